namespace Autodiff.Internal;

/// <summary>An operation that reduces many numbers to one; the order in which it is applied is fixed by their count alone.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
internal interface IReducer<T>
    where T : unmanaged
{
    /// <summary>The number that changes nothing; the result for no numbers.</summary>
    static abstract T Identity { get; }

    /// <summary>Combines two, element by element.</summary>
    static abstract TLane Combine<TLane>(TLane x, TLane y)
        where TLane : unmanaged, ILane<TLane, T>;
}
