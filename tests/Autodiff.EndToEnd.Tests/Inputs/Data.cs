namespace Autodiff.EndToEnd.Tests.Inputs;

/// <summary>Short ways to write arguments.</summary>
internal static class Data
{
    /// <summary>Stands for an <c>out</c> argument.</summary>
    public static object? Out => null;

    public static double[] Vector(params double[] values) => values;

    public static float[] Floats(params float[] values) => values;

    public static int[] Integers(params int[] values) => values;

    /// <summary>Numbers without pattern between two bounds, always the same.</summary>
    public static double[] Spread(int count, double low, double high)
        => [.. Enumerable.Range(1, count).Select(i => low + (high - low) * (i * 0.6180339887498949 % 1))];

    public static double[,] Matrix(int rows, int columns, params double[] values)
    {
        var m = new double[rows, columns];
        for (var i = 0; i < rows * columns; i++) m[i / columns, i % columns] = values[i];
        return m;
    }

    public static double[,] SpreadMatrix(int rows, int columns, double low, double high)
        => Matrix(rows, columns, Spread(rows * columns, low, high));
}
