namespace Autodiff;

/// <summary>How <c>Interpolate</c> finds the numbers between those it has.</summary>
public enum InterpolationMode
{
    /// <summary>The number before the place, as PyTorch's <c>'nearest'</c>.</summary>
    Nearest,

    /// <summary>The nearest number, as PyTorch's <c>'nearest-exact'</c>.</summary>
    NearestExact,

    /// <summary>Straight lines between neighbours, of sequences.</summary>
    Linear,

    /// <summary>Straight lines between neighbours, of images.</summary>
    Bilinear,

    /// <summary>Cubic curves through neighbours, of images.</summary>
    Bicubic,

    /// <summary>Straight lines between neighbours, of volumes.</summary>
    Trilinear,

    /// <summary>Averages of what lies under an element.</summary>
    Area,
}
