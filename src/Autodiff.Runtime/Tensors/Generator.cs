using System.Numerics;
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
public sealed class Generator
{
    private readonly Lock _lock = new();
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>A generator by its seed.</summary>
    public Generator(long seed) => ManualSeed(seed);

    /// <summary>A generator with a seed from chance.</summary>
    public Generator()
        : this(BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))))
    {
    }

    /// <summary>The generator of all operations to which none is given; <see cref="Tensor.ManualSeed"/> sets its seed.</summary>
    public static Generator Default { get; } = new();

    /// <summary>The seed it began with.</summary>
    public long InitialSeed { get; private set; }

    /// <summary>Begins anew by a seed.</summary>
    /// <returns>This generator.</returns>
    public Generator ManualSeed(long seed)
    {
        lock (_lock)
        {
            InitialSeed = seed;
            var state = (ulong)seed;
            _s0 = SplitMix(ref state);
            _s1 = SplitMix(ref state);
            _s2 = SplitMix(ref state);
            _s3 = SplitMix(ref state);
        }

        return this;
    }

    /// <summary>A number from 0 to below 1, in steps of 2^-53.</summary>
    public double NextDouble()
    {
        lock (_lock)
            return Unit(Next());
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
            if (typeof(T) == typeof(float))
            {
                foreach (ref var element in elements)
                    element = Unsafe.BitCast<float, T>((Next() >> 40) * (1f / (1 << 24)));
            }
            else
            {
                foreach (ref var element in elements)
                    element = Number.From<T>(Unit(Next()));
            }
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

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number below a bound, all equally likely; every number for a bound of 0.</summary>
    private ulong Below(ulong bound)
    {
        if (bound == 0)
            return Next();

        // The high half of a product, without the few products that some numbers would have more of than others.
        var high = Math.BigMul(Next(), bound, out var low);
        if (low < bound)
        {
            var threshold = (0 - bound) % bound;
            while (low < threshold)
                high = Math.BigMul(Next(), bound, out low);
        }

        return high;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Next()
    {
        var result = BitOperations.RotateLeft(_s0 + _s3, 23) + _s0;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }
}
