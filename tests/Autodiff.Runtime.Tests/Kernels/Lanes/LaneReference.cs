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
        LaneFunction.Log2 => Math.Log2(x),
        LaneFunction.Log10 => Math.Log10(x),
        LaneFunction.Asin => Math.Asin(x),
        LaneFunction.Acos => Math.Acos(x),
        LaneFunction.Asinh => Math.Asinh(x),
        LaneFunction.Acosh => Math.Acosh(x),
        LaneFunction.Atanh => Math.Atanh(x),
        LaneFunction.Atan2 => Math.Atan2(x, y),
        LaneFunction.Hypot => double.Hypot(x, y),
        LaneFunction.Remainder => x % y,
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
        LaneFunction.Log2 => BigReal.Log(x) / BigReal.Log2,
        LaneFunction.Log10 => BigReal.Log(x) / BigReal.Log(10),
        LaneFunction.Asin => Angle(x, OtherLeg(x), Math.Asin(x)),
        LaneFunction.Acos => Angle(OtherLeg(x), x, Math.Acos(x)),
        LaneFunction.Asinh => Asinh(x),
        LaneFunction.Acosh => x == 1 ? 0 : BigReal.Log(x + BigReal.Sqrt((BigReal)x * x - 1)),
        LaneFunction.Atanh => Math.Abs(x) < Tiny ? x : BigReal.Log((1 + (BigReal)x) / (1 - (BigReal)x)) / 2,
        LaneFunction.Atan2 => Atan2(x, y),
        LaneFunction.Hypot => BigReal.Sqrt((BigReal)x * x + (BigReal)y * y),
        LaneFunction.Remainder => x % y, // exact
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
        for (var rest = x; BigReal.Abs(rest) > 0.5; rest = x - whole)
        {
            var step = Math.Round((double)rest, MidpointRounding.AwayFromZero);
            if (step == 0) break;
            whole += step;
        }

        return whole;
    }

    private static BigReal Asinh(double x)
    {
        if (Math.Abs(x) < Tiny) return x;
        var magnitude = BigReal.Abs(x);
        var result = BigReal.Log(magnitude + BigReal.Sqrt(magnitude * magnitude + 1));
        return x < 0 ? -result : result;
    }

    private static BigReal OtherLeg(double x) => Math.Abs(x) == 1 ? 0 : BigReal.Sqrt(1 - (BigReal)x * x);

    private static BigReal Atan2(double y, double x)
    {
        // Far from the diagonals by the first term of the series.
        if (x == 0) return Math.Sign(y) * BigReal.Pi / 2;
        if (y == 0) return x > 0 ? 0 : double.IsNegative(y) ? -BigReal.Pi : BigReal.Pi;
        var quotient = (BigReal)y / Math.Abs(x);
        var near = Math.Atan2(y, x);
        if (quotient.Binade > 130) return Math.Sign(y) * BigReal.Pi / 2 - (BigReal)x / y;
        if (quotient.Binade < -130) return x > 0 ? quotient : Math.Sign(y) * BigReal.Pi - quotient;
        return Angle(quotient, Math.Sign(x), near);
    }

    /// <summary>The angle of a point, by Newton's method: each step triples the digits.</summary>
    private static BigReal Angle(BigReal y, BigReal x, double near)
    {
        BigReal angle = near;
        for (var i = 0; i < 3; i++)
        {
            var (sin, cos) = SinCos(angle);
            angle -= (sin * x - cos * y) / (cos * x + sin * y);
        }

        return angle;
    }

    private static BigReal Atan(double x)
    {
        if (Math.Abs(x) > 1e40) return Math.Sign(x) * BigReal.Pi / 2 - 1 / (BigReal)x;
        return Angle(x, 1, Math.Atan(x));
    }
}
