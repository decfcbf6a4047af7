using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Autodiff.Internal;

namespace Autodiff;

/// <summary>A source of random numbers: from a seed the same on every machine.</summary>
/// <remarks>
/// The generator is xoshiro256++ of D. Blackman and S. Vigna ("Scrambled linear pseudorandom number generators", ACM
/// Transactions on Mathematical Software 47, 2021), seeded by SplitMix64. Threads may share one; which of them gets which
/// numbers is then left to chance.
/// </remarks>
public sealed class RandomGenerator
{
    private readonly Lock _lock = new();
    private GeneratorState _state;

    /// <summary>A generator by its seed.</summary>
    public RandomGenerator(long seed) => ManualSeed(seed);

    /// <summary>A generator with a seed from chance.</summary>
    public RandomGenerator()
        : this(BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))))
    {
    }

    /// <summary>The generator of all operations to which none is given; <see cref="Tensor.ManualSeed"/> sets its seed.</summary>
    public static RandomGenerator Default { get; } = new();

    /// <summary>The seed it began with.</summary>
    public long InitialSeed { get; private set; }

    /// <summary>Begins anew by a seed.</summary>
    /// <returns>This generator.</returns>
    public RandomGenerator ManualSeed(long seed)
    {
        lock (_lock)
        {
            InitialSeed = seed;
            _state = new GeneratorState((ulong)seed);
        }

        return this;
    }

    /// <summary>A number from 0 to below 1, in steps of 2^-53.</summary>
    public double NextDouble()
    {
        lock (_lock)
            return Unit(_state.Next());
    }

    /// <summary>A whole number, all equally likely.</summary>
    /// <param name="low">The least.</param>
    /// <param name="high">One more than the largest.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no number between them.</exception>
    public long NextInt64(long low, long high)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(low, high);
        lock (_lock)
            return low + (long)Below((ulong)(high - low));
    }

    /// <summary>Numbers from 0 to below 1.</summary>
    internal void FillUniform<T>(Span<T> elements)
        where T : unmanaged
    {
        lock (_lock)
        {
            // In a local, which lives in registers.
            var state = _state;
            if (typeof(T) == typeof(float))
            {
                foreach (ref var element in elements)
                    element = Unsafe.BitCast<float, T>((state.Next() >> 40) * (1f / (1 << 24)));
            }
            else
            {
                foreach (ref var element in elements)
                    element = Number.From<T>(Unit(state.Next()));
            }

            _state = state;
        }
    }

    /// <summary>Numbers of the standard normal distribution, by G. E. P. Box and M. E. Muller (1958): pairs from a radius and an angle.</summary>
    internal void FillNormal<T>(Span<T> elements)
        where T : unmanaged
    {
        var half = (elements.Length + 1) / 2;
        T[] radii = TensorBuffers.Rent<T>(half), angles = TensorBuffers.Rent<T>(half);
        FillUniform(radii.AsSpan(0, half));
        FillUniform(angles.AsSpan(0, half));
        ReadOnlySpan<T> r = radii.AsSpan(0, half), a = angles.AsSpan(0, half);
        Elementwise.Map(r, a, elements[..half], new NormalMap(isSine: false));
        var rest = elements.Length - half;
        Elementwise.Map(r[..rest], a[..rest], elements[half..], new NormalMap(isSine: true));
        TensorBuffers.Return(radii);
        TensorBuffers.Return(angles);
    }

    /// <summary>Whole numbers below a bound.</summary>
    internal void FillBelow(Span<long> elements, ulong bound)
    {
        lock (_lock)
        {
            foreach (ref var element in elements)
                element = (long)Below(bound);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Unit(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number below a bound, all equally likely; every number for a bound of 0.</summary>
    private ulong Below(ulong bound)
    {
        if (bound == 0)
            return _state.Next();

        // The high half of a product, without the few products that some numbers would have more of than others.
        var high = Math.BigMul(_state.Next(), bound, out var low);
        if (low < bound)
        {
            var threshold = (0 - bound) % bound;
            while (low < threshold)
                high = Math.BigMul(_state.Next(), bound, out low);
        }

        return high;
    }
}
