using Xunit;

namespace Autodiff.Runtime.Tests;

/// <summary>A training loop in a scope allocates next to nothing: the promise of docs/tensors.md.</summary>
public sealed class TrainingAllocationTests
{
    [Fact]
    public void A_step_of_the_network_allocates_under_4_KB()
    {
        var x = Tensor.Full<float>([64, 1000], 0.01f);
        var target = Tensor.Full<float>([64, 10], 0.5f);
        var w1 = Tensor.Full<float>([1000, 100], 0.01f).RequiresGrad_();
        var b1 = Tensor.Zeros<float>(100).RequiresGrad_();
        var w2 = Tensor.Full<float>([100, 10], 0.02f).RequiresGrad_();
        var b2 = Tensor.Zeros<float>(10).RequiresGrad_();

        void Step()
        {
            using (Tensors.Scope())
            {
                var prediction = (x.MatMul(w1) + b1).Relu().MatMul(w2) + b2;
                var loss = (prediction - target).Square().Mean();
                loss.Backward();
                using (Autograd.NoGrad())
                {
                    foreach (var parameter in (ReadOnlySpan<Tensor<float>>)[w1, b1, w2, b2])
                    {
                        parameter.Sub_(parameter.Grad!, alpha: 0.1);
                        parameter.ZeroGrad();
                    }
                }
            }
        }

        for (var i = 0; i < 5; i++)
            Step();
        var before = GC.GetAllocatedBytesForCurrentThread();
        const int steps = 20;
        for (var i = 0; i < steps; i++)
            Step();
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / steps;
        Assert.True(each < 4096, $"{each} bytes a step");
    }
}
