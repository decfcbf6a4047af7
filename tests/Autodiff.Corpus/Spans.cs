namespace Autodiff.Corpus;

/// <summary>Spans as parameters, slices and scratch.</summary>
public static partial class Spans
{
    [Differentiable]
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var s = 0.0;
        for (var i = 0; i < a.Length; i++) s += a[i] * b[i];
        return s;
    }

    [Differentiable]
    public static double ForeachOverSpan(ReadOnlySpan<double> a, double x)
    {
        var s = x;
        foreach (var v in a) s = s * x + v;
        return s;
    }

    [Differentiable]
    public static double SquareInPlace(Span<double> a)
    {
        var s = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            a[i] *= a[i];
            s += a[i] * (i + 1);
        }
        return s;
    }

    [Differentiable]
    public static void Softmax(ReadOnlySpan<double> x, Span<double> y)
    {
        var max = double.NegativeInfinity;
        foreach (var v in x) max = v > max ? v : max;
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = Math.Exp(x[i] - max);
            sum += y[i];
        }
        for (var i = 0; i < x.Length; i++) y[i] /= sum;
    }

    [Differentiable]
    public static double Slices(ReadOnlySpan<double> a)
    {
        var half = a.Length / 2;
        var left = a.Slice(0, half);
        var right = a[half..];
        var s = 0.0;
        for (var i = 0; i < left.Length; i++) s += left[i] * right[i] * right[^1];
        return s;
    }

    /// <summary>A slice is a view: a write through it changes the whole.</summary>
    [Differentiable]
    public static double WritesThroughSlice(Span<double> a, double x)
    {
        var tail = a[1..];
        tail[0] = a[0] * x;
        a[1] += x;
        tail[^1] *= a[1];
        return a[1] * tail[^1];
    }

    [Differentiable]
    public static double ArrayAsSpan(double[] a)
    {
        var b = new double[a.Length];
        Span<double> view = b;
        for (var i = 0; i < a.Length; i++) view[i] = a[i] * a[i];
        ReadOnlySpan<double> read = b.AsSpan(1);
        var s = 0.0;
        foreach (var v in read) s += v * b[0];
        return s;
    }

    [Differentiable]
    public static double CopyFillClear(ReadOnlySpan<double> a, double x)
    {
        Span<double> b = new double[a.Length];
        a.CopyTo(b);
        var s = 0.0;
        for (var i = 0; i < b.Length; i++) s += b[i] * b[i] * x;
        b.Fill(x);
        for (var i = 0; i < b.Length; i++) s += b[i] * a[i];
        b.Clear();
        foreach (var v in b) s += v;
        return s;
    }

    [Differentiable]
    public static double StackScratch(double x, double y)
    {
        Span<double> t = stackalloc double[3];
        t[0] = x * y;
        t[1] = t[0] + x;
        t[2] = t[1] * t[0];
        t[0] = 1;
        return t[2] * t[1] + t[0];
    }

    [Differentiable]
    public static double PassesSlices(Span<double> a)
    {
        var first = SquareInPlace(a[..2]);
        var second = Dot(a[..2], a[^2..]);
        return first * second;
    }

    [Differentiable]
    public static void Cumulate(Span<double> a)
    {
        for (var i = 1; i < a.Length; i++) a[i] += a[i - 1] * a[i];
    }

    [Differentiable]
    public static double IntegerSpan(ReadOnlySpan<double> a, ReadOnlySpan<int> order)
    {
        var s = 1.0;
        foreach (var i in order) s = s * 0.5 + a[i] * a[i];
        return s;
    }
}
