namespace Autodiff.Benchmarks.AgainstPyTorch;

/// <summary>The inputs of the works: sines of multiples of the flat index, rounded from double, so that PyTorch starts from the same bits.</summary>
internal static class Sines
{
    public static Tensor<float> Create(double factor, double scale, params ReadOnlySpan<int> shape)
    {
        var numbers = new float[1];
        foreach (var size in shape) numbers = new float[numbers.Length * size];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = (float)(Math.Sin(i * factor) * scale);
        return Tensor.Create(numbers, shape);
    }

    /// <summary>The mean of the sizes and eight elements.</summary>
    public static double[] Sample(Tensor<float> tensor)
    {
        var numbers = tensor.ToArray();
        var places = Enumerable.Range(0, 8).Select(i => (double)numbers[i * (numbers.Length - 1) / 7]);
        return [numbers.Average(number => Math.Abs((double)number)), .. places];
    }
}
