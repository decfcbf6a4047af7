using Autodiff.EndToEnd.Tests.Harness;
using Autodiff.EndToEnd.Tests.Inputs;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Autodiff.EndToEnd.Tests;

/// <summary>What generated members refuse at run time, before they write anything.</summary>
public sealed class ArgumentTests(CorpusPrograms corpus)
{
    private int refusals;

    [Fact]
    public void A_destination_of_the_wrong_length_is_refused()
        => ForEachMethod(method =>
        {
            foreach (var (member, arguments) in Members(method).Where(m => m.Member.HasDestinations))
            {
                foreach (var p in member.Primal.DifferentiatedParameters().Where(p => IsVector(p) && member.HasDestinationFor(p)))
                {
                    var length = ((Array)arguments[p.Ordinal]!).Length;
                    var given = new Given(member, arguments);
                    given.Destinations[p.Name] = Structure.WithNumbers(Vector(p, length + 3), Enumerable.Repeat(5.5, length + 3));
                    var refused = Assert.ThrowsAny<ArgumentException>(() => given.Call());
                    Assert.Contains(length.ToString(), refused.Message);
                    Assert.Contains((length + 3).ToString(), refused.Message);
                    given.AssertUntouched();
                    refusals++;
                }
            }
        });

    [Fact]
    public void A_null_array_is_refused_by_name()
        => ForEachMethod(method =>
        {
            foreach (var (member, arguments) in Members(method))
            {
                foreach (var p in member.Primal.DifferentiatedParameters().Where(p => p.Type is IArrayTypeSymbol))
                {
                    object?[] changed = [.. arguments];
                    changed[p.Ordinal] = null;
                    var refused = Assert.Throws<ArgumentNullException>(() => new Given(member, arguments) { Arguments = changed }.Call());
                    Assert.Equal(p.Name, refused.ParamName);
                    refusals++;
                }
            }
        });

    [Fact]
    public void A_destination_that_overlaps_an_argument_is_refused()
        => ForEachMethod(method =>
        {
            foreach (var (member, arguments) in Members(method).Where(m => m.Member.HasDestinations))
            {
                foreach (var p in member.Primal.DifferentiatedParameters().Where(p => IsVector(p) && member.HasDestinationFor(p)))
                {
                    if (((Array)arguments[p.Ordinal]!).Length == 0) continue;
                    var given = new Given(member, arguments);
                    given.Destinations[p.Name] = given.Arguments[p.Ordinal];
                    Assert.ThrowsAny<ArgumentException>(() => given.Call());
                    given.AssertUntouched();
                    refusals++;
                }
            }
        });

    [Fact]
    public void A_written_argument_that_overlaps_another_is_refused()
        => ForEachMethod(method =>
        {
            foreach (var (member, arguments) in Members(method))
            {
                var written = member.Primal.DifferentiatedParameters().Where(p => IsVector(p) && Writes(member.Primal, p, arguments)).ToList();
                foreach (var (p, q) in written.SelectMany(p => member.Primal.DifferentiatedParameters().Where(IsVector), (p, q) => (p, q)))
                {
                    if (p.Name == q.Name || ((Array)arguments[p.Ordinal]!).Length != ((Array)arguments[q.Ordinal]!).Length) continue;
                    var given = new Given(member, arguments);
                    given.Arguments[q.Ordinal] = given.Arguments[p.Ordinal];
                    Assert.ThrowsAny<ArgumentException>(() => given.Call());
                    given.AssertUntouched();
                    refusals++;
                }
            }
        });

    [Fact]
    public void A_cotangent_of_the_result_that_is_null_or_a_destination_is_refused()
        => ForEachMethod(method =>
        {
            foreach (var (member, arguments) in Members(method).Where(m => m.Member.Form == "Vjp"))
            {
                if (new Given(member, arguments).ResultArray is not { Rank: 1 } result) continue;
                var without = new Given(member, arguments) { HasCotangent = true };
                Assert.Equal("cotangent", Assert.Throws<ArgumentNullException>(without.Call).ParamName);
                without.AssertUntouched();
                refusals++;
                foreach (var p in member.Primal.DifferentiatedParameters().Where(p => IsVector(p) && member.HasDestinationFor(p)))
                {
                    var shared = Vector(p, ((Array)arguments[p.Ordinal]!).Length);
                    if (shared.Length == 0 || shared.GetType() != result.GetType()) continue;
                    var given = new Given(member, arguments) { HasCotangent = true, Cotangent = shared };
                    given.Destinations[p.Name] = shared;
                    Assert.Contains("overlap", Assert.ThrowsAny<ArgumentException>(given.Call).Message);
                    given.AssertUntouched();
                    refusals++;
                }
            }
        });

    private void ForEachMethod(Action<string> check)
    {
        var failures = new List<string>();
        foreach (var method in CorpusInputs.Methods)
        {
            try
            {
                check(method);
            }
            catch (Exception e)
            {
                failures.Add($"{method}: {e.Message}");
            }
        }
        Assert.True(failures.Count == 0, $"{failures.Count} methods:\n{string.Join("\n", failures.Take(20))}");
        Assert.True(refusals >= 10, "Next to nothing was tried.");
    }

    /// <summary>The members of a method, each with one input set at which the primal does not throw.</summary>
    private IEnumerable<(DerivativeMember Member, object?[] Arguments)> Members(string method)
    {
        var primal = corpus.Program.Named(method).Single();
        foreach (var c in CorpusInputs.Of(method))
        {
            try
            {
                primal.Call(Structure.CloneAll(c.Arguments));
            }
            catch (Exception e) when (e is not InvalidCastException)
            {
                continue;
            }
            return DerivativeMember.Of(corpus.Program, primal).Select(m => (m, c.Arguments));
        }
        return [];
    }

    private static bool Writes(CompiledMethod primal, IParameterSymbol p, object?[] arguments)
    {
        var after = Structure.CloneAll(arguments);
        primal.Call(after);
        return !Structure.BitEqual(after[p.Ordinal], arguments[p.Ordinal]);
    }

    private static bool IsVector(IParameterSymbol p)
        => p.Type is IArrayTypeSymbol { Rank: 1, ElementType: not IArrayTypeSymbol } || p.Type.IsRefLikeType;

    private static Array Vector(IParameterSymbol p, int length)
        => p.Type.ToString()!.Contains("float") ? new float[length] : new double[length];

    /// <summary>The arguments of one call, which a test may spoil.</summary>
    private sealed class Given
    {
        private readonly DerivativeMember member;
        private readonly object? result;
        private object?[] argumentsBefore = [];
        private object?[] destinationsBefore = [];

        public Given(DerivativeMember member, object?[] arguments)
        {
            this.member = member;
            Arguments = Structure.CloneAll(arguments);
            var exit = Structure.CloneAll(arguments);
            result = member.Primal.Call(exit);
            foreach (var p in member.Primal.Symbol.Parameters)
            {
                Destinations[p.Name] = Structure.WithNumbers(exit[p.Ordinal], Structure.Numbers(exit[p.Ordinal]).Select(_ => 5.5));
            }
        }

        public object?[] Arguments { get; init; }

        /// <summary>Whether <see cref="Cotangent"/> takes the place of the result's cotangent.</summary>
        public bool HasCotangent { get; init; }

        public object? Cotangent { get; init; }

        public Array? ResultArray => result as Array;

        public Dictionary<string, object?> Destinations { get; } = [];

        public void Call()
        {
            argumentsBefore = Structure.CloneAll(Arguments);
            destinationsBefore = Structure.CloneAll(Destinations.Values);
            member.Call((role, p) => role switch
            {
                ParameterRole.Argument => Arguments[p!.Ordinal],
                ParameterRole.ResultCotangent => HasCotangent ? Cotangent : Structure.Clone(result),
                _ => Destinations[p!.Name],
            });
        }

        public void AssertUntouched()
        {
            Assert.True(argumentsBefore.Zip(Arguments).All(p => Structure.BitEqual(p.First, p.Second)), $"{member} has written an argument.");
            Assert.True(destinationsBefore.Zip(Destinations.Values).All(p => Structure.BitEqual(p.First, p.Second)), $"{member} has written a destination.");
        }
    }
}
