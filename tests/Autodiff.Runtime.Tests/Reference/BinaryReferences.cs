using System.Numerics;

namespace Autodiff.Tests.Reference;

/// <summary>Operations of two and three tensors, element by element.</summary>
internal static class BinaryReferences
{
    public static void AddTo<T>(ReferenceTable<T> table)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        table.Elementwise("add", call => call.A + (call.Attributes.OptionalNumber("alpha") is { } alpha ? call.B * alpha : call.B));
        table.Elementwise("sub", call => call.A - (call.Attributes.OptionalNumber("alpha") is { } alpha ? call.B * alpha : call.B));
        table.Elementwise("mul", call => call.A * call.B);
        table.Elementwise("div", call => call.A / call.B);
        table.Elementwise("maximum", call => call.A.Maximum(call.B));
        table.Elementwise("minimum", call => call.A.Minimum(call.B));
        table.Elementwise("atan2", call => call.A.Atan2(call.B));
        table.Elementwise("hypot", call => call.A.Hypot(call.B));
        table.Elementwise("fmod", call => call.A.Fmod(call.B));
        table.Elementwise("pow", call => call.A.Pow(call.B));
        table.Elementwise("remainder", call => call.A.Remainder(call.B));
        table.Elementwise("logaddexp", call => call.A.LogAddExp(call.B));
        table.Elementwise("logaddexp2", call => call.A.LogAddExp2(call.B));
        table.Elementwise("xlogy", call => call.A.Xlogy(call.B));
        table.Elementwise("copysign", call => call.A.CopySign(call.B));
        table.Elementwise("where", call => Tensor.Where(call.Mask("condition"), call.A, call.B));
        table.Elementwise("masked_fill", call => call.X.MaskedFill(call.Mask("mask"), call.Attributes.Number("value")));
        table.Elementwise("addcmul", call => call.X.Addcmul(call.A, call.B, call.Attributes.Number("value", 1)));
        table.Elementwise("addcdiv", call => call.X.Addcdiv(call.A, call.B, call.Attributes.Number("value", 1)));
        table.Elementwise("prelu", call => call.X.PRelu(call["weight"]));
        table.Elementwise("lerp", call => call.Optional("weight") is { } weight
            ? call["start"].Lerp(call["end"], weight)
            : call["start"].Lerp(call["end"], call.Attributes.Number("weight")));
    }
}
