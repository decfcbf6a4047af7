namespace Autodiff.Benchmarks.AgainstPyTorch.Works;

/// <summary>Elementwise operations, a sum, and the gradients.</summary>
internal static class Chains
{
    /// <summary>31 operations, so that what an operation costs apart from its elements shows.</summary>
    public static Computation Tiny(int count)
    {
        var (x, w, b) = Operands(count);

        Tensor<float> Value()
        {
            var y = x;
            for (var i = 0; i < 10; i++) y = (y * w + b).Tanh();
            return y.Sum();
        }

        return Differentiation.Of(Value, [x, w, b]);
    }

    /// <summary>One operation at a time over memory.</summary>
    public static Computation Unfused(int count)
    {
        var (x, w, b) = Operands(count);
        return Differentiation.Of(() => ((x * w + b).Tanh() * x.Sigmoid() + (-x * x).Exp()).Sum(), [x, w, b]);
    }

    private static (Tensor<float> X, Tensor<float> W, Tensor<float> B) Operands(int count) =>
        (Sines.Create(0.7, 2, count), Sines.Create(0.3, 1, count), Sines.Create(0.5, 1, count));
}
