using System.Runtime.Intrinsics;

namespace Autodiff.Internal;

/// <summary>Runs kernels with the widest lanes that the machine has; the JIT removes the branches.</summary>
internal static class LaneWidth
{
    /// <summary>Runs a kernel of <see cref="float"/>.</summary>
    public static void RunSingle<TKernel>(ref TKernel kernel)
        where TKernel : struct, ILaneKernel<float>, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated)
            kernel.Run<Single512, Single1>();
        else if (Vector256.IsHardwareAccelerated)
            kernel.Run<Single256, Single1>();
        else
            kernel.Run<Single1, Single1>();
    }

    /// <summary>Runs a kernel of <see cref="double"/>.</summary>
    public static void RunDouble<TKernel>(ref TKernel kernel)
        where TKernel : struct, ILaneKernel<double>, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated)
            kernel.Run<Double512, Double1>();
        else if (Vector256.IsHardwareAccelerated)
            kernel.Run<Double256, Double1>();
        else
            kernel.Run<Double1, Double1>();
    }
}
