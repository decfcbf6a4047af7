using Autodiff.Generator.IR;
using Autodiff.Generator.Model;

namespace Autodiff.Generator.Linking;

/// <summary>Link: who calls whom among the methods of a compilation.</summary>
internal sealed class CallGraph(Func<string, LoweredMethod?> find)
{
    private readonly Dictionary<string, IReadOnlyList<string>> _callees = [];

    /// <summary>The calls of differentiable methods in a function.</summary>
    public static IEnumerable<CallOperation> CallsIn(IrFunction? function) =>
        function is null ? [] : function.Body.AllOperations().OfType<CallOperation>();

    /// <summary>Whether a method calls itself, directly or through others.</summary>
    public bool IsRecursive(string id) => CalleesOf(id).Any(callee => callee == id || Reachable(callee).Contains(id));

    private HashSet<string> Reachable(string id)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<string>();
        pending.Push(id);
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            if (reached.Add(next))
            {
                foreach (var callee in CalleesOf(next))
                {
                    pending.Push(callee);
                }
            }
        }

        return reached;
    }

    private IReadOnlyList<string> CalleesOf(string id)
    {
        if (!_callees.TryGetValue(id, out var callees))
        {
            callees =
            [
                .. CallsIn(find(id)?.Function)
                    .Where(static call => !call.Callee.IsInOtherAssembly)
                    .Select(static call => call.Callee.Id)
                    .Distinct(StringComparer.Ordinal),
            ];
            _callees.Add(id, callees);
        }

        return callees;
    }
}
