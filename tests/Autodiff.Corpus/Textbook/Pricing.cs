namespace Autodiff.Corpus.Textbook;

/// <summary>Prices of bonds and options.</summary>
public static partial class Pricing
{
    /// <summary>The normal distribution function by the approximation of Abramowitz and Stegun 26.2.17.</summary>
    [Differentiable]
    public static double NormalCdf(double x)
    {
        double t = 1 / (1 + 0.2316419 * Math.Abs(x));
        double polynomial = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        double tail = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * polynomial;
        return x >= 0 ? 1 - tail : tail;
    }

    [Differentiable]
    public static double BlackScholes(double spot, double strike, double rate, double volatility, double time, bool isCall)
    {
        double d1 = (Math.Log(spot / strike) + (rate + volatility * volatility / 2) * time) / (volatility * Math.Sqrt(time));
        double d2 = d1 - volatility * Math.Sqrt(time);
        return isCall
            ? spot * NormalCdf(d1) - strike * Math.Exp(-rate * time) * NormalCdf(d2)
            : strike * Math.Exp(-rate * time) * NormalCdf(-d2) - spot * NormalCdf(-d1);
    }

    /// <summary>An American put on the tree of Cox, Ross and Rubinstein.</summary>
    [Differentiable]
    public static double BinomialAmericanPut(double spot, double strike, double rate, double volatility, double time, int steps)
    {
        double dt = time / steps;
        double u = Math.Exp(volatility * Math.Sqrt(dt)), d = 1 / u;
        double p = (Math.Exp(rate * dt) - d) / (u - d);
        double discount = Math.Exp(-rate * dt);
        var values = new double[steps + 1];
        for (int i = 0; i <= steps; i++)
        {
            values[i] = Math.Max(0, strike - spot * Math.Pow(u, 2 * i - steps));
        }

        for (int step = steps - 1; step >= 0; step--)
        {
            for (int i = 0; i <= step; i++)
            {
                double hold = discount * (p * values[i + 1] + (1 - p) * values[i]);
                double exercise = strike - spot * Math.Pow(u, 2 * i - step);
                values[i] = Math.Max(hold, exercise);
            }
        }

        return values[0];
    }

    /// <summary>The volatility that gives a price, by Newton's method with vega.</summary>
    [Differentiable]
    public static double ImpliedVolatility(double price, double spot, double strike, double rate, double time)
    {
        double sigma = 0.3;
        for (int i = 0; i < 30; i++)
        {
            double d1 = (Math.Log(spot / strike) + (rate + sigma * sigma / 2) * time) / (sigma * Math.Sqrt(time));
            double vega = spot * Math.Sqrt(time) * Math.Exp(-d1 * d1 / 2) / Math.Sqrt(2 * Math.PI);
            double difference = BlackScholes(spot, strike, rate, sigma, time, true) - price;
            if (Math.Abs(difference) < 1e-12) break;
            sigma -= difference / vega;
        }

        return sigma;
    }

    [Differentiable]
    public static double BondPrice(double coupon, double yield, int years, int frequency = 2)
    {
        double price = 0;
        int n = years * frequency;
        for (int i = 1; i <= n; i++)
        {
            price += coupon / frequency / Math.Pow(1 + yield / frequency, i);
        }

        return price + 100 / Math.Pow(1 + yield / frequency, n);
    }

    /// <summary>The yield at which the bond has a price, by bisection and then Newton's method.</summary>
    [Differentiable]
    public static double YieldToMaturity(double price, double coupon, int years)
    {
        double low = 0, high = 1;
        for (int i = 0; i < 10; i++)
        {
            double middle = (low + high) / 2;
            if (BondPrice(coupon, middle, years) > price) low = middle;
            else high = middle;
        }

        double y = (low + high) / 2;
        for (int i = 0; i < 8; i++)
        {
            const double h = 1e-6;
            double slope = (BondPrice(coupon, y + h, years) - BondPrice(coupon, y - h, years)) / (2 * h);
            y -= (BondPrice(coupon, y, years) - price) / slope;
        }

        return y;
    }

    /// <summary>The present value of cash flows on a curve of zero rates.</summary>
    [Differentiable]
    public static double PresentValue(double[] cashFlows, double[] times, double[] zeroRates)
    {
        double value = 0;
        for (int i = 0; i < cashFlows.Length; i++)
        {
            value += cashFlows[i] * Math.Exp(-zeroRates[i] * times[i]);
        }

        return value;
    }

    /// <summary>The zero rate of Nelson and Siegel.</summary>
    [Differentiable]
    public static double NelsonSiegel(double level, double slope, double curvature, double decay, double maturity)
    {
        double x = maturity / decay;
        double loading = (1 - Math.Exp(-x)) / x;
        return level + slope * loading + curvature * (loading - Math.Exp(-x));
    }

    /// <summary>A zero bond in the model of Cox, Ingersoll and Ross.</summary>
    [Differentiable]
    public static double CoxIngersollRoss(double r, double kappa, double theta, double sigma, double t)
    {
        double gamma = Math.Sqrt(kappa * kappa + 2 * sigma * sigma);
        double e = Math.Exp(gamma * t) - 1;
        double denominator = (gamma + kappa) * e + 2 * gamma;
        double b = 2 * e / denominator;
        double a = Math.Pow(2 * gamma * Math.Exp((kappa + gamma) * t / 2) / denominator, 2 * kappa * theta / (sigma * sigma));
        return a * Math.Exp(-b * r);
    }

    /// <summary>The implied volatility of the SABR model (Hagan and others), away from the money and at it.</summary>
    [Differentiable]
    public static double Sabr(double forward, double strike, double time, double alpha, double beta, double rho, double nu)
    {
        double logFK = Math.Log(forward / strike);
        double fk = Math.Pow(forward * strike, (1 - beta) / 2);
        double a = Math.Pow(1 - beta, 2) * alpha * alpha / (24 * fk * fk);
        double b = rho * beta * nu * alpha / (4 * fk);
        double c = (2 - 3 * rho * rho) * nu * nu / 24;
        double correction = 1 + (a + b + c) * time;
        if (Math.Abs(logFK) < 1e-12) return alpha / fk * correction;

        double z = nu / alpha * fk * logFK;
        double x = Math.Log((Math.Sqrt(1 - 2 * rho * z + z * z) + z - rho) / (1 - rho));
        double series = 1 + Math.Pow(1 - beta, 2) / 24 * logFK * logFK + Math.Pow(1 - beta, 4) / 1920 * Math.Pow(logFK, 4);
        return alpha / (fk * series) * (z / x) * correction;
    }

    /// <summary>An Asian call by simulation with given normal numbers, one row for each path.</summary>
    [Differentiable(nameof(spot), nameof(volatility), nameof(rate))]
    public static double AsianCall(double spot, double strike, double rate, double volatility, double time, double[,] normals)
    {
        int paths = normals.GetLength(0), steps = normals.GetLength(1);
        double dt = time / steps;
        double drift = (rate - 0.5 * volatility * volatility) * dt;
        double payoffs = 0;
        for (int path = 0; path < paths; path++)
        {
            double s = spot, average = 0;
            for (int i = 0; i < steps; i++)
            {
                s *= Math.Exp(drift + volatility * Math.Sqrt(dt) * normals[path, i]);
                average += s / steps;
            }

            payoffs += Math.Max(average - strike, 0);
        }

        return Math.Exp(-rate * time) * payoffs / paths;
    }

    /// <summary>A call by the implicit finite-difference scheme in the logarithm of the price.</summary>
    [Differentiable(nameof(volatility), nameof(rate))]
    public static double ImplicitCall(double strike, double rate, double volatility, double time, int nodes, int steps)
    {
        double width = 2.0, dx = 2 * width / (nodes - 1), dt = time / steps;
        double mu = rate - volatility * volatility / 2;
        double[] value = new double[nodes], lower = new double[nodes], diagonal = new double[nodes], upper = new double[nodes];
        for (int i = 0; i < nodes; i++)
        {
            double s = strike * Math.Exp(-width + i * dx);
            value[i] = s > strike ? s - strike : 0;
            double diffusion = volatility * volatility / (dx * dx);
            bool boundary = i == 0 || i == nodes - 1;
            lower[i] = boundary ? 0 : -dt / 2 * (diffusion - mu / dx);
            upper[i] = boundary ? 0 : -dt / 2 * (diffusion + mu / dx);
            diagonal[i] = boundary ? 1 : 1 + dt * (diffusion + rate);
        }

        for (int t = 0; t < steps; t++)
        {
            value = SmallLinearAlgebra.Tridiagonal(lower, diagonal, upper, value);
        }

        return value[nodes / 2];
    }

    /// <summary>The annual percentage rate's monthly payment of a loan.</summary>
    [Differentiable]
    public static double MonthlyPayment(double principal, double annualRate, int months)
    {
        double r = annualRate / 12;
        if (r == 0) return principal / months;
        double q = Math.Pow(1 + r, months);
        return principal * r * q / (q - 1);
    }
}
