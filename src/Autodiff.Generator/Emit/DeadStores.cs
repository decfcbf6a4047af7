namespace Autodiff.Generator.Emit;

/// <summary>Takes out assignments to local variables that nothing reads, which C# would warn of.</summary>
internal static class DeadStores
{
    public static void Remove(Block body)
    {
        // Taking one out may leave what it read unread.
        while (true)
        {
            var read = new HashSet<int>();
            FindRead(body, read);
            if (!Remove(body, read))
            {
                return;
            }
        }
    }

    private static void FindRead(Block block, HashSet<int> read)
    {
        foreach (var statement in block.Statements)
        {
            IEnumerable<string> texts = statement switch
            {
                AssignStatement assign => ValuesOf(assign),
                LoopStatement loop =>
                [
                    .. loop.Initializer is { } initializer ? ValuesOf(initializer) : [],
                    .. loop.Condition is { } condition ? (string[])[condition] : [],
                    .. loop.Steps.SelectMany(ValuesOf),
                ],
                _ => statement.Texts,
            };
            read.UnionWith(texts.SelectMany(Placeholder.In).Select(static occurrence => occurrence.Variable));
            foreach (var nested in statement.Blocks)
            {
                FindRead(nested, read);
            }
        }
    }

    // A variable that is only counted up is not read.
    private static IEnumerable<string> ValuesOf(AssignStatement assign) =>
        assign.HasEffects || assign.Variable.Parameter is not null ? assign.Texts
        : Placeholder.Mentions(assign.Value, assign.Variable.Id) ? [assign.Value.Replace(assign.Variable.Token, "")]
        : [assign.Value];

    private static bool Remove(Block block, HashSet<int> read)
    {
        bool IsDead(Statement? statement) => statement is AssignStatement { HasEffects: false, Variable.Parameter: null } assign && !read.Contains(assign.Variable.Id);

        var removed = block.Statements.RemoveAll(IsDead) > 0;
        foreach (var loop in block.Statements.OfType<LoopStatement>())
        {
            removed |= loop.Steps.RemoveAll(IsDead) > 0;
            if (IsDead(loop.Initializer))
            {
                loop.Initializer = null;
                removed = true;
            }
        }

        foreach (var nested in block.Statements.SelectMany(static statement => statement.Blocks))
        {
            removed |= Remove(nested, read);
        }

        return removed;
    }
}
