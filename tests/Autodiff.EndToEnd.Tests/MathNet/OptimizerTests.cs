using Autodiff.Corpus.Textbook;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using Xunit;

namespace Autodiff.EndToEnd.Tests.MathNet;

/// <summary>Generated gradients and Jacobians drive the optimizers of MathNet.Numerics.</summary>
public sealed class OptimizerTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public void Bfgs_descends_the_valley_of_Rosenbrock(int dimension)
    {
        var evaluations = 0;
        var objective = ObjectiveFunction.Gradient(x =>
        {
            evaluations++;
            var (value, gradient) = Fitting.RosenbrockValueAndGradient(x.ToArray());
            return (value, Vector<double>.Build.DenseOfArray(gradient));
        });
        var start = Vector<double>.Build.Dense(dimension, i => i % 2 == 0 ? -1.2 : 1.0);

        var result = new BfgsMinimizer(1e-10, 1e-10, 1e-10, 1000).FindMinimum(objective, start);

        Assert.Equal(ExitCondition.AbsoluteGradient, result.ReasonForExit);
        Assert.True((result.MinimizingPoint - 1).L2Norm() < 1e-8, result.MinimizingPoint.ToString());
        Assert.InRange(evaluations, 10, 500);
    }

    [Fact]
    public void Levenberg_Marquardt_finds_the_parameters_of_a_signal()
    {
        double[] truth = [2.5, 0.4, 3.1, -0.7];
        var times = Enumerable.Range(0, 40).Select(i => 0.1 * i).ToArray();
        var observed = Fitting.DecayingOscillation(truth, times);
        var model = ObjectiveFunction.NonlinearModel(
            (p, t) => Vector<double>.Build.DenseOfArray(Fitting.DecayingOscillation(p.ToArray(), t.ToArray())),
            (p, t) => Jacobian(p.ToArray(), t.ToArray()),
            Vector<double>.Build.DenseOfArray(times),
            Vector<double>.Build.DenseOfArray(observed));

        var result = new LevenbergMarquardtMinimizer(maximumIterations: 200).FindMinimum(model, Vector<double>.Build.DenseOfArray([1.5, 0.2, 2.8, 0.0]));

        Assert.True((result.MinimizingPoint - Vector<double>.Build.DenseOfArray(truth)).L2Norm() < 1e-7, result.MinimizingPoint.ToString());
    }

    /// <summary>The derivatives of all values, a column for each parameter: a JVP with its unit vector.</summary>
    private static Matrix<double> Jacobian(double[] parameters, double[] times)
    {
        var columns = new double[parameters.Length][];
        for (var i = 0; i < columns.Length; i++)
        {
            var unit = new double[parameters.Length];
            unit[i] = 1;
            columns[i] = Fitting.DecayingOscillationJvp(parameters, times, unit).Tangent;
        }

        return Matrix<double>.Build.DenseOfColumnArrays(columns);
    }
}
