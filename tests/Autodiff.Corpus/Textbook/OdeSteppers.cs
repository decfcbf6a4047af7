namespace Autodiff.Corpus.Textbook;

/// <summary>Initial value problems by the usual steppers.</summary>
public static partial class OdeSteppers
{
    /// <summary>y' = r·y·(1 - y/k) by Euler's method.</summary>
    [Differentiable]
    public static double EulerLogistic(double y, double r, double k, double h, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            y += h * r * y * (1 - y / k);
        }

        return y;
    }

    /// <summary>Heun's method on the same problem.</summary>
    [Differentiable]
    public static double HeunLogistic(double y, double r, double k, double h, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            double k1 = LogisticSlope(y, r, k);
            double k2 = LogisticSlope(y + h * k1, r, k);
            y += h / 2 * (k1 + k2);
        }

        return y;
    }

    [Differentiable]
    public static double LogisticSlope(double y, double r, double k) => r * y * (1 - y / k);

    /// <summary>The slopes of the Lorenz system.</summary>
    [Differentiable]
    public static void Lorenz(double[] y, double sigma, double rho, double beta, double[] slope)
    {
        slope[0] = sigma * (y[1] - y[0]);
        slope[1] = y[0] * (rho - y[2]) - y[1];
        slope[2] = y[0] * y[1] - beta * y[2];
    }

    /// <summary>The classical Runge-Kutta method for a system.</summary>
    [Differentiable]
    public static double[] RungeKutta4(double[] start, double sigma, double rho, double beta, double h, int steps)
    {
        int n = start.Length;
        double[] y = (double[])start.Clone();
        double[] k1 = new double[n], k2 = new double[n], k3 = new double[n], k4 = new double[n], tmp = new double[n];
        for (int s = 0; s < steps; s++)
        {
            Lorenz(y, sigma, rho, beta, k1);
            for (int i = 0; i < n; i++) tmp[i] = y[i] + h / 2 * k1[i];
            Lorenz(tmp, sigma, rho, beta, k2);
            for (int i = 0; i < n; i++) tmp[i] = y[i] + h / 2 * k2[i];
            Lorenz(tmp, sigma, rho, beta, k3);
            for (int i = 0; i < n; i++) tmp[i] = y[i] + h * k3[i];
            Lorenz(tmp, sigma, rho, beta, k4);
            for (int i = 0; i < n; i++) y[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
        }

        return y;
    }

    /// <summary>Velocity Verlet for a pendulum; returns the energy.</summary>
    [Differentiable]
    public static double VerletPendulum(double angle, double velocity, double gravity, double length, double h, int steps)
    {
        double acceleration = -gravity / length * Math.Sin(angle);
        for (int i = 0; i < steps; i++)
        {
            angle += velocity * h + 0.5 * acceleration * h * h;
            double next = -gravity / length * Math.Sin(angle);
            velocity += 0.5 * (acceleration + next) * h;
            acceleration = next;
        }

        return 0.5 * length * length * velocity * velocity + gravity * length * (1 - Math.Cos(angle));
    }

    /// <summary>Predator and prey by the symplectic Euler method.</summary>
    [Differentiable]
    public static (double Prey, double Predator) LotkaVolterra(double prey, double predator, double a, double b, double c, double d, double dt, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            prey += dt * prey * (a - b * predator);
            predator += dt * predator * (-c + d * prey);
        }

        return (prey, predator);
    }

    /// <summary>The two-step Adams-Bashforth method.</summary>
    [Differentiable]
    public static double AdamsBashforth(double y, double rate, double h, int steps)
    {
        double previous = -rate * y * y;
        y += h * previous;
        for (int i = 1; i < steps; i++)
        {
            double current = -rate * y * y;
            y += h * (1.5 * current - 0.5 * previous);
            previous = current;
        }

        return y;
    }

    /// <summary>The implicit Euler method with Newton's iteration for each step.</summary>
    [Differentiable]
    public static double BackwardEuler(double y, double stiffness, double h, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            double z = y;
            for (int k = 0; k < 25; k++)
            {
                double residual = z - y + h * stiffness * z * z * z;
                double slope = 1 + 3 * h * stiffness * z * z;
                double step = residual / slope;
                z -= step;
                if (Math.Abs(step) < 1e-15) break;
            }

            y = z;
        }

        return y;
    }

    /// <summary>Fehlberg's method with step control on y' = -rate·y + sin(t).</summary>
    [Differentiable]
    public static double Fehlberg(double y, double rate, double end, [NoGradient] double tolerance)
    {
        double t = 0;
        double h = 0.1;
        while (t < end)
        {
            if (t + h > end) h = end - t;
            double k1 = h * Forced(t, y, rate);
            double k2 = h * Forced(t + h / 4, y + k1 / 4, rate);
            double k3 = h * Forced(t + 3 * h / 8, y + 3 * k1 / 32 + 9 * k2 / 32, rate);
            double k4 = h * Forced(t + 12 * h / 13, y + (1932 * k1 - 7200 * k2 + 7296 * k3) / 2197, rate);
            double k5 = h * Forced(t + h, y + 439 * k1 / 216 - 8 * k2 + 3680 * k3 / 513 - 845 * k4 / 4104, rate);
            double k6 = h * Forced(t + h / 2, y - 8 * k1 / 27 + 2 * k2 - 3544 * k3 / 2565 + 1859 * k4 / 4104 - 11 * k5 / 40, rate);
            double error = Math.Abs(k1 / 360 - 128 * k3 / 4275 - 2197 * k4 / 75240 + k5 / 50 + 2 * k6 / 55);
            if (error <= tolerance)
            {
                t += h;
                y += 16 * k1 / 135 + 6656 * k3 / 12825 + 28561 * k4 / 56430 - 9 * k5 / 50 + 2 * k6 / 55;
            }

            double factor = error == 0 ? 4 : 0.84 * Math.Pow(tolerance / error, 0.25);
            h *= Math.Min(4, Math.Max(0.1, factor));
        }

        return y;
    }

    [Differentiable]
    public static double Forced(double t, double y, double rate) => -rate * y + Math.Sin(t);

    /// <summary>A projectile with quadratic drag; returns the range at which it falls to the ground.</summary>
    [Differentiable]
    public static double ProjectileRange(double speed, double angle, double drag)
    {
        const double g = 9.81;
        const double dt = 0.01;
        double x = 0, y = 0;
        double vx = speed * Math.Cos(angle), vy = speed * Math.Sin(angle);
        double lastX = 0, lastY = 0;
        while (y >= 0)
        {
            (lastX, lastY) = (x, y);
            double v = Math.Sqrt(vx * vx + vy * vy);
            vx -= drag * v * vx * dt;
            vy -= (g + drag * v * vy) * dt;
            x += vx * dt;
            y += vy * dt;
        }

        return lastX + (x - lastX) * lastY / (lastY - y);
    }
}
