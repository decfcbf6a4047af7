namespace Autodiff.Generator.IR;

/// <summary>A scalar type of the IR.</summary>
internal sealed record ScalarType(ScalarKind Kind) : IrType
{
    public override string CSharp => Kind switch
    {
        ScalarKind.Boolean => "bool",
        ScalarKind.Char => "char",
        ScalarKind.SByte => "sbyte",
        ScalarKind.Byte => "byte",
        ScalarKind.Int16 => "short",
        ScalarKind.UInt16 => "ushort",
        ScalarKind.Int32 => "int",
        ScalarKind.UInt32 => "uint",
        ScalarKind.Int64 => "long",
        ScalarKind.UInt64 => "ulong",
        ScalarKind.Single => "float",
        _ => "double",
    };
}
