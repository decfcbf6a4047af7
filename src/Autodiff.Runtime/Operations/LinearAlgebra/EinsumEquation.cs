namespace Autodiff.Internal;

/// <summary>An equation in Einstein's notation, read and checked: labels are letters, and numbers from the end for the dimensions of <c>...</c>.</summary>
internal sealed class EinsumEquation
{
    private readonly string _equation;
    private readonly Layout[] _shapes;

    private EinsumEquation(string equation, Layout[] shapes)
    {
        _equation = equation;
        _shapes = shapes;
    }

    /// <summary>The labels of each operand's dimensions.</summary>
    public int[][] Operands { get; private set; } = [];

    /// <summary>The labels of the result's dimensions.</summary>
    public int[] Result { get; private set; } = [];

    /// <summary>The size of each label's dimensions; operands may have 1 instead.</summary>
    public Dictionary<int, int> Sizes { get; } = [];

    /// <summary>Reads an equation for operands of these shapes.</summary>
    /// <exception cref="ArgumentException">It does not fit them.</exception>
    public static EinsumEquation Parse(string equation, Layout[] shapes)
    {
        var result = new EinsumEquation(equation, shapes);
        var text = equation.Replace(" ", "", StringComparison.Ordinal);
        var arrow = text.IndexOf("->", StringComparison.Ordinal);
        var terms = (arrow < 0 ? text : text[..arrow]).Split(',');
        if (terms.Length != shapes.Length)
            throw result.Error($"it has subscripts for {terms.Length} operands, but {shapes.Length} are given");
        result.Operands = new int[terms.Length][];
        for (var i = 0; i < terms.Length; i++)
            result.Operands[i] = result.ReadOperand(terms[i], i);
        result.Result = arrow < 0 ? result.ImpliedResult() : result.ReadResult(text[(arrow + 2)..]);
        return result;
    }

    /// <summary>The labels that the result or the operands after one still have.</summary>
    public HashSet<int> NeededAfter(int operand) => [.. Result, .. Operands.Skip(operand + 1).SelectMany(labels => labels)];

    /// <summary>The dimension of <c>...</c> that is so many from its end.</summary>
    private static int Unnamed(int fromEnd) => -fromEnd;

    private int[] ReadOperand(string term, int index)
    {
        var shape = _shapes[index];
        var letters = term.Replace("...", "", StringComparison.Ordinal).Length;
        var hasEllipsis = term.Contains("...", StringComparison.Ordinal);
        if (letters > shape.Rank || (letters != shape.Rank && !hasEllipsis))
            throw Error($"the subscripts '{term}' name {letters} dimensions, but operand {index} of shape {shape} has {shape.Rank}{(letters < shape.Rank ? "; write ... for those without letters" : "")}");
        var labels = Labels(term, shape.Rank - letters);
        for (var d = 0; d < labels.Length; d++)
        {
            var size = shape.Sizes[d];
            if (!Sizes.TryGetValue(labels[d], out var known) || known == 1)
                Sizes[labels[d]] = size;
            else if (size != known && size != 1)
                throw Error($"{Name(labels[d])} has the size {size} in operand {index} of shape {shape}, but {known} before");
            for (var e = 0; e < d; e++)
            {
                if (labels[e] == labels[d] && shape.Sizes[e] != size)
                    throw Error($"{Name(labels[d])} has the sizes {shape.Sizes[e]} and {size} in operand {index} of shape {shape}, which has no diagonal");
            }
        }

        return labels;
    }

    private int[] ReadResult(string term)
    {
        var unnamed = Sizes.Keys.Where(label => label < 0).Select(label => -label).DefaultIfEmpty().Max();
        var labels = Labels(term, unnamed);
        for (var i = 0; i < labels.Length; i++)
        {
            if (!Sizes.ContainsKey(labels[i]))
                throw Error($"{Name(labels[i])} of the result is in no operand");
            if (labels.AsSpan(0, i).Contains(labels[i]))
                throw Error($"{Name(labels[i])} occurs twice in the result");
        }

        return labels;
    }

    private int[] ImpliedResult()
    {
        var occurrences = Operands.SelectMany(labels => labels).GroupBy(label => label).ToDictionary(group => group.Key, group => group.Count());
        return [.. Sizes.Keys.Where(label => label < 0 || occurrences[label] == 1).Order()];
    }

    private int[] Labels(string term, int unnamed)
    {
        var labels = new List<int>();
        var hasEllipsis = false;
        for (var i = 0; i < term.Length; i++)
        {
            if (char.IsAsciiLetter(term[i]))
            {
                labels.Add(term[i]);
            }
            else if (!hasEllipsis && term.AsSpan(i).StartsWith("...", StringComparison.Ordinal))
            {
                hasEllipsis = true;
                i += 2;
                for (var fromEnd = unnamed; fromEnd > 0; fromEnd--)
                    labels.Add(Unnamed(fromEnd));
            }
            else
            {
                throw Error($"'{term[i]}' in '{term}' is not a letter{(term[i] == '.' ? "; ... may stand once in it" : "")}");
            }
        }

        return [.. labels];
    }

    private static string Name(int label) => label < 0 ? $"dimension {label} of '...'" : $"'{(char)label}'";

    private ArgumentException Error(string what) => new($"Einsum: the equation \"{_equation}\" does not fit: {what}.", "equation");
}
