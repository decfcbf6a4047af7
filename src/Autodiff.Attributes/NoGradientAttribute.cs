namespace Autodiff;

/// <summary>
/// Makes a parameter, field or property a constant for differentiation. On a method: calls to it are allowed inside
/// differentiable methods and drop the derivative on purpose.
/// </summary>
[AttributeUsage(
    AttributeTargets.Parameter | AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Method,
    Inherited = false)]
public sealed class NoGradientAttribute : Attribute;
