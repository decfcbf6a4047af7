namespace Autodiff;

/// <summary>How closely derivatives must agree. What is not set has a default that suits the element type.</summary>
public sealed class GradientCheckOptions
{
    /// <summary>
    /// The part of the larger magnitude by which two values may differ. Default: 1e-6 for <see cref="double"/>, 1e-2 for
    /// <see cref="float"/>.
    /// </summary>
    public double? RelativeTolerance
    {
        get;
        init => field = NotNegative(value, nameof(RelativeTolerance));
    }

    /// <summary>
    /// What two values may differ by whatever their magnitude. Default: 1e-8 for <see cref="double"/>, 1e-3 for
    /// <see cref="float"/>.
    /// </summary>
    public double? AbsoluteTolerance
    {
        get;
        init => field = NotNegative(value, nameof(AbsoluteTolerance));
    }

    /// <summary>How many pairs of random directions JVP and VJP are held against each other on. Default: 4.</summary>
    public int Directions
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(Directions));
            field = value;
        }
    } = 4;

    /// <summary>The seed of the random directions. Default: 1.</summary>
    public int Seed { get; init; } = 1;

    private static double? NotNegative(double? value, string name)
    {
        if (value is { } number && !(number >= 0))
            throw new ArgumentOutOfRangeException(name, number, "A tolerance must be a number that is not negative.");
        return value;
    }
}
