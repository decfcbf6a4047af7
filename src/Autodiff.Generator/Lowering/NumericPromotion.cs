using Autodiff.Generator.IR;

namespace Autodiff.Generator.Lowering;

/// <summary>Lower: the types in which C# computes with numbers of given types.</summary>
internal static class NumericPromotion
{
    /// <summary>The type of a unary operator's operand: <c>int</c> for narrower integers.</summary>
    public static ScalarKind Of(ScalarKind kind) => kind switch
    {
        ScalarKind.SByte or ScalarKind.Byte or ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.Char => ScalarKind.Int32,
        _ => kind,
    };

    /// <summary>The type of both operands of a binary operator.</summary>
    public static ScalarKind Of(ScalarKind first, ScalarKind second)
    {
        if (first == second)
        {
            return Of(first);
        }

        bool Any(ScalarKind kind) => first == kind || second == kind;
        return Any(ScalarKind.Double) ? ScalarKind.Double
            : Any(ScalarKind.Single) ? ScalarKind.Single
            : Any(ScalarKind.UInt64) ? ScalarKind.UInt64
            : Any(ScalarKind.Int64) ? ScalarKind.Int64
            : Any(ScalarKind.UInt32) ? (Of(first) == ScalarKind.Int32 && IsSigned(first)) || (Of(second) == ScalarKind.Int32 && IsSigned(second))
                ? ScalarKind.Int64
                : ScalarKind.UInt32
            : ScalarKind.Int32;
    }

    private static bool IsSigned(ScalarKind kind) => kind is ScalarKind.SByte or ScalarKind.Int16 or ScalarKind.Int32;
}
