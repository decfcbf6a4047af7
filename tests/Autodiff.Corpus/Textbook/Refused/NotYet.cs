using System.Collections.Generic;
using System.Linq;

namespace Autodiff.Corpus.Textbook;

public static partial class Engineering
{
    /// <summary>The potential energy of charges, by a list of pairs.</summary>
    [Differentiable(nameof(positions))]
    public static double Coulomb(double[][] positions, double[] charges)
    {
        var pairs = new List<(int, int)>();
        for (int i = 0; i < charges.Length; i++)
        {
            for (int j = i + 1; j < charges.Length; j++) pairs.Add((i, j));
        }

        double energy = 0;
        foreach (var (i, j) in pairs)
        {
            double dx = positions[i][0] - positions[j][0], dy = positions[i][1] - positions[j][1];
            energy += charges[i] * charges[j] / Math.Sqrt(dx * dx + dy * dy);
        }

        return energy;
    }

    /// <summary>The terminal voltage of a battery under load.</summary>
    [Differentiable]
    public static double TerminalVoltage(Battery battery, double current) => battery.Voltage - current * battery.Resistance;
}

public static partial class Statistics
{
    /// <summary>The median; differentiable wherever the order does not change.</summary>
    [Differentiable]
    public static double Median(double[] data)
    {
        double[] sorted = (double[])data.Clone();
        Array.Sort(sorted);
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
