using System.Numerics;

namespace Autodiff.Tests;

/// <summary>The special functions from their series and continued fractions, in <see cref="BigReal"/> arithmetic.</summary>
internal static class SpecialFunctionReference
{
    private const int AsymptoticFrom = 60;

    private static readonly BigReal[] s_bernoulli = EvenBernoulliNumbers(50);

    private static readonly BigReal s_sqrtPi = BigReal.Sqrt(BigReal.Pi);

    private static readonly BigReal s_sqrtTwo = BigReal.Sqrt(2);

    public static BigReal Erf(BigReal x)
    {
        // 2/sqrt(pi) exp(-x^2) sum of 2^n x^(2n+1) / (1 3 5 ... (2n+1)): all of one sign.
        BigReal term = x, sum = x;
        var square = x * x;
        for (var n = 1; !term.IsZero && term.Binade > sum.Binade - BigReal.Bits; n++)
        {
            term = term * square * 2 / (2 * n + 1);
            sum += term;
        }

        return 2 * sum * BigReal.Exp(-square) / s_sqrtPi;
    }

    public static BigReal Erfc(BigReal x)
    {
        if (x < 9) return 1 - Erf(x);

        var square = x * x;
        BigReal fraction = 1;
        for (var n = 400; n >= 1; n--) fraction = 1 + n / (2 * square * fraction);
        return BigReal.Exp(-square) / (x * s_sqrtPi * fraction);
    }

    public static BigReal NormalPdf(BigReal x) => BigReal.Exp(-x * x / 2) / (s_sqrtPi * s_sqrtTwo);

    public static BigReal NormalCdf(BigReal x) => Erfc(-x / s_sqrtTwo) / 2;

    /// <summary>One step of Halley's method from a value that is right to some 15 digits gives more than 40.</summary>
    public static BigReal NormalQuantile(double probability, double near)
    {
        // On the smaller tail, for the sake of relative precision.
        var upper = probability > 0.5;
        BigReal x = upper ? -near : near;
        var p = upper ? 1 - (BigReal)probability : probability;
        for (var i = 0; i < 2; i++)
        {
            var step = (NormalCdf(x) - p) / NormalPdf(x);
            x -= step / (1 + x * step / 2);
        }

        return upper ? -x : x;
    }

    /// <summary>log |Gamma(x)|: the recurrence up to 60, then Stirling's series.</summary>
    public static BigReal LogGamma(BigReal x)
    {
        BigReal product = 1;
        for (; x < AsymptoticFrom; x += 1) product *= x;

        var sum = (x - 0.5) * BigReal.Log(x) - x + BigReal.Log(2 * BigReal.Pi) / 2;
        var power = x;
        for (var j = 1; j < s_bernoulli.Length; j++)
        {
            sum += s_bernoulli[j] / (2 * j * (2 * j - 1) * power);
            power *= x * x;
        }

        return sum - BigReal.Log(BigReal.Abs(product));
    }

    /// <summary>The polygamma function, also of negative x, by the recurrence up to 60 and the asymptotic series.</summary>
    public static BigReal Polygamma(int order, BigReal x)
    {
        var sign = order % 2 == 0 ? -1 : 1;
        var factorial = Factorial(order);
        BigReal sum = 0;
        for (; x < AsymptoticFrom; x += 1) sum += factorial / Power(x, order + 1);

        if (order == 0)
            sum -= BigReal.Log(x);
        else
            sum += Factorial(order - 1) / Power(x, order);
        sum += factorial / (2 * Power(x, order + 1));
        for (var j = 1; j < s_bernoulli.Length; j++)
            sum += s_bernoulli[j] * Factorial(2 * j + order - 1) / (Factorial(2 * j) * Power(x, 2 * j + order));
        return sign * sum;
    }

    public static BigReal Beta(BigReal a, BigReal b) => BigReal.Exp(LogGamma(a) + LogGamma(b) - LogGamma(a + b));

    private static BigReal Power(BigReal x, int n)
    {
        BigReal power = 1;
        for (var i = 0; i < n; i++) power *= x;
        return power;
    }

    private static BigReal Factorial(int n)
    {
        BigReal factorial = 1;
        for (var i = 2; i <= n; i++) factorial *= i;
        return factorial;
    }

    /// <summary>B(0), B(2), B(4), ... by the recurrence over binomial coefficients, in exact fractions.</summary>
    private static BigReal[] EvenBernoulliNumbers(int count)
    {
        var numerators = new BigInteger[2 * count];
        var denominators = new BigInteger[2 * count];
        (numerators[0], denominators[0]) = (1, 1);
        for (var m = 1; m < 2 * count; m++)
        {
            BigInteger numerator = 0, denominator = 1, binomial = 1;
            for (var k = 0; k < m; k++)
            {
                numerator = numerator * denominators[k] + binomial * numerators[k] * denominator;
                denominator *= denominators[k];
                var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
                numerator /= common;
                denominator /= common;
                binomial = binomial * (m + 1 - k) / (k + 1);
            }

            numerator = -numerator;
            denominator *= m + 1;
            var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
            numerators[m] = numerator / divisor;
            denominators[m] = denominator / divisor;
        }

        return [.. Enumerable.Range(0, count).Select(j => new BigReal(numerators[2 * j], 0) / new BigReal(denominators[2 * j], 0))];
    }
}
