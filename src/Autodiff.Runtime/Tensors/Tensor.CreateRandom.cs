using System.Numerics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Creation of random tensors; where no generator is given, by <see cref="RandomGenerator.Default"/>.</content>
public abstract partial class Tensor
{
    /// <summary>Sets the seed of <see cref="RandomGenerator.Default"/>.</summary>
    /// <returns>That generator.</returns>
    public static RandomGenerator ManualSeed(long seed) => RandomGenerator.Default.ManualSeed(seed);

    /// <summary>Numbers from 0 to below 1, uniformly distributed.</summary>
    /// <exception cref="ArgumentException">A size is negative, or the shape has too many elements.</exception>
    public static Tensor<T> Rand<T>(params ReadOnlySpan<int> shape)
        where T : unmanaged, IFloatingPointIeee754<T> => Rand<T>(shape, null);

    /// <summary>Numbers from 0 to below 1, uniformly distributed.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="generator">Where they come from.</param>
    /// <exception cref="ArgumentException">A size is negative, or the shape has too many elements.</exception>
    public static Tensor<T> Rand<T>(ReadOnlySpan<int> shape, RandomGenerator? generator)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = Empty<T>(shape);
        (generator ?? RandomGenerator.Default).FillUniform(result.Elements);
        return result;
    }

    /// <summary>Numbers of the standard normal distribution.</summary>
    /// <exception cref="ArgumentException">A size is negative, or the shape has too many elements.</exception>
    public static Tensor<T> Randn<T>(params ReadOnlySpan<int> shape)
        where T : unmanaged, IFloatingPointIeee754<T> => Randn<T>(shape, null);

    /// <summary>Numbers of the standard normal distribution.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="generator">Where they come from.</param>
    /// <exception cref="ArgumentException">A size is negative, or the shape has too many elements.</exception>
    public static Tensor<T> Randn<T>(ReadOnlySpan<int> shape, RandomGenerator? generator)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = Empty<T>(shape);
        (generator ?? RandomGenerator.Default).FillNormal(result.Elements);
        return result;
    }

    /// <summary>Numbers from 0 to below 1, uniformly distributed, in the shape of another tensor.</summary>
    public static Tensor<T> RandLike<T>(Tensor<T> x, RandomGenerator? generator = null)
        where T : unmanaged, IFloatingPointIeee754<T> => Rand<T>(x.Layout.Sizes, generator);

    /// <summary>Numbers of the standard normal distribution, in the shape of another tensor.</summary>
    public static Tensor<T> RandnLike<T>(Tensor<T> x, RandomGenerator? generator = null)
        where T : unmanaged, IFloatingPointIeee754<T> => Randn<T>(x.Layout.Sizes, generator);

    /// <summary>Numbers of a normal distribution.</summary>
    /// <param name="mean">Its mean.</param>
    /// <param name="std">Its standard deviation.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="generator">Where they come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is negative or NaN.</exception>
    /// <exception cref="ArgumentException">A size is negative, or the shape has too many elements.</exception>
    public static Tensor<T> Normal<T>(double mean, double std, ReadOnlySpan<int> shape, RandomGenerator? generator = null)
        where T : unmanaged, IFloatingPointIeee754<T> => Empty<T>(shape).Normal_(mean, std, generator);

    /// <summary>Numbers of a normal distribution for each mean and standard deviation, to which gradients flow: <c>mean + std z</c>.</summary>
    /// <param name="mean">The means.</param>
    /// <param name="std">The standard deviations.</param>
    /// <param name="generator">Where the numbers come from.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> Normal<T>(Tensor<T> mean, Tensor<T> std, RandomGenerator? generator = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var layout = Broadcast.LayoutOf(mean.Layout, std.Layout, nameof(Normal));
        return mean + std * Randn<T>(layout.Sizes, generator);
    }

    /// <summary>Whole numbers from 0 on, all equally likely.</summary>
    /// <param name="high">One more than the largest.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="generator">Where they come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no number below it.</exception>
    /// <exception cref="ArgumentException">A size is negative, the shape has too many elements, or the element type no such numbers.</exception>
    public static Tensor<T> Randint<T>(long high, ReadOnlySpan<int> shape, RandomGenerator? generator = null)
        where T : unmanaged, INumber<T> => Randint<T>(0, high, shape, generator);

    /// <summary>Whole numbers, all equally likely.</summary>
    /// <param name="low">The least.</param>
    /// <param name="high">One more than the largest.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="generator">Where they come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no number between them.</exception>
    /// <exception cref="ArgumentException">A size is negative, the shape has too many elements, or the element type no such numbers.</exception>
    public static Tensor<T> Randint<T>(long low, long high, ReadOnlySpan<int> shape, RandomGenerator? generator = null)
        where T : unmanaged, INumber<T>
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(low, high);
        _ = (Number.Exactly<T>(low), Number.Exactly<T>(high - 1));
        var draws = new long[Layout.CountOf(shape)];
        (generator ?? RandomGenerator.Default).FillBelow(draws, (ulong)(high - low));
        var result = Empty<T>(shape);
        var elements = result.Elements;
        for (var i = 0; i < draws.Length; i++)
            elements[i] = T.CreateTruncating(low + draws[i]);
        return result;
    }

    /// <summary>The numbers 0 to n - 1 in random order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static Tensor<long> RandPerm(int n, RandomGenerator? generator = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var source = generator ?? RandomGenerator.Default;
        var result = Arange<long>(n);
        var elements = result.Elements;
        for (var i = elements.Length - 1; i > 0; i--)
        {
            var j = (int)source.NextInt64(0, i + 1);
            (elements[i], elements[j]) = (elements[j], elements[i]);
        }

        return result;
    }

    /// <summary>1 with the given probability, else 0; a constant for differentiation.</summary>
    /// <param name="probabilities">From 0 to 1, one for each element.</param>
    /// <param name="generator">Where the numbers come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">One is not a probability.</exception>
    public static Tensor<T> Bernoulli<T>(Tensor<T> probabilities, RandomGenerator? generator = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ReadOnlySpan<T> p = ElementPlaces.Dense(probabilities);
        foreach (var one in p)
        {
            if (!(one >= T.Zero && one <= T.One))
                throw new ArgumentOutOfRangeException(nameof(probabilities), one, $"Bernoulli: {one} is not a probability.");
        }

        var result = Rand<T>(probabilities.Layout.Sizes, generator);
        var elements = result.Elements;
        for (var i = 0; i < elements.Length; i++)
            elements[i] = elements[i] < p[i] ? T.One : T.Zero;
        return result;
    }

    /// <summary>Draws places by their weights.</summary>
    /// <param name="weights">A vector, or rows for several draws; not negative, need not add up to 1.</param>
    /// <param name="numSamples">How many are drawn.</param>
    /// <param name="replacement">Whether a place may be drawn again.</param>
    /// <param name="generator">Where the numbers come from.</param>
    /// <returns>Places, for each row.</returns>
    /// <exception cref="ArgumentException">The weights are no vector or matrix, negative, not finite or all zero, or too few for draws without replacement.</exception>
    public static Tensor<long> Multinomial<T>(Tensor<T> weights, int numSamples, bool replacement = false, RandomGenerator? generator = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfLessThan(numSamples, 1);
        if (weights.Rank is not (1 or 2))
            throw new ArgumentException($"Multinomial: the weights are a vector or a matrix, not of shape {weights.Layout}.", nameof(weights));
        var source = generator ?? RandomGenerator.Default;
        var size = weights.Layout.Sizes[^1];
        var rows = weights.Rank == 1 ? 1 : weights.Layout.Sizes[0];
        ReadOnlySpan<T> all = ElementPlaces.Dense(weights);
        var result = Empty<long>(weights.Rank == 1 ? [numSamples] : [rows, numSamples]);
        var draws = result.Elements;
        var row = new double[size];
        for (var r = 0; r < rows; r++)
        {
            var positive = 0;
            for (var i = 0; i < size; i++)
            {
                row[i] = double.CreateTruncating(all[r * size + i]);
                if (!(row[i] >= 0 && double.IsFinite(row[i])))
                    throw new ArgumentException($"Multinomial: {row[i]} is not a weight.", nameof(weights));
                positive += row[i] > 0 ? 1 : 0;
            }

            if (positive == 0 || (!replacement && positive < numSamples))
                throw new ArgumentException($"Multinomial: {numSamples} draws{(replacement ? "" : " without replacement")} from {positive} places with positive weight.", nameof(weights));
            var tree = new ProbabilityTree(row);
            for (var k = 0; k < numSamples; k++)
            {
                var place = tree.Find(source.NextDouble());
                draws[r * numSamples + k] = place;
                if (!replacement)
                    tree.Remove(place);
            }
        }

        return result;
    }
}
