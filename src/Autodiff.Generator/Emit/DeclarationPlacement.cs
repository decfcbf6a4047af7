namespace Autodiff.Generator.Emit;

/// <summary>
/// Finds where each variable is declared: with its first assignment if that stands in the smallest block that holds all its uses,
/// in the header of a <c>for</c>, or before the first statement that uses it. Records the scope of each.
/// </summary>
internal sealed class DeclarationPlacement
{
    private readonly Variables _variables;
    private readonly Dictionary<int, List<(Block Block, int Index)>> _common = [];
    private readonly Dictionary<int, (Statement Statement, bool IsWrite)> _first = [];
    private readonly List<(Block Block, int Index)> _path = [];
    private readonly Dictionary<Block, Block> _parents = [];

    private DeclarationPlacement(Variables variables) => _variables = variables;

    /// <summary>Declares the variables, and returns the scope of each and the enclosing block of each block.</summary>
    public static (IReadOnlyDictionary<int, Block> Scopes, IReadOnlyDictionary<Block, Block> Parents) Place(Block body, Variables variables)
    {
        var placement = new DeclarationPlacement(variables);
        placement.Visit(body);
        return (placement.Declare(), placement._parents);
    }

    private void Visit(Block block)
    {
        for (var i = 0; i < block.Statements.Count; i++)
        {
            _path.Add((block, i));
            Visit(block.Statements[i]);
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void Visit(Statement statement)
    {
        var block = _path[_path.Count - 1].Block;
        if (statement is LoopStatement loop)
        {
            // A do loop tests after its body; where a variable is declared does not depend on the order.
            _path.Add((loop.Header, 0));
            _parents[loop.Header] = block;
            _parents[loop.Body] = loop.Header;
            Access(statement);
            Visit(loop.Body);
            _path.RemoveAt(_path.Count - 1);
            return;
        }

        Access(statement);
        foreach (var nested in statement.Blocks)
        {
            _parents[nested] = block;
            Visit(nested);
        }
    }

    private void Access(Statement statement)
    {
        foreach (var (variable, isDeclarable) in statement.Texts.SelectMany(Placeholder.In))
        {
            if (!_common.TryGetValue(variable, out var common))
            {
                _common[variable] = [.. _path];
                _first[variable] = (statement, isDeclarable || (statement is AssignStatement assign && assign.Variable.Id == variable && assign.CanDeclare));
                continue;
            }

            var length = 0;
            while (length < common.Count && length < _path.Count && common[length].Block == _path[length].Block)
            {
                length++;
            }

            common.RemoveRange(length, common.Count - length);
        }
    }

    private Dictionary<int, Block> Declare()
    {
        var scopes = new Dictionary<int, Block>();
        var insertions = new List<(Block Block, int Index, Variable Variable)>();
        foreach (var entry in _common)
        {
            var variable = _variables[entry.Key];
            var (block, index) = entry.Value[entry.Value.Count - 1];
            var (first, isWrite) = _first[entry.Key];
            if (block.IsEmpty)
            {
                // The header of a loop.
                var loop = (LoopStatement)first;
                if (loop.Initializer is { } initializer && initializer.Variable == variable && initializer.CanDeclare)
                {
                    initializer.Declares = true;
                    scopes[entry.Key] = loop.Header;
                    continue;
                }

                (block, index) = entry.Value[entry.Value.Count - 2];
            }

            scopes[entry.Key] = block;
            var statement = block.Statements[index];
            if (statement == first && isWrite && statement is AssignStatement assign)
            {
                assign.Declares = true;
            }
            else if (statement == first && isWrite && statement is TextStatement text)
            {
                text.Declares.Add(entry.Key);
            }
            else
            {
                insertions.Add((block, index, variable));
            }
        }

        foreach (var group in insertions.GroupBy(static insertion => (insertion.Block, insertion.Index)).OrderByDescending(static group => group.Key.Index))
        {
            Insert(group.Key.Block, group.Key.Index, [.. group.Select(static insertion => insertion.Variable)]);
        }

        return scopes;
    }

    private static void Insert(Block block, int index, List<Variable> variables)
    {
        if (block.Statements[index] is LoopStatement { Initializer: { } initializer } loop && initializer.CanDeclare && variables.Remove(initializer.Variable))
        {
            // The loop's variable is used after the loop too.
            loop.Initializer = null;
            initializer.Declares = true;
            block.Statements.Insert(index, initializer);
        }

        var declarations = variables
            .GroupBy(static variable => variable.TypeName)
            .Select(static group => (Statement)new TextStatement(group.Key + " " + string.Join(", ", group.Select(static variable => variable.Token))));
        block.Statements.InsertRange(index, declarations);
    }
}
