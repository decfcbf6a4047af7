namespace Autodiff.Corpus;

/// <summary>One-dimensional arrays: reads, writes, overwrites of values the reverse sweep needs, and aliases.</summary>
public static partial class Arrays
{
    [Differentiable]
    public static double ReadFixed(double[] a) => a[0] * a[1] + a[^1] * a[a.Length - 2];

    [Differentiable]
    public static double LocalScratch(double[] a)
    {
        var b = new double[a.Length];
        for (var i = 0; i < a.Length; i++) b[i] = a[i] * a[i];
        var s = 0.0;
        for (var i = 1; i < b.Length; i++) s += b[i] * b[i - 1];
        return s;
    }

    [Differentiable]
    public static double CompoundWrites(double[] a, double x)
    {
        var b = new double[3];
        for (var i = 0; i < a.Length; i++)
        {
            b[i % 3] += a[i] * x;
            b[(i + 1) % 3] *= 1 + a[i];
            b[2] -= x;
            b[0] /= 1.5;
        }
        return b[0] * b[1] + b[2];
    }

    /// <summary>The square's operand is gone when the reverse sweep comes.</summary>
    [Differentiable]
    public static double OverwrittenAfterUse(double x, double y)
    {
        var a = new double[2];
        a[0] = x * y;
        var s = a[0] * a[0];
        a[0] = y;
        s += a[0] * x;
        a[0] = Math.Sin(s);
        a[1] = a[0] * s;
        a[0] = 0;
        return a[1] + a[0];
    }

    [Differentiable]
    public static double OverwrittenInLoop(double[] a)
    {
        var b = new double[2];
        var s = 1.0;
        for (var i = 0; i < a.Length; i++)
        {
            b[0] = a[i] * s;
            s += b[0] * b[1];
            b[1] = b[0] * b[0] + s;
        }
        return s + b[1];
    }

    /// <summary>A written parameter: its entry values are differentiated, its exit values are results.</summary>
    [Differentiable]
    public static double WritesParameter(double[] a)
    {
        var s = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            a[i] = a[i] * a[i];
            s += a[i] * (i + 1);
        }
        return s;
    }

    [Differentiable]
    public static double PrefixProducts(double[] a, double x)
    {
        for (var i = 1; i < a.Length; i++) a[i] *= a[i - 1] + x;
        return a.Length == 0 ? x : a[^1] * x;
    }

    [Differentiable]
    public static void ScaleInPlace(double[] a, double factor)
    {
        for (var i = 0; i < a.Length; i++) a[i] = a[i] * factor + i;
    }

    [Differentiable]
    public static void Axpy(double alpha, double[] x, double[] y)
    {
        for (var i = 0; i < x.Length; i++) y[i] += alpha * x[i];
    }

    [Differentiable]
    public static void FillFrom(double[] source, double[] target)
    {
        for (var i = 0; i < target.Length; i++) target[i] = source[i] * source[^(i + 1)];
    }

    [Differentiable]
    public static double CloneAndChange(double[] a)
    {
        var b = (double[])a.Clone();
        for (var i = 0; i < b.Length; i++) b[i] *= a[b.Length - 1 - i];
        var s = 0.0;
        for (var i = 0; i < b.Length; i++) s += b[i] * a[i];
        return s;
    }

    [Differentiable]
    public static double SwapByTuple(double[] u0, double c, int steps)
    {
        var u = (double[])u0.Clone();
        var v = new double[u.Length];
        for (var t = 0; t < steps; t++)
        {
            for (var i = 0; i < u.Length; i++) v[i] = u[i] + c * u[i] * u[(i + 1) % u.Length];
            (u, v) = (v, u);
        }
        var s = 0.0;
        foreach (var w in u) s += w * w;
        return s;
    }

    [Differentiable]
    public static double SwapByTemporary(double[] a, int steps)
    {
        var now = new double[a.Length];
        var next = new double[a.Length];
        for (var i = 0; i < a.Length; i++) now[i] = Math.Sin(a[i]);
        for (var t = 0; t < steps; t++)
        {
            for (var i = 1; i < a.Length; i++) next[i] = now[i - 1] * now[i] + t;
            next[0] = now[^1];
            var old = now;
            now = next;
            next = old;
        }
        return now[0] * next[^1] + now[^1];
    }

    [Differentiable]
    public static double ThreeBuffers(double[] a, double c, int steps)
    {
        double[] past = (double[])a.Clone(), now = (double[])a.Clone(), next = new double[a.Length];
        for (var t = 0; t < steps; t++)
        {
            for (var i = 1; i < a.Length - 1; i++)
            {
                next[i] = 2 * now[i] - past[i] + c * (now[i - 1] - 2 * now[i] + now[i + 1]);
            }
            (past, now, next) = (now, next, past);
        }
        var e = 0.0;
        for (var i = 0; i < now.Length; i++) e += now[i] * now[i] + past[i] * c;
        return e;
    }

    /// <summary>Two names for one array: a write through one is read through the other.</summary>
    [Differentiable]
    public static double LocalAlias(double x, double y)
    {
        var a = new double[2];
        var b = a;
        a[0] = x * y;
        b[1] = a[0] * x;
        b[0] += y;
        return a[0] * a[1] + b[0];
    }

    [Differentiable]
    public static double ChosenArray(double[] a, double[] b, bool first)
    {
        var c = first ? a : b;
        var s = 0.0;
        for (var i = 0; i < c.Length; i++) s += c[i] * c[i] * a[0];
        return s;
    }

    [Differentiable]
    public static double ChosenTarget(double x, double y)
    {
        var a = new double[2];
        var b = new double[2];
        for (var i = 0; i < 4; i++)
        {
            var target = i % 2 == 0 ? a : b;
            target[i / 2] += x * (i + 1);
            target[0] *= y;
        }
        return a[0] * b[1] + a[1] * b[0];
    }

    [Differentiable]
    public static double ChosenInLoop(double[] x, double[] y, int n)
    {
        var a = x;
        for (var i = 0; i < n; i++)
        {
            a = i % 2 == 0 ? y : x;
            for (var j = 0; j < a.Length; j++) a[j] *= 1.1 + j * a[0];
        }
        var s = 0.0;
        foreach (var v in a) s += v * v;
        return s;
    }

    [Differentiable]
    public static double IndexedByLong(double[] a, uint first)
    {
        var b = new double[a.LongLength];
        for (var i = 0L; i < a.LongLength; i++) b[i] = a[a.LongLength - 1 - i] * a[first];
        return b.Length == 0 ? 0 : b[0] * b[b.LongLength - 1];
    }

    [Differentiable]
    public static double Gather(double[] a, int[] indices)
    {
        var s = 1.0;
        for (var i = 0; i < indices.Length; i++) s += a[indices[i]] * a[i % a.Length] * s * 0.3;
        return s;
    }

    [Differentiable]
    public static double Scatter(double[] a, int[] indices, int size)
    {
        var bins = new double[size];
        for (var i = 0; i < a.Length; i++) bins[indices[i]] += a[i] * a[i];
        var s = 1.0;
        foreach (var b in bins) s *= b + 1;
        return s;
    }

    /// <summary>The index array is written in the loop that reads through it.</summary>
    [Differentiable]
    public static double WrittenIndices(double[] a)
    {
        var next = new int[a.Length];
        for (var i = 0; i < a.Length; i++) next[i] = (i * 2 + 1) % a.Length;
        var s = 1.0;
        var k = 0;
        for (var i = 0; i < 2 * a.Length; i++)
        {
            s = s * 0.5 + a[k] * a[next[k]];
            var to = next[k];
            next[k] = (next[k] + 1) % a.Length;
            k = to;
        }
        return s;
    }

    [Differentiable]
    public static double AllocatesInLoop(double[] a)
    {
        var s = 1.0;
        for (var i = 0; i < a.Length; i++)
        {
            var t = new double[i + 1];
            t[0] = a[i] * s;
            for (var j = 1; j < t.Length; j++) t[j] = t[j - 1] * a[j - 1];
            s += t[i] * 0.5;
        }
        return s;
    }

    /// <summary>An array allocated in one iteration is read in later ones.</summary>
    [Differentiable]
    public static double AllocationEscapesIteration(double[] a)
    {
        var previous = new double[2];
        previous[0] = 1;
        for (var i = 0; i < a.Length; i++)
        {
            var current = new double[2];
            current[0] = previous[0] * a[i] + previous[1];
            current[1] = a[i] * a[i];
            previous = current;
        }
        return previous[0] * previous[1];
    }

    [Differentiable]
    public static double Initializers(double x, double y)
    {
        double[] a = { x, y, x * y };
        var b = new[] { 1, y, x + y };
        var c = new double[] { 2, 3, x };
        double[] d = [y, 1, x];
        var s = 0.0;
        for (var i = 0; i < 3; i++) s += a[i] * b[i] * c[i] + d[i] * a[2 - i];
        return s;
    }

    [Differentiable]
    public static double LibraryCopies(double[] a, double x)
    {
        var b = new double[a.Length + 1];
        Array.Copy(a, b, a.Length);
        b[a.Length] = x;
        var c = new double[b.Length];
        b.CopyTo(c, 0);
        Array.Fill(b, x * 2);
        Array.Copy(c, 0, b, 1, a.Length);
        var s = 0.0;
        for (var i = 0; i < b.Length; i++) s += b[i] * c[i];
        Array.Clear(c);
        return s + c[0] * x;
    }

    [Differentiable]
    public static double[] ReturnsNewArray(double[] a, double x)
    {
        var b = new double[a.Length];
        for (var i = 0; i < a.Length; i++) b[i] = a[i] * x + (i > 0 ? a[i - 1] : x * x);
        return b;
    }

    [Differentiable]
    public static double[] ReturnsOneOfTwo(double[] a, bool doubled)
    {
        var b = new double[a.Length];
        var c = new double[a.Length];
        for (var i = 0; i < a.Length; i++)
        {
            b[i] = a[i] * a[i];
            c[i] = b[i] * 2 + a[i];
        }
        if (doubled) return c;
        return b;
    }

    [Differentiable]
    public static double UnrelatedIntegerArray(double[] a, int n)
    {
        var counts = new int[n];
        for (var i = 0; i < a.Length; i++) counts[i % n] += i + 1;
        var s = 0.0;
        for (var i = 0; i < n; i++) s += counts[i] * a[i % a.Length] * a[counts[i] % a.Length];
        return s;
    }

    /// <summary>Written, then overwritten by a constant before anything reads it.</summary>
    [Differentiable]
    public static double DeadStores(double[] a)
    {
        var b = new double[a.Length];
        for (var i = 0; i < a.Length; i++) b[i] = Math.Exp(a[i]);
        for (var i = 0; i < a.Length; i++) b[i] = 2;
        var s = 0.0;
        for (var i = 0; i < a.Length; i++) s += b[i] * a[i];
        return s;
    }

    [Differentiable]
    public static double FloorIndex(double[] table, double x)
    {
        var i = (int)Math.Floor(x);
        i = Math.Min(Math.Max(i, 0), table.Length - 2);
        var t = x - i;
        return table[i] * (1 - t) + table[i + 1] * t;
    }
}
