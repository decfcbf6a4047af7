namespace Autodiff.Internal;

/// <summary>An elementwise function. Three inputs, one result.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
internal interface IMap3<T>
    where T : unmanaged
{
    /// <summary>The function of the elements of one lane.</summary>
    TLane Invoke<TLane>(TLane x, TLane y, TLane z)
        where TLane : unmanaged, ILane<TLane, T>;
}
