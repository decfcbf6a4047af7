using Autodiff.Generator.IR;

namespace Autodiff.Generator.Rules;

/// <summary>Rows of <c>Autodiff.SpecialFunctions</c>.</summary>
internal static partial class PrimitiveTable
{
    private const double TwoOverRootPi = 1.12837916709551257390;

    private static IEnumerable<Rule> SpecialRows() =>
    [
        Function(Primitive.Erf, MethodHome.Special, "2 / sqrt(π) exp(-x²)", static a => a.B.Multiply(ErfSlope(a), a.Seed)),
        Function(Primitive.Erfc, MethodHome.Special, "-2 / sqrt(π) exp(-x²)", static a => a.B.Negate(a.B.Multiply(ErfSlope(a), a.Seed))),
        Function(Primitive.NormalPdf, MethodHome.Special, "-x result",
            static a => a.B.Negate(a.B.Multiply(a.B.Multiply(a.X, a.Result), a.Seed))),
        Function(Primitive.NormalCdf, MethodHome.Special, "normalPdf(x)",
            static a => a.B.Multiply(a.B.Call(Primitive.NormalPdf, a.X), a.Seed)),
        Function(Primitive.NormalQuantile, MethodHome.Special, "1 / normalPdf(result)",
            static a => a.B.Divide(a.Seed, a.B.Call(Primitive.NormalPdf, a.Result))) with
        {
            Policy = "Infinite at 0 and 1.",
        },
        Function(Primitive.LogGamma, MethodHome.Special, "digamma(x)",
            static a => a.B.Multiply(a.B.Call(Primitive.Digamma, a.X), a.Seed)) with
        {
            Policy = "At the poles (0, -1, -2 …) what digamma gives there.",
        },
        Function(Primitive.Digamma, MethodHome.Special, "trigamma(x)",
            static a => a.B.Multiply(a.B.Call(Primitive.Trigamma, a.X), a.Seed)) with
        {
            Policy = "Infinite at the poles (0, -1, -2 …).",
        },
        Function(Primitive.Trigamma, MethodHome.Special, "polygamma(2, x)",
            static a => a.B.Multiply(a.B.Call(Primitive.Polygamma, a.B.Int32(2), a.X), a.Seed)),
        Function(Primitive.Polygamma, MethodHome.Special, "Polygamma", [IrType.Int32, null], "zero, polygamma(x + 1, y)",
            null, static a => a.B.Multiply(a.B.Call(Primitive.Polygamma, NextOrder(a), a.Y), a.Seed)) with
        {
            MayThrow = true,
            Policy = "Orders are at most 100, so order 100 throws where its derivative is taken.",
        },
        Function(Primitive.DigammaDifference, MethodHome.Special, "trigamma(x + y) - trigamma(x), trigamma(x + y)",
            static a => a.B.Multiply(
                a.B.Subtract(a.B.Call(Primitive.Trigamma, a.B.Add(a.X, a.Y)), a.B.Call(Primitive.Trigamma, a.X)), a.Seed),
            static a => a.B.Multiply(a.B.Call(Primitive.Trigamma, a.B.Add(a.X, a.Y)), a.Seed)),
        Function(Primitive.Beta, MethodHome.Special, "-result (digamma(x + y) - digamma(x)), -result (digamma(x + y) - digamma(y))",
            static a => BetaPartial(a, a.X, a.Y),
            static a => BetaPartial(a, a.Y, a.X)),
    ];

    private static IrValue ErfSlope(PartialArguments a) =>
        Scaled(a.B, TwoOverRootPi, a.B.Call(Primitive.Exp, a.B.Negate(Square(a.B, a.X))));

    private static IrValue NextOrder(PartialArguments a) => a.B.Context.ConstantOf(a.X) is { } order
        ? a.B.Int32((int)order.Bits + 1)
        : a.B.Call(Primitive.Add, a.X, a.B.Int32(1));

    private static IrValue BetaPartial(PartialArguments a, IrValue mine, IrValue other) => a.B.Negate(
        a.B.Multiply(a.B.Multiply(a.Result, a.B.Call(Primitive.DigammaDifference, mine, other)), a.Seed));
}
