namespace Autodiff.Samples.AdBench.Data;

/// <summary>The input of a Gaussian mixture model; the layout of the arrays is that of <see cref="Gmm.LogLikelihood"/>.</summary>
/// <param name="D">Dimension of a point.</param>
/// <param name="K">Number of Gaussians.</param>
/// <param name="N">Number of points.</param>
/// <param name="Alphas">Logarithms of the weights, up to a constant.</param>
/// <param name="Means">The means.</param>
/// <param name="Icf">The inverse covariance factors.</param>
/// <param name="X">The points.</param>
/// <param name="Gamma">Scale of the Wishart prior.</param>
/// <param name="M">Degrees of freedom of the Wishart prior beyond d + 1.</param>
public sealed record GmmData(
    int D, int K, int N, double[] Alphas, double[] Means, double[] Icf, double[] X, double Gamma, int M)
{
    private const int Most = 10_000_000;

    /// <summary>Reads ADBench's format: <c>d k n</c>, alphas, means, inverse covariance factors, points, <c>gamma m</c>.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="DataFormatException">The text is something else.</exception>
    public static GmmData Parse(string text, string name)
    {
        var reader = new NumberReader(text, name);
        var d = reader.Integer("d, the dimension", 1, Most);
        var k = reader.Integer("k, the number of Gaussians", 1, Most);
        var n = reader.Integer("n, the number of points", 1, Most);
        var alphas = reader.Numbers("alpha", k);
        var means = reader.Numbers("the means", (long)k * d);
        var icf = reader.Numbers("the inverse covariance factors", (long)k * ((long)d * (d + 1) / 2));
        var x = reader.Numbers("the points", (long)n * d);
        var gamma = reader.Number("gamma");
        if (gamma <= 0) throw new DataFormatException($"{name}: gamma should be positive, and is {gamma:R}.");
        var m = reader.Integer("m, the degrees of freedom", 0, Most);
        reader.End();
        return new GmmData(d, k, n, alphas, means, icf, x, gamma, m);
    }
}
