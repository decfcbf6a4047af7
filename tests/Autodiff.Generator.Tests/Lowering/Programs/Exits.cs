/// <summary>Jumps out of everything, from everywhere.</summary>
public static partial class Exits
{
    [Differentiable]
    public static double BreakInNestedIf(double x, double y, int n, double[] a)
    {
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] > 0)
            {
                x += a[i];
                if (x > 1)
                {
                    y -= x;
                    break;
                }
                y *= 1.5;
            }
            else if (a[i] < -0.7)
            {
                continue;
            }
            x -= 0.1;
        }
        return x * y;
    }

    [Differentiable]
    public static double ReturnInNestedIf(double x, double y, int n, double[] a)
    {
        if (n > 1)
        {
            x += y;
            if (n > 2)
            {
                if (x > 0) return x * 3;
                y += 1;
            }
            x *= 2;
        }
        else
        {
            y -= 4;
        }
        if (y > 1) return y;
        return x - y;
    }

    [Differentiable]
    public static double EverySwitchJump(double x, double y, int n, double[] a)
    {
        var s = 0.0;
        foreach (var v in a)
        {
            switch (n++ % 5)
            {
                case 0:
                    if (v > 0) break;
                    s += 1;
                    continue;
                case 1:
                    if (s > 3) return s * v;
                    s *= v;
                    break;
                case 2:
                    while (s > 0)
                    {
                        s -= 0.7;
                        if (s < 0.3) break;
                        if (s < -8) return v;
                    }
                    break;
                case 3:
                    {
                        if (v < 0)
                        {
                            if (x > 0) break;
                            s -= x;
                        }
                        s += 2;
                        break;
                    }
                default:
                    return s + y;
            }
            s += v * x;
        }
        return s;
    }

    [Differentiable]
    public static double SwitchInSwitch(double x, double y, int n, double[] a)
    {
        for (var i = 0; i < 4; i++)
        {
            switch (i)
            {
                case 1:
                    switch (n)
                    {
                        case 0:
                            if (x > y) break;
                            return x;
                        case 1:
                            continue;
                        case 2:
                            if (y > 0) break;
                            x -= 1;
                            break;
                        default:
                            x += 3;
                            break;
                    }
                    y += x;
                    break;
                case 2 when n < 4:
                    break;
                default:
                    x -= y;
                    break;
            }
            x *= 1.1;
        }
        return x * y;
    }

    [Differentiable]
    public static double BreakFromMatrix(double x, double y, int n, double[] a)
    {
        var m = new double[,] { { x, y, 1 }, { 2, x * y, 3 } };
        var s = 0.0;
        foreach (var v in m)
        {
            if (v == 2) continue;
            if (s > n) break;
            s += v + 1;
        }
        foreach (var v in m)
        {
            if (s < -1) return v;
            s -= v * 0.5;
        }
        return s;
    }

    [Differentiable]
    public static double GuardsBetween(double x, double y, int n, double[] a)
    {
        if (n < 0) throw new ArgumentOutOfRangeException(nameof(n));
        else if (n == 0) return x;
        else if (n == 9) x += 1;
        if (n == 1) { if (x > 0) return y; else throw new InvalidOperationException(); }
        while (true)
        {
            if (x > 5) throw new OverflowException($"{x} {{n}}");
            if (x > 3) return x;
            x += 0.5;
            if (n > 2) break;
        }
        do
        {
            y += 0.3;
            x -= 0.2;
            if (y > 2) continue;
            if (y < -2) break;
            x -= y;
        }
        while (x > -4);
        return x + y;
    }

    [Differentiable]
    public static double DeadCode(double x, double y, int n, double[] a)
    {
        while (true)
        {
            x += 1;
            if (x > 2)
            {
                if (n > 1) return x;
                else break;
                x *= 100;
            }
            continue;
            x *= 1000;
        }
        if (true) return x * y;
        return 3;
    }

    [Differentiable]
    public static double InnerReturnsOnly(double x, double y, int n, double[] a)
    {
        for (var i = 0; i < n; i++)
        {
            foreach (var v in a)
            {
                while (true)
                {
                    x += v * v + 0.1;
                    if (x > 1.5) return x * v;
                    if (x > 0.5) break;
                }
            }
            if (i == 2) break;
        }
        return y;
    }

    [Differentiable]
    public static double UnassignedUntilBranches(double x, double y, int n, double[] a)
    {
        double t;
        for (var i = 0; ; i++)
        {
            double u;
            if (i > n) u = x;
            else u = y;
            t = u * i;
            if (i == 3) break;
            int k;
            switch (i)
            {
                case 0: k = 2; break;
                case 1: k = 5; break;
                default: k = i; break;
            }
            x += k * t;
        }
        return t + x;
    }

    [Differentiable]
    public static double BlocksWithJumps(double x, double y, int n, double[] a)
    {
        for (var i = 0; i < 4; i++)
        {
            {
                var t = x;
                if (t > 1) continue;
                x += t;
            }
            {
                var t = y;
                if (t > n) break;
                y += t;
                { if (i == n) continue; }
            }
            x += 1;
        }
        return x - y;
    }

    [Differentiable]
    public static void ReturnsNothing(double x, ref double y, int n, double[] a)
    {
        if (n == 0) return;
        foreach (var v in a)
        {
            if (v > y) return;
            y += v * x;
        }
        if (n > 2) { y = 3; return; }
        y *= x;
    }

    [Differentiable]
    public static (double, double) TupleResult(double x, double y, int n, double[] a)
    {
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] > x) return (a[i], y);
            x -= 0.5;
        }
        return n > 1 ? (x, y) : (y, x);
    }

    [Differentiable]
    public static double[] ArrayResult(double x, double y, int n, double[] a)
    {
        for (var i = 0; i < n; i++)
        {
            if (i == 2) return a;
            a[i] *= x;
        }
        var b = new double[2];
        b[0] = y;
        return b;
    }

    [Differentiable]
    public static double OwnNames(double x, double y, int n, double[] a)
    {
        double result = x, exit = y, skip = n;
        foreach (var v in a)
        {
            var vIndex = v;
            if (v > 1) return result * exit;
            if (n > 1) { if (v < 0) continue; skip += 1; }
            result += vIndex * skip;
            exit -= result;
        }
        return result + exit + skip;
    }
}
