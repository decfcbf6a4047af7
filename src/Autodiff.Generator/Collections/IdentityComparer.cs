using System.Runtime.CompilerServices;

namespace Autodiff.Generator.Collections;

/// <summary>Compares by identity, where equal records are different things.</summary>
internal sealed class IdentityComparer<T> : IEqualityComparer<T> where T : class
{
    public static readonly IdentityComparer<T> Instance = new();

    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    public int GetHashCode(T obj) => RuntimeHelpers.GetHashCode(obj);
}
