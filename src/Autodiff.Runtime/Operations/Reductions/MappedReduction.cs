namespace Autodiff.Internal;

/// <summary>Reductions of a function of the elements: in one pass where all of them are reduced; off the tape.</summary>
internal static class MappedReduction
{
    /// <summary>Reduces <c>map(x)</c> over the marked dimensions.</summary>
    public static Tensor<T> Apply<T, TReducer, TMap>(Tensor<T> x, bool[] mask, bool keepDim, TMap map)
        where T : unmanaged
        where TReducer : struct, IReducer
        where TMap : struct, IMap1
    {
        if (x.Layout.IsDense && Array.IndexOf(mask, false) < 0)
        {
            var result = Tensor<T>.Allocate(Reduce.ResultLayout(x.Layout, mask, keepDim));
            scoped Operands<T> operands = new([x.Count]);
            operands.AddInput(x.Packed);
            result.Elements[0] = Reduction.Fused<T, TReducer, Map1Body<TMap>>(operands, new Map1Body<TMap>(map));
            return result;
        }

        var mapped = Tensor<T>.Allocate(x.DenseLayout);
        Loops.Map(x, mapped, map);
        return Reduce.Apply<T, TReducer>(mapped, mask, keepDim);
    }

    /// <summary>Reduces <c>map(x, y)</c> over the marked dimensions, of whose size y has 1.</summary>
    public static Tensor<T> Apply<T, TReducer, TMap>(Tensor<T> x, Tensor<T> y, bool[] mask, bool keepDim, TMap map)
        where T : unmanaged
        where TReducer : struct, IReducer
        where TMap : struct, IMap2
    {
        if (x.Layout.IsDense && Array.IndexOf(mask, false) < 0)
        {
            var result = Tensor<T>.Allocate(Reduce.ResultLayout(x.Layout, mask, keepDim));
            scoped Operands<T> operands = new([x.Count]);
            operands.AddInput(x.Packed);
            operands.AddInput(y.Elements);
            result.Elements[0] = Reduction.Fused<T, TReducer, Map2Body<TMap>>(operands, new Map2Body<TMap>(map));
            return result;
        }

        var mapped = Tensor<T>.Allocate(x.DenseLayout);
        Loops.Map(x, y, mapped, map);
        return Reduce.Apply<T, TReducer>(mapped, mask, keepDim);
    }
}
