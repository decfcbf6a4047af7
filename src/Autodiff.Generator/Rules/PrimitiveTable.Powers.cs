using Autodiff.Generator.IR;

namespace Autodiff.Generator.Rules;

/// <summary>Rows of powers and roots.</summary>
internal static partial class PrimitiveTable
{
    private static IEnumerable<Rule> PowerRows() =>
    [
        Function(Primitive.Pow, MethodHome.Math, "y pow(x, y - 1), result ln x", PowByBase, PowByExponent) with
        {
            Policy = "By x: 0 where y = 0, also at x = 0. By y: 0 where x = 0 and y >= 0, -infinite where x = 0 and y < 0; NaN where x < 0, since the power exists for whole y only.",
        },
        Function(Primitive.Sqrt, MethodHome.Math, "1 / (2 result)",
            static a => a.B.Divide(a.Seed, Scaled(a.B, 2, a.Result))) with
        {
            Policy = "Infinite at 0.",
        },
        Function(Primitive.Cbrt, MethodHome.Math, "1 / (3 result²)",
            static a => a.B.Divide(a.Seed, Scaled(a.B, 3, Square(a.B, a.Result)))) with
        {
            Policy = "Infinite at 0.",
        },
        Function(Primitive.RootN, MethodHome.Number, "RootN", [null, IrType.Int32], "1 / (y pow(result, y - 1)), zero",
            static a =>
            {
                var degree = Degree(a);
                return a.B.Divide(a.Seed, a.B.Multiply(degree, Power(a.B, a.Result, a.B.Subtract(degree, a.B.One(degree)))));
            },
            null) with
        {
            Policy = "Infinite at x = 0 for y > 1.",
        },
        Function(Primitive.Hypot, MethodHome.Number, "x / result, y / result",
            static a => a.B.Multiply(a.B.Divide(a.X, a.Result), a.Seed),
            static a => a.B.Multiply(a.B.Divide(a.Y, a.Result), a.Seed)) with
        {
            Policy = "NaN at (0, 0), the tip of the cone.",
        },
        Function(Primitive.ReciprocalEstimate, MethodHome.Math, "-1 / x²",
            static a => a.B.Negate(a.B.Divide(a.B.Divide(a.Seed, a.X), a.X))) with
        {
            Policy = "The derivative is that of the exact 1 / x. Infinite at 0.",
        },
        Function(Primitive.ReciprocalSqrtEstimate, MethodHome.Math, "-1 / (2 x sqrt(x))",
            static a => a.B.Negate(a.B.Divide(a.Seed, Scaled(a.B, 2, a.B.Multiply(a.X, a.B.Call(Primitive.Sqrt, a.X)))))) with
        {
            Policy = "The derivative is that of the exact 1 / sqrt(x). Infinite at 0.",
        },
    ];

    private static IrValue PowByBase(PartialArguments a)
    {
        var slope = new Func<IrBuilder, IrValue>(b => b.Multiply(b.Multiply(a.Y, Power(b, a.X, b.Subtract(a.Y, b.One(a.Y)))), a.Seed));
        return a.B.Context.ConstantOf(a.Y) switch
        {
            null => a.B.Select(a.B.Compare(Primitive.Equal, a.Y, a.B.Zero(a.Y.Type)), b => b.Zero(a.X.Type), slope),
            { AsDouble: 0 } => a.B.Zero(a.X.Type),
            { AsDouble: var exponent } => a.B.Multiply(
                a.B.Multiply(a.Y, Power(a.B, a.X, a.B.Floating(a.Y, exponent - 1))), a.Seed),
        };
    }

    private static IrValue PowByExponent(PartialArguments a)
    {
        var zero = a.B.Zero(a.X.Type);
        var flat = a.B.Primitive(
            Primitive.And,
            IrType.Boolean,
            [a.B.Compare(Primitive.Equal, a.X, zero), a.B.Compare(Primitive.GreaterOrEqual, a.Y, zero)]);
        return a.B.Select(
            flat,
            b => b.Zero(a.X.Type),
            b => b.Multiply(b.Multiply(a.Result, b.Call(Primitive.Log, a.X)), a.Seed));
    }

    /// <summary><c>pow(x, exponent)</c>, written out for small constant exponents.</summary>
    private static IrValue Power(IrBuilder b, IrValue x, IrValue exponent) => b.Context.ConstantOf(exponent)?.AsDouble switch
    {
        0 => b.One(x),
        1 => x,
        2 => Square(b, x),
        -0.5 => b.Divide(b.One(x), b.Call(Primitive.Sqrt, x)),
        -1 => b.Divide(b.One(x), x),
        _ => b.Call(Primitive.Pow, x, exponent),
    };

    /// <summary>The integer y as a number of the type of x.</summary>
    private static IrValue Degree(PartialArguments a) =>
        a.B.Context.ConstantOf(a.Y) is { } constant ? a.B.Floating(a.X, constant.Bits) : a.B.ConvertTo(a.Y, a.X.Type);
}
