using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>
/// Arrays of exact lengths and shapes, kept for the thread that returned them and bounded in total size. When the bound
/// is reached everything kept is dropped: lengths that are no longer asked for do not stay for ever.
/// </summary>
internal sealed class ExactArrayPool
{
    private const long Bound = 64L << 20;
    private const int LoansKept = 8;
    private const int ArrayOverhead = 32;
    private const int ShelfOverhead = 256;

    [ThreadStatic]
    private static ExactArrayPool? t_current;

    private readonly Dictionary<Key, Shelf> _shelves = [];
    private readonly Stack<List<Loan>> _idleLoans = new(LoansKept);
    private long _keptBytes;

    /// <summary>The pool of the calling thread.</summary>
    public static ExactArrayPool Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => t_current ?? Create();
    }

    /// <summary>An array of one dimension; its content is arbitrary.</summary>
    public T[] Rent<T>(int length, ref List<Loan>? loans)
    {
        if (!TryTake(new Key(typeof(T), length, -1), out var shelf, out var array))
            array = new T[length];
        shelf ??= Open<T>(new Key(typeof(T), length, -1), length);
        Note(ref loans, shelf, array);
        return Unsafe.As<T[]>(array);
    }

    /// <summary>An array of two dimensions; its content is arbitrary.</summary>
    public T[,] Rent<T>(int rows, int columns, ref List<Loan>? loans)
    {
        if (!TryTake(new Key(typeof(T), rows, columns), out var shelf, out var array))
            array = new T[rows, columns];
        shelf ??= Open<T>(new Key(typeof(T), rows, columns), array.Length);
        Note(ref loans, shelf, array);
        return Unsafe.As<T[,]>(array);
    }

    /// <summary>Takes back every array on the list, and the list.</summary>
    public void Return(List<Loan> loans)
    {
        foreach (var (shelf, array) in loans)
            Keep(shelf, array);
        loans.Clear();
        if (_idleLoans.Count < LoansKept)
            _idleLoans.Push(loans);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ExactArrayPool Create() => t_current = new ExactArrayPool();

    private bool TryTake(Key key, out Shelf? shelf, [NotNullWhen(true)] out Array? array)
    {
        if (_shelves.TryGetValue(key, out shelf) && shelf.Idle.TryPop(out array))
        {
            _keptBytes -= shelf.BytesEach;
            return true;
        }

        array = null;
        return false;
    }

    private Shelf Open<T>(Key key, int elements)
    {
        var shelf = new Shelf(
            key,
            ArrayOverhead + (long)elements * Unsafe.SizeOf<T>(),
            RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        _shelves.Add(key, shelf);
        _keptBytes += ShelfOverhead;
        return shelf;
    }

    private void Note(ref List<Loan>? loans, Shelf shelf, Array array)
    {
        loans ??= _idleLoans.TryPop(out var idle) ? idle : [];
        loans.Add(new Loan(shelf, array));
    }

    private void Keep(Shelf shelf, Array array)
    {
        if (shelf.BytesEach > Bound)
            return;

        if (_keptBytes + shelf.BytesEach > Bound)
            DropEverything();
        if (!shelf.IsOpen)
            shelf = Reopen(shelf);

        if (shelf.HoldsReferences)
            Array.Clear(array);
        shelf.Idle.Push(array);
        _keptBytes += shelf.BytesEach;
    }

    private void DropEverything()
    {
        foreach (var shelf in _shelves.Values)
            shelf.Close();
        _shelves.Clear();
        _keptBytes = 0;
    }

    /// <summary>The shelf for an array that was out while its own shelf was dropped.</summary>
    private Shelf Reopen(Shelf dropped)
    {
        if (_shelves.TryGetValue(dropped.Key, out var successor))
            return successor;

        dropped.IsOpen = true;
        _shelves.Add(dropped.Key, dropped);
        _keptBytes += ShelfOverhead;
        return dropped;
    }

    /// <summary>What two interchangeable arrays have in common; <c>Columns</c> is -1 for one dimension.</summary>
    internal readonly record struct Key(Type ElementType, int Rows, int Columns);

    /// <summary>The idle arrays of one key.</summary>
    internal sealed class Shelf(Key key, long bytesEach, bool holdsReferences)
    {
        public Key Key { get; } = key;

        public long BytesEach { get; } = bytesEach;

        public bool HoldsReferences { get; } = holdsReferences;

        /// <summary>Whether the pool still finds this shelf under its key.</summary>
        public bool IsOpen { get; set; } = true;

        public Stack<Array> Idle { get; } = new();

        public void Close()
        {
            IsOpen = false;
            Idle.Clear();
        }
    }

    /// <summary>An array that is out, and the shelf it goes back to.</summary>
    internal readonly record struct Loan(Shelf Shelf, Array Array);
}
