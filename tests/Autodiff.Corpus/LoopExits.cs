namespace Autodiff.Corpus;

/// <summary>Exits from each nesting depth of each kind of loop.</summary>
public static partial class LoopExits
{
    [Differentiable]
    public static double BreakFromFor(double[] a, double limit)
    {
        var s = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            s += a[i] * a[i];
            if (s > limit) break;
            s *= 1.1;
        }
        return s * s;
    }

    [Differentiable]
    public static double ContinueInFor(double[] a)
    {
        var s = 1.0;
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] < 0) continue;
            s *= a[i] + 0.5;
        }
        return s;
    }

    [Differentiable]
    public static double ReturnFromFor(double x, int n)
    {
        var s = x;
        for (var i = 1; i < n; i++)
        {
            s += Math.Cos(s) / i;
            if (s > 2.5) return s * s;
        }
        return s * x;
    }

    [Differentiable]
    public static double AllThreeInFor(double[] a, double x)
    {
        var s = x;
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] < 0) continue;
            s = s * a[i] + 1;
            if (s > 20) return s / x;
            if (s > 6) break;
            s += x;
        }
        return s * s;
    }

    [Differentiable]
    public static double BreakFromWhile(double x, double limit)
    {
        var s = x;
        var i = 0;
        while (i < 20)
        {
            i++;
            s = s * s * 0.5 + x;
            if (s > limit) break;
            s += 0.1 * i;
        }
        return s + x;
    }

    [Differentiable]
    public static double ContinueInWhile(double x, int n)
    {
        var s = x;
        while (n > 0)
        {
            n--;
            if (n % 3 == 1) continue;
            s = Math.Sin(s) * x + n;
        }
        return s;
    }

    [Differentiable]
    public static double ReturnFromWhile(double x)
    {
        var s = x;
        var n = 0;
        while (s < 100)
        {
            s = s * 1.5 + x;
            n++;
            if (n > 6) return s * n;
        }
        return -s;
    }

    [Differentiable]
    public static double BreakFromDo(double x, int n)
    {
        var s = x;
        do
        {
            s *= x;
            if (s > 3) break;
            s += 1;
            n--;
        }
        while (n > 0);
        return s * x;
    }

    /// <summary>In a <c>do</c> loop, <c>continue</c> goes to the condition.</summary>
    [Differentiable]
    public static double ContinueInDo(double x, int n)
    {
        var s = x;
        do
        {
            n--;
            if (n % 2 == 0) continue;
            s = s * s - 0.4;
        }
        while (n > 0 && s < 10);
        return s;
    }

    [Differentiable]
    public static double ReturnFromDo(double x, int n)
    {
        do
        {
            x = Math.Cos(x) * 1.3;
            if (n == 3) return x * x;
        }
        while (--n > 0);
        return x;
    }

    [Differentiable]
    public static double BreakFromForeach(double[] a)
    {
        var product = 1.0;
        foreach (var v in a)
        {
            if (v <= 0) break;
            product *= v;
        }
        return product;
    }

    [Differentiable]
    public static double ContinueInForeach(double[] a, int[] skip)
    {
        double s = 0;
        var i = 0;
        foreach (var v in a)
        {
            if (skip[i++] != 0) continue;
            s = s * v + v * v;
        }
        return s;
    }

    [Differentiable]
    public static double ReturnFromForeach(double[] a, double threshold)
    {
        var s = 0.0;
        foreach (var v in a)
        {
            s += v * v;
            if (s > threshold) return s * threshold;
        }
        return s;
    }

    [Differentiable]
    public static double ForeverWithBreak(double x)
    {
        var s = x;
        while (true)
        {
            s = s * s + 0.2;
            if (s > 8) break;
        }
        return Math.Log(s);
    }

    [Differentiable]
    public static double ForeverWithReturn(double x, double y)
    {
        for (; ; )
        {
            x += y * 0.3;
            y += x * 0.2;
            if (x > 3) return x * y;
            if (y > 3) return x - y;
        }
    }

    [Differentiable]
    public static double ForeverWithAll(double[] a)
    {
        var i = -1;
        var s = 1.0;
        while (true)
        {
            i++;
            if (i >= a.Length) return s;
            if (a[i] < 0) continue;
            s *= a[i];
            if (s > 10) break;
        }
        return s * s + i;
    }

    [Differentiable]
    public static double BreakInner(double[] a, double limit)
    {
        var s = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            var t = 1.0;
            for (var j = i; j < a.Length; j++)
            {
                t *= a[j];
                if (t > limit) break;
                t += 0.1;
            }
            s += t * a[i];
        }
        return s;
    }

    [Differentiable]
    public static double ContinueBoth(double[] a)
    {
        var s = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            if (i == 1) continue;
            for (var j = 0; j < a.Length; j++)
            {
                if (j == i) continue;
                s += a[i] * a[j] * s * 0.1 + a[j];
            }
            s *= 0.9;
        }
        return s;
    }

    [Differentiable]
    public static double ReturnFromInner(double[] a, double limit)
    {
        var s = 1.0;
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                s += a[i] * a[j];
                if (s > limit) return s * a[j];
            }
            s *= 0.95;
        }
        return s;
    }

    /// <summary>A return from the third depth, through a <c>while</c> and a <c>foreach</c>.</summary>
    [Differentiable]
    public static double ReturnFromThirdDepth(double[] a, double limit)
    {
        var s = 0.5;
        for (var i = 0; i < 3; i++)
        {
            foreach (var v in a)
            {
                var k = 0;
                while (k < 3)
                {
                    k++;
                    s += v * s * 0.2;
                    if (s > limit) return s * s * v;
                    if (k == 2 && v < 0) break;
                }
                s += v;
            }
            s *= 1.01;
        }
        return s;
    }

    [Differentiable]
    public static double ExitsAtEveryDepth(double x, int n)
    {
        var s = x;
        for (var i = 0; i < n; i++)
        {
            if (s > 50) return s;
            var t = s;
            while (true)
            {
                t *= 0.6;
                if (t < 0.2) break;
                if (i == 2) { s += t; continue; }
                for (var k = 0; k < 4; k++)
                {
                    s += 0.1 * t * k;
                    if (k == 2 && s > 4) break;
                    if (s > 30) return s * t;
                }
            }
            if (i % 2 == 1) continue;
            s += Math.Sin(s);
            if (i == 5) break;
        }
        return s * x;
    }

    /// <summary>A flag set in the inner loop ends the outer one.</summary>
    [Differentiable]
    public static double BreakByFlag(double[] a, double limit)
    {
        var s = 0.0;
        var done = false;
        for (var i = 0; i < a.Length && !done; i++)
        {
            for (var j = 0; j < a.Length; j++)
            {
                s += a[i] * a[j] * (j + 1);
                if (s > limit)
                {
                    done = true;
                    break;
                }
            }
            s = s * 0.9 + a[i];
        }
        return s;
    }

    [Differentiable]
    public static double ExitBeforeUse(double x)
    {
        for (var i = 0; i < 5; i++)
        {
            if (x > 0) return x * x;
            x *= 2;
        }
        return x;
    }

    /// <summary>Every path of the loop body leaves it.</summary>
    [Differentiable]
    public static double NeverIterates(double x, int n)
    {
        while (n > 0)
        {
            if (x > 1) return x * x * x;
            x += 2;
            break;
        }
        return Math.Sin(x);
    }

    [Differentiable]
    public static double ReturnFromSwitchInLoop(double x, int n)
    {
        var s = x;
        for (var i = 0; i < n; i++)
        {
            switch (i % 4)
            {
                case 0:
                    s += x;
                    break;
                case 1:
                    s *= x;
                    continue;
                case 2 when s > 5:
                    return s * s;
                default:
                    s = Math.Sin(s) + 2;
                    break;
            }
            s += 0.5 * x;
        }
        return s;
    }
}
