using Autodiff;

namespace PyTorchTour.Programs;

/// <summary>A sigmoid whose derivative is written by hand.</summary>
internal static class CustomFunction
{
    public static void Run(Report report)
    {
        var x = Tensor.Create<float>([1, 2, 3]).RequiresGrad_();

        var y = new Sigmoid().Apply(x);
        y.Sum().Backward();

        report.Fact("y.GradFn", y.GradFn, "<SigmoidBackward>");
        report.Figures("x.Grad", x.Grad, [0.19661193, 0.10499363, 0.04517666]);
    }

    private sealed class Sigmoid : Function<float>
    {
        protected override Tensor<float> Forward(FunctionContext<float> context, Tensor<float>[] inputs)
        {
            var result = 1 / (1 + (-inputs[0]).Exp());
            context.SaveForBackward(result);
            return result;
        }

        protected override Tensor<float>?[] Backward(FunctionContext<float> context, Tensor<float> gradient)
        {
            var result = context.SavedTensors[0];
            return [gradient * result * (1 - result)];
        }
    }
}
