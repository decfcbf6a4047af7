using Autodiff.Generator.Model;

namespace Autodiff.Generator.Transforms;

/// <summary>A transform met something it refuses; <see cref="Differentiator"/> turns it into a diagnostic.</summary>
/// <param name="reason">Why, as the second half of a sentence about the place.</param>
/// <param name="place">The place, as in <see cref="Problem.Place"/>.</param>
internal sealed class UnsupportedTransformException(string reason, int place = Problem.AtMethod) : Exception(reason)
{
    public int Place { get; } = place < 0 && place > Problem.AtFirstParameter ? Problem.AtMethod : place;
}
