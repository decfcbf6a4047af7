using System.Numerics;
using System.Runtime.InteropServices;
using Autodiff.Internal;
using GemmKernel = Autodiff.Internal.Gemm;

namespace Autodiff.Tests.Kernels;

public sealed class NativeBlasTests : IDisposable
{
    private const string Library = "libopenblas.so.0";

    public void Dispose() => NativeBlas.Force(null);

    [Fact]
    public void A_native_library_gives_the_same_products()
    {
        if (!NativeLibrary.TryLoad(Library, out _)) Assert.Skip($"{Library} is not installed.");
        NativeBlas.Force(NativeBlas.Load(Library));
        RandomProducts<float>(91);
        RandomProducts<double>(92);
    }

    [Fact]
    public void A_library_that_is_none_is_refused_with_its_name()
    {
        var error = Assert.Throws<InvalidOperationException>(() => NativeBlas.Load("/nowhere/libblas.so"));
        Assert.Contains("'/nowhere/libblas.so' is no library that can be loaded. AUTODIFF_BLAS must name", error.Message);
        if (OperatingSystem.IsLinux())
            Assert.Contains("has no cblas_sgemm", Assert.Throws<InvalidOperationException>(() => NativeBlas.Load("libc.so.6")).Message);
    }

    private static void RandomProducts<T>(int seed)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        for (var i = 0; i < 100; i++)
        {
            var (rows, columns, depth) = GemmShapes.Next(random);
            using var product = new GemmCase<T>(random, rows, columns, depth);
            using var bias = new GuardedBuffer<T>(columns);
            bias.Span.Fill(T.One);
            GemmKernel.Multiply(product.ViewA, product.ViewB, product.TargetC, product.Alpha, product.Beta, new ColumnBias<T>(bias.Span));
            product.Check((value, _, _) => value + 1);
        }
    }
}
