using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>Runs a fused body along one row of each operand.</summary>
internal static unsafe class FusedLoop<T, TLane, TBody>
    where T : unmanaged
    where TLane : unmanaged, ILane<TLane, T>
    where TBody : struct, IFusedBody
{
    // From this length on, stores that do not straddle cache lines are worth a partial lane at the beginning.
    private const int LongRow = 512;

    /// <summary>Computes a row.</summary>
    /// <param name="rows">Where the row of each operand begins.</param>
    /// <param name="masks">All bits set for an operand with elements, 0 for one number repeated over a lane.</param>
    /// <param name="count">How many elements; nothing past them is touched.</param>
    /// <param name="body">The computation.</param>
    public static void Run(T** rows, nint* masks, nint count, in TBody body)
    {
        nint start = 0;
        if (count >= LongRow)
        {
            start = -(nint)((nuint)rows[TBody.Inputs] / (nuint)sizeof(T)) & (TLane.Count - 1);
            if (start != 0)
                RunPart(rows, masks, 0, (int)start, body);
        }

        var rest = (int)((count - start) % TLane.Count);
        if (count - start != rest)
            RunWhole(rows, masks, start, count - rest, body);
        if (rest != 0)
            RunPart(rows, masks, count - rest, rest, body);
    }

    /// <summary>Computes less than a lane, in buffers.</summary>
    [SkipLocalsInit]
    private static void RunPart(T** rows, nint* masks, nint start, int count, in TBody body)
    {
        var operands = TBody.Inputs + TBody.Results;
        var lanes = stackalloc TLane[Operands<T>.Maximum];
        var starts = stackalloc T*[Operands<T>.Maximum];
        for (var i = 0; i < operands; i++)
        {
            starts[i] = (T*)(lanes + i);
            if (i < TBody.Inputs)
                lanes[i] = masks[i] == 0 ? TLane.Load(rows[i]) : TLane.Load(rows[i] + start, count);
        }

        RunWhole(starts, masks, 0, TLane.Count, body);
        for (var i = TBody.Inputs; i < operands; i++)
            TLane.Store(rows[i] + start, lanes[i], count);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunWhole(T** rows, nint* masks, nint start, nint end, in TBody body)
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
        for (var offset = start; offset < end; offset += TLane.Count)
            local.Invoke<TLane, T>(new Cursor<T>(rows, masks, offset));
    }

    private static void Ballast(
        long a, long b, long c, long d, long e, long f, long g, long h, long i, long j, long k, long l, long m, long n, long o, long p)
    {
    }
}
