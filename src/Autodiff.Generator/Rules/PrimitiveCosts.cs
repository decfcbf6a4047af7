using Autodiff.Generator.IR;

namespace Autodiff.Generator.Rules;

/// <summary>What primitives cost to execute again, in units of an integer addition.</summary>
internal static class PrimitiveCosts
{
    /// <summary>Whether the primitive takes about as long as a load; divisions and function calls take several times that.</summary>
    public static bool IsCheap(PrimitiveOperation operation) => operation.Primitive switch
    {
        Primitive.Add or Primitive.Subtract or Primitive.Multiply or Primitive.Negate or Primitive.Convert
            or Primitive.Equal or Primitive.NotEqual or Primitive.Less or Primitive.LessOrEqual or Primitive.Greater
            or Primitive.GreaterOrEqual or Primitive.LogicalNot or Primitive.And or Primitive.Or or Primitive.ExclusiveOr
            or Primitive.Complement or Primitive.ShiftLeft or Primitive.ShiftRight or Primitive.UnsignedShiftRight
            or Primitive.Abs or Primitive.Max or Primitive.Min => true,
        Primitive.Divide or Primitive.Remainder => operation.Result.Type.IsIntegral,
        _ => false,
    };

    public static int Of(IrOperation operation) => operation switch
    {
        LoadOperation => 2,
        PrimitiveOperation { Primitive: Primitive.Divide or Primitive.Remainder } => 3,
        PrimitiveOperation { Result.Type.IsFloating: true } => 2,
        _ => 1,
    };
}
