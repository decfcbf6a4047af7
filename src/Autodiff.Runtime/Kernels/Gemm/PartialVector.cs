using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The beginning of a vector to and from memory, where the machine has no masks.</summary>
internal static unsafe class PartialVector
{
    /// <summary>The first elements from memory, zeros behind.</summary>
    public static TVector Load<TVector, T>(T* source, int count)
        where TVector : unmanaged
        where T : unmanaged
    {
        TVector vector = default;
        new ReadOnlySpan<T>(source, count).CopyTo(new Span<T>(&vector, sizeof(TVector) / sizeof(T)));
        return vector;
    }

    /// <summary>Writes the first elements.</summary>
    public static void Store<TVector, T>(TVector vector, T* destination, int count)
        where TVector : unmanaged
        where T : unmanaged =>
        new ReadOnlySpan<T>(Unsafe.AsPointer(ref vector), count).CopyTo(new Span<T>(destination, count));
}
