using System.Numerics;

namespace Autodiff.Tests.Reference;

/// <summary>Products of matrices, factorizations, Einstein sums.</summary>
internal static class LinalgReferences
{
    public static void AddTo<T>(ReferenceTable<T> table)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        table.Add("matmul", call => call.A.MatMul(call.B));
        table.Add("mm", call => call.A.Mm(call.B));
        table.Add("bmm", call => call.A.Bmm(call.B));
        table.Add("mv", call => call.A.Mv(call.B));
        table.Add("dot", call => call.A.Dot(call.B));
        table.Add("outer", call => call.A.Outer(call.B));
        table.Add("trace", call => call.X.Trace());
        table.Add("diagonal", call => call.X.Diagonal(
            call.Attributes.Integer("offset", 0), call.Attributes.Integer("dim1", 0), call.Attributes.Integer("dim2", 1)));
        table.Add("tril", call => call.X.Tril(call.Attributes.Integer("diagonal", 0)));
        table.Add("triu", call => call.X.Triu(call.Attributes.Integer("diagonal", 0)));
        table.Add("inverse", call => call.X.Inverse());
        table.Add("det", call => call.X.Det());
        table.Add("logdet", call => call.X.LogDet());
        table.Add("solve", call => call.A.Solve(call.B));
        table.Add("cholesky", call => ((call.X + call.X.Transpose(-2, -1)) * 0.5).Cholesky());
        table.Add("einsum", call => Tensor.Einsum<T>(call.Attributes.Text("equation"), call.All));
        table.Add("addmm", call => call.X.Addmm(call.A, call.B, call.Attributes.Number("beta", 1), call.Attributes.Number("alpha", 1)));
        table.Add("addmv", call => call.X.Addmv(call.A, call.B, call.Attributes.Number("beta", 1), call.Attributes.Number("alpha", 1)));
        table.Add("baddbmm", call => call.X.Baddbmm(call.A, call.B, call.Attributes.Number("beta", 1), call.Attributes.Number("alpha", 1)));
        table.Add("kron", call => call.A.Kron(call.B));
        table.Add("cross", call => call.A.Cross(call.B, call.Attributes.Integer("dim", -1)));
        table.Add("cdist", call => call.A.Cdist(call.B, call.Attributes.Number("p", 2)));
        table.Add("tensordot", call => call.A.Tensordot(call.B, call.Attributes.Integer("dims", 2)));
        table.Add("matrix_power", call => call.X.MatrixPower(call.Attributes.Integer("exponent")));
        table.Add("pinv", call => call.X.Pinv());
        table.Add("svdvals", call => call.X.Svdvals());
        table.Add("eigvalsh", call => ((call.X + call.X.Transpose(-2, -1)) * 0.5).Eigvalsh());
        table.AddSeveral("slogdet", call =>
        {
            var (sign, logarithm) = call.X.SlogDet();
            return [sign, logarithm];
        });
        table.Add("cholesky_solve", call => call.B.CholeskySolve(call.A.Tril(), call.Attributes.Flag("upper")));
        table.Add("solve_triangular", call => call.A.SolveTriangular(
            call.B, call.Attributes.Flag("upper"), call.Attributes.Flag("left", true), call.Attributes.Flag("unitriangular")));
    }
}
