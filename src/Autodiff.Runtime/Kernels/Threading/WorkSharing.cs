using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Autodiff.Internal;

/// <summary>
/// Shares the pieces of a kernel between the calling thread and idle workers. The caller publishes the pieces and takes
/// them one after the other itself; a worker that is free takes some too. Nobody is waited for but a worker that is in
/// the middle of a piece, so that a busy machine costs the attempt and nothing more.
/// </summary>
/// <remarks>
/// One job is shared at a time. A nested call, and a call while another thread shares its own job, runs all its pieces
/// itself. Nothing is allocated once the workers exist.
/// </remarks>
internal static unsafe class WorkSharing
{
    /// <summary>The most threads that can be asked for.</summary>
    public const int MaximumThreads = 256;

    // The job that is shared. Claims holds the pieces nobody has taken (low half) and the threads it may have (high
    // half). Whoever has lowered it by one owns a piece, and then the other fields cannot change: the caller does not
    // leave before that piece is counted in s_unfinished. So they are read after the claim, and only then.
    private static long s_claims;
    private static int s_unfinished;
    private static int s_taken;
    private static int s_count;
    private static void* s_body;
    private static delegate*<void*, int, void> s_invoke;
    private static Exception? s_failure;

    private static int s_limit = Math.Clamp(Environment.ProcessorCount, 1, MaximumThreads);

    [ThreadStatic]
    private static int t_scopedLimit; // 0: no scope

    [ThreadStatic]
    private static int t_scopes;

    /// <summary>How many threads a job of this process may have, the caller included; the number of processors at first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 or more than <see cref="MaximumThreads"/>.</exception>
    public static int Limit
    {
        get => Volatile.Read(ref s_limit);
        set
        {
            CheckLimit(value);
            Volatile.Write(ref s_limit, value);
        }
    }

    /// <summary>How many threads a job started here and now may have.</summary>
    public static int CurrentLimit => t_scopedLimit == 0 ? Limit : Math.Min(Limit, t_scopedLimit);

    /// <summary>Jobs that this thread starts until the scope is disposed have at most so many threads.</summary>
    /// <remarks>An inner scope can only lower the limit.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 or more than <see cref="MaximumThreads"/>.</exception>
    public static ThreadLimitScope LimitTo(int threads)
    {
        CheckLimit(threads);
        var outer = t_scopedLimit;
        t_scopedLimit = outer == 0 ? threads : Math.Min(threads, outer);
        return new ThreadLimitScope(outer, ++t_scopes);
    }

    /// <summary>Runs the pieces 0 to <paramref name="count"/> - 1 and returns when all have ended.</summary>
    /// <remarks>
    /// Pieces of at least some 10 microseconds are worth sharing; smaller ones cost about as much to hand out. A body
    /// may hold spans: it is copied to the caller's stack, where the workers read it.
    /// </remarks>
    /// <exception cref="Exception">
    /// The first one that a piece threw. Pieces that had not begun by then are left out.
    /// </exception>
    public static void Run<TBody>(int count, in TBody body)
        where TBody : struct, IWorkBody, allows ref struct
    {
        var limit = Math.Min(CurrentLimit, count);
        if (limit <= 1 || Interlocked.CompareExchange(ref s_taken, 1, 0) != 0)
        {
            for (var i = 0; i < count; i++)
                Unsafe.AsRef(in body).Invoke(i);
            return;
        }

        // On the stack, so that its address holds; what it refers to is kept alive and up to date by this frame.
        var shared = body;
        Share(count, limit, Unsafe.AsPointer(ref shared), &Invoke<TBody>);
    }

    /// <summary>Takes one piece of the current job if there is one for this worker and runs it.</summary>
    internal static bool TryRunPiece(int worker)
    {
        while (true)
        {
            var claims = Volatile.Read(ref s_claims);
            if ((int)claims == 0 || worker >= (int)(claims >> 32))
                return false;
            if (Interlocked.CompareExchange(ref s_claims, claims - 1, claims) != claims)
                continue;

            RunClaimed((int)claims);
            return true;
        }
    }

    private static void Share(int count, int limit, void* body, delegate*<void*, int, void> invoke)
    {
        s_body = body;
        s_invoke = invoke;
        s_count = count;
        s_unfinished = count;
        Interlocked.Exchange(ref s_claims, (long)limit << 32 | (uint)count); // a full fence: workers asleep are seen
        Worker.Wake(limit - 1);

        while (TryRunPiece(0))
        {
        }

        // Only pieces that workers are in the middle of are left.
        var wait = new SpinWait();
        while (Volatile.Read(ref s_unfinished) != 0)
            wait.SpinOnce(sleep1Threshold: -1);

        var failure = s_failure;
        s_failure = null;
        s_body = null;
        Volatile.Write(ref s_taken, 0);
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    private static void RunClaimed(int remaining)
    {
        try
        {
            if (Volatile.Read(ref s_failure) is null)
                s_invoke(s_body, s_count - remaining);
        }
        catch (Exception failure)
        {
            Interlocked.CompareExchange(ref s_failure, failure, null);
        }

        Interlocked.Decrement(ref s_unfinished);
    }

    private static void Invoke<TBody>(void* body, int index)
        where TBody : struct, IWorkBody, allows ref struct =>
        Unsafe.AsRef<TBody>(body).Invoke(index);

    /// <summary>Ends a scope of <see cref="LimitTo"/>.</summary>
    internal static void EndScope(int outer, int depth)
    {
        if (t_scopes != depth)
            throw new InvalidOperationException("Scopes of thread limits must be disposed in reverse order of their creation.");
        t_scopes--;
        t_scopedLimit = outer;
    }

    private static void CheckLimit(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, MaximumThreads);
    }
}
