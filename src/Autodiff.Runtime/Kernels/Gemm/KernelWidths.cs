using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Autodiff.Internal;

/// <summary>Which register width is used here and now.</summary>
internal static class KernelWidths
{
    [ThreadStatic]
    private static KernelWidth? t_forced;

    /// <summary>The widest that the machine runs well.</summary>
    public static KernelWidth Widest { get; } =
        Vector512.IsHardwareAccelerated && Avx512F.IsSupported ? KernelWidth.Bits512
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? KernelWidth.Bits256
        : KernelWidth.Scalar;

    /// <summary>The width of kernels that this thread starts.</summary>
    public static KernelWidth Current => t_forced ?? Widest;

    /// <summary>Makes this thread use a width, or with null the widest again.</summary>
    internal static void Force(KernelWidth? width) => t_forced = width;
}
