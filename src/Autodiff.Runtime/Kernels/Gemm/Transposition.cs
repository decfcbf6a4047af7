using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Autodiff.Internal;

/// <summary>Copies a matrix transposed, in squares that fit into registers.</summary>
internal static unsafe class Transposition
{
    /// <summary><c>destination[c, r] = source[r, c]</c>; strides are from row to row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy<T>(T* source, nint sourceRow, int rows, int columns, T* destination, nint destinationRow)
        where T : unmanaged
    {
        var edge = Edge<T>();
        if (edge == 1 || rows < edge || columns < edge)
        {
            for (nint r = 0; r < rows; r++)
            {
                for (nint c = 0; c < columns; c++)
                    destination[c * destinationRow + r] = source[r * sourceRow + c];
            }

            return;
        }

        // The last squares of a row and of a column overlap those before where the size is no multiple.
        for (var i = 0; i < columns; i += edge)
        {
            nint c = Math.Min(i, columns - edge);
            T* from = source + c, to = destination + c * destinationRow;
            for (var r = 0; r <= rows - edge; r += edge, from += edge * sourceRow, to += edge)
                Square(from, sourceRow, to, destinationRow);
            if (rows % edge != 0)
                Square(source + (rows - edge) * sourceRow + c, sourceRow, destination + c * destinationRow + rows - edge, destinationRow);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Square<T>(T* source, nint sourceRow, T* destination, nint destinationRow)
        where T : unmanaged
    {
        if (sizeof(T) == 4)
            Square8((float*)source, sourceRow, (float*)destination, destinationRow);
        else
            Square4((double*)source, sourceRow, (double*)destination, destinationRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Edge<T>()
        where T : unmanaged =>
        !Avx.IsSupported ? 1 : sizeof(T) == 4 ? 8 : sizeof(T) == 8 ? 4 : 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Square8(float* source, nint sourceRow, float* destination, nint destinationRow)
    {
        // Halves of rows r and r + 4 side by side, so that pairs and fours are exchanged within the halves.
        var below = source + 4 * sourceRow;
        Vector256<float> left0 = Halves(source, below), right0 = Halves(source + 4, below + 4);
        source += sourceRow;
        below += sourceRow;
        Vector256<float> left1 = Halves(source, below), right1 = Halves(source + 4, below + 4);
        source += sourceRow;
        below += sourceRow;
        Vector256<float> left2 = Halves(source, below), right2 = Halves(source + 4, below + 4);
        source += sourceRow;
        below += sourceRow;
        Vector256<float> left3 = Halves(source, below), right3 = Halves(source + 4, below + 4);
        destination = Four(left0, left1, left2, left3, destination, destinationRow);
        Four(right0, right1, right2, right3, destination, destinationRow);

        static Vector256<float> Halves(float* low, float* high) => Vector256.Create(Vector128.Load(low), Vector128.Load(high));

        static float* Four(
            Vector256<float> r0, Vector256<float> r1, Vector256<float> r2, Vector256<float> r3, float* destination, nint destinationRow)
        {
            var low01 = Avx.UnpackLow(r0, r1).AsDouble();
            var high01 = Avx.UnpackHigh(r0, r1).AsDouble();
            var low23 = Avx.UnpackLow(r2, r3).AsDouble();
            var high23 = Avx.UnpackHigh(r2, r3).AsDouble();
            Avx.UnpackLow(low01, low23).AsSingle().Store(destination);
            destination += destinationRow;
            Avx.UnpackHigh(low01, low23).AsSingle().Store(destination);
            destination += destinationRow;
            Avx.UnpackLow(high01, high23).AsSingle().Store(destination);
            destination += destinationRow;
            Avx.UnpackHigh(high01, high23).AsSingle().Store(destination);
            return destination + destinationRow;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Square4(double* source, nint sourceRow, double* destination, nint destinationRow)
    {
        var below = source + 2 * sourceRow;
        var evenLeft = Vector256.Create(Vector128.Load(source), Vector128.Load(below));
        var evenRight = Vector256.Create(Vector128.Load(source + 2), Vector128.Load(below + 2));
        source += sourceRow;
        below += sourceRow;
        var oddLeft = Vector256.Create(Vector128.Load(source), Vector128.Load(below));
        var oddRight = Vector256.Create(Vector128.Load(source + 2), Vector128.Load(below + 2));
        Avx.UnpackLow(evenLeft, oddLeft).Store(destination);
        destination += destinationRow;
        Avx.UnpackHigh(evenLeft, oddLeft).Store(destination);
        destination += destinationRow;
        Avx.UnpackLow(evenRight, oddRight).Store(destination);
        destination += destinationRow;
        Avx.UnpackHigh(evenRight, oddRight).Store(destination);
    }
}
