using Autodiff.Generator.IR;

namespace Autodiff.Generator.Tests.Interpreter;

/// <summary>Arrays and spans in the interpreter.</summary>
internal static class Memory
{
    public static object? Load(object? memory, object?[] indices) => memory switch
    {
        InterpretedSpan span => span[Index(indices[0])],
        Array array => array.GetValue([.. indices.Select(Index)]),
        _ => throw new NullReferenceException(),
    };

    public static void Store(object? memory, object?[] indices, object? value)
    {
        switch (memory)
        {
            case InterpretedSpan span:
                span[Index(indices[0])] = value;
                break;
            case Array array:
                array.SetValue(value, [.. indices.Select(Index)]);
                break;
            default:
                throw new NullReferenceException();
        }
    }

    public static void Accumulate(object? memory, object?[] indices, object value) =>
        Store(memory, indices, Sum(Load(memory, indices)!, value));

    public static long Length(object? memory, int? dimension) => memory switch
    {
        InterpretedSpan span => span.Length,
        Array array => dimension is { } d ? array.GetLength(d) : array.LongLength,
        _ => throw new NullReferenceException(),
    };

    public static Array Clone(object? memory) => memory switch
    {
        InterpretedSpan span => span.ToArray(),
        Array array => (Array)array.Clone(),
        _ => throw new NullReferenceException(),
    };

    /// <summary>A span over an array or span; a null array makes an empty span.</summary>
    public static InterpretedSpan View(object? memory, IrType type, int? start, int? length)
    {
        var whole = memory switch
        {
            InterpretedSpan span => span,
            Array array => InterpretedSpan.Over(array),
            _ => InterpretedSpan.Over(Array.CreateInstance(Scalars.ClrType(type.Element!), 0)),
        };
        var from = start ?? 0;
        return whole.Slice(from, length ?? whole.Length - from);
    }

    public static void Copy(object? source, object? destination, bool adds)
    {
        // Through a copy, since the two may overlap.
        var from = Clone(source);
        var indices = Indices(from).ToArray();
        if (from.Length > Length(destination, null))
        {
            throw new ArgumentException("Destination is too short.");
        }

        foreach (var index in indices)
        {
            var value = from.GetValue([.. index.Select(Index)]);
            if (adds)
            {
                Accumulate(destination, index, value!);
            }
            else
            {
                Store(destination, index, value);
            }
        }
    }

    public static void Fill(object? memory, object? value)
    {
        switch (memory)
        {
            case InterpretedSpan span:
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = value;
                }

                break;
            case Array array:
                foreach (var index in Indices(array))
                {
                    // A null value becomes the default of the element type.
                    array.SetValue(value, [.. index.Select(Index)]);
                }

                break;
            default:
                throw new NullReferenceException();
        }
    }

    private static object Sum(object x, object y) =>
        x is double ? (double)x + (double)y
        : x is float ? (float)x + (float)y
        : throw new InvalidOperationException($"Accumulation of {x.GetType().Name} is not defined.");

    private static long Index(object? index) => (long)Scalars.Convert(index!, ScalarKind.Int64, isChecked: true);

    /// <summary>All index tuples of an array, in row-major order.</summary>
    private static IEnumerable<object?[]> Indices(Array array)
    {
        var index = new int[array.Rank];
        for (long n = 0; n < array.LongLength; n++)
        {
            yield return [.. index.Select(static i => (object?)i)];
            for (var d = array.Rank - 1; d >= 0 && ++index[d] == array.GetLength(d); d--)
            {
                index[d] = 0;
            }
        }
    }
}
