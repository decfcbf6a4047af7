namespace Autodiff.Tests.Kernels;

/// <summary>Random sizes of products: around every tile's and block's edge, 0 and 1, primes, long and thin.</summary>
internal static class GemmShapes
{
    private static readonly int[] s_edges = [0, 1, 2, 3, 5, 6, 7, 8, 9, 13, 14, 15, 16, 17, 23, 27, 28, 29, 31, 32, 33, 41, 47, 53, 64, 65];

    public static (int Rows, int Columns, int Depth) Next(Random random) => random.Next(20) switch
    {
        0 => (random.Next(1, 5), random.Next(1, 40), random.Next(900, 2200)), // several blocks of depth
        1 => (random.Next(1, 5), random.Next(2000, 2300), random.Next(1, 12)), // several blocks of columns
        2 => (random.Next(130, 450), random.Next(1, 20), random.Next(1, 40)), // several blocks of rows
        3 => (random.Next(60, 130), random.Next(60, 140), random.Next(60, 140)),
        4 => (random.Next(1, 130), random.Next(1, 17), random.Next(20, 300)), // narrow
        _ => (Edge(random), Edge(random), Edge(random)),
    };

    private static int Edge(Random random) => s_edges[random.Next(s_edges.Length)];
}
