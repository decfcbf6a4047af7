namespace Autodiff;

/// <summary>The derivative members that <see cref="DifferentiableAttribute"/> can ask for.</summary>
[Flags]
public enum Derivatives
{
    /// <summary>No member.</summary>
    None = 0,

    /// <summary><c>FGradient</c> and <c>FValueAndGradient</c>, for results that are one number.</summary>
    Gradient = 1,

    /// <summary><c>FJvp</c>: the Jacobian-vector product (forward mode).</summary>
    Jvp = 2,

    /// <summary><c>FVjp</c>: the vector-Jacobian product (reverse mode).</summary>
    Vjp = 4,

    /// <summary><c>FJacobian</c>.</summary>
    Jacobian = 8,

    /// <summary><c>FHvp</c>: the Hessian-vector product.</summary>
    Hvp = 16,

    /// <summary><c>FHessian</c>.</summary>
    Hessian = 32,

    /// <summary>Gradient, JVP and VJP.</summary>
    Default = Gradient | Jvp | Vjp,
}
