namespace Autodiff.Internal;

/// <summary>Weights with the sums of their pairs, pairs of pairs and so on, to draw by them and to change one.</summary>
internal sealed class ProbabilityTree
{
    private readonly double[] _sums;
    private readonly int _leaves;

    /// <summary>The weights.</summary>
    public ProbabilityTree(ReadOnlySpan<double> weights)
    {
        _leaves = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, weights.Length));
        _sums = new double[2 * _leaves];
        weights.CopyTo(_sums.AsSpan(_leaves));
        for (var i = _leaves - 1; i > 0; i--)
            _sums[i] = _sums[2 * i] + _sums[2 * i + 1];
    }

    /// <summary>The sum of all weights.</summary>
    public double Total => _sums[1];

    /// <summary>The place whose part of the total a number from 0 to below 1 falls into; never one of weight 0.</summary>
    public int Find(double unit)
    {
        var rest = unit * Total;
        var node = 1;
        while (node < _leaves)
        {
            var left = _sums[2 * node];
            var goesRight = _sums[2 * node + 1] > 0 && (rest >= left || left == 0);
            rest -= goesRight ? left : 0;
            node = 2 * node + (goesRight ? 1 : 0);
        }

        return node - _leaves;
    }

    /// <summary>Takes a place out.</summary>
    public void Remove(int place)
    {
        var node = place + _leaves;
        _sums[node] = 0;
        while ((node /= 2) > 0)
            _sums[node] = _sums[2 * node] + _sums[2 * node + 1];
    }
}
