using Autodiff.Generator.IR;

namespace Autodiff.Generator.Rules;

/// <summary>Rows of arithmetic that has a function's name.</summary>
internal static partial class PrimitiveTable
{
    private static IEnumerable<Rule> ArithmeticRows() =>
    [
        MultiplyAdd(Primitive.FusedMultiplyAdd, MethodHome.Math),
        MultiplyAdd(Primitive.MultiplyAddEstimate, MethodHome.Number),
        Function(Primitive.Lerp, MethodHome.Number, "1 - z, z, y - x",
            static a => a.B.Multiply(a.B.Subtract(a.B.One(a.Z), a.Z), a.Seed),
            static a => a.B.Multiply(a.Z, a.Seed),
            static a => a.B.Multiply(a.B.Subtract(a.Y, a.X), a.Seed)),
        Function(Primitive.ScaleB, MethodHome.Math, "ScaleB", [null, IrType.Int32], "scaleB(1, y), zero",
            static a => a.B.Call(Primitive.ScaleB, a.Seed, a.Y), null),
        RemainderRow(),
        Function(Primitive.BitIncrement, MethodHome.Math, "1", static a => a.Seed),
        Function(Primitive.BitDecrement, MethodHome.Math, "1", static a => a.Seed),
    ];

    private static Rule MultiplyAdd(Primitive primitive, MethodHome home) =>
        Function(primitive, home, "y, x, 1",
            static a => a.B.Multiply(a.Y, a.Seed),
            static a => a.B.Multiply(a.X, a.Seed),
            static a => a.Seed);

    private static Rule RemainderRow()
    {
        const string mathName = "IEEERemainder";
        IrType?[] operands = [null, null];
        var row = Function(
            Primitive.Ieee754Remainder, MethodHome.Math, mathName, operands, "1, -n with n = (x - result) / y, a whole number",
            static a => a.Seed,
            static a => a.B.Negate(a.B.Multiply(Quotient(a), a.Seed)));
        return row with
        {
            Policy = "Where x / y is halfway between whole numbers, the derivatives of the branch that C# takes.",
            Methods =
            [
                MethodId("System.Math", mathName, operands, "System.Double"), MethodId("System.MathF", mathName, operands, "System.Single"),
                MethodId("System.Double", "Ieee754Remainder", operands, "System.Double"),
                MethodId("System.Single", "Ieee754Remainder", operands, "System.Single"),
            ],
        };
    }
}
