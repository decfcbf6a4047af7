using System.Globalization;
using Autodiff.EndToEnd.Tests.Harness;
using Xunit;

namespace Autodiff.EndToEnd.Tests.RandomPrograms;

/// <summary>
/// Random programs, in batches of one compilation each. <c>AUTODIFF_RANDOM_PROGRAMS</c> and
/// <c>AUTODIFF_RANDOM_SEED</c> set how many and which; a failure prints its seed and a minimised program.
/// </summary>
public sealed class RandomProgramTests(ITestOutputHelper output)
{
    private const int BatchSize = 50;

    public static TheoryData<int, int> Batches
    {
        get
        {
            var (first, count) = (Setting("AUTODIFF_RANDOM_SEED", 1), Setting("AUTODIFF_RANDOM_PROGRAMS", 500));
            var data = new TheoryData<int, int>();
            for (var done = 0; done < count; done += BatchSize) data.Add(first + done, Math.Min(BatchSize, count - done));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void Derivatives_are_exact(int firstSeed, int count)
    {
        var programs = Enumerable.Range(firstSeed, count).Select(RandomProgram.FromSeed).ToList();
        var checker = new ProgramChecker(programs);
        output.WriteLine($"Seeds {firstSeed} to {firstSeed + count - 1}.");
        var disagreements = programs.SelectMany(checker.OracleFailures).ToList();
        Assert.True(disagreements.Count == 0, string.Join("\n", disagreements));
        output.WriteLine($"{checker.SmoothPoints} points compared with finite differences.");
        Assert.True(checker.SmoothPoints > 1.5 * count, $"{checker.SmoothPoints} of {2 * count} points are smooth.");
        var wrong = programs.Where(p => checker.Failures(p).Count > 0).ToList();
        Assert.True(checker.TamePoints > 1.8 * count, $"{checker.TamePoints} of {2 * count} points can be compared.");
        if (wrong.Count > 0) Assert.Fail(Report(wrong));
        Assert.True(checker.Problems.Count == 0, string.Join("\n", checker.Problems.Take(10)));
    }

    [Fact]
    public void A_seed_gives_one_program()
        => Assert.Equal(RandomProgram.FromSeed(12).Source, RandomProgram.FromSeed(12).Source);

    [Fact]
    public void The_minimiser_drops_what_does_not_matter()
    {
        var program = RandomProgram.FromSeed(2) with
        {
            Source =
                """
                public static partial class Program2
                {
                    public static double F(double p) => p;

                    public static double Run(double x)
                    {
                        var guard1 = 0;
                        while (guard1++ < 3 && x > 0)
                        {
                            var y = Math.Sin(Math.Cos(x) + 1.0);
                            x += F(y);
                        }
                        return x * 2.0;
                    }
                }
                """,
        };
        var small = new ProgramMinimizer(p => p.Source.Contains("Math.Cos(x)")).Minimize(program);
        Assert.Contains("Math.Cos(x)", small.Source);
        Assert.DoesNotContain("Sin", small.Source);
        Assert.DoesNotContain("F(", small.Source);
        Assert.DoesNotContain("return", small.Source);
    }

    [Fact]
    public void The_minimiser_keeps_recursions_finite()
    {
        var program = RandomProgram.FromSeed(2) with
        {
            Source =
                """
                public static partial class Program2
                {
                    public static double F(double p, int depth)
                    {
                        if (depth <= 0) return Math.Sin(p);
                        p *= 2;
                        return F(p, depth - 1);
                    }

                    public static double Run(double x) => F(x, 3);
                }
                """,
        };
        var small = new ProgramMinimizer(p => p.Source.Contains("return F(p, ")).Minimize(program);
        Assert.Contains("if (depth <= 0) return", small.Source);
        Assert.Contains("depth - 1", small.Source);
        Assert.DoesNotContain("p *= 2", small.Source);
    }

    private static string Report(List<RandomProgram> wrong)
    {
        var kind = Kind(Failures(wrong[0]));
        var small = new ProgramMinimizer(p => Kind(Failures(p)) == kind).Minimize(wrong[0]);
        return $"""
            Failing seeds: {string.Join(", ", wrong.Select(p => p.Seed))}. Seed {small.Seed}, minimised:
            {string.Join("\n", Failures(wrong[0]).Take(3))}
            {small.Source}
            {string.Join("\n", Failures(small).Take(6))}
            """;
    }

    /// <summary>What is wrong with a program on its own; nothing if it does not compile.</summary>
    private static IReadOnlyList<string> Failures(RandomProgram program)
    {
        try
        {
            return new ProgramChecker([program]).Failures(program);
        }
        catch (Exception failure) when (failure is InvalidOperationException or IndexOutOfRangeException or NullReferenceException)
        {
            return [];
        }
    }

    /// <summary>Wrong numbers are one kind of failure, each reason for having no derivative another.</summary>
    private static string Kind(IReadOnlyList<string> failures)
    {
        if (failures.Count == 0 || !failures[0].Contains(" has no ")) return failures.Count == 0 ? "" : "wrong";
        return string.Concat(failures[^1].Where(c => !char.IsDigit(c)));
    }

    private static int Setting(string name, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
