using Autodiff.Internal;

namespace Autodiff.Tests.Kernels.Lanes;

/// <summary>The functions that lanes compute one element after the other are those of <see cref="SpecialFunctions"/>, bit for bit.</summary>
public sealed unsafe class PerElementTests
{
    [Fact]
    public void Doubles()
    {
        Check<Double1>();
        Check<Double256>();
        Check<Double512>();

        static void Check<TLane>()
            where TLane : unmanaged, ILane<TLane, double>
        {
            double[] x = [.. LaneSamples.Edges(), .. LaneSamples.DenseDoubles(2000, seed: 5)];
            var results = stackalloc double[TLane.Count];
            foreach (var argument in x)
            {
                Same(SpecialFunctions.Erfc(argument), TLane.Erfc(TLane.Create(argument)));
                Same(SpecialFunctions.LogGamma(argument), TLane.LogGamma(TLane.Create(argument)));
                for (var order = 0; order < 4; order++)
                    Same(SpecialFunctions.Polygamma(order, argument), TLane.Polygamma(order, TLane.Create(argument)));
            }

            void Same(double expected, TLane actual)
            {
                TLane.Store(results, actual);
                for (var i = 0; i < TLane.Count; i++)
                    Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(results[i]));
            }
        }
    }

    [Fact]
    public void Floats()
    {
        Check<Single1>();
        Check<Single256>();
        Check<Single512>();

        static void Check<TLane>()
            where TLane : unmanaged, ILane<TLane, float>
        {
            var results = stackalloc float[TLane.Count];
            foreach (var argument in LaneSamples.Edges().Select(edge => (float)edge))
            {
                Same(SpecialFunctions.Erfc(argument), TLane.Erfc(TLane.Create(argument)));
                Same(SpecialFunctions.LogGamma(argument), TLane.LogGamma(TLane.Create(argument)));
                for (var order = 0; order < 4; order++)
                    Same(SpecialFunctions.Polygamma(order, argument), TLane.Polygamma(order, TLane.Create(argument)));
            }

            void Same(float expected, TLane actual)
            {
                TLane.Store(results, actual);
                for (var i = 0; i < TLane.Count; i++)
                    Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(results[i]));
            }
        }
    }
}
