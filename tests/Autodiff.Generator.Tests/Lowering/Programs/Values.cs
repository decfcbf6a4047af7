/// <summary>Expressions, assignments and conversions.</summary>
public static partial class Values
{
    internal static readonly double[] Weights = [0.5, 2, -1];
    internal static readonly int Offset = 2;
    private const double Factor = 1.25;

    public enum Color { Red, Green = 4, Blue }

    public static Color ColorOf(int n) => (Color)n;

    [Differentiable]
    public static double NarrowIntegers(double x, double y, int n, double[] a)
    {
        byte b = 250;
        b += 10;
        b++;
        sbyte s = (sbyte)(n - 100);
        s -= 100;
        s--;
        short t = short.MaxValue;
        t++;
        ushort u = (ushort)(n * 40000);
        u <<= 1;
        char c = 'x';
        c++;
        c += (char)2;
        uint w = uint.MaxValue;
        w += (uint)n;
        long l = w * (long)n - u;
        l >>= 1;
        l >>>= 2;
        l |= 5L;
        ulong m = (ulong)n;
        m = m * 3 - 1;
        var mixed = n + w;
        return x * b + s - t * y + u + c + w + l + m + mixed + (n ^ 3) + (~n & 6);
    }

    [Differentiable]
    public static double CheckedNarrow(double x, double y, int n, double[] a)
    {
        checked
        {
            byte b = (byte)(250 + n);
            b += 2;
            b++;
            var d = (int)(x * 1e9);
            return b * x + d;
        }
    }

    [Differentiable]
    public static double Floats(double x, double y, int n, double[] a)
    {
        float f = (float)x;
        f += n;
        f *= 3;
        f++;
        float g = f / 3 + (float)y;
        g -= 1f / 3;
        double d = f;
        d += g;
        d %= 2;
        var h = n / 4f + 1e-3f;
        return d * h + (int)f + (long)(g * 1e5) + (byte)(int)x;
    }

    [Differentiable]
    public static double Constants(double x, double y, int n, double[] a)
    {
        const int k = 3;
        const double half = 0.5;
        var t = k / 2 * x + half * Factor + -0.0 + double.MaxValue * 1e-308 + (k > 2 ? 1 : 2);
        return t + 1 / 2 + 1e300 * 1e10 / (n - n) + Math.PI + float.Epsilon + 'a' + sizeof(double) + int.MaxValue;
    }

    [Differentiable]
    public static double Assignments(double x, double y, int n, double[] a)
    {
        double p, q;
        p = q = x;
        p += q -= y;
        var i = 0;
        a[i++] = a[i] = a[i++] + (x = i);
        a[i = 1] += a[0] += x++ + ++x;
        a[^1] = a[^(i + 1)]--;
        (a[i], i, (p, _)) = (p, n, (a[0], a[1]));
        (x, y) = (y, x);
        (var r, double s) = (x, 1);
        long big;
        (big, r) = (n, i);
        return p + q + r * s - big + a[0] + a[1] + x;
    }

    [Differentiable]
    public static double TupleValues(double x, double y, int n, double[] a)
    {
        (double A, (int N, float F) B) t = (x, (n, 2f));
        t.B.N++;
        t.B.F *= 1.5f;
        t.A -= t.B.F;
        var u = t;
        (u.A, u.B.N) = (u.B.N, n);
        (double, (double, double)) wide = t;
        var pair = n > 1 ? (x, y) : (1.0, 2.0);
        var same = (x, n) == (x, 2) || pair != (y, x) ? 1 : 2;
        return u.A + u.B.N + wide.Item2.Item1 - wide.Item2.Item2 + pair.Item1 * same;
    }

    [Differentiable]
    public static double TupleArrays(double x, double y, int n, double[] a)
    {
        var points = new (int X, double Y)[2];
        points[0] = (3, 1);
        points[1] = (n, 2.5);
        var (p, q) = points[1];
        return x * p + q + points[0].X;
    }

    [Differentiable]
    public static double ReferencesToPlaces(double x, double y, int n, double[] a)
    {
        ref var first = ref a[0];
        ref var local = ref x;
        for (var i = 0; i < n; i++)
        {
            first += local;
            local *= 1.1;
            ref var element = ref a[i];
            element -= y;
        }
        foreach (ref var v in a.AsSpan()) v *= 2;
        return first + x + a[^1];
    }

    [Differentiable]
    public static double Slices(double x, double y, int n, double[] a)
    {
        var copy = a[1..];
        copy[0] = x;
        Span<double> view = a;
        var tail = view[1..];
        tail[0] += y;
        var inner = tail[..^1].Slice(0, 1);
        inner[0] *= 2;
        a.AsSpan(1, 2).CopyTo(a);
        a.AsSpan(0, 1).Fill(x);
        a.AsSpan(2..).Clear();
        var rows = new double[][] { a, copy, view.ToArray() };
        rows[0] = rows[2];
        rows[^1][0] = 5;
        ReadOnlySpan<double> read = a;
        return copy[0] + a[0] + a[1] * a[2] + rows[0][1] + rows[1][0] + rows[2][0] + read[^1] + read.Length + (read.IsEmpty ? 1 : 0);
    }

    [Differentiable]
    public static double Created(double x, double y, int n, double[] a)
    {
        var grid = new double[2, 3];
        grid[1, 2] = x;
        grid[n % 2, 0] += y;
        int[] order = [2, 0, 1];
        var deep = new double[2][,];
        deep[1] = new[,] { { x, y } };
        Span<double> scratch = stackalloc double[] { x, y, 1 };
        scratch[2] += scratch[0];
        Span<int> counts = stackalloc int[n + 1];
        counts[n]++;
        var copy = (double[,])grid.Clone();
        copy[0, 0] = 7;
        var list = a.ToArray();
        list[0] = 1;
        Array.Copy(a, list, 1);
        Array.Copy(a, 0, list, 1, 2);
        Array.Fill(list, 3.0, 0, 1);
        Array.Clear(a, 1, 1);
        return grid[1, 2] + grid[0, 0] + grid[1, 0] + order[1] * 10 + deep[1][0, 1] + scratch[2] + counts[^1] + copy[0, 0] + list[1] + list[0]
            + grid.GetLength(1) + grid.Length + grid.Rank + grid.GetUpperBound(0) + a.LongLength + a[1];
    }

    [Differentiable]
    public static double OpaqueParts(double x, double y, int n, double[] a)
    {
        var text = "n = " + n + $" and {n + 1,4:D2} {{x}} \"quoted\"\n";
        var name = n > 1 ? "long" : text;
        name ??= "none";
        name += '!';
        decimal money = n * 2.5m;
        money++;
        int? perhaps = n > 2 ? null : n;
        var k = perhaps ?? 7;
        var color = ColorOf(n);
        if (color == Color.Green || name is "x" or { Length: 3 }) k++;
        object boxed = n;
        if (boxed is int) k += 2;
        var box = new System.Text.StringBuilder(text, 64);
        box.Append(n).Append(string.Join(",", n, k, "z"));
        return x * text.Length + name.IndexOf('o', StringComparison.Ordinal) + (int)money + k + (int)color + box.Length
            + Weights[n % 3] * y + Offset + (perhaps?.GetHashCode() ?? 0) + typeof(double).Name.Length + (perhaps > 1 ? 1 : 0);
    }

    [Differentiable]
    public static double Patterns(double x, double y, int n, double[] a)
    {
        var r = (n, x > y) switch
        {
            (0, true) or (1, false) => 1.0,
            (> 1 and < 3, _) => x,
            (var k, true) when k == 3 => y * k,
            (int k, var less) => less ? k : -k,
        };
        if (x is > 0 and not (1 or 2) or double.NaN) r += 2;
        if (n is var m && m > 1) r += m;
        if ((x, n) is (< 1, 2)) r *= 3;
        r += n switch { < 0 => throw new InvalidOperationException(), 0 => 1, 1 or 2 => x > 0 ? 5 : 6, _ => 7 };
        switch (ColorOf(n), x)
        {
            case (Color.Red, _): r += 10; break;
            case (_, > 0.5): r += 20; break;
            case var (c, d) when c == Color.Green: r += d; break;
        }
        switch (x)
        {
            case 0.7: r += 100; break;
            case < 0: r += 200; break;
        }
        return r;
    }

    [Differentiable]
    public static double SwitchWithoutMatch(double x, double y, int n, double[] a)
    {
        var r = n switch { 0 => x, 1 => y, 2 => x * y, };
        return r + ColorOf(n) switch { Color.Red => 1, Color.Green => 2, _ when n == 1 => 3 };
    }

    [Differentiable]
    public static double ThrowExpressions(double x, double y, int n, double[] a)
    {
        var t = n > 3 ? throw new ArgumentException("n") : x;
        var name = n == 3 ? null : "name";
        var length = (name ?? throw new ArgumentNullException(nameof(name))).Length;
        return t * length + (n == 2 || (y > 9 ? throw new InvalidOperationException() : y > 0) ? 1 : 2);
    }

    [Differentiable]
    public static double Mutate(ref double p, double q, out double r, in double s, (double A, double B) t, ref (double, int) u)
    {
        r = p * q + s;
        p += t.A - t.B;
        u.Item1 *= 2;
        u.Item2++;
        return r + p;
    }

    [Differentiable]
    public static double OfMany(double first, params double[] rest) => rest.Length == 0 ? first : first * rest[0] + rest.Length;

    [Differentiable]
    public static double OfSpan(params ReadOnlySpan<double> values) => values.Length == 0 ? 1 : values[0] - values[^1];

    [Differentiable]
    public static double WithDefaults(this double p, double q = 2.5, int k = 3, string? name = null) =>
        k == 3 && name is null ? p * q : q;

    [Differentiable]
    public static double ParameterArrays(double x, double y, int n, double[] a) =>
        OfMany(x) + OfMany(x, y, n) * OfMany(y, a) + OfSpan() + OfSpan(x, n) - OfSpan(a) + x.WithDefaults() + y.WithDefaults(name: "z", q: x);

    [Differentiable]
    public static double ConditionsWithDeclarations(double x, double y, int n, double[] a)
    {
        var s = 0.0;
        while (n++ is var k && k < 4 && (x *= 1.1) is var z and < 3) s += k * z;
        for (int i = 0, j = 3; i < j; s += i * j, i++, j -= i % 2) x += s;
        do s *= 0.5; while ((y += 1) < 3 || --n > 5);
        if (n is > 2 and var big) s += big;
        if (x > 0 && (y > 1 ? n is var m : x is > 0.5) || (n is var o && o > 2)) s += 3;
        s += x > 0 && int.Abs(n) is var p && y < 9 && (n, p) is (> 0, var q) ? p + q : 0;
        return s + x * y;
    }

    [Differentiable]
    public static double Arguments(double x, double y, int n, double[] a)
    {
        var u = (x, n);
        var i = 0;
        var s = Mutate(ref a[i++], a[i++], out a[i], in a[3], (x, y), ref u);
        s += Mutate(t: (y, x), p: ref x, u: ref u, s: x + 1, r: out _, q: x++);
        s += Mutate(ref y, y, out var r, y + 0, u, ref u) + r;
        s += Mutate(ref y, x, out r, in x, u, ref u) + r;
        (double, int) v = (2, n);
        Mutate(ref u.Item1, x, out s, s + 1, u, ref v);
        return s + x + y + u.Item1 * u.Item2 + a[0] + a[2];
    }
}
