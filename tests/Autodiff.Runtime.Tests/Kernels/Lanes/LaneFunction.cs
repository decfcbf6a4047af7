namespace Autodiff.Tests.Kernels.Lanes;

/// <summary>The elementary functions of a lane, for tests that run over all of them.</summary>
public enum LaneFunction
{
    Sqrt,
    Rsqrt,
    Exp,
    Exp2,
    Expm1,
    Log,
    Log1p,
    Sin,
    Cos,
    Tan,
    Atan,
    Sinh,
    Cosh,
    Tanh,
    Sigmoid,
    Erf,
    Pow,
    Log2,
    Log10,
    Asin,
    Acos,
    Asinh,
    Acosh,
    Atanh,
    Atan2,
    Hypot,
    Remainder,
}
