using System.Collections.Generic;
using System.Linq;

namespace Autodiff.Corpus.Textbook;

/// <summary>Formulas of physics and engineering as they stand in handbooks.</summary>
public static partial class Engineering
{
    private const double Planck = 6.62607015e-34, Boltzmann = 1.380649e-23, LightSpeed = 299792458;

    public static double EarthRadius { get; } = 6371.0088;

    /// <summary>The spectral radiance of a black body, by Planck's law.</summary>
    [Differentiable]
    public static double Radiance(double wavelength, double temperature)
        => 2 * Planck * LightSpeed * LightSpeed / Math.Pow(wavelength, 5) / (Math.Exp(Planck * LightSpeed / (wavelength * Boltzmann * temperature)) - 1);

    /// <summary>The compressibility of a gas by Redlich and Kwong, from the cubic equation.</summary>
    [Differentiable]
    public static double Compressibility(double reducedTemperature, double reducedPressure)
    {
        double a = 0.42748 * reducedPressure / Math.Pow(reducedTemperature, 2.5);
        double b = 0.08664 * reducedPressure / reducedTemperature;
        double z = 1;
        for (int i = 0; i < 50; i++)
        {
            double f = z * z * z - z * z + (a - b - b * b) * z - a * b;
            double slope = 3 * z * z - 2 * z + a - b - b * b;
            double step = f / slope;
            z -= step;
            if (Math.Abs(step) < 1e-14) break;
        }

        return z;
    }

    /// <summary>The power of a signal at one frequency, by the discrete Fourier transform.</summary>
    [Differentiable(nameof(signal))]
    public static double Power(double[] signal, int frequency)
    {
        double re = 0, im = 0;
        int n = signal.Length;
        for (int t = 0; t < n; t++)
        {
            double phase = -2 * Math.PI * frequency * t / n;
            var (sin, cos) = Math.SinCos(phase);
            re += signal[t] * cos;
            im += signal[t] * sin;
        }

        return (re * re + im * im) / n;
    }

    /// <summary>The fast Fourier transform of Cooley and Tukey, in place.</summary>
    [Differentiable]
    public static void Fft(double[] re, double[] im)
    {
        int n = re.Length;
        for (int i = 1, j = 0; i < n; i++)
        {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1) j ^= bit;
            j ^= bit;
            if (i < j)
            {
                (re[i], re[j]) = (re[j], re[i]);
                (im[i], im[j]) = (im[j], im[i]);
            }
        }

        for (int length = 2; length <= n; length *= 2)
        {
            double angle = -2 * Math.PI / length;
            for (int start = 0; start < n; start += length)
            {
                for (int k = 0; k < length / 2; k++)
                {
                    double c = Math.Cos(angle * k), s = Math.Sin(angle * k);
                    int p = start + k, q = p + length / 2;
                    double tr = re[q] * c - im[q] * s, ti = re[q] * s + im[q] * c;
                    re[q] = re[p] - tr;
                    im[q] = im[p] - ti;
                    re[p] += tr;
                    im[p] += ti;
                }
            }
        }
    }

    /// <summary>The deflection of a beam under point loads: position and force of each.</summary>
    [Differentiable]
    public static double BeamDeflection(double x, double length, double stiffness, (double Position, double Force) first, (double Position, double Force) second)
        => PointLoad(x, length, stiffness, first.Position, first.Force) + PointLoad(x, length, stiffness, second.Position, second.Force);

    [Differentiable]
    public static double PointLoad(double x, double length, double stiffness, double a, double force)
    {
        double b = length - a;
        return x <= a
            ? force * b * x / (6 * length * stiffness) * (length * length - b * b - x * x)
            : force * a * (length - x) / (6 * length * stiffness) * (2 * length * x - x * x - a * a);
    }

    /// <summary>The saturation pressure by Antoine's equation, with constants chosen by the range of temperature.</summary>
    [Differentiable]
    public static double Antoine(double celsius)
    {
        var (a, b, c) = celsius < 100 ? (8.07131, 1730.63, 233.426) : (8.14019, 1810.94, 244.485);
        return Math.Pow(10, a - b / (c + celsius));
    }

    /// <summary>A PID controller on a first-order plant; the integral of the squared error.</summary>
    [Differentiable(nameof(kp), nameof(ki), nameof(kd))]
    public static double PidCost(double kp, double ki, double kd, double setpoint, int steps)
    {
        double y = 0, integral = 0, previous = setpoint, cost = 0;
        const double dt = 0.05;
        for (int i = 0; i < steps; i++)
        {
            double error = setpoint - y;
            integral += error * dt;
            double derivative = (error - previous) / dt;
            double u = Math.Clamp(kp * error + ki * integral + kd * derivative, -10, 10);
            y += dt * (u - y);
            previous = error;
            cost += error * error * dt;
        }

        return cost;
    }

    /// <summary>The resistance of a ladder of resistors, folded from the end.</summary>
    [Differentiable]
    public static double Ladder(double[] series, double[] shunt)
    {
        double r = shunt[^1];
        for (int i = series.Length - 1; i >= 0; i--)
        {
            double below = series[i] + r;
            r = i == 0 ? below : 1 / (1 / below + 1 / shunt[i - 1]);
        }

        return r;
    }

    /// <summary>The state of charge and the open-circuit voltage of a battery in one structure.</summary>
    public readonly record struct Battery(double Charge, double Resistance)
    {
        public double Voltage => 3.0 + 1.2 * Charge;
    }

    /// <summary>The root mean square of a sampled signal.</summary>
    [Differentiable]
    public static double RootMeanSquare(double[] samples) => Math.Sqrt(samples.Sum(s => s * s) / samples.Length);

    /// <summary>The great-circle distance in kilometres between two places in degrees.</summary>
    [Differentiable]
    public static double Haversine(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        double ToRadians(double degrees) => degrees * Math.PI / 180;

        double dLatitude = ToRadians(latitude2 - latitude1), dLongitude = ToRadians(longitude2 - longitude1);
        double a = Math.Pow(Math.Sin(dLatitude / 2), 2)
            + Math.Cos(ToRadians(latitude1)) * Math.Cos(ToRadians(latitude2)) * Math.Pow(Math.Sin(dLongitude / 2), 2);
        return 2 * EarthRadius * Math.Asin(Math.Sqrt(a));
    }
}
