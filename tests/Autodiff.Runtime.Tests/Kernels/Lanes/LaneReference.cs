namespace Autodiff.Tests.Kernels.Lanes;

/// <summary>The elementary functions to more digits than the lanes have.</summary>
internal static class LaneReference
{
    private const double Tiny = 1e-40; // the next term of the series is out of sight

    /// <summary>In double arithmetic, for the lanes of floats: relative error below 1e-13.</summary>
    public static double Of(LaneFunction function, double x, double y = 0) => function switch
    {
        LaneFunction.Sqrt => Math.Sqrt(x),
        LaneFunction.Rsqrt => 1 / Math.Sqrt(x),
        LaneFunction.Exp => Math.Exp(x),
        LaneFunction.Exp2 => Math.Pow(2, x),
        LaneFunction.Expm1 => Math.Abs(x) < 1 ? 2 * Math.Sinh(x / 2) * Math.Exp(x / 2) : Math.Exp(x) - 1,
        LaneFunction.Log => Math.Log(x),
        LaneFunction.Log1p => LogOnePlus(x),
        LaneFunction.Sin => Math.Sin(x),
        LaneFunction.Cos => Math.Cos(x),
        LaneFunction.Tan => Math.Tan(x),
        LaneFunction.Atan => Math.Atan(x),
        LaneFunction.Sinh => Math.Sinh(x),
        LaneFunction.Cosh => Math.Cosh(x),
        LaneFunction.Tanh => Math.Tanh(x),
        LaneFunction.Sigmoid => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x)),
        LaneFunction.Erf => SpecialFunctions.Erf(x),
        LaneFunction.Pow => Math.Pow(x, y),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, null),
    };

    /// <summary>To 60 digits at least, for the lanes of doubles; for finite arguments inside the domain.</summary>
    public static BigReal Exactly(LaneFunction function, double x, double y = 0) => function switch
    {
        LaneFunction.Sqrt => BigReal.Sqrt(x),
        LaneFunction.Rsqrt => 1 / BigReal.Sqrt(x),
        LaneFunction.Exp => BigReal.Exp(x),
        LaneFunction.Exp2 => BigReal.Exp(x * BigReal.Log2),
        LaneFunction.Expm1 => Math.Abs(x) < Tiny ? x + (BigReal)x * x / 2 : x < -300 ? -1 : BigReal.Exp(x) - 1,
        LaneFunction.Log => BigReal.Log(x),
        LaneFunction.Log1p => Math.Abs(x) < Tiny ? x - (BigReal)x * x / 2 : BigReal.Log(1 + (BigReal)x),
        LaneFunction.Sin => SinCos(x).Sin,
        LaneFunction.Cos => SinCos(x).Cos,
        LaneFunction.Tan => SinCos(x) is var (sin, cos) ? sin / cos : 0,
        LaneFunction.Atan => Atan(x),
        LaneFunction.Sinh => Math.Abs(x) < Tiny ? x : (BigReal.Exp(x) - BigReal.Exp(-x)) / 2,
        LaneFunction.Cosh => (BigReal.Exp(x) + BigReal.Exp(-x)) / 2,
        LaneFunction.Tanh => Math.Abs(x) < Tiny ? x : Tanh(x),
        LaneFunction.Sigmoid => x > 300 ? 1 : 1 / (1 + BigReal.Exp(-x)),
        LaneFunction.Erf => Math.Abs(x) > 9 ? Math.Sign(x) : SpecialFunctionReference.Erf(x),
        LaneFunction.Pow => Pow(x, y),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, null),
    };

    private static double LogOnePlus(double x)
    {
        // After Kahan: the error of 1 + x is divided out again.
        var sum = 1 + x;
        return sum == 1 || double.IsPositiveInfinity(x) ? x : Math.Log(sum) * (x / (sum - 1));
    }

    private static BigReal Pow(double x, double y)
    {
        var result = BigReal.Exp(y * BigReal.Log(Math.Abs(x)));
        return x < 0 && Math.Abs(y % 2) == 1 ? -result : result;
    }

    private static BigReal Tanh(double x)
    {
        if (Math.Abs(x) > 100) return Math.Sign(x);
        var square = BigReal.Exp(2 * (BigReal)x);
        return (square - 1) / (square + 1);
    }

    /// <summary>By their series after halving the rest by pi/2.</summary>
    private static (BigReal Sin, BigReal Cos) SinCos(BigReal x)
    {
        var quotient = 2 * x / BigReal.Pi;
        var whole = Whole(quotient);
        var rest = x - whole * BigReal.Pi / 2;
        BigReal sin = rest, cos = 1, term = rest;
        var square = rest * rest;
        for (var n = 2; !term.IsZero && term.Binade > -BigReal.Bits - 64; n++)
        {
            if (n % 2 == 0)
            {
                term = term * rest / n;
                cos += n % 4 == 2 ? -term : term;
            }
            else
            {
                term = term * rest / n;
                sin += n % 4 == 3 ? -term : term;
            }
        }

        return ((int)(double)(whole - 4 * Whole(whole / 4 - BigReal.Scale(3, -3)))) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    /// <summary>A nearest whole number.</summary>
    private static BigReal Whole(BigReal x)
    {
        if (x.IsZero || x.Binade < -1) return 0;
        BigReal whole = 0;
        for (var rest = x; !rest.IsZero && rest.Binade >= -1; rest = x - whole)
        {
            var step = Math.Round((double)rest, MidpointRounding.AwayFromZero);
            if (step == 0) break;
            whole += step;
        }

        return whole;
    }

    private static BigReal Atan(double x)
    {
        if (Math.Abs(x) > 1e40) return Math.Sign(x) * BigReal.Pi / 2 - 1 / (BigReal)x;

        // Newton's method on tan: each step doubles the digits.
        BigReal angle = Math.Atan(x);
        for (var i = 0; i < 3; i++)
        {
            var (sin, cos) = SinCos(angle);
            angle -= (sin - x * cos) / (cos + x * sin);
        }

        return angle;
    }
}
