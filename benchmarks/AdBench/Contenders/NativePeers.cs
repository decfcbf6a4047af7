using System.Runtime.InteropServices;

namespace Autodiff.Benchmarks.Contenders;

/// <summary>The functions of the C++ library that <c>benchmarks/Handwritten/cpp/build.sh</c> builds.</summary>
public sealed unsafe class NativePeers
{
    private const string FileName = "libhandwritten.so";

    private readonly delegate* unmanaged<int, int, int, double*, double*, double*, double*, double, int, double> _gmmObjective;
    private readonly delegate* unmanaged<
        int, int, int, double*, double*, double*, double*, double, int, double*, double*, double*, double> _gmmGradient;
    private readonly delegate* unmanaged<
        int, double*, double*, double*, int*, int*, double*, double*, double*, void> _bundleAdjustmentObjective;
    private readonly delegate* unmanaged<
        int, int, int, double*, double*, double*, int*, int*, double*, double*, double*, int*, int*, double*, void>
        _bundleAdjustmentJacobian;
    private readonly delegate* unmanaged<int, double*, double, int, double> _heatObjective;
    private readonly delegate* unmanaged<int, double*, double, int, double*, double*, double> _heatGradient;

    private NativePeers(nint library)
    {
        _gmmObjective = (delegate* unmanaged<int, int, int, double*, double*, double*, double*, double, int, double>)
            NativeLibrary.GetExport(library, "gmm_objective");
        _gmmGradient = (delegate* unmanaged<
            int, int, int, double*, double*, double*, double*, double, int, double*, double*, double*, double>)
            NativeLibrary.GetExport(library, "gmm_gradient");
        _bundleAdjustmentObjective = (delegate* unmanaged<
            int, double*, double*, double*, int*, int*, double*, double*, double*, void>)
            NativeLibrary.GetExport(library, "ba_objective");
        _bundleAdjustmentJacobian = (delegate* unmanaged<
            int, int, int, double*, double*, double*, int*, int*, double*, double*, double*, int*, int*, double*, void>)
            NativeLibrary.GetExport(library, "ba_jacobian");
        _heatObjective = (delegate* unmanaged<int, double*, double, int, double>)NativeLibrary.GetExport(library, "heat_objective");
        _heatGradient = (delegate* unmanaged<int, double*, double, int, double*, double*, double>)
            NativeLibrary.GetExport(library, "heat_gradient");
    }

    /// <summary>The library beside the program; null if it was not built, because there is no g++.</summary>
    public static NativePeers? Load()
    {
        var path = Path.Combine(AppContext.BaseDirectory, FileName);
        return File.Exists(path) ? new NativePeers(NativeLibrary.Load(path)) : null;
    }

    /// <summary>The GMM's objective.</summary>
    public double GmmObjective(
        int d, int k, int n, double* alphas, double* means, double* icf, double* x, double gamma, int m) =>
        _gmmObjective(d, k, n, alphas, means, icf, x, gamma, m);

    /// <summary>The GMM's objective and gradient.</summary>
    public double GmmGradient(
        int d, int k, int n, double* alphas, double* means, double* icf, double* x, double gamma, int m,
        double* alphasGradient, double* meansGradient, double* icfGradient) =>
        _gmmGradient(d, k, n, alphas, means, icf, x, gamma, m, alphasGradient, meansGradient, icfGradient);

    /// <summary>The bundle adjustment's residuals.</summary>
    public void BundleAdjustmentObjective(
        int observations, double* cameras, double* points, double* weights, int* cameraOf, int* pointOf, double* features,
        double* reprojectionErrors, double* weightErrors) =>
        _bundleAdjustmentObjective(
            observations, cameras, points, weights, cameraOf, pointOf, features, reprojectionErrors, weightErrors);

    /// <summary>The bundle adjustment's residuals and Jacobian.</summary>
    public void BundleAdjustmentJacobian(
        int cameraCount, int pointCount, int observations, double* cameras, double* points, double* weights, int* cameraOf,
        int* pointOf, double* features, double* reprojectionErrors, double* weightErrors, int* rowStarts, int* columns,
        double* values) =>
        _bundleAdjustmentJacobian(
            cameraCount, pointCount, observations, cameras, points, weights, cameraOf, pointOf, features,
            reprojectionErrors, weightErrors, rowStarts, columns, values);

    /// <summary>The heat equation's energy.</summary>
    public double HeatObjective(int length, double* u0, double c, int steps) => _heatObjective(length, u0, c, steps);

    /// <summary>The heat equation's energy and gradient.</summary>
    public double HeatGradient(int length, double* u0, double c, int steps, double* u0Gradient, double* cGradient) =>
        _heatGradient(length, u0, c, steps, u0Gradient, cGradient);
}
