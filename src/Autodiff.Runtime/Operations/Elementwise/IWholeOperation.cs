using System.Numerics;

namespace Autodiff.Internal;

/// <summary>An operation on two whole numbers as a type; what is too large wraps around, as in C#.</summary>
internal interface IWholeOperation
{
    /// <summary>The operation's name, for errors.</summary>
    static abstract string Name { get; }

    /// <summary>The result.</summary>
    static abstract T Invoke<T>(T x, T y)
        where T : unmanaged, IBinaryInteger<T>;
}
