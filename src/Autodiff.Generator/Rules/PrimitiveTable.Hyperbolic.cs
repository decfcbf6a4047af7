namespace Autodiff.Generator.Rules;

/// <summary>Rows of the hyperbolic functions.</summary>
internal static partial class PrimitiveTable
{
    private static IEnumerable<Rule> HyperbolicRows() =>
    [
        Function(Primitive.Sinh, MethodHome.Math, "cosh(x)", static a => a.B.Multiply(a.B.Call(Primitive.Cosh, a.X), a.Seed)),
        Function(Primitive.Cosh, MethodHome.Math, "sinh(x)", static a => a.B.Multiply(a.B.Call(Primitive.Sinh, a.X), a.Seed)),
        Function(Primitive.Tanh, MethodHome.Math, "1 - result²",
            static a => a.B.Multiply(a.B.Subtract(a.B.One(a.Result), Square(a.B, a.Result)), a.Seed)),
        Function(Primitive.Asinh, MethodHome.Math, "1 / hypot(1, x)",
            static a => a.B.Divide(a.Seed, a.B.Call(Primitive.Hypot, a.B.One(a.X), a.X))),
        Function(Primitive.Acosh, MethodHome.Math, "1 / (sqrt(x - 1) sqrt(x + 1))",
            static a => a.B.Divide(a.Seed, a.B.Multiply(
                a.B.Call(Primitive.Sqrt, a.B.Subtract(a.X, a.B.One(a.X))),
                a.B.Call(Primitive.Sqrt, a.B.Add(a.X, a.B.One(a.X)))))) with
        {
            Policy = "Infinite at 1.",
        },
        Function(Primitive.Atanh, MethodHome.Math, "1 / ((1 - x) (1 + x))", static a => a.B.Divide(a.Seed, OneMinusSquare(a.B, a.X))) with
        {
            Policy = "Infinite at -1 and 1.",
        },
    ];
}
