namespace Autodiff;

/// <summary>Makes a static method the reverse-mode derivative rule of a method that cannot be edited, or is done by hand.</summary>
/// <remarks>
/// The rule of <c>R M(A a)</c> is <c>(R Value, A Gradient) Rule(A a, R cotangent)</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class VjpOfAttribute : Attribute
{
    /// <summary>Names the method whose rule this is.</summary>
    /// <param name="type">The type that declares the method.</param>
    /// <param name="method">The method's name.</param>
    public VjpOfAttribute(Type type, string method)
    {
        Type = type;
        Method = method;
    }

    /// <summary>The type that declares the method.</summary>
    public Type Type { get; }

    /// <summary>The method's name.</summary>
    public string Method { get; }
}
