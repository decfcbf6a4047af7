namespace Autodiff.Corpus;

/// <summary>Parameters by <c>ref</c>, <c>out</c> and <c>in</c>, and methods that return nothing.</summary>
public static partial class ByReference
{
    [Differentiable]
    public static double TuplesWithIntegers(double x, out (int N, (double B, long S) R) y, ref (double C, int D) z)
    {
        y = (3, (x * x, 5L));
        z.C *= x;
        z.D++;
        return x * z.C;
    }

    [Differentiable(nameof(x))]
    public static void ReferenceOutsideTheSet(double x, ref double y) => y *= x * x;

    [Differentiable(nameof(x))]
    public static double ReferenceAndArrayOutsideTheSet(double x, ref double y, double[] w)
    {
        for (var i = 0; i < w.Length; i++)
        {
            w[i] += x * y;
            y += w[i];
        }
        return y * x;
    }

    [Differentiable]
    public static void Polar(double x, double y, out double radius, out double angle)
    {
        radius = Math.Sqrt(x * x + y * y);
        angle = Math.Atan2(y, x);
    }

    [Differentiable]
    public static void Advance(ref double position, ref double velocity, double step)
    {
        var force = -Math.Sin(position);
        velocity += step * force;
        position += step * velocity;
    }

    [Differentiable]
    public static double ReturnsAndWrites(ref double x, double y)
    {
        var old = x;
        x = x * y + 1;
        return old * x;
    }

    [Differentiable]
    public static double ReturnsAndOut(double x, double y, out double product)
    {
        product = x * y;
        return product + x;
    }

    [Differentiable]
    public static double ByIn(in double x, in double y) => x * x * y + Math.Sin(y);

    [Differentiable]
    public static double ReadsOut(double x)
    {
        Polar(x, x * x, out var r, out double a);
        return r * a;
    }

    [Differentiable]
    public static double Pendulum(double position, double velocity, double step, int steps)
    {
        for (var i = 0; i < steps; i++) Advance(ref position, ref velocity, step);
        return position * velocity;
    }

    [Differentiable]
    public static void Swap(ref double a, ref double b)
    {
        var t = a;
        a = b;
        b = t;
    }

    [Differentiable]
    public static double SwapsElements(double[] a)
    {
        for (var i = 0; i < a.Length / 2; i++) Swap(ref a[i], ref a[a.Length - 1 - i]);
        var s = 0.0;
        for (var i = 0; i < a.Length; i++) s += a[i] * a[i] * (i + 1);
        return s;
    }

    [Differentiable]
    public static void SortTwo(ref double low, ref double high)
    {
        if (low > high) (low, high) = (high, low);
        high -= low * low;
    }

    [Differentiable]
    public static double NetworkSort(double a, double b, double c)
    {
        SortTwo(ref a, ref b);
        SortTwo(ref b, ref c);
        SortTwo(ref a, ref b);
        return a + 2 * b + 4 * c;
    }

    /// <summary>An <c>out</c> parameter assigned on several paths and read in between.</summary>
    [Differentiable]
    public static void OutOnEveryPath(double x, out double y, out double z)
    {
        y = x * x;
        if (x > 1)
        {
            z = y * 2;
            return;
        }
        y += Math.Sin(x);
        z = x;
    }

    [Differentiable]
    public static double DiscardedOut(double x)
    {
        var s = ReturnsAndOut(x, x + 1, out _);
        s *= ReturnsAndOut(s, x, out var p);
        return s + p;
    }

    [Differentiable]
    public static double RefLocal(double[] a)
    {
        ref var first = ref a[0];
        first *= a[1];
        ref var last = ref a[^1];
        last += first * first;
        return a[0] * a[^1];
    }

    [Differentiable]
    public static void IntegerOut(double x, double[] a, out int count, out double sum)
    {
        count = 0;
        sum = 0;
        foreach (var v in a)
        {
            if (v < x) continue;
            count++;
            sum += v * x;
        }
    }

    [Differentiable]
    public static double UsesIntegerOut(double x, double[] a)
    {
        IntegerOut(x, a, out var count, out var sum);
        return count == 0 ? x : sum / count * x;
    }

    [Differentiable]
    public static void RefInLoop(ref double state, double[] inputs)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            if (inputs[i] < 0) return;
            state = state * inputs[i] + 1;
        }
        state = Math.Log(state);
    }

    [Differentiable]
    public static void FloatOut(float x, out float y)
    {
        y = x * x + MathF.Sin(x);
    }

    /// <summary>Exits of the first loop and the swap leave several versions of <c>z</c>, one of them in the parameter.</summary>
    [Differentiable]
    public static void VersionsInOutParameter(double x, ref double y, int n, out double z)
    {
        z = y;
        for (var i = 0; i < 4; i++)
        {
            var guard = 0;
            if (guard++ >= 4) break;
            z = n > 9 ? 1 : z;
        }
        (x, z) = (z, x);
        var count = 0;
        do
        {
            y = x;
            x = 0.7;
            z = Math.Sin(z);
        }
        while (++count < 4 && n % 2 == 0);
    }
}
