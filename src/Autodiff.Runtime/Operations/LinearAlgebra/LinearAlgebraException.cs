namespace Autodiff;

/// <summary>A matrix has no inverse, no Cholesky factor or no decomposition, because of its elements.</summary>
public sealed class LinearAlgebraException : ArithmeticException
{
    /// <summary>An error with a message.</summary>
    public LinearAlgebraException(string message)
        : base(message)
    {
    }
}
