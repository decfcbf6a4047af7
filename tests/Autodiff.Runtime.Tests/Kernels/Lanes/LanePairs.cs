namespace Autodiff.Tests.Kernels.Lanes;

/// <summary>Arguments for the functions of two numbers: all pairs of edges, and random ones where the function changes.</summary>
internal static class LanePairs
{
    /// <summary>Whether a function takes two numbers.</summary>
    public static bool IsOfTwo(LaneFunction function) =>
        function is LaneFunction.Pow or LaneFunction.Atan2 or LaneFunction.Hypot or LaneFunction.Remainder;

    /// <summary>The pairs for a function.</summary>
    public static (T[] X, T[] Y) Of<T>(LaneFunction function, int count, Func<double, T> convert) =>
        function == LaneFunction.Pow ? OfPower(count, convert) : OfPlane(count, convert);

    private static (T[] X, T[] Y) OfPlane<T>(int count, Func<double, T> convert)
    {
        var random = new Random(4);
        var x = new List<T>();
        var y = new List<T>();
        double[] edges =
        [
            0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -7.5, 1e-40, -1e-45, 1e-310, double.Epsilon, 1e-200, 1e30, 3e38, -3e38, 1e160, 1.7e308, -1.7e308, 1e-20,
            double.PositiveInfinity, double.NegativeInfinity, double.NaN, 0.41421356, 2.4142137, 16777216, 16777217, 9007199254740993,
        ];
        foreach (var a in edges)
        {
            foreach (var b in edges)
            {
                x.Add(convert(a));
                y.Add(convert(b));
            }
        }

        for (var i = 0; i < count; i++)
        {
            var a = Math.ScaleB(2 * random.NextDouble() - 1, (i % 4) switch { 0 => random.Next(-30, 30), 1 => random.Next(-1070, 1020), _ => 0 });
            var b = (i % 3) switch
            {
                0 => a * Math.ScaleB(random.NextDouble() - 0.5, random.Next(-20, 20)),
                1 => a / random.Next(1, 1000),
                _ => Math.ScaleB(2 * random.NextDouble() - 1, random.Next(-30, 30)),
            };
            x.Add(convert(a));
            y.Add(convert(b));
        }

        return ([.. x], [.. y]);
    }

    private static (T[] X, T[] Y) OfPower<T>(int count, Func<double, T> convert)
    {
        var random = new Random(2);
        var x = new List<T>();
        var y = new List<T>();
        void Add(double a, double b)
        {
            x.Add(convert(a));
            y.Add(convert(b));
        }

        double[] edges =
        [
            0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 1.5, -1.5, 4, 1e-40, -1e-40, 1e-310, 1e30, 1e300, -1e300, 16777217, -16777219,
            9007199254740991, 9007199254740993, 1e16, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 0.9999999, 1.0000001,
        ];
        foreach (var a in edges)
            foreach (var b in edges) Add(a, b);
        for (var i = 0; i < count; i++)
        {
            var sign = random.Next(2) == 0 ? 1 : -1;
            var a = Math.ScaleB(1 + random.NextDouble(), random.Next(-30, 30));
            switch (i % 5)
            {
                case 0: Add(a, sign * 5 * random.NextDouble()); break;
                case 1: Add(1 + sign * 0.3 * random.NextDouble(), 500 * (random.NextDouble() - 0.5)); break;
                case 2: Add(sign * a, random.Next(-20, 20)); break;
                case 3: Add(1 + sign * Math.Exp(-15 * random.NextDouble()) / 2, sign * Math.Exp(8 * random.NextDouble())); break;
                default: Add(Math.ScaleB(1 + random.NextDouble(), random.Next(-1070, 1020)), 2 * random.NextDouble() - 1); break;
            }
        }

        return ([.. x], [.. y]);
    }
}
