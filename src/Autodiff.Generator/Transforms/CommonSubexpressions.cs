using System.Globalization;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Transforms;

/// <summary>
/// Computes divisions and functions once where a region, or one that encloses it, already has the same of the same operands: partials ask for
/// what the primal or another partial computes too, such as the sine and the cosine of one angle. Cheaper operations are left as they are
/// written; keeping their results would cost registers.
/// </summary>
internal sealed class CommonSubexpressions
{
    private readonly IrContext _context;
    private readonly IrRewriter _merged = new();
    private readonly Dictionary<int, string> _names = [];

    private CommonSubexpressions(IrContext context) => _context = context;

    public static IrFunction Merge(IrFunction function)
    {
        var pass = new CommonSubexpressions(IrContext.Following(function));
        pass.Visit(function.Body, new Dictionary<string, IrValue>(StringComparer.Ordinal));
        var body = pass._merged.Rewrite(function.Body);
        var renamer = new IrRewriter(value => pass._names.TryGetValue(value.Id, out var name) ? value with { Name = name } : value);
        return DeadCodeElimination.Run(function with { Body = renamer.Rewrite(body) });
    }

    private void Visit(IrRegion region, Dictionary<string, IrValue> enclosing)
    {
        var known = new Dictionary<string, IrValue>(enclosing, StringComparer.Ordinal);
        foreach (var operation in region.Operations)
        {
            if (operation is PrimitiveOperation primitive && IsWorthKeeping(primitive))
            {
                Visit(primitive, known);
            }

            foreach (var nested in operation.Regions)
            {
                Visit(nested, known);
            }
        }
    }

    private void Visit(PrimitiveOperation operation, Dictionary<string, IrValue> known)
    {
        var key = operation.Primitive + ":" + operation.Result.Type + "(" + string.Join(",", operation.Inputs.Select(Key)) + ")";
        if (!known.TryGetValue(key, out var first))
        {
            known.Add(key, operation.Result);
            return;
        }

        _merged.Replace(operation.Result, first);
        if (first.Name is null && operation.Result.Name is { } name && !_names.ContainsKey(first.Id))
        {
            _names[first.Id] = name;
        }
    }

    private string Key(IrValue value) => _context.ConstantOf(value) is { } constant
        ? constant.Type + " " + constant
        : _merged.Use(value).Id.ToString(CultureInfo.InvariantCulture);

    private static bool IsWorthKeeping(PrimitiveOperation operation) => operation.Result.Type.IsFloating && !PrimitiveCosts.IsCheap(operation);
}
