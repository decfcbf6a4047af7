namespace Autodiff.Generator.Rules;

/// <summary>Rows of the built-in operators.</summary>
internal static partial class PrimitiveTable
{
    private static IEnumerable<Rule> OperatorRows() =>
    [
        Differentiable(Primitive.Add, null, "1, 1", static a => a.Seed, static a => a.Seed),
        Differentiable(Primitive.Subtract, null, "1, -1", static a => a.Seed, static a => a.B.Negate(a.Seed)),
        Differentiable(Primitive.Multiply, null, "y, x",
            static a => a.B.Multiply(a.Y, a.Seed),
            static a => a.B.Multiply(a.X, a.Seed)),
        Differentiable(Primitive.Divide, null, "1 / y, -result / y",
            static a => a.B.Divide(a.Seed, a.Y),
            static a => a.B.Negate(a.B.Divide(a.B.Multiply(a.Result, a.Seed), a.Y))),
        Differentiable(Primitive.Remainder, null, "1, -truncate(x / y)",
            static a => a.Seed,
            static a => a.B.Negate(a.B.Multiply(a.B.Call(Primitive.Truncate, a.B.Divide(a.X, a.Y)), a.Seed))),
        Differentiable(Primitive.Negate, null, "-1", static a => a.B.Negate(a.Seed)),
        Differentiable(Primitive.Convert, null, "1 between floating types; to and from integers the derivative is zero",
            static a => a.B.ConvertTo(a.Seed, a.Target)),
        Zero(Primitive.Equal),
        Zero(Primitive.NotEqual),
        Zero(Primitive.Less),
        Zero(Primitive.LessOrEqual),
        Zero(Primitive.Greater),
        Zero(Primitive.GreaterOrEqual),
        Zero(Primitive.LogicalNot),
        Zero(Primitive.And),
        Zero(Primitive.Or),
        Zero(Primitive.ExclusiveOr),
        Zero(Primitive.Complement),
        Zero(Primitive.ShiftLeft),
        Zero(Primitive.ShiftRight),
        Zero(Primitive.UnsignedShiftRight),
    ];
}
