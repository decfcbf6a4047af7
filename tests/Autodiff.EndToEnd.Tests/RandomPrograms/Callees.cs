namespace Autodiff.EndToEnd.Tests.RandomPrograms;

/// <summary>What the methods of a random program may call, by signature.</summary>
internal sealed class Callees
{
    /// <summary><c>double F(double, double)</c>.</summary>
    public List<string> OfNumbers { get; } = [];

    /// <summary><c>double F(double, int)</c>, recursive: the integer bounds the depth.</summary>
    public List<string> Recursive { get; } = [];

    /// <summary><c>double F(double[], int)</c>, which only reads.</summary>
    public List<string> OfArray { get; } = [];

    /// <summary><c>void F(double[], double)</c>, which writes.</summary>
    public List<string> Writing { get; } = [];

    /// <summary><c>double F(ref double, double)</c>.</summary>
    public List<string> ByReference { get; } = [];

    /// <summary><c>void F(double, double, out double)</c>.</summary>
    public List<string> WithOut { get; } = [];

    /// <summary><c>(double, double) F(double, double)</c>.</summary>
    public List<string> OfTuple { get; } = [];

    /// <summary><c>double[] F(double[], double)</c>, a new array.</summary>
    public List<string> NewArray { get; } = [];
}
