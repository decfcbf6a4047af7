namespace Autodiff.Generator.Tests.Interpreter;

/// <summary>A span in the interpreter: a part of a one-dimensional array.</summary>
internal sealed record InterpretedSpan(Array Array, int Offset, int Length)
{
    public static InterpretedSpan Over(Array array) => new(array, 0, array.Length);

    public object? this[long index]
    {
        get => Array.GetValue(Position(index));
        set => Array.SetValue(value, Position(index));
    }

    public InterpretedSpan Slice(int start, int length)
    {
        if ((uint)start > (uint)Length || (uint)length > (uint)(Length - start))
        {
            throw new ArgumentOutOfRangeException(nameof(start));
        }

        return new(Array, Offset + start, length);
    }

    public Array ToArray()
    {
        var copy = Array.CreateInstance(Array.GetType().GetElementType()!, Length);
        Array.Copy(Array, Offset, copy, 0, Length);
        return copy;
    }

    private long Position(long index) =>
        index >= 0 && index < Length ? Offset + index : throw new IndexOutOfRangeException();
}
