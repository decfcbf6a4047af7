using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Tests.RuleTable;

/// <summary>Ordinary points of each primitive: inside its domain, away from kinks and jumps.</summary>
internal static class RuleSamples
{
    private static readonly double[][] Anywhere = [[0.3], [-1.7], [2.4]];
    private static readonly double[][] Positive = [[0.3], [1.9], [7.5]];
    private static readonly double[][] InsideUnit = [[0.3], [-0.8], [0.05]];
    private static readonly double[][] AboveMinusOne = [[0.3], [-0.6], [4.2]];
    private static readonly double[][] Pairs = [[0.7, -1.3], [2.5, 0.4], [-3.1, -0.2]];
    private static readonly double[][] Triples = [[0.7, -1.3, 0.4], [-2.5, 0.4, 1.6]];

    /// <summary>Points of a differentiable row, whose integer operands are whole.</summary>
    public static double[][] Of(Primitive primitive) => primitive switch
    {
        Primitive.Asin or Primitive.Acos or Primitive.AsinPi or Primitive.AcosPi or Primitive.Atanh => InsideUnit,
        Primitive.Acosh => [[1.2], [5.5]],
        Primitive.Log or Primitive.Log2 or Primitive.Log10 or Primitive.Sqrt or Primitive.ReciprocalSqrtEstimate => Positive,
        Primitive.LogP1 or Primitive.Log2P1 or Primitive.Log10P1 => AboveMinusOne,
        Primitive.LogBase => [[0.7, 2.5], [8.1, 3.3], [2.2, 0.4]],
        Primitive.TanPi => [[0.3], [-0.85], [2.1]],
        Primitive.Pow => [[0.7, -1.3], [2.5, 0.4], [3.1, 2.2]],
        Primitive.RootN => [[0.7, 3], [2.5, 2], [-1.9, 3], [1.4, -2], [0.6, 1]],
        Primitive.ScaleB => [[0.7, 3], [-1.3, -2]],
        Primitive.Remainder or Primitive.Ieee754Remainder => [[7.3, 2.1], [-5.2, 1.7], [0.4, -0.9]],
        Primitive.CopySign => [[0.7, -1.3], [-2.5, -0.4], [3.1, 0.2]],
        Primitive.Clamp or Primitive.ClampNative or Primitive.NumberClamp => [[0.5, 0.1, 1.2], [-0.7, 0.1, 1.2], [1.8, 0.1, 1.2]],
        Primitive.FusedMultiplyAdd or Primitive.MultiplyAddEstimate or Primitive.Lerp => Triples,
        Primitive.NormalQuantile => [[0.3], [0.02], [0.97]],
        Primitive.LogGamma or Primitive.Digamma or Primitive.Trigamma => [[0.4], [3.7], [11.5], [-1.3]],
        Primitive.Polygamma => [[0, 2.5], [1, 0.7], [3, 4.2], [2, -1.3]],
        Primitive.DigammaDifference => [[2.1, 0.3], [0.6, 5.0]],
        Primitive.Beta => [[0.7, 2.3], [4.1, 0.2]],
        _ => PrimitiveTable.Get(primitive).Operands.Count switch { 1 => Anywhere, 2 => Pairs, _ => Triples },
    };
}
