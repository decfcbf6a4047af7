namespace Autodiff.Internal;

/// <summary>Adds a tensor to another in its own buffer, off the tape.</summary>
internal static class Accumulation
{
    /// <summary>Adds a cotangent of the same shape.</summary>
    public static void Add<T>(Tensor<T> sum, Tensor<T> term)
        where T : unmanaged => Loops.Map(sum, term, sum, new BinaryValueMap<AdditionOperation>(default));
}
