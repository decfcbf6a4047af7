using Autodiff.Generator.IR;

namespace Autodiff.Generator.Rules;

/// <summary>Rows of the trigonometric functions, in radians and in half turns.</summary>
internal static partial class PrimitiveTable
{
    private static IEnumerable<Rule> TrigonometricRows() =>
    [
        Function(Primitive.Sin, MethodHome.Math, "cos(x)", static a => a.B.Multiply(a.B.Call(Primitive.Cos, a.X), a.Seed)),
        Function(Primitive.Cos, MethodHome.Math, "-sin(x)", static a => a.B.Negate(a.B.Multiply(a.B.Call(Primitive.Sin, a.X), a.Seed))),
        Function(Primitive.Tan, MethodHome.Math, "1 + result²", static a => a.B.Multiply(OnePlusSquare(a.B, a.Result), a.Seed)),
        Element(Primitive.SinOfSinCos, MethodHome.Math, "SinCos", "Sin", "cos(x)",
            static a => a.B.Multiply(a.B.Call(Primitive.CosOfSinCos, a.X), a.Seed)),
        Element(Primitive.CosOfSinCos, MethodHome.Math, "SinCos", "Cos", "-sin(x)",
            static a => a.B.Negate(a.B.Multiply(a.B.Call(Primitive.SinOfSinCos, a.X), a.Seed))),
        Function(Primitive.Asin, MethodHome.Math, "1 / sqrt((1 - x) (1 + x))", static a => a.B.Divide(a.Seed, CoSine(a.B, a.X))) with
        {
            Policy = "Infinite at -1 and 1.",
        },
        Function(Primitive.Acos, MethodHome.Math, "-1 / sqrt((1 - x) (1 + x))",
            static a => a.B.Negate(a.B.Divide(a.Seed, CoSine(a.B, a.X)))) with
        {
            Policy = "Infinite at -1 and 1.",
        },
        Function(Primitive.Atan, MethodHome.Math, "1 / (1 + x²)", static a => a.B.Divide(a.Seed, OnePlusSquare(a.B, a.X))),
        Function(Primitive.Atan2, MethodHome.Math, "y / r², -x / r² with r = hypot(x, y)",
            static a => a.B.Multiply(OverSquaredRadius(a, a.Y), a.Seed),
            static a => a.B.Negate(a.B.Multiply(OverSquaredRadius(a, a.X), a.Seed))) with
        {
            Policy = "NaN at (0, 0), where the angle is undefined. On the cut (x = 0, y < 0) the derivatives of either side, which agree.",
        },
        Function(Primitive.SinPi, MethodHome.Number, "π cosPi(x)",
            static a => a.B.Multiply(Pi(a, a.B.Call(Primitive.CosPi, a.X)), a.Seed)),
        Function(Primitive.CosPi, MethodHome.Number, "-π sinPi(x)",
            static a => a.B.Negate(a.B.Multiply(Pi(a, a.B.Call(Primitive.SinPi, a.X)), a.Seed))),
        Function(Primitive.TanPi, MethodHome.Number, "π (1 + result²)",
            static a => a.B.Multiply(Pi(a, OnePlusSquare(a.B, a.Result)), a.Seed)),
        Element(Primitive.SinOfSinCosPi, MethodHome.Number, "SinCosPi", "SinPi", "π cosPi(x)",
            static a => a.B.Multiply(Pi(a, a.B.Call(Primitive.CosOfSinCosPi, a.X)), a.Seed)),
        Element(Primitive.CosOfSinCosPi, MethodHome.Number, "SinCosPi", "CosPi", "-π sinPi(x)",
            static a => a.B.Negate(a.B.Multiply(Pi(a, a.B.Call(Primitive.SinOfSinCosPi, a.X)), a.Seed))),
        Function(Primitive.AsinPi, MethodHome.Number, "1 / (π sqrt((1 - x) (1 + x)))",
            static a => a.B.Divide(a.Seed, Pi(a, CoSine(a.B, a.X)))) with
        {
            Policy = "Infinite at -1 and 1.",
        },
        Function(Primitive.AcosPi, MethodHome.Number, "-1 / (π sqrt((1 - x) (1 + x)))",
            static a => a.B.Negate(a.B.Divide(a.Seed, Pi(a, CoSine(a.B, a.X))))) with
        {
            Policy = "Infinite at -1 and 1.",
        },
        Function(Primitive.AtanPi, MethodHome.Number, "1 / (π (1 + x²))",
            static a => a.B.Divide(a.Seed, Pi(a, OnePlusSquare(a.B, a.X)))),
        Function(Primitive.Atan2Pi, MethodHome.Number, "y / (π r²), -x / (π r²) with r = hypot(x, y)",
            static a => a.B.Multiply(a.B.Divide(OverSquaredRadius(a, a.Y), a.B.Floating(a.X, Math.PI)), a.Seed),
            static a => a.B.Negate(a.B.Multiply(a.B.Divide(OverSquaredRadius(a, a.X), a.B.Floating(a.X, Math.PI)), a.Seed))) with
        {
            Policy = "NaN at (0, 0), where the angle is undefined.",
        },
        Function(Primitive.DegreesToRadians, MethodHome.Number, "π / 180", static a => a.B.Call(Primitive.DegreesToRadians, a.Seed)),
        Function(Primitive.RadiansToDegrees, MethodHome.Number, "180 / π", static a => a.B.Call(Primitive.RadiansToDegrees, a.Seed)),
    ];

    private static IrValue Pi(PartialArguments a, IrValue factor) => a.B.Multiply(a.B.Floating(factor, Math.PI), factor);

    private static IrValue Square(IrBuilder b, IrValue x) => b.Multiply(x, x);

    private static IrValue OnePlusSquare(IrBuilder b, IrValue x) => b.Add(b.One(x), Square(b, x));

    /// <summary><c>sqrt(1 - x²)</c>, factored so that it keeps its digits near ±1.</summary>
    private static IrValue CoSine(IrBuilder b, IrValue x) => b.Call(Primitive.Sqrt, OneMinusSquare(b, x));

    private static IrValue OneMinusSquare(IrBuilder b, IrValue x) => b.Multiply(b.Subtract(b.One(x), x), b.Add(b.One(x), x));

    /// <summary><c>numerator / (x² + y²)</c>, divided twice so that squares of large and small numbers neither overflow nor vanish.</summary>
    private static IrValue OverSquaredRadius(PartialArguments a, IrValue numerator)
    {
        var radius = a.B.Call(Primitive.Hypot, a.X, a.Y);
        return a.B.Divide(a.B.Divide(numerator, radius), radius);
    }
}
