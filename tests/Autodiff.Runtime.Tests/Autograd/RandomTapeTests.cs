using Autodiff.Runtime.Tests.Operations;

namespace Autodiff.Runtime.Tests;

/// <summary>
/// Random programs on the tape: gradients against differences, forward mode against reverse, gradients of gradients. The
/// environment variables AUTODIFF_RANDOM_SEED and AUTODIFF_RANDOM_PROGRAMS choose longer campaigns.
/// </summary>
public sealed class RandomTapeTests
{
    private static int First => int.TryParse(Environment.GetEnvironmentVariable("AUTODIFF_RANDOM_SEED"), out var seed) ? seed : 1;

    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("AUTODIFF_RANDOM_PROGRAMS"), out var count) ? count : 150;

    [Fact]
    public void Derivatives_of_pure_programs_are_exact() => Check(writesInPlace: false);

    [Fact]
    public void Derivatives_of_programs_that_write_in_place_are_exact() => Check(writesInPlace: true);

    private static void Check(bool writesInPlace)
    {
        var failures = new List<string>();
        for (var seed = First; seed < First + Count; seed++)
        {
            var program = new RandomTapeProgram(seed, writesInPlace);
            try
            {
                OperationCheck.Verify(program.Run, program.Inputs(), secondOrder: seed % 3 == 0);
            }
            catch (Exception error)
            {
                failures.Add($"seed {seed}: {error.Message}{Environment.NewLine}{program.Listing}");
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} of {Count} programs:{Environment.NewLine}{string.Join(Environment.NewLine, failures.Take(5))}");
    }
}
