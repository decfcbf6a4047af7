using Autodiff.EndToEnd.Tests.Harness;
using Autodiff.EndToEnd.Tests.Inputs;
using Autodiff.EndToEnd.Tests.Oracle;

namespace Autodiff.EndToEnd.Tests.RandomPrograms;

/// <summary>A program along a line through a point: its derivative by the oracle and by differences.</summary>
internal sealed class ProgramOnLine
{
    private readonly CompiledMethod primal;
    private readonly CompiledMethod dual;
    private readonly object?[] point;
    private readonly Linearization exact;
    private readonly double[] direction;
    private readonly long trace;
    private bool sameBranches = true;

    public ProgramOnLine(CompiledMethod primal, CompiledMethod dual, object?[] point)
    {
        this.primal = primal;
        this.dual = dual;
        this.point = point;
        exact = Linearization.At(primal, dual, point);
        direction = Data.Spread(exact.Inputs, -1, 1);
        trace = TraceAt(0);
        Tangents = [.. exact.ResultTangent(direction)
            .Concat(Enumerable.Range(0, point.Length).SelectMany(i => exact.ExitTangent(i, direction)))];
    }

    /// <summary>The oracle's directional derivative of the result and of every argument on exit.</summary>
    public double[] Tangents { get; }

    /// <summary>
    /// The same by finite differences; <c>null</c> if a branch changes along the way, or the program bends so much that
    /// two step sizes disagree.
    /// </summary>
    public double[]? Differences()
    {
        var coarse = FiniteDifferences.At(OutputsAt, 4e-4);
        var fine = FiniteDifferences.At(OutputsAt, 2e-4);
        return sameBranches && Tolerance.Close(coarse, fine, 1e-6) ? fine : null;
    }

    private double[] OutputsAt(double t)
    {
        sameBranches &= TraceAt(t) == trace;
        var arguments = ArgumentsAt(t);
        var result = primal.Call(arguments);
        return [.. Structure.Numbers(result).Concat(arguments.SelectMany(Structure.Numbers))];
    }

    private long TraceAt(double t)
    {
        var arguments = ArgumentsAt(t).Select(a => Structure.WithTangents(a, Structure.Numbers(a).Select(_ => 0.0))).ToArray();
        BranchTrace.Restart();
        dual.Call(arguments);
        return BranchTrace.Hash;
    }

    private object?[] ArgumentsAt(double t)
    {
        var wrt = primal.DifferentiatedParameters();
        return [.. point.Select((a, i) => wrt.FirstOrDefault(w => w.Ordinal == i) is { } w
            ? Structure.WithNumbers(a, Structure.Numbers(a).Zip(exact.Part(direction, w), (x, d) => x + t * d))
            : Structure.Clone(a))];
    }
}
