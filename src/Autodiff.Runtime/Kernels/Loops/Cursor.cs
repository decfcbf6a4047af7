using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>Where a fused body stands in the rows of its operands.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
internal readonly unsafe ref struct Cursor<T>(T** rows, nint* masks, nint offset)
    where T : unmanaged
{
    /// <summary>The elements of an input: the next ones of its row, or the row's one number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Load<TLane>(int operand)
        where TLane : unmanaged, ILane<TLane, T> => TLane.Load(rows[operand] + (offset & masks[operand]));

    /// <summary>Writes the elements of a result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<TLane>(int operand, TLane value)
        where TLane : unmanaged, ILane<TLane, T> => TLane.Store(rows[operand] + offset, value);
}
