namespace Autodiff.Internal;

/// <summary>A vector register as the kernels of matrix products see it: few operations, each one instruction.</summary>
internal unsafe interface ITileLane<TSelf, T>
    where TSelf : unmanaged, ITileLane<TSelf, T>
    where T : unmanaged
{
    /// <summary>How many numbers a register holds.</summary>
    static abstract int Count { get; }

    /// <summary>The same number in every place.</summary>
    static abstract TSelf Create(T value);

    /// <summary><see cref="Count"/> numbers from memory, at any alignment.</summary>
    static abstract TSelf Load(T* source);

    /// <summary>The first <paramref name="count"/> numbers from memory, zeros behind; no memory behind them is read.</summary>
    static abstract TSelf Load(T* source, int count);

    /// <summary>Writes all numbers.</summary>
    static abstract void Store(T* destination, TSelf value);

    /// <summary>Writes the first <paramref name="count"/> numbers.</summary>
    static abstract void Store(T* destination, TSelf value, int count);

    /// <summary>Place by place <c>x + y</c>.</summary>
    static abstract TSelf operator +(TSelf x, TSelf y);

    /// <summary>Place by place <c>x * y</c>.</summary>
    static abstract TSelf operator *(TSelf x, TSelf y);

    /// <summary>Place by place <c>x * y + z</c>, rounded once.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf x, TSelf y, TSelf z);
}
