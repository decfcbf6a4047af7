using Autodiff.Generator.IR;

namespace Autodiff.Generator.Rules;

/// <summary>Rows of exponentials and logarithms.</summary>
internal static partial class PrimitiveTable
{
    private const double LogOf2 = 0.693147180559945309417;
    private const double LogOf10 = 2.30258509299404568402;

    private static IEnumerable<Rule> ExponentialRows() =>
    [
        Function(Primitive.Exp, MethodHome.Math, "result", static a => a.B.Multiply(a.Result, a.Seed)),
        Function(Primitive.Exp2, MethodHome.Number, "result ln 2", static a => a.B.Multiply(Scaled(a.B, LogOf2, a.Result), a.Seed)),
        Function(Primitive.Exp10, MethodHome.Number, "result ln 10", static a => a.B.Multiply(Scaled(a.B, LogOf10, a.Result), a.Seed)),
        Function(Primitive.ExpM1, MethodHome.Number, "exp(x)", static a => a.B.Multiply(a.B.Call(Primitive.Exp, a.X), a.Seed)),
        Function(Primitive.Exp2M1, MethodHome.Number, "exp2(x) ln 2",
            static a => a.B.Multiply(Scaled(a.B, LogOf2, a.B.Call(Primitive.Exp2, a.X)), a.Seed)),
        Function(Primitive.Exp10M1, MethodHome.Number, "exp10(x) ln 10",
            static a => a.B.Multiply(Scaled(a.B, LogOf10, a.B.Call(Primitive.Exp10, a.X)), a.Seed)),
        Function(Primitive.Log, MethodHome.Math, "1 / x", static a => a.B.Divide(a.Seed, a.X)) with { Policy = "Infinite at 0." },
        Function(Primitive.LogBase, MethodHome.Math, "Log", [null, null], "1 / (x ln y), -result / (y ln y)",
            static a => a.B.Divide(a.Seed, a.B.Multiply(a.X, a.B.Call(Primitive.Log, a.Y))),
            static a => a.B.Negate(a.B.Divide(a.B.Multiply(a.Result, a.Seed), a.B.Multiply(a.Y, a.B.Call(Primitive.Log, a.Y))))) with
        {
            Policy = "Infinite at x = 0.",
        },
        Function(Primitive.Log2, MethodHome.Math, "1 / (x ln 2)", static a => a.B.Divide(a.Seed, Scaled(a.B, LogOf2, a.X))) with
        {
            Policy = "Infinite at 0.",
        },
        Function(Primitive.Log10, MethodHome.Math, "1 / (x ln 10)", static a => a.B.Divide(a.Seed, Scaled(a.B, LogOf10, a.X))) with
        {
            Policy = "Infinite at 0.",
        },
        Function(Primitive.LogP1, MethodHome.Number, "1 / (1 + x)", static a => a.B.Divide(a.Seed, OnePlus(a.B, a.X))) with
        {
            Policy = "Infinite at -1.",
        },
        Function(Primitive.Log2P1, MethodHome.Number, "1 / ((1 + x) ln 2)",
            static a => a.B.Divide(a.Seed, Scaled(a.B, LogOf2, OnePlus(a.B, a.X)))) with
        {
            Policy = "Infinite at -1.",
        },
        Function(Primitive.Log10P1, MethodHome.Number, "1 / ((1 + x) ln 10)",
            static a => a.B.Divide(a.Seed, Scaled(a.B, LogOf10, OnePlus(a.B, a.X)))) with
        {
            Policy = "Infinite at -1.",
        },
    ];

    private static IrValue Scaled(IrBuilder b, double factor, IrValue x) => b.Multiply(b.Floating(x, factor), x);

    private static IrValue OnePlus(IrBuilder b, IrValue x) => b.Add(b.One(x), x);
}
