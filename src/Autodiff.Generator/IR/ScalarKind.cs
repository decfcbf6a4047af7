namespace Autodiff.Generator.IR;

/// <summary>The scalar types the IR computes with.</summary>
internal enum ScalarKind
{
    Boolean,
    Char,
    SByte,
    Byte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Single,
    Double,
}
