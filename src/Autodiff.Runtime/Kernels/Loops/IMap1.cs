namespace Autodiff.Internal;

/// <summary>An elementwise function. One input, one result.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
internal interface IMap1<T>
    where T : unmanaged
{
    /// <summary>The function of the elements of one lane.</summary>
    TLane Invoke<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, T>;
}
