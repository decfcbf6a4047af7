using System.Numerics;

namespace Autodiff.Internal;

/// <summary>Reduces all elements of a span.</summary>
internal ref struct ReduceAllKernel<T, TReducer>(ReadOnlySpan<T> x) : ILaneKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TReducer : struct, IReducer
{
    // Subtrees of the whole: a power of two blocks each, so that the tree stays the same.
    private const int LeastSubtree = 64 * 1024;
    private const int MostSubtrees = 256;

    private readonly ReadOnlySpan<T> _x = x;

    /// <summary>The result.</summary>
    public T Result { get; private set; }

    /// <inheritdoc/>
    public unsafe void Run<TLane, TScalar>()
        where TLane : unmanaged, ILane<TLane, T>
        where TScalar : unmanaged, ILane<TScalar, T>
    {
        fixed (T* x = _x)
        {
            var subtree = LeastSubtree;
            while (_x.Length / subtree >= MostSubtrees)
                subtree *= 2;
            if (_x.Length <= subtree)
            {
                Result = ReductionTree<T, TLane, TScalar, TReducer>.Reduce(x, _x.Length);
                return;
            }

            var count = (_x.Length + subtree - 1) / subtree;
            var roots = stackalloc T[MostSubtrees + 1];
            WorkSharing.Run(count, new Body<TLane, TScalar>(x, _x.Length, subtree, roots));
            var tree = new ReductionStack<T, TScalar, TReducer>();
            for (var i = 0; i < count; i++)
                tree.Push(roots[i]);
            Result = tree.Root();
        }
    }

    /// <summary>Reduces one subtree.</summary>
    private readonly unsafe struct Body<TLane, TScalar>(T* x, int length, int subtree, T* roots) : IWorkBody
        where TLane : unmanaged, ILane<TLane, T>
        where TScalar : unmanaged, ILane<TScalar, T>
    {
        public void Invoke(int index)
        {
            var start = index * subtree;
            roots[index] = ReductionTree<T, TLane, TScalar, TReducer>.Reduce(x + start, Math.Min(subtree, length - start));
        }
    }
}
