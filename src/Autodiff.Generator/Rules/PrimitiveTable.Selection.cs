using Autodiff.Generator.IR;

namespace Autodiff.Generator.Rules;

/// <summary>Rows of functions that are one of their operands, or its negative: they have kinks.</summary>
internal static partial class PrimitiveTable
{
    private const string TiePolicy = "Half each where x = y. NaN where an operand is NaN.";
    private const string NumberPolicy = "Half each where x = y. Where one operand is NaN, all to the other; where both are, NaN.";
    private const string MagnitudePolicy = "Half each where x = y; where x = -y, all to the one that is the result.";

    private static IEnumerable<Rule> SelectionRows() =>
    [
        WithMathOverloads(
            Function(Primitive.Abs, MethodHome.Math, "sign(x)", static a => a.B.Multiply(a.B.SignOrZero(a.X), a.Seed)) with
            {
                Policy = "0 at 0.",
            },
            "Single", "Int32", "Int64"),
        Function(Primitive.CopySign, MethodHome.Math, "sign(x) sign(y), zero",
            static a => a.B.Multiply(a.B.Multiply(a.B.SignOrZero(a.X), a.B.Call(Primitive.CopySign, a.B.One(a.X), a.Y)), a.Seed), null) with
        {
            Policy = "By x: 0 at x = 0. By y: zero, also where the sign of y jumps; y = -0 counts as negative.",
        },
        WithMathOverloads(MathClampRow(), "Single", "Int32", "UInt32", "Int64", "UInt64"),
        ClampRow(Primitive.ClampNative, MethodHome.Number, "ClampNative"),
        ClampRow(Primitive.NumberClamp, MethodHome.Number, "Clamp"),
        WithMathOverloads(
            Extremum(Primitive.Max, MethodHome.Math, Primitive.Greater), "Single", "Int32", "UInt32", "Int64", "UInt64"),
        WithMathOverloads(
            Extremum(Primitive.Min, MethodHome.Math, Primitive.Less), "Single", "Int32", "UInt32", "Int64", "UInt64"),
        Extremum(Primitive.MaxNative, MethodHome.Number, Primitive.Greater),
        Extremum(Primitive.MinNative, MethodHome.Number, Primitive.Less),
        Selection(Primitive.MaxNumber, MethodHome.Number, NumberPolicy),
        Selection(Primitive.MinNumber, MethodHome.Number, NumberPolicy),
        Selection(Primitive.MaxMagnitude, MethodHome.Math, MagnitudePolicy + " NaN where an operand is NaN."),
        Selection(Primitive.MinMagnitude, MethodHome.Math, MagnitudePolicy + " NaN where an operand is NaN."),
        Selection(Primitive.MaxMagnitudeNumber, MethodHome.Number, MagnitudePolicy + " Where one operand is NaN, all to the other."),
        Selection(Primitive.MinMagnitudeNumber, MethodHome.Number, MagnitudePolicy + " Where one operand is NaN, all to the other."),
    ];

    /// <summary>
    /// The Clamp of <c>Math</c>, which <c>MathF</c> lacks and <c>Math</c> has for <c>float</c> too. It differs from <c>double.Clamp</c>
    /// (<see cref="Primitive.NumberClamp"/>) where a bound is NaN.
    /// </summary>
    private static Rule MathClampRow()
    {
        var row = ClampRow(Primitive.Clamp, MethodHome.Math, "Clamp");
        return row with { Single = row.Double, Methods = [row.Methods[0]] };
    }

    private static Rule ClampRow(Primitive primitive, MethodHome home, string name) =>
        Function(primitive, home, name, new IrType?[3], "by x: 1 where y <= x <= z; by y: 1 where x < y; by z: 1 where x > z; else 0",
            static a => a.B.Select(
                a.B.Primitive(
                    Primitive.Or, IrType.Boolean, [a.B.Compare(Primitive.Less, a.X, a.Y), a.B.Compare(Primitive.Greater, a.X, a.Z)]),
                b => b.Zero(a.X.Type),
                _ => a.Seed),
            static a => a.B.Select(a.B.Compare(Primitive.Less, a.X, a.Y), _ => a.Seed, b => b.Zero(a.X.Type)),
            static a => a.B.Select(a.B.Compare(Primitive.Greater, a.X, a.Z), _ => a.Seed, b => b.Zero(a.X.Type))) with
        {
            Policy = "All to x where x equals a bound. Crossed bounds throw, as in the primal.",
            MayThrow = true,
        };

    private static Rule Extremum(Primitive primitive, MethodHome home, Primitive wins) =>
        Function(primitive, home, "1 for the operand that is the result, 0 for the other",
            a => ExtremumPartial(a, wins, a.X, a.Y),
            a => ExtremumPartial(a, wins, a.Y, a.X)) with
        {
            Policy = TiePolicy,
        };

    // One comparison decides for the winner and two for the loser; ties and NaN are looked at last.
    private static IrValue ExtremumPartial(PartialArguments a, Primitive wins, IrValue mine, IrValue other) => a.B.Select(
        a.B.Compare(wins, mine, other),
        _ => a.Seed,
        b => b.Select(
            b.Compare(wins, other, mine),
            c => c.Zero(mine.Type),
            c => c.Select(c.Compare(Primitive.Equal, mine, other), d => Half(d, a.Seed), d => d.Floating(mine, double.NaN))));

    private static Rule Selection(Primitive primitive, MethodHome home, string policy) =>
        Function(primitive, home, "1 for the operand that is the result, 0 for the other",
            static a => SelectionPartial(a, a.X, a.Y),
            static a => SelectionPartial(a, a.Y, a.X)) with
        {
            Policy = policy,
        };

    private static IrValue SelectionPartial(PartialArguments a, IrValue mine, IrValue other) => a.B.Select(
        a.B.Compare(Primitive.Equal, mine, a.Result),
        b => b.Select(b.Compare(Primitive.Equal, mine, other), c => Half(c, a.Seed), _ => a.Seed),
        b => b.Select(b.Call(Primitive.IsNaN, a.Result), c => c.Floating(mine, double.NaN), c => c.Zero(mine.Type)));

    private static IrValue Half(IrBuilder b, IrValue x) => Scaled(b, 0.5, x);
}
