using Autodiff.Generator.IR;

namespace Autodiff.Generator.Rules;

/// <summary>Rows of functions whose derivative is zero: rounding, and questions about a number.</summary>
internal static partial class PrimitiveTable
{
    private static IrType RoundingMode => new OpaqueType("global::System.MidpointRounding");

    private static IEnumerable<Rule> RoundingRows() =>
    [
        ZeroFunction(Primitive.Ceiling, MethodHome.Math),
        ZeroFunction(Primitive.Floor, MethodHome.Math),
        ZeroFunction(Primitive.Truncate, MethodHome.Math),
        ZeroFunction(Primitive.Round, MethodHome.Math),
        ZeroFunction(Primitive.RoundDigits, MethodHome.Math, "Round", [null, IrType.Int32]) with { MayThrow = true },
        ZeroFunction(Primitive.RoundMode, MethodHome.Math, "Round", [null, RoundingMode]) with { MayThrow = true },
        ZeroFunction(Primitive.RoundDigitsMode, MethodHome.Math, "Round", [null, IrType.Int32, RoundingMode]) with { MayThrow = true },
        WithMathOverloads(ZeroFunction(Primitive.Sign, MethodHome.Math, result: IrType.Int32), "Single", "Int32", "Int64") with
        {
            Policy = "NaN throws, as in the primal.",
            MayThrow = true,
        },
        ZeroFunction(Primitive.ILogB, MethodHome.Math, result: IrType.Int32),
        .. Questions.Select(static question => ZeroFunction(question, MethodHome.Number, result: IrType.Boolean)),
    ];

    private static IEnumerable<Primitive> Questions =>
    [
        Primitive.IsEvenInteger, Primitive.IsFinite, Primitive.IsInfinity, Primitive.IsInteger, Primitive.IsNaN, Primitive.IsNegative,
        Primitive.IsNegativeInfinity, Primitive.IsNormal, Primitive.IsOddInteger, Primitive.IsPositive, Primitive.IsPositiveInfinity,
        Primitive.IsPow2, Primitive.IsRealNumber, Primitive.IsSubnormal,
    ];
}
