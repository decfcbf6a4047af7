namespace Autodiff.EndToEnd.Tests.Harness;

/// <summary>What a parameter of a generated member is for.</summary>
internal enum ParameterRole
{
    /// <summary>The primal's own parameter.</summary>
    Argument,

    /// <summary>The tangent of one.</summary>
    Tangent,

    /// <summary>Where a gradient goes.</summary>
    Destination,

    /// <summary>The cotangent of a parameter on exit, and its place for the one on entry.</summary>
    Cotangent,

    /// <summary>The cotangent of the result.</summary>
    ResultCotangent,
}
