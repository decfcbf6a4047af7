namespace Autodiff.Internal;

/// <summary>The register width that kernels use; tests set a smaller one than the machine has.</summary>
internal enum KernelWidth
{
    /// <summary>One number at a time.</summary>
    Scalar,

    /// <summary>256 bits.</summary>
    Bits256,

    /// <summary>512 bits.</summary>
    Bits512,
}
