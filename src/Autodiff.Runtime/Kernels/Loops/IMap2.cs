namespace Autodiff.Internal;

/// <summary>An elementwise function. Two inputs, one result.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
internal interface IMap2<T>
    where T : unmanaged
{
    /// <summary>The function of the elements of one lane.</summary>
    TLane Invoke<TLane>(TLane x, TLane y)
        where TLane : unmanaged, ILane<TLane, T>;
}
