namespace Autodiff.Generator.IR;

/// <summary>Visits of everything inside a region or operation.</summary>
internal static class IrWalker
{
    /// <summary>All operations of the region and of nested regions, in program order, owners before their regions.</summary>
    public static IEnumerable<IrOperation> AllOperations(this IrRegion region)
    {
        foreach (var operation in region.Operations)
        {
            yield return operation;
            foreach (var nested in operation.Regions)
            {
                foreach (var inner in nested.AllOperations())
                {
                    yield return inner;
                }
            }
        }
    }

    /// <summary>All values the operation reads, itself and in its regions, some of them defined inside.</summary>
    public static IEnumerable<IrValue> AllUses(this IrOperation operation)
    {
        foreach (var operand in operation.Operands)
        {
            yield return operand;
        }

        foreach (var region in operation.Regions)
        {
            foreach (var use in region.AllUses())
            {
                yield return use;
            }
        }
    }

    /// <summary>All values that operations of the region and its yields read.</summary>
    public static IEnumerable<IrValue> AllUses(this IrRegion region)
    {
        foreach (var operation in region.Operations)
        {
            foreach (var use in operation.AllUses())
            {
                yield return use;
            }
        }

        foreach (var value in region.Yields)
        {
            yield return value;
        }
    }

    /// <summary>All values defined in the region and nested regions: parameters, results, loop parameters.</summary>
    public static IEnumerable<IrValue> AllDefinitions(this IrRegion region)
    {
        foreach (var parameter in region.Parameters)
        {
            yield return parameter;
        }

        foreach (var operation in region.Operations)
        {
            foreach (var value in operation.AllDefinitions())
            {
                yield return value;
            }
        }
    }

    /// <summary>All values the operation defines: in its regions, loop parameters, results.</summary>
    public static IEnumerable<IrValue> AllDefinitions(this IrOperation operation)
    {
        if (operation is LoopOperation loop)
        {
            foreach (var parameter in loop.Parameters)
            {
                yield return parameter;
            }
        }

        foreach (var region in operation.Regions)
        {
            foreach (var value in region.AllDefinitions())
            {
                yield return value;
            }
        }

        foreach (var result in operation.Results)
        {
            yield return result;
        }
    }

    /// <summary>Values from outside that the operation, or anything inside it, reads; in order of first use.</summary>
    public static IReadOnlyList<IrValue> FreeValues(this IrOperation operation)
    {
        var defined = new HashSet<int>(operation.AllDefinitions().Select(static value => value.Id));
        var seen = new HashSet<int>();
        var free = new List<IrValue>();
        foreach (var use in operation.AllUses())
        {
            if (!defined.Contains(use.Id) && seen.Add(use.Id))
            {
                free.Add(use);
            }
        }

        return free;
    }
}
