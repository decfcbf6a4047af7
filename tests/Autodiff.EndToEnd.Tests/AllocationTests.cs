using Autodiff.EndToEnd.Tests.Harness;
using Autodiff.EndToEnd.Tests.Inputs;
using Xunit;

namespace Autodiff.EndToEnd.Tests;

/// <summary>
/// A form of a derivative that returns no array allocates nothing when it is called again: its tape and its scratch arrays come from pools.
/// </summary>
public sealed class AllocationTests(CorpusPrograms corpus)
{
    /// <summary>Methods that get an array from a callee which is too large to be inlined: such an array is not from a pool, as others may keep it.</summary>
    private static readonly string[] ReceiveArrays = ["Pricing.ImplicitCall"];

    public static TheoryData<string> Methods => [.. CorpusInputs.Methods.Except(ReceiveArrays)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_second_call_allocates_nothing(string method)
    {
        var primal = corpus.Program.Named(method).Single();
        var failures = new List<string>();
        foreach (var arguments in CorpusInputs.Of(method).Select(c => c.Arguments).Where(a => Returns(primal, a)))
        {
            foreach (var member in DerivativeMember.Of(corpus.Program, primal).Where(m => m.NeedNotAllocate))
            {
                Call(member, arguments);
                var allocated = Call(member, arguments).Allocated;
                if (allocated != 0) failures.Add($"{member} at {Structure.Show(arguments)}: {allocated} bytes");
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    [Fact]
    public void Most_members_need_not_allocate()
    {
        var members = CorpusInputs.Methods.SelectMany(m => DerivativeMember.Of(corpus.Program, corpus.Program.Named(m).Single())).ToList();
        Assert.True(members.Count(m => m.NeedNotAllocate) > members.Count / 2);
    }

    [Fact]
    public void An_allocation_is_seen()
    {
        var member = DerivativeMember.Of(corpus.Program, corpus.Program.Named("Arrays.Gather").Single())
            .Single(m => m is { Form: "ValueAndGradient", HasDestinations: false });
        Assert.False(member.NeedNotAllocate);
        Assert.True(Call(member, CorpusInputs.Of("Arrays.Gather").First().Arguments).Allocated >= 3 * sizeof(double));
    }

    private static DerivativeMember.Outcome Call(DerivativeMember member, object?[] arguments)
    {
        var exit = Structure.CloneAll(arguments);
        var value = member.Primal.Call(exit);
        return member.Call((role, p) => role switch
        {
            ParameterRole.Argument or ParameterRole.Tangent or ParameterRole.Destination => Structure.Clone(arguments[p!.Ordinal]),
            ParameterRole.ResultCotangent => Structure.Clone(value),
            _ => Structure.Clone(exit[p!.Ordinal]),
        });
    }

    private static bool Returns(CompiledMethod primal, object?[] arguments)
    {
        try
        {
            primal.Call(Structure.CloneAll(arguments));
            return true;
        }
        catch (Exception e) when (e is not InvalidCastException)
        {
            return false;
        }
    }
}
