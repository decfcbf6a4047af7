namespace Autodiff.Generator;

/// <summary>The names of the generator's steps, by which tests see what an edit makes run again.</summary>
internal static class TrackingNames
{
    public const string Lowered = nameof(Lowered);
    public const string Linked = nameof(Linked);
    public const string Emitted = nameof(Emitted);
}
