namespace Autodiff.Tests.Reference;

/// <summary>The sizes of the numbers that an element of a result is made of.</summary>
/// <remarks>
/// A result of an elementwise operation is made of the numbers in its own place, any other of all of them. A derivative is a sum of products of
/// a cotangent or tangent with a partial derivative; the size of such a product is estimated by the size of the inputs, at least 1.
/// </remarks>
internal sealed class ReferenceScale(ReferenceCase reference, bool isElementwise)
{
    private readonly ReferenceTensor[] _inputs = [.. reference.Inputs.Select(input => input.Value).Where(value => value.IsFloatingPoint)];

    public double OfValue(ReferenceTensor result, int element) => SizeOf(_inputs, result, element);

    public double OfGradient(ReferenceTensor gradient, int element) =>
        Math.Max(1, SizeOf(_inputs, gradient, element)) * SizeOf(reference.Cotangents, gradient, element);

    public double OfJvp(ReferenceTensor jvp, int element) =>
        Math.Max(1, SizeOf(_inputs, jvp, element)) * SizeOf(reference.Tangents.Values, jvp, element);

    private double SizeOf(IEnumerable<ReferenceTensor> sources, ReferenceTensor result, int element)
    {
        var size = 0.0;
        foreach (var source in sources)
        {
            var inPlace = isElementwise && source.Shape.AsSpan().SequenceEqual(result.Shape);
            foreach (var value in inPlace ? source.Values.AsSpan(element, 1) : source.Values)
            {
                if (double.IsFinite(value)) size = Math.Max(size, Math.Abs(value));
            }
        }
        return size;
    }
}
