using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Autodiff.Internal;

/// <summary>Checks indices before they are trusted.</summary>
internal static class PlaneIndices
{
    /// <summary>The position of an index that is less than 0 or not less than a size, or -1.</summary>
    public static int FirstOutside(ReadOnlySpan<int> indices, int size)
    {
        // As unsigned numbers, so that one comparison finds both.
        var values = MemoryMarshal.Cast<int, uint>(indices);
        var i = 0;
        for (; i <= values.Length - Vector512<uint>.Count; i += Vector512<uint>.Count)
        {
            if (Vector512.GreaterThanOrEqualAny(Vector512.Create(values[i..]), Vector512.Create((uint)size)))
                break;
        }

        for (; i < values.Length; i++)
        {
            if (values[i] >= (uint)size)
                return i;
        }

        return -1;
    }
}
