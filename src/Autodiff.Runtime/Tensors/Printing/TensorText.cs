using System.Text;

namespace Autodiff.Internal;

/// <summary>Writes a tensor as PyTorch does.</summary>
internal sealed class TensorText<T>
    where T : unmanaged
{
    private const string Prefix = "tensor(";
    private const string TypePrefix = "dtype=";

    private readonly Tensor<T> _tensor;
    private readonly PrintOptions _options;
    private readonly bool _isSummary;

    private TensorText(Tensor<T> tensor, PrintOptions options)
    {
        _tensor = tensor;
        _options = options;
        _isSummary = tensor.Count > options.Threshold;
    }

    /// <summary>The tensor as text.</summary>
    public static string Write(Tensor<T> tensor, PrintOptions options)
    {
        if (tensor.Storage.IsReleased)
            return $"tensor(<its buffer was returned>, size={Size(tensor)}, {TypePrefix}{TypeName})";
        return new TensorText<T>(tensor, options).Write();
    }

    private static string TypeName =>
        typeof(T) == typeof(float) ? "float32" : typeof(T) == typeof(double) ? "float64" : typeof(T) == typeof(int) ? "int32" :
        typeof(T) == typeof(long) ? "int64" : "bool";

    private static string Size(Tensor tensor) => $"({string.Join(", ", tensor.Layout.Sizes)}{(tensor.Rank == 1 ? "," : "")})";

    private string Write()
    {
        var suffixes = new List<string>();
        var text = new StringBuilder(Prefix);
        if (_tensor.Count == 0)
        {
            text.Append("[]");
            if (_tensor.Rank != 1)
                suffixes.Add("size=" + Size(_tensor));
            if (typeof(T) != typeof(float))
                suffixes.Add(TypePrefix + TypeName);
        }
        else
        {
            if (typeof(T) != typeof(float) && typeof(T) != typeof(long) && typeof(T) != typeof(bool))
                suffixes.Add(TypePrefix + TypeName);
            var elements = new List<T>();
            Collect(0, _tensor.Offset, elements);
            Append(text, 0, _tensor.Offset, new ElementFormat<T>(elements, _options));
        }

        if (_tensor.GradFn is { } node)
            suffixes.Add($"grad_fn=<{node.Name}>");
        else if (_tensor.RequiresGrad)
            suffixes.Add("requires_grad=True");
        if (_tensor.Tangent is { } tangent)
            suffixes.Add("tangent=" + tangent.ToString(_options));
        AppendSuffixes(text, suffixes);
        return text.Append(')').ToString();
    }

    private T At(nint offset) => _tensor.Buffer[(int)offset];

    /// <summary>Whether a dimension is shown by its ends only.</summary>
    private bool IsCut(int size) => _isSummary && size > 2 * _options.EdgeItems;

    /// <summary>Lists the elements that are shown.</summary>
    private void Collect(int dim, nint offset, List<T> elements)
    {
        if (dim == _tensor.Rank)
        {
            elements.Add(At(offset));
            return;
        }

        var size = _tensor.Layout.Sizes[dim];
        for (var i = 0; i < size; i++)
        {
            if (IsCut(size) && i == _options.EdgeItems)
                i = size - _options.EdgeItems;
            Collect(dim + 1, offset + i * _tensor.Layout.Strides[dim], elements);
        }
    }

    private void Append(StringBuilder text, int dim, nint offset, ElementFormat<T> format)
    {
        if (dim == _tensor.Rank)
        {
            text.Append(format.Padded(At(offset)));
            return;
        }

        if (dim == _tensor.Rank - 1)
        {
            AppendRow(text, dim, offset, format);
            return;
        }

        var size = _tensor.Layout.Sizes[dim];
        var separator = "," + new string('\n', _tensor.Rank - 1 - dim) + new string(' ', Prefix.Length + dim + 1);
        text.Append('[');
        for (var i = 0; i < size; i++)
        {
            if (i > 0)
                text.Append(separator);
            if (IsCut(size) && i == _options.EdgeItems)
            {
                text.Append("...").Append(separator);
                i = size - _options.EdgeItems;
            }

            Append(text, dim + 1, offset + i * _tensor.Layout.Strides[dim], format);
        }

        text.Append(']');
    }

    private void AppendRow(StringBuilder text, int dim, nint offset, ElementFormat<T> format)
    {
        var indent = Prefix.Length + dim;
        var perLine = Math.Max(1, (_options.LineWidth - indent) / (format.Width + 2));
        var size = _tensor.Layout.Sizes[dim];
        var written = 0;
        text.Append('[');
        for (var i = 0; i < size; i++)
        {
            if (IsCut(size) && i == _options.EdgeItems)
            {
                Separate();
                text.Append(" ...");
                i = size - _options.EdgeItems;
            }

            Separate();
            text.Append(format.Padded(At(offset + i * _tensor.Layout.Strides[dim])));
        }

        text.Append(']');

        void Separate()
        {
            if (written > 0)
            {
                text.Append(',');
                if (written % perLine == 0)
                    text.Append('\n').Append(' ', indent + 1);
                else
                    text.Append(' ');
            }

            written++;
        }
    }

    /// <summary>Appends what follows the elements, on a new line where the last one is full.</summary>
    private void AppendSuffixes(StringBuilder text, List<string> suffixes)
    {
        var length = text.Length - text.ToString().LastIndexOf('\n') + 1;
        foreach (var suffix in suffixes)
        {
            // Lines break where PyTorch's do, which has a module's name before that of the type.
            var width = suffix.Length + (suffix.StartsWith(TypePrefix, StringComparison.Ordinal) ? "torch.".Length : 0);
            if (length + width + 2 > _options.LineWidth)
            {
                text.Append(",\n").Append(' ', Prefix.Length);
                length = Prefix.Length + width;
            }
            else
            {
                text.Append(", ");
                length += width + 2;
            }

            text.Append(suffix);
        }
    }
}
