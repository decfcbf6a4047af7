using System.Runtime.Intrinsics;

namespace Autodiff.Internal;

/// <summary>The sums of the channels of pixels that have them side by side, in an order that depends on the number of pixels alone.</summary>
internal static class ChannelSums
{
    /// <summary>Overwrites the sums, one for each channel.</summary>
    public static void Of<T>(ReadOnlySpan<T> pixels, Span<T> sums)
        where T : unmanaged
    {
        int channels = sums.Length, channel = 0;
        for (; channel <= channels - Vector512<T>.Count; channel += Vector512<T>.Count)
        {
            // Four sums hide the latency of an addition.
            Vector512<T> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            var at = channel;
            for (; at <= pixels.Length - 3 * channels - Vector512<T>.Count; at += 4 * channels)
            {
                sum0 += Vector512.Create(pixels[at..]);
                sum1 += Vector512.Create(pixels[(at + channels)..]);
                sum2 += Vector512.Create(pixels[(at + 2 * channels)..]);
                sum3 += Vector512.Create(pixels[(at + 3 * channels)..]);
            }

            for (; at < pixels.Length; at += channels)
                sum0 += Vector512.Create(pixels[at..]);
            (sum0 + sum1 + (sum2 + sum3)).CopyTo(sums[channel..]);
        }

        for (; channel < channels; channel++)
        {
            T sum0 = default, sum1 = default;
            var at = channel;
            for (; at < pixels.Length - channels; at += 2 * channels)
            {
                Scalar.AddTo(ref sum0, pixels[at]);
                Scalar.AddTo(ref sum1, pixels[at + channels]);
            }

            if (at < pixels.Length)
                Scalar.AddTo(ref sum0, pixels[at]);
            sums[channel] = Scalar.Add(sum0, sum1);
        }
    }
}
