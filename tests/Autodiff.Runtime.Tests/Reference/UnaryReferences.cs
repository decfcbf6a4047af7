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
        table.Elementwise("lgamma", call => call.X.LogGamma());
        table.Elementwise("digamma", call => call.X.Digamma());
        table.Elementwise("floor", call => call.X.Floor());
        table.Elementwise("ceil", call => call.X.Ceiling());
        table.Elementwise("round", call => call.X.Round());
        table.Elementwise("trunc", call => call.X.Truncate());
    }
}
