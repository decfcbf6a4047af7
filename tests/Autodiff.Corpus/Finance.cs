namespace Autodiff.Corpus;

/// <summary>Prices and their risks.</summary>
public static partial class Finance
{
    /// <summary>The normal distribution function by Abramowitz and Stegun, 26.2.17.</summary>
    [Differentiable]
    public static double NormalCdf(double x)
    {
        var z = Math.Abs(x);
        var t = 1 / (1 + 0.2316419 * z);
        var polynomial = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        var tail = Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI) * polynomial;
        return x < 0 ? tail : 1 - tail;
    }

    [Differentiable(nameof(spot), nameof(volatility), nameof(rate), nameof(time))]
    public static double BlackScholes(double spot, double strike, double volatility, double rate, double time, bool call)
    {
        var s = volatility * Math.Sqrt(time);
        var d1 = (Math.Log(spot / strike) + (rate + 0.5 * volatility * volatility) * time) / s;
        var d2 = d1 - s;
        var discount = Math.Exp(-rate * time);
        return call
            ? spot * NormalCdf(d1) - strike * discount * NormalCdf(d2)
            : strike * discount * NormalCdf(-d2) - spot * NormalCdf(-d1);
    }

    [Differentiable]
    public static double BinomialTree(double spot, double strike, double volatility, double rate, double time, int steps)
    {
        var dt = time / steps;
        var up = Math.Exp(volatility * Math.Sqrt(dt));
        var down = 1 / up;
        var growth = Math.Exp(rate * dt);
        var p = (growth - down) / (up - down);
        var values = new double[steps + 1];
        for (var i = 0; i <= steps; i++) values[i] = Math.Max(strike - spot * Math.Pow(up, i) * Math.Pow(down, steps - i), 0);
        for (var n = steps - 1; n >= 0; n--)
        {
            for (var i = 0; i <= n; i++)
            {
                var hold = (p * values[i + 1] + (1 - p) * values[i]) / growth;
                var exercise = strike - spot * Math.Pow(up, i) * Math.Pow(down, n - i);
                values[i] = Math.Max(hold, exercise);
            }
        }
        return values[0];
    }

    [Differentiable]
    public static double BondPrice(double[] cashFlows, double[] times, double yield)
    {
        var price = 0.0;
        for (var i = 0; i < cashFlows.Length; i++) price += cashFlows[i] * Math.Exp(-yield * times[i]);
        return price;
    }

    /// <summary>The yield that gives a price, by Newton's method, each step with the derivative by hand.</summary>
    [Differentiable]
    public static double YieldOf(double price, double coupon, int years)
    {
        var y = 0.05;
        for (var k = 0; k < 30; k++)
        {
            var f = -price;
            var slope = 0.0;
            for (var i = 1; i <= years; i++)
            {
                var flow = i == years ? coupon + 1 : coupon;
                var discounted = flow * Math.Exp(-y * i);
                f += discounted;
                slope -= i * discounted;
            }
            var change = f / slope;
            y -= change;
            if (Math.Abs(change) < 1e-13) break;
        }
        return y;
    }

    [Differentiable]
    public static double HestonPath(double spot, double variance, double kappa, double theta, double xi, double[] normals)
    {
        const double dt = 1.0 / 12;
        var s = Math.Log(spot);
        for (var i = 0; i + 1 < normals.Length; i += 2)
        {
            var positive = Math.Max(variance, 0);
            var root = Math.Sqrt(positive + 1e-6);
            s += -0.5 * positive * dt + root * Math.Sqrt(dt) * normals[i];
            variance += kappa * (theta - positive) * dt + xi * root * Math.Sqrt(dt) * (0.6 * normals[i] + 0.8 * normals[i + 1]);
        }
        return Math.Max(Math.Exp(s) - spot * 0.9, 0);
    }

    [Differentiable]
    public static double PathAverage(double spot, double[] returns, double barrier)
    {
        var s = spot;
        var sum = 0.0;
        for (var i = 0; i < returns.Length; i++)
        {
            s *= Math.Exp(returns[i]);
            if (s < barrier) return 0;
            sum += s;
        }
        return returns.Length == 0 ? spot : sum / returns.Length;
    }
}
