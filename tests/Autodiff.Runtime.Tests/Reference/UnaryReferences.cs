using System.Numerics;

namespace Autodiff.Tests.Reference;

/// <summary>Operations of one tensor, element by element.</summary>
internal static class UnaryReferences
{
    public static void AddTo<T>(ReferenceTable<T> table)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        table.Elementwise("neg", call => -call.X);
        table.Elementwise("abs", call => call.X.Abs());
        table.Elementwise("exp", call => call.X.Exp());
        table.Elementwise("expm1", call => call.X.Expm1());
        table.Elementwise("exp2", call => call.X.Exp2());
        table.Elementwise("log", call => call.X.Log());
        table.Elementwise("log2", call => call.X.Log2());
        table.Elementwise("log10", call => call.X.Log10());
        table.Elementwise("log1p", call => call.X.Log1p());
        table.Elementwise("sqrt", call => call.X.Sqrt());
        table.Elementwise("rsqrt", call => call.X.Rsqrt());
        table.Elementwise("square", call => call.X.Square());
        table.Elementwise("sin", call => call.X.Sin());
        table.Elementwise("cos", call => call.X.Cos());
        table.Elementwise("tan", call => call.X.Tan());
        table.Elementwise("asin", call => call.X.Asin());
        table.Elementwise("acos", call => call.X.Acos());
        table.Elementwise("atan", call => call.X.Atan());
        table.Elementwise("sinh", call => call.X.Sinh());
        table.Elementwise("cosh", call => call.X.Cosh());
        table.Elementwise("tanh", call => call.X.Tanh());
        table.Elementwise("asinh", call => call.X.Asinh());
        table.Elementwise("acosh", call => call.X.Acosh());
        table.Elementwise("atanh", call => call.X.Atanh());
        table.Elementwise("sigmoid", call => call.X.Sigmoid());
        table.Elementwise("relu", call => call.X.Relu());
        table.Elementwise("erf", call => call.X.Erf());
        table.Elementwise("erfc", call => call.X.Erfc());
        table.Elementwise("lgamma", call => call.X.Lgamma());
        table.Elementwise("digamma", call => call.X.Digamma());
        table.Elementwise("floor", call => call.X.Floor());
        table.Elementwise("ceil", call => call.X.Ceil());
        table.Elementwise("round", call => call.X.Round());
        table.Elementwise("trunc", call => call.X.Trunc());
        table.Elementwise("reciprocal", call => call.X.Reciprocal());
        table.Elementwise("sign", call => call.X.Sign());
        table.Elementwise("frac", call => call.X.Frac());
        table.Elementwise("erfinv", call => call.X.Erfinv());
        table.Elementwise("logit", call => call.X.Logit());
        table.Elementwise("relu6", call => call.X.Relu6());
        table.Elementwise("elu", call => call.X.Elu(call.Attributes.Number("alpha", 1)));
        table.Elementwise("selu", call => call.X.Selu());
        table.Elementwise("celu", call => call.X.Celu(call.Attributes.Number("alpha", 1)));
        table.Elementwise("gelu", call => call.X.Gelu(call.Attributes.Text("approximate", "none") == "tanh"));
        table.Elementwise("silu", call => call.X.Silu());
        table.Elementwise("mish", call => call.X.Mish());
        table.Elementwise("softplus", call => call.X.Softplus(call.Attributes.Number("beta", 1), call.Attributes.Number("threshold", 20)));
        table.Elementwise("softsign", call => call.X.Softsign());
        table.Elementwise("logsigmoid", call => call.X.LogSigmoid());
        table.Elementwise("hardtanh", call => call.X.Hardtanh(call.Attributes.Number("min", -1), call.Attributes.Number("max", 1)));
        table.Elementwise("hardswish", call => call.X.Hardswish());
        table.Elementwise("tanhshrink", call => call.X.Tanhshrink());
        table.Elementwise("softshrink", call => call.X.Softshrink(call.Attributes.Number("lambd", 0.5)));
        table.Elementwise("hardshrink", call => call.X.Hardshrink(call.Attributes.Number("lambd", 0.5)));
        table.Elementwise("sinc", call => call.X.Sinc());
        table.Elementwise("deg2rad", call => call.X.Deg2Rad());
        table.Elementwise("rad2deg", call => call.X.Rad2Deg());
        table.Elementwise("leaky_relu", call => call.X.LeakyRelu(call.Attributes.Number("negativeSlope", 0.01)));
        table.Elementwise("threshold", call => call.X.Threshold(call.Attributes.Number("threshold"), call.Attributes.Number("value")));
        table.Elementwise("pow_scalar", call => call.X.Pow(call.Attributes.Number("exponent")));
        table.Elementwise("clamp", call => call.X.Clamp(call.Attributes.OptionalNumber("min"), call.Attributes.OptionalNumber("max")));
        table.Elementwise("nan_to_num", call => call.X.NanToNum(
            call.Attributes.Number("nan", 0), call.Attributes.OptionalNumber("posinf"), call.Attributes.OptionalNumber("neginf")));
        table.Elementwise("hardsigmoid", call => call.X.Hardsigmoid());
    }
}
