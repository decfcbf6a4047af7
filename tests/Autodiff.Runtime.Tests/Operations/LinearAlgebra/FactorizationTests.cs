namespace Autodiff.Runtime.Tests.Operations;

/// <summary>Inverses, determinants, solutions and factors: values, derivatives of both orders, refusals.</summary>
public sealed class FactorizationTests
{
    private static readonly Dictionary<string, Func<Tensor<double>, Tensor<double>>> Square = new()
    {
        ["Inverse"] = x => x.Inverse(),
        ["Det"] = x => x.Det(),
        ["LogDet of a square"] = x => x.MatMul(x).LogDet(),
        ["SlogDet"] = x => x.SlogDet().LogAbsDet,
        ["Cholesky"] = x => Definite(x).Cholesky(),
        ["Cholesky upper"] = x => Definite(x).Cholesky(upper: true),
        ["CholeskySolve"] = x => x.CholeskySolve(Definite(x).Cholesky()),
        ["CholeskySolve upper"] = x => x.CholeskySolve(Definite(x).Cholesky(upper: true), upper: true),
        ["SolveTriangular"] = x => x.SolveTriangular(x, upper: false),
        ["SolveTriangular upper, unit"] = x => x.SolveTriangular(x, upper: true, unitriangular: true),
        ["SolveTriangular right"] = x => x.SolveTriangular(x, upper: true, left: false),
        ["Eigh values"] = x => Definite(x).Eigh().Eigenvalues,
        ["Eigh"] = x => Definite(x).Eigh() is var (values, vectors) ? (vectors * values.Exp().Unsqueeze(-2)).MatMul(vectors.Transpose(-2, -1)) * x : null!,
        ["Eigvalsh"] = x => Definite(x).Eigvalsh().Log(),
        ["MatrixPower 3"] = x => x.MatrixPower(3),
        ["MatrixPower -2"] = x => x.MatrixPower(-2),
        ["MatrixPower 0"] = x => x.MatrixPower(0),
        ["Pinv of a square"] = x => x.Pinv(),
    };

    private static readonly Dictionary<string, Func<Tensor<double>, Tensor<double>>> Any = new()
    {
        ["Qr"] = x => x.Qr() is var (q, r) ? q.MatMul(r.Exp()) : null!,
        ["Q"] = x => x.Qr().Q,
        ["R"] = x => x.Qr().R,
        ["Svd"] = x => x.Svd() is var (u, s, vh) ? (u * s.Exp().Unsqueeze(-2)).MatMul(vh) : null!,
        ["Svdvals"] = x => x.Svdvals(),
        ["Pinv"] = x => x.Pinv(),
    };

    public static TheoryData<string> SquareNames => [.. Square.Keys];

    public static TheoryData<string, int[]> AnyNames
    {
        get
        {
            var data = new TheoryData<string, int[]>();
            foreach (var name in Any.Keys)
            {
                data.Add(name, [4, 3]);
                data.Add(name, [3, 4]);
                data.Add(name, [3, 3]);
                data.Add(name, [2, 4, 2]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(SquareNames))]
    public void Derivatives_for_square_matrices(string name)
    {
        var identity = Tensor.Create<double>([2, 0, 0, 0, 2, 0, 0, 0, 2], [3, 3]);
        OperationCheck.Verify(x => Square[name](x + identity), OperationCheck.Sample(0.3, 3, 3));
        OperationCheck.Verify(x => Square[name](x + identity), OperationCheck.Sample(0.8, 2, 3, 3), secondOrder: false);
        Assert.Equal([0, 3, 3], Square["Inverse"](Tensor.Zeros<double>(0, 3, 3)).Shape);
    }

    [Theory]
    [MemberData(nameof(AnyNames))]
    public void Derivatives_for_any_matrices(string name, int[] shape) => OperationCheck.Verify(Any[name], OperationCheck.Sample(0.35, shape), 1e-3);

    [Fact]
    public void Solutions_of_matrices_vectors_and_batches()
    {
        var a = OperationCheck.Sample(0.3, 2, 3, 3) + Tensor.Create<double>([3, 0, 0, 0, 3, 0, 0, 0, 3], [3, 3]);
        int[][] sides = [[3, 2], [2, 3, 2], [4, 1, 3, 2], [3], [2, 3]];
        int[][] results = [[2, 3, 2], [2, 3, 2], [4, 2, 3, 2], [2, 3], [2, 3]];
        for (var i = 0; i < sides.Length; i++)
        {
            var b = OperationCheck.Sample(0.7, sides[i]);
            var x = a.Solve(b);
            Assert.Equal(results[i], x.Shape);
            var isVector = sides[i].Length == 1 || i == 4;
            var product = isVector ? a.MatMul(x.Unsqueeze(-1)).Squeeze(-1) : a.MatMul(x);
            Assert.True((product - b).Abs().Max().Item() < 1e-14);
            OperationCheck.Verify(t => t[0].Solve(t[1]), [a, b], secondOrder: i == 0);
        }
    }

    [Fact]
    public void The_derivative_of_a_singular_determinant_are_its_cofactors()
    {
        double[][] matrices = [[1, 2, 2, 4], [0, 0, 0, 0], [1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 0, 0, 0, 0, 0, 0, 0, 2], [0, 1, 0, 1, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1, 1, 1, 1], [0]];
        foreach (var matrix in matrices)
        {
            var n = (int)Math.Sqrt(matrix.Length);
            var x = Tensor.Create<double>(matrix, [n, n]).RequiresGrad_();
            x.Det().Backward();
            Assert.Equal(Cofactors(matrix, n), x.Grad!.ToArray(), (e, v) => Math.Abs(e - v) < 1e-12);
        }
    }

    [Fact]
    public void Determinants_neither_overflow_nor_lose_their_sign()
    {
        var x = Tensor.Create<double>([0, 1e200, 1e200, 0], [2, 2]);
        Assert.Equal(double.NegativeInfinity, x.Det().Item());
        var (sign, logarithm) = x.SlogDet();
        Assert.Equal(-1, sign.Item());
        Assert.Equal(400 * Math.Log(10), logarithm.Item(), 1e-10);
        Assert.Equal(double.NaN, x.LogDet().Item());
        Assert.Equal(double.NegativeInfinity, Tensor.Zeros<double>(2, 2).LogDet().Item());
        Assert.Equal(1, Tensor.Zeros<double>(0, 0).Det().Item());
    }

    [Fact]
    public void Values_of_factors()
    {
        var x = Tensor.Create<double>([4, 2, 2, 3], [2, 2]);
        Assert.Equal([2, 0, 1, Math.Sqrt(2)], x.Cholesky().ToArray());
        Assert.Equal([2, 1, 0, Math.Sqrt(2)], x.Cholesky(upper: true).ToArray());
        var singular = Tensor.Create<double>([1, 2, 2, 4], [2, 2]);
        Assert.Equal([0.04, 0.08, 0.08, 0.16], singular.Pinv().ToArray(), (e, v) => Math.Abs(e - v) < 1e-15);
        Assert.Equal([0, 0, 0, 0, 0, 0], Tensor.Zeros<double>(2, 3).Pinv().ToArray());
        Assert.Equal([3, 2], Tensor.Zeros<double>(2, 3).Pinv().Shape);
        Assert.Equal([1, 0, 0, 1], x.MatrixPower(0).ToArray());
        var line = Tensor.Create<double>([1, 1, 1, 2, 1, 3], [3, 2]).LstSq(Tensor.Create<double>([1, 3, 5], [3, 1]));
        Assert.Equal([-1, 2], line.ToArray(), (e, v) => Math.Abs(e - v) < 1e-13);
        Assert.Equal(7, x.Trace().Item());
    }

    [Fact]
    public void Matrices_that_have_no_result_are_named()
    {
        var batch = Tensor.Create<double>([1, 0, 0, 1, 1, 2, 2, 4], [1, 2, 2, 2]);
        Assert.Equal(
            "Inverse: matrix [0, 1] of the batch of shape [1, 2, 2, 2] is singular: its pivot 1 is 0. Add a multiple of the identity, or use Pinv.",
            Assert.Throws<LinearAlgebraException>(() => batch.Inverse()).Message);
        Assert.Equal(
            "Cholesky: the matrix of shape [2, 2] is not positive definite: its leading minor of order 2 is not. Add a multiple of the identity.",
            Assert.Throws<LinearAlgebraException>(() => Tensor.Create<double>([1, 2, 2, 1], [2, 2]).Cholesky()).Message);
        Assert.StartsWith("Solve: the matrix of shape [2, 2] is singular", Assert.Throws<LinearAlgebraException>(() => Tensor.Zeros<double>(2, 2).Solve(Tensor.Ones<double>(2))).Message);
        Assert.StartsWith("Eigh: matrix [1] of the batch", Assert.Throws<LinearAlgebraException>(() => Tensor.Create([1, double.NaN]).Reshape(2, 1, 1).Eigh()).Message);
        Assert.StartsWith("Svd: the matrix of shape [1, 1] has an element that is", Assert.Throws<LinearAlgebraException>(() => Tensor.Create([double.PositiveInfinity]).Reshape(1, 1).Svd()).Message);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        var wide = Tensor.Zeros<double>(2, 3);
        Assert.Contains("Det: the matrices must be square, but x has the shape [2, 3].", Assert.Throws<ArgumentException>(() => wide.Det()).Message);
        Assert.Contains("Cholesky: x must be a matrix or a batch of matrices, but its shape is [3].", Assert.Throws<ArgumentException>(() => Tensor.Zeros<double>(3).Cholesky()).Message);
        Assert.Contains("3 unknowns need right sides of as many rows, not 2", Assert.Throws<ArgumentException>(() => Tensor.Zeros<double>(3, 3).Solve(Tensor.Zeros<double>(2, 1))).Message);
        Assert.Contains("do not broadcast", Assert.Throws<ArgumentException>(() => Tensor.Ones<double>(2, 1, 1).Solve(Tensor.Ones<double>(3, 1, 1))).Message);
    }

    private static Tensor<double> Definite(Tensor<double> x) => x.MatMul(x.Transpose(-2, -1)) + Tensor.Create<double>([1, 0, 0, 0, 2, 0, 0, 0, 3], [3, 3]);

    private static double[] Cofactors(double[] x, int n)
    {
        var result = new double[n * n];
        for (var i = 0; i < n * n; i++)
        {
            double[] minor = [.. x.Where((_, k) => k / n != i / n && k % n != i % n)];
            var det = n == 1 ? 1 : n == 2 ? minor[0] : minor[0] * minor[3] - minor[1] * minor[2];
            result[i] = (i / n + i % n) % 2 == 0 ? det : -det;
        }

        return result;
    }
}
