using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Autodiff.Generator.Linking;
using Autodiff.Generator.Model;
using Autodiff.Generator.Tests.Lowering;

namespace Autodiff.Generator.Tests.Linking;

/// <summary>The methods of a class body, lowered and linked; what linking leaves is valid IR.</summary>
internal sealed class LinkedSource
{
    private readonly Dictionary<string, LoweredMethod> _lowered;

    public LinkedSource(string members, Func<IrFunction, EquatableArray<Problem>>? check = null)
    {
        _lowered = LoweredSource.Of(members).Methods.Select(static entry => entry.Lowered).ToDictionary(static lowered => lowered.Method.Id);
        var linker = new MethodLinker(_lowered.GetValueOrDefault, check ?? (static _ => EquatableArray<Problem>.Empty), CancellationToken.None);
        Methods = _lowered.Values.Select(linker.Link).ToDictionary(static linked => linked.Method.Name);
        foreach (var linked in Methods.Values)
        {
            Assert.Empty(linked.Function is null ? [] : IrVerifier.Verify(linked.Function));
        }
    }

    public Dictionary<string, LinkedMethod> Methods { get; }

    public IrFunction this[string method] => Methods[method].Function ?? throw new InvalidOperationException(string.Join("; ", Methods[method].Problems));

    public IReadOnlyList<string> Problems(string method) =>
        [.. Methods[method].Problems.Select(static problem => problem.DiagnosticId + " " + string.Join(", ", problem.Arguments))];

    public IEnumerable<CallOperation> Calls(string method) => CallGraph.CallsIn(this[method]);
}
