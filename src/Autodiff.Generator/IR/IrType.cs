namespace Autodiff.Generator.IR;

/// <summary>A type of the IR: scalar, array, span, or an opaque C# type that is only passed through.</summary>
internal abstract record IrType
{
    public static readonly IrType Double = new ScalarType(ScalarKind.Double);
    public static readonly IrType Single = new ScalarType(ScalarKind.Single);
    public static readonly IrType Int32 = new ScalarType(ScalarKind.Int32);
    public static readonly IrType Int64 = new ScalarType(ScalarKind.Int64);
    public static readonly IrType Boolean = new ScalarType(ScalarKind.Boolean);

    /// <summary>The type as C# source.</summary>
    public abstract string CSharp { get; }

    /// <summary>Whether it is <c>double</c> or <c>float</c>.</summary>
    public bool IsFloating => this is ScalarType { Kind: ScalarKind.Double or ScalarKind.Single };

    public bool IsScalar => this is ScalarType;

    public bool IsBoolean => this is ScalarType { Kind: ScalarKind.Boolean };

    public bool IsIntegral => this is ScalarType { Kind: not (ScalarKind.Boolean or ScalarKind.Single or ScalarKind.Double) };

    /// <summary>Whether it is an array or a span, which the IR treats as memory.</summary>
    public bool IsMemory => this is ArrayType or SpanType;

    /// <summary>The type of one element of an array or span; of one row, for a jagged array.</summary>
    public IrType? Element => this switch
    {
        ArrayType array => array.ElementType,
        SpanType span => span.ElementType,
        _ => null,
    };

    /// <summary>The number of indices an element access takes.</summary>
    public int Rank => this is ArrayType array ? array.Dimensions : this is SpanType ? 1 : 0;

    /// <summary>The floating-point scalar in the innermost element, or null if there is none.</summary>
    public IrType? FloatingLeaf => IsFloating ? this : Element?.FloatingLeaf;

    /// <summary>Whether a value of this type can carry a derivative.</summary>
    public bool IsDifferentiable => FloatingLeaf is not null;

    public sealed override string ToString() => CSharp;
}
