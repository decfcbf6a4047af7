namespace Autodiff.Internal;

/// <summary>A kernel that is written once for every width of lane; its operands and results are its fields.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
internal interface ILaneKernel<T>
    where T : unmanaged
{
    /// <summary>Runs the kernel with these lanes.</summary>
    /// <typeparam name="TLane">The widest lane of the machine.</typeparam>
    /// <typeparam name="TScalar">The lane of one element.</typeparam>
    void Run<TLane, TScalar>()
        where TLane : unmanaged, ILane<TLane, T>
        where TScalar : unmanaged, ILane<TScalar, T>;
}
