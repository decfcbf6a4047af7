using Autodiff;

namespace PyTorchTour.Programs;

/// <summary>Two layers without biases, trained by changing the weights in place.</summary>
internal static class TwoLayers
{
    public static void Run(Report report)
    {
        const double learningRate = 1e-3;
        var x = Waves.Matrix(0.7, 4, 6);
        var y = Waves.Matrix(0.9, 4, 3);
        var w1 = Waves.Matrix(0.3, 6, 5).RequiresGrad_();
        var w2 = Waves.Matrix(0.5, 5, 3).RequiresGrad_();

        for (var step = 0; step < 500; step++)
        {
            using var scope = Tensors.Scope();

            var prediction = x.Mm(w1).Clamp(min: 0).Mm(w2);
            var loss = (prediction - y).Pow(2).Sum();
            loss.Backward();

            if (step == 0)
                report.Figure("loss at step 0", loss.Item(), 5.7003484);
            else if (step == 499)
                report.Figure("loss at step 499", loss.Item(), 2.8859153, 1e-3);

            using (Autograd.NoGrad())
            {
                w1.Sub_(w1.Grad! * learningRate);
                w2.Sub_(w2.Grad! * learningRate);
            }

            w1.ZeroGrad();
            w2.ZeroGrad();
        }
    }
}
