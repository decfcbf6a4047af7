namespace Autodiff.Generator.Emit;

/// <summary>The precedence of C# expressions, weakest first.</summary>
internal enum Precedence
{
    Any,
    Conditional,
    OrElse,
    AndAlso,
    Or,
    ExclusiveOr,
    And,
    Equality,
    Relational,
    Shift,
    Additive,
    Multiplicative,
    Unary,
    Primary,
}
