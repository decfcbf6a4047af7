namespace Autodiff.Generator.Rules;

/// <summary>Rows of the mathematical functions.</summary>
internal static partial class PrimitiveTable
{
    private static IEnumerable<Rule> FunctionRows() =>
    [
        Differentiable(Primitive.Abs, "Abs({0})", "sign(x)", static a => a.B.Multiply(a.B.SignOrZero(a.X), a.Seed)) with
        {
            Policy = "0 at 0.",
        },
        Differentiable(Primitive.Acos, "Acos({0})", "-1 / sqrt(1 - x²)",
            static a => a.B.Negate(a.B.Divide(a.Seed, a.B.Call(Primitive.Sqrt, a.B.Subtract(a.B.One(a.X), a.B.Multiply(a.X, a.X)))))),
        Differentiable(Primitive.Asin, "Asin({0})", "1 / sqrt(1 - x²)",
            static a => a.B.Divide(a.Seed, a.B.Call(Primitive.Sqrt, a.B.Subtract(a.B.One(a.X), a.B.Multiply(a.X, a.X))))),
        Differentiable(Primitive.Atan, "Atan({0})", "1 / (1 + x²)",
            static a => a.B.Divide(a.Seed, a.B.Add(a.B.One(a.X), a.B.Multiply(a.X, a.X)))),
        Differentiable(Primitive.Cos, "Cos({0})", "-sin(x)",
            static a => a.B.Negate(a.B.Multiply(a.B.Call(Primitive.Sin, a.X), a.Seed))),
        Differentiable(Primitive.Exp, "Exp({0})", "result", static a => a.B.Multiply(a.Result, a.Seed)),
        Differentiable(Primitive.Log, "Log({0})", "1 / x", static a => a.B.Divide(a.Seed, a.X)),
        Differentiable(Primitive.Sin, "Sin({0})", "cos(x)", static a => a.B.Multiply(a.B.Call(Primitive.Cos, a.X), a.Seed)),
        Differentiable(Primitive.Sqrt, "Sqrt({0})", "1 / (2 sqrt(x))",
            static a => a.B.Divide(a.Seed, a.B.Multiply(a.B.Floating(a.Result, 2), a.Result))),
        Differentiable(Primitive.Tanh, "Tanh({0})", "1 - result²",
            static a => a.B.Multiply(a.B.Subtract(a.B.One(a.Result), a.B.Multiply(a.Result, a.Result)), a.Seed)),
        Zero(Primitive.Truncate) with { Double = "Math.Truncate({0})", Single = "MathF.Truncate({0})" },
    ];
}
