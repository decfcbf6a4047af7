namespace Autodiff;

/// <summary>How tensors are printed, as PyTorch's <c>set_printoptions</c>.</summary>
public sealed record PrintOptions
{
    private static volatile PrintOptions s_default = new();

    /// <summary>What <c>ToString()</c> uses on every thread.</summary>
    public static PrintOptions Default
    {
        get => s_default;
        set => s_default = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Digits behind the point: 4, at most 15.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 0 or more than 15.</exception>
    public int Precision
    {
        get;
        init => field = value is >= 0 and <= 15 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The precision must be from 0 to 15.");
    } = 4;

    /// <summary>Tensors of more elements are summarised: 1000; <see cref="int.MaxValue"/> prints all.</summary>
    public int Threshold { get; init; } = 1000;

    /// <summary>How many elements a summary has at each end of a dimension: 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1.</exception>
    public int EdgeItems
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A summary has at least one element at each end.");
    } = 3;

    /// <summary>Characters in a line: 80.</summary>
    public int LineWidth { get; init; } = 80;

    /// <summary>Whether numbers are printed with exponents; null to decide by their sizes.</summary>
    public bool? SciMode { get; init; }
}
