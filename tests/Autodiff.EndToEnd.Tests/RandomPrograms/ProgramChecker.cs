using Autodiff.EndToEnd.Tests.Harness;

namespace Autodiff.EndToEnd.Tests.RandomPrograms;

/// <summary>Compiles random programs together and checks each: oracle against differences, derivatives against the oracle.</summary>
internal sealed class ProgramChecker
{
    /// <summary>Programs mix some hundred roundings, and their two derivatives in different order.</summary>
    private const double ExactTolerance = 1e-10;

    private readonly CompiledProgram program;
    private readonly CompiledProgram duals;

    public ProgramChecker(IEnumerable<RandomProgram> programs)
    {
        var compilation = CompiledProgram.Bind(programs.Select(p => (p.ClassName + ".cs", p.Source)));
        program = CompiledProgram.WithDerivatives(compilation);
        duals = CompiledProgram.OnDuals(compilation);
    }

    /// <summary>What the generator's files have wrong as C#.</summary>
    public IReadOnlyList<string> Problems => program.Problems;

    /// <summary>How many points were compared with finite differences: those with the same branches on both sides.</summary>
    public int SmoothPoints { get; private set; }

    /// <summary>How many points there were whose derivatives are not too large to be compared.</summary>
    public int TamePoints { get; private set; }

    /// <summary>What is wrong with the derivatives of a program.</summary>
    public IReadOnlyList<string> Failures(RandomProgram p)
    {
        var primal = program.Named(p.Key).Single();
        var failures = new List<string>();
        failures.AddRange(CaseChecker.MissingForms(program, primal).Select(f => $"{p.Key} has no {f}"));
        if (failures.Count > 0) failures.AddRange(program.Refusals.Where(r => r.StartsWith(p.ClassName + ":", StringComparison.Ordinal)));
        foreach (var point in p.Points.Where(point => IsTame(p, point)))
        {
            TamePoints++;
            failures.AddRange(CaseChecker.Check(program, duals, p.Key, point, ExactTolerance));
        }
        return failures;
    }

    /// <summary>Where the oracle itself disagrees with finite differences.</summary>
    public IReadOnlyList<string> OracleFailures(RandomProgram p)
    {
        var failures = new List<string>();
        foreach (var point in p.Points.Where(point => IsTame(p, point)))
        {
            var line = new ProgramOnLine(program.Named(p.Key).Single(), duals.Named(p.Key).Single(), point);
            if (line.Differences() is not { } differences) continue;
            SmoothPoints++;
            if (!Tolerance.Close(line.Tangents, differences, 1e-5))
            {
                failures.Add($"{p.Key} at {Structure.Show(point)}: oracle {Structure.Show(line.Tangents)}, differences {Structure.Show(differences)}");
            }
        }
        return failures;
    }

    private bool IsTame(RandomProgram p, object?[] point)
    {
        var exact = Linearization.At(program.Named(p.Key).Single(), duals.Named(p.Key).Single(), point);
        var numbers = exact.ExitArguments.Append(exact.Value).SelectMany(Structure.Numbers);
        return exact.Magnitude < 1e3 && numbers.All(v => Math.Abs(v) < 1e6);
    }
}
