using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>Runs a fused body along one row of each operand.</summary>
internal static unsafe class FusedLoop<T, TLane, TBody>
    where T : unmanaged
    where TLane : unmanaged, ILane<TLane, T>
    where TBody : struct, IFusedBody<T>
{
    /// <summary>Computes a row.</summary>
    /// <param name="rows">Where the row of each operand begins.</param>
    /// <param name="masks">All bits set for an operand with elements, 0 for one number repeated over a lane.</param>
    /// <param name="count">How many elements; the last ones are computed in buffers, so that nothing past them is touched.</param>
    /// <param name="body">The computation.</param>
    [SkipLocalsInit]
    public static void Run(T** rows, nint* masks, nint count, in TBody body)
    {
        var tail = (int)(count % TLane.Count);
        var whole = count - tail;
        if (whole != 0)
            RunWhole(rows, masks, whole, body);
        if (tail == 0)
            return;

        var operands = TBody.Inputs + TBody.Results;
        var lanes = stackalloc TLane[Operands<T>.Maximum];
        var starts = stackalloc T*[Operands<T>.Maximum];
        for (var i = 0; i < operands; i++)
        {
            starts[i] = (T*)(lanes + i);
            if (i < TBody.Inputs)
                lanes[i] = masks[i] == 0 ? TLane.Load(rows[i]) : TLane.Load(rows[i] + whole, tail);
        }

        RunWhole(starts, masks, TLane.Count, body);
        for (var i = TBody.Inputs; i < operands; i++)
            TLane.Store(rows[i] + whole, lanes[i], tail);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunWhole(T** rows, nint* masks, nint count, in TBody body)
    {
        // The JIT inlines into a method in proportion to the method's own size in IL. Without this ballast, which it then
        // drops, a body of more than about a hundred operations would be left as calls, ten times slower. Its limit of
        // locals stays: some 200 operations, or eight hyperbolic tangents, in one body.
        const long B = long.MaxValue;
        if (sizeof(T) == 0)
        {
            Ballast(B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B);
            Ballast(B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B);
            Ballast(B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B);
            Ballast(B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B);
            Ballast(B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B);
            Ballast(B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B);
            Ballast(B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B);
            Ballast(B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B);
            Ballast(B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B);
            Ballast(B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B);
            Ballast(B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B);
            Ballast(B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B);
        }

        var local = body; // so that what it holds can stay in registers
        for (nint offset = 0; offset < count; offset += TLane.Count)
            local.Invoke<TLane>(new Cursor<T>(rows, masks, offset));
    }

    private static void Ballast(
        long a, long b, long c, long d, long e, long f, long g, long h, long i, long j, long k, long l, long m, long n, long o, long p)
    {
    }
}
