namespace Autodiff.Internal;

/// <summary>Neighbouring dimensions of which listed places are picked.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many: one for a tensor of indices, those of a mask.</param>
/// <param name="Index">The places, counted in row-major order over the dimensions.</param>
internal readonly record struct PickedDimensions(int First, int Count, Tensor<int> Index);
