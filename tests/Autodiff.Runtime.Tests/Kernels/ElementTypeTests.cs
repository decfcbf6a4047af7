using Autodiff.Internal;
using Autodiff.Tests.Kernels.Loops;

namespace Autodiff.Tests.Kernels;

/// <summary>Entry points for any unmanaged type refuse what is neither float nor double.</summary>
public sealed class ElementTypeTests
{
    [Fact]
    public void Other_types_are_refused_by_name()
    {
        int[] x = [1, 2, 3, 4], result = new int[4];
        var indices = new long[2];
        Refuses(() => Elementwise.Map(x, result, default(NegationMap)));
        Refuses(() => Elementwise.Map(x, x, x, result, default(ProductMap)));
        Refuses(() => Elementwise.Run(new Operands<int>([4]), default(Map1Body<NegationMap>)));
        Refuses(() => Reduction.All<int, SumReducer>(x));
        Refuses(() => Reduction.Rows<int, SumReducer>(x, 2, 2, 2, result.AsSpan(0, 2)));
        Refuses(() => Reduction.Columns<int, SumReducer>(x, 2, 2, 2, result.AsSpan(0, 2)));
        Refuses(() => Reduction.ArgMax<int>(x, 2, 2, 2, indices));
        Refuses(() => Softmax.Forward(x, 2, 2, result));
        Refuses(() => Softmax.Backward(x, x, 2, 2, result));
        Refuses(() => Gemm.Multiply(new MatrixView<int>(x, 2, 2), new MatrixView<int>(x, 2, 2), new MatrixTarget<int>(result, 2, 2)));
        Refuses(() => CholeskyFactorization.Factorize(new MatrixTarget<int>(result, 2, 2)));
        Refuses(() => LuFactorization.Determinant(new MatrixView<int>(x, 2, 2), [0, 1]));
        Refuses(() => TriangularSolve.Left(new MatrixView<int>(x, 2, 2), new MatrixTarget<int>(result, 2, 2), lower: true, unit: false));
        Refuses(() => Convolution.BiasGradient<int>(1, 2, 2, x, result.AsSpan(0, 2)));
        Assert.Equal(new int[4], result);
    }

    private static void Refuses(Action computation) =>
        Assert.Contains("System.Int32", Assert.Throws<NotSupportedException>(computation).Message, StringComparison.Ordinal);
}
