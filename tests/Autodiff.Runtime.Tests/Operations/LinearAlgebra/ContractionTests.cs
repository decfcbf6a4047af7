namespace Autodiff.Runtime.Tests.Operations;

/// <summary>Sums in Einstein's notation and other contractions.</summary>
public sealed class ContractionTests
{
    public static TheoryData<string, int[][], int[]> Equations => new()
    {
        { "ij,jk->ik", [[2, 3], [3, 4]], [2, 4] },
        { "ij,jk", [[2, 3], [3, 4]], [2, 4] },
        { "i,i->", [[3], [3]], [] },
        { "i,j->ji", [[3], [2]], [2, 3] },
        { "ii->i", [[3, 3]], [3] },
        { "ii", [[3, 3]], [] },
        { "iij->ji", [[2, 2, 3]], [3, 2] },
        { "ij->ji", [[2, 3]], [3, 2] },
        { "ba", [[2, 3]], [3, 2] },
        { "ij->", [[2, 3]], [] },
        { "ijk->j", [[2, 3, 4]], [3] },
        { "bhqd,bhkd->bhqk", [[2, 2, 3, 4], [2, 2, 5, 4]], [2, 2, 3, 5] },
        { "ij,ij->ij", [[2, 3], [2, 3]], [2, 3] },
        { "ij,kl->", [[2, 3], [4, 2]], [] },
        { "ij,kl->il", [[2, 3], [4, 2]], [2, 2] },
        { "ij,jk,kl->il", [[2, 3], [3, 4], [4, 2]], [2, 2] },
        { "i,i,i->i", [[3], [3], [3]], [3] },
        { "i,ij,j->", [[3], [3, 2], [2]], [] },
        { "...ij,...jk->...ik", [[2, 1, 2, 3], [4, 3, 2]], [2, 4, 2, 2] },
        { "...i->...", [[2, 3, 4]], [2, 3] },
        { "...i->i", [[2, 3, 4]], [4] },
        { "i...", [[2, 3, 4]], [3, 4, 2] },
        { "...,...", [[2, 3], [3]], [2, 3] },
        { "aB,Bc->ca", [[2, 3], [3, 4]], [4, 2] },
        { "aB", [[2, 3]], [3, 2] },
        { "ij,ij->i", [[2, 1], [2, 3]], [2] },
        { "ij,jk->ik", [[2, 1], [3, 4]], [2, 4] },
        { "i,i->i", [[1], [3]], [3] },
        { "ij,jk->ik", [[2, 0], [0, 4]], [2, 4] },
        { ",->", [[], []], [] },
        { "a b , b -> a", [[2, 3], [3]], [2] },
    };

    [Theory]
    [MemberData(nameof(Equations))]
    public void Values_and_derivatives(string equation, int[][] shapes, int[] result)
    {
        Tensor<double>[] operands = [.. shapes.Select((shape, i) => OperationCheck.Sample(0.2 + i, shape))];
        var value = Tensor.Einsum<double>(equation, operands);
        Assert.Equal(result, value.Shape);
        Assert.Equal(Reference(equation, operands, result), value.ToArray(), (e, v) => Math.Abs(e - v) < 1e-13);
        OperationCheck.Verify(inputs => Tensor.Einsum<double>(equation, inputs), operands);
    }

    [Theory]
    [InlineData("ij,jk->ik", "it has subscripts for 2 operands, but 1 are given")]
    [InlineData("ijk->i", "the subscripts 'ijk' name 3 dimensions, but operand 0 of shape [2, 3] has 2")]
    [InlineData("i->i", "the subscripts 'i' name 1 dimensions, but operand 0 of shape [2, 3] has 2; write ... for those without letters")]
    [InlineData("ii->i", "'i' has the size 3 in operand 0 of shape [2, 3], but 2 before")]
    [InlineData("ij->k", "'k' of the result is in no operand")]
    [InlineData("ij->ii", "'i' occurs twice in the result")]
    [InlineData("i1->i", "'1' in 'i1' is not a letter")]
    [InlineData("i.->i", "'.' in 'i.' is not a letter; ... may stand once in it")]
    public void Equations_that_do_not_fit_are_explained(string equation, string what)
    {
        var error = Assert.Throws<ArgumentException>(() => Tensor.Einsum(equation, Tensor.Zeros<float>(2, 3)));
        Assert.StartsWith($"Einsum: the equation \"{equation}\" does not fit: {what}", error.Message);
    }

    [Fact]
    public void Tensordot_sums_over_pairs_of_dimensions()
    {
        var x = OperationCheck.Sample(0.1, 2, 3, 4);
        var y = OperationCheck.Sample(0.9, 4, 3, 5);
        Assert.Equal(Tensor.Einsum("ijk,kjl->il", x, y).ToArray(), x.Tensordot(y, [1, 2], [1, 0]).ToArray(), (e, v) => Math.Abs(e - v) < 1e-14);
        Assert.Equal([2, 3, 3, 5], x.Tensordot(y, 1).Shape);
        Assert.Equal([2, 3, 4, 4, 3, 5], x.Tensordot(y, 0).Shape);
        OperationCheck.Verify(t => t[0].Tensordot(t[1], [1, -1], [1, 0]), [x, y], secondOrder: false);
        Assert.Contains("differ in size", Assert.Throws<ArgumentException>(() => x.Tensordot(y)).Message);
        Assert.Contains("are not pairs", Assert.Throws<ArgumentException>(() => x.Tensordot(y, [0], [])).Message);
    }

    [Fact]
    public void Kronecker_and_cross_products()
    {
        var x = Tensor.Create<double>([1, 2, 3, 4], [2, 2]);
        Assert.Equal([1, 10, 2, 20, 3, 30, 4, 40], x.Kron(Tensor.Create<double>([1, 10])).ToArray());
        OperationCheck.Verify(t => t[0].Kron(t[1]), [x, OperationCheck.Sample(0.2, 3, 2)]);
        var (a, b) = (Tensor.Create<double>([1, 0, 0]), Tensor.Create<double>([0, 1, 0]));
        Assert.Equal([0, 0, 1], a.Cross(b).ToArray());
        OperationCheck.Verify(t => t[0].Cross(t[1], 0), [OperationCheck.Sample(0.2, 3, 2), OperationCheck.Sample(0.9, 3, 1)]);
        Assert.Contains("three elements", Assert.Throws<ArgumentException>(() => x.Cross(x)).Message);
    }

    [Fact]
    public void Distances_of_rows()
    {
        var x = Tensor.Create<double>([0, 0, 3, 4], [2, 2]);
        Assert.Equal([0, 5, 5, 0], x.Cdist(x).ToArray());
        Assert.Equal([0, 7, 7, 0], x.Cdist(x, 1).ToArray());
        OperationCheck.Verify(t => t[0].Cdist(t[1]), [OperationCheck.Sample(0.2, 2, 3, 4), OperationCheck.Sample(0.9, 2, 4)], 5e-4);
        var leaf = x.Clone().RequiresGrad_();
        leaf.Cdist(leaf).Sum().Backward();
        Assert.Equal([-1.2, -1.6, 1.2, 1.6], leaf.Grad!.ToArray(), (e, v) => Math.Abs(e - v) < 1e-15);
    }

    /// <summary>The sum over all values of all labels.</summary>
    private static double[] Reference(string equation, Tensor<double>[] operands, int[] shape)
    {
        var text = equation.Replace(" ", "", StringComparison.Ordinal);
        var parts = text.Split("->");
        string[] terms = parts[0].Split(',');
        var unnamed = terms.Select((term, i) => operands[i].Rank - term.Replace("...", "", StringComparison.Ordinal).Length).Max();
        string[] full = [.. terms.Select((term, i) => term.Replace("...", "9876543210"[(10 - (operands[i].Rank - term.Replace("...", "", StringComparison.Ordinal).Length))..], StringComparison.Ordinal))];
        var letters = string.Concat(full);
        var result = parts.Length == 2
            ? parts[1].Replace("...", "9876543210"[(10 - unnamed)..], StringComparison.Ordinal)
            : "9876543210"[(10 - unnamed)..] + string.Concat(letters.Where(c => char.IsLetter(c) && letters.Count(d => d == c) == 1).Order());
        char[] labels = [.. letters.Distinct()];
        int[] sizes = [.. labels.Select(label => full.SelectMany((term, i) => term.Select((c, d) => c == label ? operands[i].Shape[d] : 1)).Max())];
        if (full.SelectMany((_, i) => operands[i].Shape).Contains(0))
            sizes = [.. sizes.Select((size, k) => full.SelectMany((term, i) => term.Select((c, d) => c == labels[k] ? operands[i].Shape[d] : size)).Min())];
        var values = new double[shape.Aggregate(1, (a, b) => a * b)];
        var index = new int[labels.Length];
        for (long n = 0, count = sizes.Aggregate(1L, (a, b) => a * b); n < count; n++)
        {
            var rest = n;
            for (var k = 0; k < labels.Length; k++)
                (rest, index[k]) = (rest / sizes[k], (int)(rest % sizes[k]));
            var product = 1.0;
            for (var i = 0; i < operands.Length; i++)
                product *= operands[i].ToArray()[Place(full[i], operands[i].Shape.ToArray())];
            values[Place(result, shape)] += product;
        }

        return values;

        int Place(string term, int[] of) => term.Select((c, d) => (Size: of[d], At: of[d] == 1 ? 0 : index[Array.IndexOf(labels, c)])).Aggregate(0, (place, one) => place * one.Size + one.At);
    }
}
