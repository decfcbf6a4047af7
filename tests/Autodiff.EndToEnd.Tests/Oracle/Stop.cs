namespace Autodiff.EndToEnd.Tests.Oracle;

/// <summary>Where the original source drops a derivative, the rewritten source calls this.</summary>
public static class Stop
{
    public static Dual Gradient(Dual x) => new(x.Value, 0);

    public static DualF Gradient(DualF x) => new(x.Value, 0);

    public static Dual[] Gradient(Dual[] a) => Array.ConvertAll(a, x => Gradient(x));

    /// <summary>An integer, a flag, a text: nothing to drop.</summary>
    public static T Gradient<T>(T value) => value;
}
