using Autodiff.Corpus.Textbook;
using static Autodiff.EndToEnd.Tests.Inputs.CaseOptions;
using static Autodiff.EndToEnd.Tests.Inputs.Data;
using T = Autodiff.Corpus.Textbook;

namespace Autodiff.EndToEnd.Tests.Inputs;

/// <summary>Inputs of the routines from textbooks.</summary>
internal static class TextbookInputs
{
    private static readonly double[] Returns = [0.3, -0.6, 0.5, 0.9, -0.3, 0.2, -0.7];

    private static readonly double[] Cubic = [-2, -1, 0.5, 1];

    private static readonly double[] Knots = [0, 0, 0, 0, 1, 2, 3, 3, 3, 3];

    private static double[,] Positive => Matrix(3, 3, 4, 1, 0.5, 1, 3, -0.3, 0.5, -0.3, 2);

    public static IEnumerable<CorpusCase> SpecialFunctions => new CaseList(typeof(SpecialFunctionsByDefinition))
    {
        { nameof(SpecialFunctionsByDefinition.Gamma), 3.7 },
        { nameof(SpecialFunctionsByDefinition.Gamma), 0.3 },
        { nameof(SpecialFunctionsByDefinition.Gamma), -1.3 },
        { nameof(SpecialFunctionsByDefinition.LogGamma), 2.3 },
        { nameof(SpecialFunctionsByDefinition.LogGamma), 12.5 },
        { nameof(SpecialFunctionsByDefinition.Digamma), 1.3 },
        { nameof(SpecialFunctionsByDefinition.Digamma), 7.5 },
        { nameof(SpecialFunctionsByDefinition.Erf), 0.7 },
        { nameof(SpecialFunctionsByDefinition.ErfcContinuedFraction), 1.6 },
        { nameof(SpecialFunctionsByDefinition.BesselJ), 2, 1.7 },
        { nameof(SpecialFunctionsByDefinition.BesselJ), 0, 1.7 },
        { nameof(SpecialFunctionsByDefinition.BesselI0), 2.3 },
        { nameof(SpecialFunctionsByDefinition.IncompleteGammaP), 2.5, 1.7 },
        { nameof(SpecialFunctionsByDefinition.IncompleteBeta), 2.5, 1.7, 0.3 },
        { nameof(SpecialFunctionsByDefinition.IncompleteBeta), 2.5, 1.7, 0.8 },
        { nameof(SpecialFunctionsByDefinition.Legendre), 5, 0.3 },
        { nameof(SpecialFunctionsByDefinition.Legendre), 0, 0.3 },
        { nameof(SpecialFunctionsByDefinition.Chebyshev), 6, 0.3 },
        { nameof(SpecialFunctionsByDefinition.EllipticK), 0.6 },
        { nameof(SpecialFunctionsByDefinition.Zeta), 2.5 },
        { nameof(SpecialFunctionsByDefinition.LambertW), 1.7 },
        { nameof(SpecialFunctionsByDefinition.LambertW), 17.0 },
        { nameof(SpecialFunctionsByDefinition.ExponentialIntegral), 0.8 },
        { nameof(SpecialFunctionsByDefinition.Binomial), 6.5, 3 },
    };

    public static IEnumerable<CorpusCase> Quadrature => new CaseList(typeof(T.Quadrature))
    {
        { nameof(T.Quadrature.Oscillation), 0.7, 0.3, 2.1 },
        { nameof(T.Quadrature.Trapezoid), 0.1, 2.3, 0.4, 1.7, 12 },
        { nameof(T.Quadrature.Simpson), 0.1, 2.3, 0.4, 12 },
        { nameof(T.Quadrature.Simpson), 0.1, 2.3, 0.4, 11 },
        { nameof(T.Quadrature.GaussLegendre), 0.1, 2.3, 0.4 },
        { nameof(T.Quadrature.Romberg), 0.1, 2.3, 0.4, 5 },
        { nameof(T.Quadrature.AdaptiveSimpson), NotSmooth, 0.1, 2.3, 0.4, 1e-5 },
        { nameof(T.Quadrature.ArcLength), Vector(0, 0.5, 1.3, 1.9), Vector(0.2, 0.9, 0.4, -0.3) },
        { nameof(T.Quadrature.UnitSquare), 1.3, 4 },
        { nameof(T.Quadrature.MidpointWithLocalFunction), 1.3, 0.7, 6 },
    };

    public static IEnumerable<CorpusCase> RootFinding => new CaseList(typeof(T.RootFinding))
    {
        { nameof(T.RootFinding.Heron), 2.7 },
        { nameof(T.RootFinding.Kepler), 1.1, 0.3 },
        { nameof(T.RootFinding.Polynomial), Cubic, 0.7 },
        { nameof(T.RootFinding.Secant), Cubic, 1.0, 1.5 },
        { nameof(T.RootFinding.FalsePosition), Cubic, 0.5, 2.0, 25 },
        { nameof(T.RootFinding.FalsePosition), Cubic, 2.0, 3.0, 25 },
        { nameof(T.RootFinding.HalleyCubeRoot), 5.3 },
        { nameof(T.RootFinding.HalleyCubeRoot), 0.4 },
        { nameof(T.RootFinding.FixedPoint), 0.8 },
        { nameof(T.RootFinding.Steffensen), 0.8 },
        { nameof(T.RootFinding.NewtonInTwoUnknowns), 2.0, 1.1 },
        { nameof(T.RootFinding.Colebrook), 1e5, 1e-3 },
    };

    public static IEnumerable<CorpusCase> OdeSteppers => new CaseList(typeof(T.OdeSteppers))
    {
        { nameof(T.OdeSteppers.EulerLogistic), 0.2, 1.3, 1.1, 0.1, 12 },
        { nameof(T.OdeSteppers.HeunLogistic), 0.2, 1.3, 1.1, 0.1, 12 },
        { nameof(T.OdeSteppers.LogisticSlope), 0.2, 1.3, 1.1 },
        { nameof(T.OdeSteppers.Lorenz), Vector(1, 1.2, 0.9), 10.0, 28.0, 2.6, Vector(0.3, 0.4, 0.5) },
        { nameof(T.OdeSteppers.RungeKutta4), Vector(1, 1.2, 0.9), 10.0, 28.0, 2.6, 0.01, 8 },
        { nameof(T.OdeSteppers.VerletPendulum), 0.7, 0.2, 9.81, 1.3, 0.05, 11 },
        { nameof(T.OdeSteppers.LotkaVolterra), 1.0, 0.7, 0.9, 1.1, 0.8, 0.6, 0.1, 9 },
        { nameof(T.OdeSteppers.AdamsBashforth), 1.1, 0.7, 0.1, 9 },
        { nameof(T.OdeSteppers.BackwardEuler), 1.1, 3.0, 0.2, 5 },
        { nameof(T.OdeSteppers.Fehlberg), 1.1, 0.7, 1.5, 1e-5 },
        { nameof(T.OdeSteppers.Forced), 0.3, 1.1, 0.7 },
        { nameof(T.OdeSteppers.ProjectileRange), 7.0, 0.8, 0.01 },
    };

    public static IEnumerable<CorpusCase> Interpolation => new CaseList(typeof(T.Interpolation))
    {
        { nameof(T.Interpolation.Linear), Vector(0, 1, 2.5, 4), Vector(1, 0.3, 0.9, -0.4), 1.7 },
        { nameof(T.Interpolation.Linear), Vector(0, 1, 2.5, 4), Vector(1, 0.3, 0.9, -0.4), -0.5 },
        { nameof(T.Interpolation.Bilinear), SpreadMatrix(3, 3, -1, 2), 0.7, 1.2 },
        { nameof(T.Interpolation.Lagrange), Vector(0, 1, 2.5, 4), Vector(1, 0.3, 0.9, -0.4), 1.7 },
        { nameof(T.Interpolation.NewtonDividedDifferences), Vector(0, 1, 2.5, 4), Vector(1, 0.3, 0.9, -0.4), 1.7 },
        { nameof(T.Interpolation.Neville), Vector(0, 1, 2.5, 4), Vector(1, 0.3, 0.9, -0.4), 1.7 },
        { nameof(T.Interpolation.NaturalSpline), Vector(0, 1, 2.5, 4), Vector(1, 0.3, 0.9, -0.4), 1.7 },
        { nameof(T.Interpolation.NaturalSpline), Vector(0, 1, 2.5, 4), Vector(1, 0.3, 0.9, -0.4), 3.7 },
        { nameof(T.Interpolation.CubicHermite), 0.3, 1.1, -0.4, 0.8, 0.35 },
        { nameof(T.Interpolation.CatmullRom), (0.0, 0.1), (1.0, 0.7), (2.1, 0.3), (3.0, -0.5), 0.35 },
        { nameof(T.Interpolation.Bezier), Vector(0.3, 1.1, -0.4, 0.8), 0.35 },
        { nameof(T.Interpolation.BasisFunction), 2, 3, 1.4, Knots },
        { nameof(T.Interpolation.BSpline), Vector(0.3, 1.1, -0.4, 0.8, 0.2, 0.5), Knots, 3, 1.4 },
    };

    public static IEnumerable<CorpusCase> SmallLinearAlgebra => new CaseList(typeof(T.SmallLinearAlgebra))
    {
        { nameof(T.SmallLinearAlgebra.Dot), Spread(4, -1, 2), Spread(4, -2, 1) },
        { nameof(T.SmallLinearAlgebra.Norm), Spread(4, -1, 2) },
        { nameof(T.SmallLinearAlgebra.Multiply), SpreadMatrix(2, 3, -1, 2), Spread(3, -1, 2) },
        { nameof(T.SmallLinearAlgebra.Solve), Matrix(3, 3, 0.1, 2, 1, 3, 1, -1, 1, -1, 2), Vector(1, 0.4, -0.7) },
        { nameof(T.SmallLinearAlgebra.Solve), new double[2, 2], Vector(1, 0.4) },
        { nameof(T.SmallLinearAlgebra.LaplaceDeterminant), SpreadMatrix(4, 4, -1, 2) },
        { nameof(T.SmallLinearAlgebra.LogDeterminant), Positive },
        { nameof(T.SmallLinearAlgebra.Tridiagonal), Vector(0, 0.3, -0.4, 0.2), Vector(2, 3, 2.5, 4), Vector(0.5, -0.3, 0.6, 0), Vector(1, 0.4, -0.7, 0.2) },
        { nameof(T.SmallLinearAlgebra.PowerIteration), Positive, 12 },
        { nameof(T.SmallLinearAlgebra.GramSchmidt), new double[][] { [1, 0.3, -0.2], [0.4, 1.1, 0.6], [-0.3, 0.2, 0.9] } },
        { nameof(T.SmallLinearAlgebra.ConjugateGradients), Positive, Vector(1, 0.4, -0.7) },
        { nameof(T.SmallLinearAlgebra.Inverse), Positive },
        { nameof(T.SmallLinearAlgebra.Eigenvalues), 1.3, 0.4, 2.2 },
    };

    public static IEnumerable<CorpusCase> Statistics => new CaseList(typeof(T.Statistics))
    {
        { nameof(T.Statistics.Mean), Spread(5, -1, 2) },
        { nameof(T.Statistics.Variance), Spread(5, -1, 2) },
        { nameof(T.Statistics.Welford), Spread(5, -1, 2) },
        { nameof(T.Statistics.Shape), Spread(6, -1, 2) },
        { nameof(T.Statistics.NormalLogLikelihood), Spread(5, -1, 2), 0.3, 1.2 },
        { nameof(T.Statistics.MixtureLogLikelihood), Spread(5, -1, 2), Vector(0.4, 0.6), Vector(-0.3, 1.1), Vector(0.7, 0.5) },
        { nameof(T.Statistics.LogisticLoss), new double[][] { [1, 0.3], [-0.4, 1.1], [0.2, -0.9] }, new[] { true, false, true }, Vector(0.4, -0.7), 0.1, 0.01 },
        { nameof(T.Statistics.KalmanLogLikelihood), Spread(6, -1, 2), 0.3, 0.5 },
        { nameof(T.Statistics.Correlation), Spread(5, -1, 2), Vector(0.3, -0.2, 0.9, 0.4, 1.1) },
        { nameof(T.Statistics.Correlation), Spread(5, -1, 2), Vector(0.3, -0.2) },
        { nameof(T.Statistics.RegressionLine), Spread(5, -1, 2), Vector(0.3, -0.2, 0.9, 0.4, 1.1) },
        { nameof(T.Statistics.Softmax), Spread(5, -1, 2) },
        { nameof(T.Statistics.Softmax), Vector() },
        { nameof(T.Statistics.CrossEntropy), Spread(5, -1, 2), 3 },
        { nameof(T.Statistics.KernelDensity), Spread(5, -1, 2), 0.3, 0.7 },
        { nameof(T.Statistics.HiddenMarkov), Vector(0.6, 0.4), Matrix(2, 2, 0.7, 0.3, 0.4, 0.6), Matrix(2, 3, 0.5, 0.4, 0.1, 0.1, 0.3, 0.6), Integers(0, 1, 2, 1) },
        { nameof(T.Statistics.Garch), Returns, 0.1, 0.15, 0.6 },
    };

    public static IEnumerable<CorpusCase> Pricing => new CaseList(typeof(T.Pricing))
    {
        { nameof(T.Pricing.NormalCdf), 0.7 },
        { nameof(T.Pricing.NormalCdf), -0.7 },
        { nameof(T.Pricing.BlackScholes), 100.0, 95.0, 0.03, 0.25, 0.7, true },
        { nameof(T.Pricing.BlackScholes), 100.0, 95.0, 0.03, 0.25, 0.7, false },
        { nameof(T.Pricing.BinomialAmericanPut), 100.0, 103.0, 0.03, 0.25, 0.7, 10 },
        { nameof(T.Pricing.ImpliedVolatility), 12.0, 100.0, 95.0, 0.03, 0.7 },
        { nameof(T.Pricing.BondPrice), 5.0, 0.04, 6, 2 },
        { nameof(T.Pricing.YieldToMaturity), 97.0, 5.0, 4 },
        { nameof(T.Pricing.PresentValue), Vector(5, 5, 105), Vector(1, 2, 3), Vector(0.03, 0.032, 0.035) },
        { nameof(T.Pricing.NelsonSiegel), 0.04, -0.02, 0.01, 1.7, 5.0 },
        { nameof(T.Pricing.CoxIngersollRoss), 0.03, 0.5, 0.05, 0.1, 3.0 },
        { nameof(T.Pricing.Sabr), 0.03, 0.035, 2.0, 0.04, 0.5, -0.3, 0.4 },
        { nameof(T.Pricing.Sabr), NotSmooth, 0.03, 0.03, 2.0, 0.04, 0.5, -0.3, 0.4 },
        { nameof(T.Pricing.AsianCall), 100.0, 99.0, 0.03, 0.25, 0.7, SpreadMatrix(5, 4, -1.5, 1.5) },
        { nameof(T.Pricing.ImplicitCall), 100.0, 0.03, 0.25, 0.7, 11, 5 },
        { nameof(T.Pricing.MonthlyPayment), 1000.0, 0.05, 24 },
        { nameof(T.Pricing.MonthlyPayment), NotSmooth, 1000.0, 0.0, 24 },
    };

    public static IEnumerable<CorpusCase> Fitting => new CaseList(typeof(T.Fitting))
    {
        { nameof(T.Fitting.Rosenbrock), Vector(-1.2, 1, 0.3) },
        { nameof(T.Fitting.Rosenbrock), Vector() },
        { nameof(T.Fitting.DecayingOscillation), Vector(2.5, 0.4, 3.1, -0.7), Vector(0, 0.3, 0.9) },
    };

    public static IEnumerable<CorpusCase> Engineering => new CaseList(typeof(T.Engineering))
    {
        { nameof(T.Engineering.Radiance), NotSmooth, 5e-7, 5800.0 },
        { nameof(T.Engineering.Compressibility), 1.4, 2.1 },
        { nameof(T.Engineering.Power), Spread(8, -1, 2), 2 },
        { nameof(T.Engineering.Fft), Spread(8, -1, 2), Spread(8, -2, 1) },
        { nameof(T.Engineering.BeamDeflection), 1.3, 4.0, 2.5, (1.0, 0.7), (2.9, 1.1) },
        { nameof(T.Engineering.PointLoad), 1.3, 4.0, 2.5, 2.1, 0.7 },
        { nameof(T.Engineering.Antoine), 60.0 },
        { nameof(T.Engineering.Antoine), 130.0 },
        { nameof(T.Engineering.PidCost), 2.0, 0.5, 0.1, 1.0, 20 },
        { nameof(T.Engineering.Haversine), 52.5, 13.4, 48.1, 11.6 },
        { nameof(T.Engineering.RootMeanSquare), Spread(5, -1, 2) },
        { nameof(T.Engineering.Ladder), Vector(1, 2, 3), Vector(10, 20, 30) },
    };
}
