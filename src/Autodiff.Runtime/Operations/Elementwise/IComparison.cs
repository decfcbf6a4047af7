using System.Numerics;
using System.Runtime.Intrinsics;

namespace Autodiff.Internal;

/// <summary>A comparison of two numbers as a type.</summary>
internal interface IComparison
{
    /// <summary>The comparison's name, for errors.</summary>
    static abstract string Name { get; }

    /// <summary>Whether it holds.</summary>
    static abstract bool Holds<T>(T x, T y)
        where T : IComparisonOperators<T, T, bool>;

    /// <summary>All bits of an element where it holds, else none.</summary>
    static abstract Vector256<T> Holds<T>(Vector256<T> x, Vector256<T> y);
}
