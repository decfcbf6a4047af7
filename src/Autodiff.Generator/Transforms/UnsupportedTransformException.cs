namespace Autodiff.Generator.Transforms;

/// <summary>A transform met something it refuses; <see cref="Differentiator"/> turns it into a diagnostic.</summary>
internal sealed class UnsupportedTransformException(string reason) : Exception(reason);
