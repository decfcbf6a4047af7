using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Autodiff.Generator.Model;

namespace Autodiff.Generator.Lints;

/// <summary>What a reverse sweep costs in memory and in work: what the forward sweep saves for it, for each loop, and what it computes again.</summary>
internal static class ReverseCosts
{
    private static readonly string[] KindNames = ["double", "float", "long", "int", "reference"];

    public static IEnumerable<Problem> Of(DifferentiableMethod method, DerivativeFunctions functions)
    {
        foreach (var (loop, saved) in SavedIn((functions.Gradient ?? functions.Forward).Body, null))
        {
            if (saved.Count > 0)
            {
                yield return Problem.At(
                    loop is null ? DiagnosticIds.SavedOnce : DiagnosticIds.SavedByIteration,
                    loop is { OriginId: >= 0 } ? loop.OriginId : Problem.AtMethod,
                    method.Name,
                    Counted(saved),
                    saved.Sum(SizeOf).ToString(System.Globalization.CultureInfo.InvariantCulture),
                    Names(saved));
            }
        }

        if (!functions.Recomputed.IsEmpty)
        {
            yield return Problem.At(DiagnosticIds.ComputedAgain, Problem.AtMethod, method.Name, Names(functions.Recomputed));
        }
    }

    /// <summary>The values pushed in each loop, branches included, and outside of all loops.</summary>
    private static IEnumerable<(LoopOperation? Loop, IReadOnlyList<IrValue> Saved)> SavedIn(IrRegion region, LoopOperation? loop)
    {
        var saved = new List<IrValue>();
        var loops = new List<LoopOperation>();
        Collect(region, saved, loops);
        return new[] { (loop, (IReadOnlyList<IrValue>)saved) }.Concat(loops.SelectMany(static inner => SavedIn(inner.Body, inner)));
    }

    private static void Collect(IrRegion region, List<IrValue> saved, List<LoopOperation> loops)
    {
        foreach (var operation in region.Operations)
        {
            switch (operation)
            {
                case PushOperation push:
                    saved.Add(push.Value);
                    break;
                case LoopOperation loop:
                    loops.Add(loop);
                    break;
                default:
                    foreach (var nested in operation.Regions)
                    {
                        Collect(nested, saved, loops);
                    }

                    break;
            }
        }
    }

    private static string Counted(IEnumerable<IrValue> values) => string.Join(" and ", values.GroupBy(KindOf)
        .OrderBy(static group => Array.IndexOf(KindNames, group.Key))
        .Select(static group => $"{group.Count()} {group.Key}{(group.Count() == 1 ? "" : "s")}"));

    private static string Names(IEnumerable<IrValue> values)
    {
        var all = values.ToList();
        var named = all.Where(static value => value.Name is not null).Select(static value => $"'{value.Name}'").Distinct().ToList();
        var unnamed = all.Count(static value => value.Name is null);
        if (unnamed > 0)
        {
            named.Add(unnamed == 1 ? "an intermediate result" : $"{unnamed} intermediate results");
        }

        return string.Join(", ", named);
    }

    /// <summary>As what a value lies on the tape.</summary>
    private static string KindOf(IrValue value) => value.Type switch
    {
        ScalarType { Kind: ScalarKind.Double } => "double",
        ScalarType { Kind: ScalarKind.Single } => "float",
        ScalarType { Kind: ScalarKind.Int64 or ScalarKind.UInt64 or ScalarKind.UInt32 } => "long",
        ScalarType => "int",
        _ => "reference",
    };

    private static int SizeOf(IrValue value) => KindOf(value) is "float" or "int" ? 4 : 8;
}
