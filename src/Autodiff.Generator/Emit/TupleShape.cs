namespace Autodiff.Generator.Emit;

/// <summary>The elements of a value tuple type, from its C# source; a leaf if the type is no tuple.</summary>
internal sealed class TupleShape
{
    private TupleShape(string type, string? name, IReadOnlyList<TupleShape> elements)
    {
        Type = type;
        Name = name;
        Elements = elements;
    }

    /// <summary>The type as C# source.</summary>
    public string Type { get; }

    /// <summary>The element's name in the enclosing tuple; null if it has none.</summary>
    public string? Name { get; }

    /// <summary>The elements; none for a leaf.</summary>
    public IReadOnlyList<TupleShape> Elements { get; }

    public static TupleShape Parse(string type) => Parse(type.Trim(), null);

    /// <summary>The accesses to the leaves: <c>Item1</c>, <c>a.b</c>.</summary>
    public IEnumerable<string> LeafPaths()
    {
        for (var i = 0; i < Elements.Count; i++)
        {
            var access = Elements[i].Name ?? "Item" + (i + 1);
            if (Elements[i].Elements.Count == 0)
            {
                yield return access;
            }

            foreach (var path in Elements[i].LeafPaths())
            {
                yield return access + "." + path;
            }
        }
    }

    /// <summary>The types of the leaves.</summary>
    public IEnumerable<string> LeafTypes() => Elements.Count == 0 ? [Type] : Elements.SelectMany(static element => element.LeafTypes());

    /// <summary>A value of this type from its leaves.</summary>
    public string Compose(IReadOnlyList<string> leaves)
    {
        var next = 0;
        return Compose(leaves, ref next);
    }

    private static TupleShape Parse(string type, string? name)
    {
        if (type.Length < 2 || type[0] != '(' || type[type.Length - 1] != ')')
        {
            return new TupleShape(type, name, []);
        }

        var elements = new List<TupleShape>();
        var depth = 0;
        var start = 1;
        for (var i = 1; i < type.Length; i++)
        {
            if (depth == 0 && (type[i] == ',' || i == type.Length - 1))
            {
                elements.Add(Element(type.Substring(start, i - start).Trim()));
                start = i + 1;
            }
            else if (type[i] is '(' or '<' or '[')
            {
                depth++;
            }
            else if (type[i] is ')' or '>' or ']')
            {
                depth--;
            }
        }

        return new TupleShape(type, name, elements);
    }

    private static TupleShape Element(string text)
    {
        // The name follows the last space that is not inside brackets.
        var depth = 0;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (text[i] is ')' or '>' or ']')
            {
                depth++;
            }
            else if (text[i] is '(' or '<' or '[')
            {
                depth--;
            }
            else if (text[i] == ' ' && depth == 0)
            {
                return Parse(text.Substring(0, i), text.Substring(i + 1));
            }
        }

        return Parse(text, null);
    }

    private string Compose(IReadOnlyList<string> leaves, ref int next)
    {
        if (Elements.Count == 0)
        {
            return leaves[next++];
        }

        var parts = new string[Elements.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Elements[i].Compose(leaves, ref next);
        }

        return "(" + string.Join(", ", parts) + ")";
    }
}
