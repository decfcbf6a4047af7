using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>Adds a few multiples of rows to a row.</summary>
internal static unsafe class RowKernel<TLane, T>
    where TLane : unmanaged, ITileLane<TLane, T>
    where T : unmanaged
{
    /// <summary>How many rows at most.</summary>
    public const int Steps = 8;

    /// <summary><c>c[j] += sum over k of alpha * a[k] * b[k, j]</c>, in order of k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(T* a, nint aStep, T alpha, T* b, nint bRow, int steps, T* c, int columns)
    {
        if (steps < Steps)
        {
            for (var k = 0; k < steps; k++)
                AddOne(TLane.Create(Scalar.Multiply(alpha, a[k * aStep])), b + k * bRow, c, columns);
            return;
        }

        TLane a0 = TLane.Create(Scalar.Multiply(alpha, a[0])), a1 = TLane.Create(Scalar.Multiply(alpha, a[aStep]));
        TLane a2 = TLane.Create(Scalar.Multiply(alpha, a[2 * aStep])), a3 = TLane.Create(Scalar.Multiply(alpha, a[3 * aStep]));
        TLane a4 = TLane.Create(Scalar.Multiply(alpha, a[4 * aStep])), a5 = TLane.Create(Scalar.Multiply(alpha, a[5 * aStep]));
        TLane a6 = TLane.Create(Scalar.Multiply(alpha, a[6 * aStep])), a7 = TLane.Create(Scalar.Multiply(alpha, a[7 * aStep]));
        T* b4 = b + 4 * bRow;
        nint row2 = 2 * bRow, row3 = 3 * bRow;
        var j = 0;
        for (; j <= columns - TLane.Count; j += TLane.Count)
        {
            var sum = TLane.Load(c + j);
            sum = TLane.FusedMultiplyAdd(a0, TLane.Load(b + j), sum);
            sum = TLane.FusedMultiplyAdd(a1, TLane.Load(b + bRow + j), sum);
            sum = TLane.FusedMultiplyAdd(a2, TLane.Load(b + row2 + j), sum);
            sum = TLane.FusedMultiplyAdd(a3, TLane.Load(b + row3 + j), sum);
            sum = TLane.FusedMultiplyAdd(a4, TLane.Load(b4 + j), sum);
            sum = TLane.FusedMultiplyAdd(a5, TLane.Load(b4 + bRow + j), sum);
            sum = TLane.FusedMultiplyAdd(a6, TLane.Load(b4 + row2 + j), sum);
            sum = TLane.FusedMultiplyAdd(a7, TLane.Load(b4 + row3 + j), sum);
            TLane.Store(c + j, sum);
        }

        if (j < columns)
        {
            var rest = columns - j;
            var sum = TLane.Load(c + j, rest);
            sum = TLane.FusedMultiplyAdd(a0, TLane.Load(b + j, rest), sum);
            sum = TLane.FusedMultiplyAdd(a1, TLane.Load(b + bRow + j, rest), sum);
            sum = TLane.FusedMultiplyAdd(a2, TLane.Load(b + row2 + j, rest), sum);
            sum = TLane.FusedMultiplyAdd(a3, TLane.Load(b + row3 + j, rest), sum);
            sum = TLane.FusedMultiplyAdd(a4, TLane.Load(b4 + j, rest), sum);
            sum = TLane.FusedMultiplyAdd(a5, TLane.Load(b4 + bRow + j, rest), sum);
            sum = TLane.FusedMultiplyAdd(a6, TLane.Load(b4 + row2 + j, rest), sum);
            sum = TLane.FusedMultiplyAdd(a7, TLane.Load(b4 + row3 + j, rest), sum);
            TLane.Store(c + j, sum, rest);
        }
    }

    private static void AddOne(TLane a, T* b, T* c, int columns)
    {
        var j = 0;
        for (; j <= columns - TLane.Count; j += TLane.Count)
            TLane.Store(c + j, TLane.FusedMultiplyAdd(a, TLane.Load(b + j), TLane.Load(c + j)));
        if (j < columns)
            TLane.Store(c + j, TLane.FusedMultiplyAdd(a, TLane.Load(b + j, columns - j), TLane.Load(c + j, columns - j)), columns - j);
    }
}
