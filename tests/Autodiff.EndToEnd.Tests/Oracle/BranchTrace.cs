namespace Autodiff.EndToEnd.Tests.Oracle;

/// <summary>
/// A running hash of every decision that a program on dual numbers takes by its data: two runs with one hash took the
/// same branches, and the program is smooth between them.
/// </summary>
public static class BranchTrace
{
    [ThreadStatic]
    private static long hash;

    /// <summary>The hash since <see cref="Restart"/>.</summary>
    public static long Hash => hash;

    public static void Restart() => hash = 0;

    internal static bool Record(bool decision)
    {
        hash = hash * 31 + (decision ? 7 : 3);
        return decision;
    }

    internal static int Record(int number)
    {
        hash = hash * 31 + number;
        return number;
    }
}
