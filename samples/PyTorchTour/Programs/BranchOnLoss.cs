using Autodiff;

namespace PyTorchTour.Programs;

/// <summary>Each step uses one of two second layers, as the loss before decides.</summary>
internal static class BranchOnLoss
{
    public static void Run(Report report)
    {
        const double learningRate = 1e-3;
        var x = Waves.Matrix(0.7, 4, 6);
        var y = Waves.Matrix(0.9, 4, 3);
        var w1 = Waves.Matrix(0.3, 6, 5).RequiresGrad_();
        var w2a = Waves.Matrix(0.5, 5, 3).RequiresGrad_();
        var w2b = Waves.Matrix(0.4, 5, 3).RequiresGrad_();
        var losses = new double[200];
        var previous = 5.0;

        for (var step = 0; step < losses.Length; step++)
        {
            using var scope = Tensors.Scope();

            var w2 = previous < 5 ? w2a : w2b;
            var prediction = x.Mm(w1).Clamp(min: 0).Mm(w2);
            var loss = (prediction - y).Pow(2).Sum();
            loss.Backward();
            losses[step] = previous = loss.Item();

            using (Autograd.NoGrad())
            {
                foreach (var parameter in (Tensor<float>[])[w1, w2a, w2b])
                {
                    // The weight that was not used has no gradient.
                    if (parameter.Grad is { } gradient)
                        parameter.Sub_(gradient * learningRate);
                    parameter.ZeroGrad();
                }
            }
        }

        report.Figure("loss at step 0", losses[0], 6.0686579);
        report.Figure("loss at step 1", losses[1], 5.9457650);
        report.Figure("loss at step 50", losses[50], 3.8239272);
        report.Figure("loss at step 199", losses[199], 3.0227313, 1e-3);
        report.Fact("losses below 5", losses.Count(loss => loss < 5), 186);
    }
}
