namespace Autodiff.Generator.Binding;

/// <summary>Bind: what the type of a parameter or result means for differentiation.</summary>
internal enum TypeSupport
{
    /// <summary>It carries derivatives.</summary>
    Differentiable,

    /// <summary>It is passed through: integers, strings, enums, objects without floating-point members.</summary>
    Constant,

    Decimal,

    Nullable,

    /// <summary>A ref struct other than a span.</summary>
    RefLike,

    /// <summary>A struct, class or collection that holds floating-point numbers.</summary>
    WithMembers,

    /// <summary>Anything else that is refused: pointers, <c>dynamic</c>, type parameters, other numbers.</summary>
    Unsupported,

    /// <summary>The compiler does not know the type.</summary>
    Unresolved,
}
