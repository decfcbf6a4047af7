using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autodiff.Internal;

/// <summary>Copies elements between layouts, of every element type and off the tape.</summary>
internal static class Copies
{
    /// <summary>Writes the elements of one tensor, broadcast, over those of another.</summary>
    public static void Run<T>(Tensor<T> source, Tensor<T> target)
        where T : unmanaged
    {
        if (source.Layout.LiesLike(target.Layout) ? source.Layout.IsDense : source.IsContiguous && target.IsContiguous && source.Count == target.Count)
        {
            source.Packed.CopyTo(target.Packed);
            return;
        }

        if (source.Layout.HasShapeOf(target.Layout) && TryRunImages(source, target))
            return;

        // Bits are bits: the float kernels move those of int, the double kernels those of long.
        switch (Unsafe.SizeOf<T>())
        {
            case sizeof(float):
                RunAs<T, float>(source, target);
                break;
            case sizeof(double):
                RunAs<T, double>(source, target);
                break;
            default:
                RunByElement(source, target);
                break;
        }
    }

    /// <summary>Moves the channels of images inwards or outwards in squares that fit into registers, if that is what is to be done.</summary>
    private static bool TryRunImages<T>(Tensor<T> source, Tensor<T> target)
        where T : unmanaged
    {
        var inwards = source.IsContiguous && target.Layout.IsChannelsLast;
        if (!inwards && !(source.Layout.IsChannelsLast && target.IsContiguous))
            return false;
        var sizes = source.Layout.Sizes;
        int images = sizes[0], channels = sizes[1], pixels = Layout.CountOf(sizes.AsSpan(2));
        if (inwards)
            ChannelsLast.From(images, channels, pixels, source.Packed, target.Packed);
        else
            ChannelsLast.To(images, channels, pixels, source.Packed, target.Packed);
        return true;
    }

    [SkipLocalsInit]
    private static void RunAs<T, TBits>(Tensor<T> source, Tensor<T> target)
        where T : unmanaged
        where TBits : unmanaged
    {
        Span<nint> strides = stackalloc nint[target.Rank];
        Broadcast.Strides(source.Layout, target.Layout.Sizes, strides);
        scoped Operands<TBits> operands = new(target.Layout.Sizes);
        operands.AddInput(MemoryMarshal.Cast<T, TBits>(source.Buffer), strides, source.Offset);
        operands.AddResult(MemoryMarshal.Cast<T, TBits>(target.Buffer), target.Layout.Strides, target.Offset);
        Elementwise.Run(operands, new Map1Body<IdentityMap>(default));
    }

    private static void RunByElement<T>(Tensor<T> source, Tensor<T> target)
        where T : unmanaged
    {
        if (target.Count == 0)
            return;
        var rank = target.Rank;
        Span<nint> strides = stackalloc nint[rank];
        Broadcast.Strides(source.Layout, target.Layout.Sizes, strides);
        Span<int> index = stackalloc int[rank];
        index.Clear();
        ReadOnlySpan<T> from = source.Buffer;
        var to = target.Buffer;
        nint read = source.Offset, write = target.Offset;
        while (true)
        {
            to[(int)write] = from[(int)read];
            var d = rank - 1;
            for (; d >= 0; d--)
            {
                read += strides[d];
                write += target.Layout.Strides[d];
                if (++index[d] < target.Layout.Sizes[d])
                    break;
                read -= strides[d] * index[d];
                write -= target.Layout.Strides[d] * index[d];
                index[d] = 0;
            }

            if (d < 0)
                return;
        }
    }
}
