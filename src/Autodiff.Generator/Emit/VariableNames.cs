using System.Globalization;

namespace Autodiff.Generator.Emit;

/// <summary>Gives every local variable a name that is free in its scope: the source's if it can be had.</summary>
internal sealed class VariableNames
{
    private readonly IReadOnlyDictionary<int, Block> _scopes;
    private readonly IReadOnlyDictionary<Block, Block> _parents;
    private readonly HashSet<string> _reserved;
    private readonly HashSet<string> _bases;
    private readonly Dictionary<string, List<Block>> _taken = [];
    private readonly Dictionary<int, string> _names = [];

    private VariableNames(
        IReadOnlyDictionary<int, Block> scopes, IReadOnlyDictionary<Block, Block> parents, HashSet<string> reserved, HashSet<string> bases)
    {
        _scopes = scopes;
        _parents = parents;
        _reserved = reserved;
        _bases = bases;
    }

    public static IReadOnlyDictionary<int, string> Choose(
        Variables variables,
        IReadOnlyDictionary<int, Block> scopes,
        IReadOnlyDictionary<Block, Block> parents,
        IEnumerable<string> reserved)
    {
        var used = variables.All.Where(variable => variable.Parameter is null && scopes.ContainsKey(variable.Id)).ToArray();
        var names = new VariableNames(
            scopes, parents, [.. reserved], [.. used.Select(static variable => variable.Name!).Where(static name => name is not null)]);

        // Names of the source first, so that temporaries make way.
        foreach (var variable in used.Where(static variable => variable.Name is not null).Concat(used.Where(static variable => variable.Name is null)))
        {
            names.Choose(variable);
        }

        return names._names;
    }

    private void Choose(Variable variable)
    {
        var wanted = variable.Name ?? variable.Hint ?? "t";
        var scope = _scopes[variable.Id];
        var name = wanted;
        for (var i = 1; !IsFree(name, scope) || (name != variable.Name && _bases.Contains(name)); i++)
        {
            name = wanted + (char.IsDigit(wanted[wanted.Length - 1]) ? "_" : "") + i.ToString(CultureInfo.InvariantCulture);
        }

        if (!_taken.TryGetValue(name, out var blocks))
        {
            _taken[name] = blocks = [];
        }

        blocks.Add(scope);
        _names[variable.Id] = CSharpNames.Escape(name);
    }

    private bool IsFree(string name, Block scope) => !_reserved.Contains(name)
        && (!_taken.TryGetValue(name, out var blocks) || blocks.All(block => !Encloses(block, scope) && !Encloses(scope, block)));

    private bool Encloses(Block outer, Block inner)
    {
        for (var block = inner; ; block = _parents[block])
        {
            if (block == outer)
            {
                return true;
            }

            if (!_parents.ContainsKey(block))
            {
                return false;
            }
        }
    }
}
