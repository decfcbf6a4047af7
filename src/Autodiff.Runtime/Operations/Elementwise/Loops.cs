using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>Runs elementwise kernels on tensors, whatever their strides; inputs are broadcast to the result's shape.</summary>
internal static class Loops
{
    /// <summary>One input.</summary>
    public static void Map<T, TMap>(Tensor<T> x, Tensor<T> result, TMap map)
        where T : unmanaged
        where TMap : struct, IMap1
    {
        if (LiesLike(x, result) && result.Layout.IsDense)
            Elementwise.Map(Lying(x), Lying(result), map);
        else
            Run(result, new Map1Body<TMap>(map), x);
    }

    /// <summary>Two inputs.</summary>
    public static void Map<T, TMap>(Tensor<T> x, Tensor<T> y, Tensor<T> result, TMap map)
        where T : unmanaged
        where TMap : struct, IMap2
    {
        if (LiesLike(x, result) && LiesLike(y, result) && result.Layout.IsDense)
            Elementwise.Map(Lying(x), Lying(y), Lying(result), map);
        else
            Run(result, new Map2Body<TMap>(map), x, y);
    }

    /// <summary>Three inputs.</summary>
    public static void Map<T, TMap>(Tensor<T> x, Tensor<T> y, Tensor<T> z, Tensor<T> result, TMap map)
        where T : unmanaged
        where TMap : struct, IMap3
    {
        if (LiesLike(x, result) && LiesLike(y, result) && LiesLike(z, result) && result.Layout.IsDense)
            Elementwise.Map(Lying(x), Lying(y), Lying(z), Lying(result), map);
        else
            Run(result, new Map3Body<TMap>(map), x, y, z);
    }

    /// <summary>A fused body with one result and up to four inputs; null ones are skipped.</summary>
    [SkipLocalsInit]
    public static void Run<T, TBody>(
        Tensor<T> result, in TBody body, Tensor<T> x, Tensor<T>? y = null, Tensor<T>? z = null, Tensor<T>? w = null)
        where T : unmanaged
        where TBody : struct, IFusedBody
    {
        // Without gaps.
        if (z == null)
            (z, w) = (w, null);
        if (y == null)
            (y, z, w) = (z, w, null);
        if (result.IsContiguous && IsPlain(x, result)
            && (y == null || IsPlain(y, result)) && (z == null || IsPlain(z, result)) && (w == null || IsPlain(w, result)))
        {
            Elementwise.Run(x.Elements, ElementsOf(y), ElementsOf(z), ElementsOf(w), result.Elements, body);
            return;
        }

        var rank = result.Rank;
        scoped Operands<T> operands = new(result.Layout.Sizes);
        Span<nint> strides = stackalloc nint[4 * rank];
        AddInput(ref operands, x, strides[..rank]);
        if (y != null)
            AddInput(ref operands, y, strides.Slice(rank, rank));
        if (z != null)
            AddInput(ref operands, z, strides.Slice(2 * rank, rank));
        if (w != null)
            AddInput(ref operands, w, strides.Slice(3 * rank, rank));
        if (result.IsContiguous)
            operands.AddResult(result.Elements);
        else
            operands.AddResult(result.Buffer, result.Layout.Strides, result.Offset);
        Elementwise.Run(operands, body);
    }

    /// <summary>Adds an input that is broadcast to the shape of the operands.</summary>
    /// <param name="operands">The operands so far.</param>
    /// <param name="input">The input.</param>
    /// <param name="strides">Room for a stride of each dimension, which must live as long as the operands.</param>
    public static void AddInput<T>(scoped ref Operands<T> operands, Tensor<T> input, Span<nint> strides)
        where T : unmanaged
    {
        if (input.IsContiguous && (input.Count == 1 || input.Layout.Sizes.AsSpan().SequenceEqual(operands.Shape)))
        {
            operands.AddInput(input.Elements);
            return;
        }

        Broadcast.Strides(input.Layout, operands.Shape, strides);
        operands.AddInput(input.Buffer, strides, input.Offset);
    }

    /// <summary>Whether an input's elements lie as those of a dense result, or it is one number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool LiesLike<T>(Tensor<T> x, Tensor<T> result)
        where T : unmanaged => x.Layout == result.Layout || LiesLike(x.Layout, result.Layout);

    private static bool LiesLike(Layout x, Layout result) => x.Count == 1 ? x.IsContiguous : x.LiesLike(result);

    /// <summary>The elements of a dense tensor in the order in which they lie.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Span<T> Lying<T>(Tensor<T> x)
        where T : unmanaged => x.Buffer.Slice(x.Offset, x.Layout.Count);

    /// <summary>Whether an input's elements lie as those of a contiguous result, or it is one number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPlain<T>(Tensor<T> x, Tensor<T> result)
        where T : unmanaged =>
        x.Layout == result.Layout || (x.IsContiguous && (x.Count == 1 || x.Layout.HasShapeOf(result.Layout)));

    private static ReadOnlySpan<T> ElementsOf<T>(Tensor<T>? x)
        where T : unmanaged => x == null ? default : x.Elements;
}
