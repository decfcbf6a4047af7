namespace Autodiff.Internal;

/// <summary>What is done to the elements of a product while they are in the cache: a bias, an activation, a residual.</summary>
internal interface IProductEpilogue<T>
    where T : unmanaged
{
    /// <summary>Refuses operands that do not fit a product of this size, before anything is written.</summary>
    void Check(int rows, int columns);

    /// <summary>The final values of neighbours of a row, of which the first <paramref name="count"/> exist.</summary>
    TLane Invoke<TLane>(TLane values, int row, int column, int count)
        where TLane : unmanaged, ITileLane<TLane, T>;
}
