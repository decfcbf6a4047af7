using Autodiff.Corpus;
using static Autodiff.EndToEnd.Tests.Inputs.CaseOptions;
using static Autodiff.EndToEnd.Tests.Inputs.Data;

namespace Autodiff.EndToEnd.Tests.Inputs;

/// <summary>Inputs of the families on arrays and spans.</summary>
internal static class ArrayInputs
{
    private static double[][] Rows => [[0.5, 1.5, -0.7], [1.2], [0.9, -1.1]];

    private static double[,,] Cube
    {
        get
        {
            var cube = new double[2, 3, 2];
            for (var i = 0; i < 12; i++) cube[i / 6, i / 2 % 3, i % 2] = Spread(12, -1, 2)[i];
            return cube;
        }
    }

    public static IEnumerable<CorpusCase> Arrays => new CaseList(typeof(Arrays))
    {
        { nameof(Corpus.Arrays.ReadFixed), Vector(0.5, 1.5, -0.7) },
        { nameof(Corpus.Arrays.ReadFixed), Vector(0.5, 1.5) },
        { nameof(Corpus.Arrays.LocalScratch), Spread(5, -1, 2) },
        { nameof(Corpus.Arrays.LocalScratch), Vector() },
        { nameof(Corpus.Arrays.CompoundWrites), Spread(5, -1, 2), 0.7 },
        { nameof(Corpus.Arrays.CompoundWrites), Vector(), 0.7 },
        { nameof(Corpus.Arrays.OverwrittenAfterUse), 0.7, 1.2 },
        { nameof(Corpus.Arrays.OverwrittenInLoop), Spread(5, -1, 2) },
        { nameof(Corpus.Arrays.OverwrittenInLoop), Vector(0.7) },
        { nameof(Corpus.Arrays.WritesParameter), Spread(5, -1, 2) },
        { nameof(Corpus.Arrays.WritesParameter), Vector() },
        { nameof(Corpus.Arrays.PrefixProducts), Spread(5, -1, 2), 0.7 },
        { nameof(Corpus.Arrays.PrefixProducts), Vector(), 0.7 },
        { nameof(Corpus.Arrays.PrefixProducts), Vector(1.5), 0.7 },
        { nameof(Corpus.Arrays.ScaleInPlace), Spread(4, -1, 2), 0.7 },
        { nameof(Corpus.Arrays.ScaleInPlace), Vector(), 0.7 },
        { nameof(Corpus.Arrays.Axpy), 0.7, Spread(4, -1, 2), Spread(4, 0, 1) },
        { nameof(Corpus.Arrays.FillFrom), Spread(4, -1, 2), Vector(7, 8, 9, 10) },
        { nameof(Corpus.Arrays.FillFrom), Spread(4, -1, 2), Vector(7, 8) },
        { nameof(Corpus.Arrays.CloneAndChange), Spread(4, -1, 2) },
        { nameof(Corpus.Arrays.CloneAndChange), Vector() },
        { nameof(Corpus.Arrays.SwapByTuple), Spread(4, -1, 1), 0.3, 4 },
        { nameof(Corpus.Arrays.SwapByTuple), Spread(4, -1, 1), 0.3, 3 },
        { nameof(Corpus.Arrays.SwapByTuple), Spread(4, -1, 1), 0.3, 0 },
        { nameof(Corpus.Arrays.SwapByTemporary), Spread(4, -1, 1), 3 },
        { nameof(Corpus.Arrays.SwapByTemporary), Spread(4, -1, 1), 0 },
        { nameof(Corpus.Arrays.SwapByTemporary), Spread(1, -1, 1), 2 },
        { nameof(Corpus.Arrays.ThreeBuffers), Spread(5, -1, 1), 0.3, 5 },
        { nameof(Corpus.Arrays.ThreeBuffers), Spread(5, -1, 1), 0.3, 0 },
        { nameof(Corpus.Arrays.LocalAlias), 0.7, 1.2 },
        { nameof(Corpus.Arrays.ChosenArray), Vector(0.5, 1.5), Vector(-0.7, 2), true },
        { nameof(Corpus.Arrays.ChosenArray), Vector(0.5, 1.5), Vector(-0.7, 2), false },
        { nameof(Corpus.Arrays.ChosenTarget), 0.7, 1.2 },
        { nameof(Corpus.Arrays.ChosenInLoop), Spread(3, -1, 2), Vector(0.5, 1.5), 0 },
        { nameof(Corpus.Arrays.ChosenInLoop), Spread(3, -1, 2), Vector(0.5, 1.5), 3 },
        { nameof(Corpus.Arrays.IndexedByLong), Vector(0.5, 1.5, -0.7), 1u },
        { nameof(Corpus.Arrays.IndexedByLong), Vector(), 1u },
        { nameof(Corpus.Arrays.IndexedByLong), Vector(0.5, 1.5), 2u },
        { nameof(Corpus.Arrays.Gather), Vector(0.5, 1.5, -0.7), Integers(2, 0, 0, 1, 2) },
        { nameof(Corpus.Arrays.Gather), Vector(0.5, 1.5, -0.7), Integers() },
        { nameof(Corpus.Arrays.Scatter), Vector(0.5, 1.5, -0.7, 1.1), Integers(2, 0, 0, 1), 3 },
        { nameof(Corpus.Arrays.WrittenIndices), Vector(0.5, 1.5, -0.7) },
        { nameof(Corpus.Arrays.WrittenIndices), Vector() },
        { nameof(Corpus.Arrays.AllocatesInLoop), Spread(4, -1, 2) },
        { nameof(Corpus.Arrays.AllocatesInLoop), Vector() },
        { nameof(Corpus.Arrays.AllocationEscapesIteration), Spread(4, -1, 2) },
        { nameof(Corpus.Arrays.AllocationEscapesIteration), Vector() },
        { nameof(Corpus.Arrays.AllocationEscapesIteration), Vector(0.4) },
        { nameof(Corpus.Arrays.Initializers), 0.7, 1.2 },
        { nameof(Corpus.Arrays.LibraryCopies), Spread(3, -1, 2), 0.7 },
        { nameof(Corpus.Arrays.LibraryCopies), Vector(), 0.7 },
        { nameof(Corpus.Arrays.ReturnsNewArray), Spread(3, -1, 2), 0.7 },
        { nameof(Corpus.Arrays.ReturnsNewArray), Vector(), 0.7 },
        { nameof(Corpus.Arrays.ReturnsOneOfTwo), Spread(3, -1, 2), true },
        { nameof(Corpus.Arrays.ReturnsOneOfTwo), Spread(3, -1, 2), false },
        { nameof(Corpus.Arrays.UnrelatedIntegerArray), Spread(5, -1, 2), 3 },
        { nameof(Corpus.Arrays.DeadStores), Spread(3, -1, 2) },
        { nameof(Corpus.Arrays.FloorIndex), Spread(4, -1, 2), 1.3 },
        { nameof(Corpus.Arrays.FloorIndex), Spread(4, -1, 2), -0.3 },
        { nameof(Corpus.Arrays.FloorIndex), Spread(4, -1, 2), 7.3 },
    };

    public static IEnumerable<CorpusCase> ArrayShapes => new CaseList(typeof(ArrayShapes))
    {
        { nameof(Corpus.ArrayShapes.Trace), SpreadMatrix(3, 3, -1, 2) },
        { nameof(Corpus.ArrayShapes.Trace), Matrix(0, 0) },
        { nameof(Corpus.ArrayShapes.Bilinear), Vector(0.5, 1.5), SpreadMatrix(2, 3, -1, 2), Vector(0.7, -0.3, 1.1) },
        { nameof(Corpus.ArrayShapes.Bilinear), Vector(), Matrix(0, 0), Vector() },
        { nameof(Corpus.ArrayShapes.LocalMatrix), Spread(3, -1, 2) },
        { nameof(Corpus.ArrayShapes.LocalMatrix), Spread(1, -1, 2) },
        { nameof(Corpus.ArrayShapes.LocalMatrix), Vector() },
        { nameof(Corpus.ArrayShapes.TransposeInPlace), SpreadMatrix(3, 3, -1, 2), 0.7 },
        { nameof(Corpus.ArrayShapes.Outer), Vector(0.5, 1.5), Vector(0.7, -0.3, 1.1) },
        { nameof(Corpus.ArrayShapes.Outer), Vector(), Vector(0.7, -0.3, 1.1) },
        { nameof(Corpus.ArrayShapes.ForeachOverMatrix), SpreadMatrix(2, 3, -1, 2) },
        { nameof(Corpus.ArrayShapes.ForeachOverMatrix), Matrix(0, 3) },
        { nameof(Corpus.ArrayShapes.ThreeDimensional), Cube },
        { nameof(Corpus.ArrayShapes.JaggedRead), Rows },
        { nameof(Corpus.ArrayShapes.JaggedRead), Array.Empty<double[]>() },
        { nameof(Corpus.ArrayShapes.JaggedForeach), Rows },
        { nameof(Corpus.ArrayShapes.JaggedForeach), new double[][] { [], [0.5, 2] } },
        { nameof(Corpus.ArrayShapes.JaggedLocal), Spread(3, -1, 2) },
        { nameof(Corpus.ArrayShapes.JaggedLocal), Vector() },
        { nameof(Corpus.ArrayShapes.OneOfItsRows), Spread(3, -1, 2), 2 },
        { nameof(Corpus.ArrayShapes.OneOfItsRows), Vector(), 0 },
        { nameof(Corpus.ArrayShapes.RowAndSum), Spread(3, -1, 2), true },
        { nameof(Corpus.ArrayShapes.RowAndSum), Spread(3, -1, 2), false },
        { nameof(Corpus.ArrayShapes.RowsOfRows), Spread(3, -1, 2), 3 },
        { nameof(Corpus.ArrayShapes.RowsOfRows), Spread(3, -1, 2), 0 },
        { nameof(Corpus.ArrayShapes.ClonedRows), Spread(3, -1, 2) },
        { nameof(Corpus.ArrayShapes.RowsSwapped), Vector(0.5, 1.5), Vector(0.7, -0.3), 3 },
        { nameof(Corpus.ArrayShapes.RowsSwapped), Vector(0.5, 1.5), Vector(0.7, -0.3), 0 },
        { nameof(Corpus.ArrayShapes.JaggedWrite), Rows, 0.7 },
        { nameof(Corpus.ArrayShapes.Ranges), Spread(5, -1, 2) },
        { nameof(Corpus.ArrayShapes.Ranges), Spread(2, -1, 2) },
        { nameof(Corpus.ArrayShapes.IndicesFromEnd), Spread(5, -1, 2), 3 },
        { nameof(Corpus.ArrayShapes.IndicesFromEnd), Spread(5, -1, 2), 1 },
        { nameof(Corpus.ArrayShapes.FlatMatrix), Spread(6, -1, 2), 2, 3 },
        { nameof(Corpus.ArrayShapes.FlatMatrix), Vector(), 0, 3 },
        { nameof(Corpus.ArrayShapes.MatrixOfIntegers), Spread(3, -1, 2), new[,] { { 0, 1 }, { 2, 2 }, { 1, 0 } } },
    };

    public static IEnumerable<CorpusCase> Spans => new CaseList(typeof(Spans))
    {
        { nameof(Corpus.Spans.Dot), Vector(0.5, 1.5), Vector(0.7, -0.3) },
        { nameof(Corpus.Spans.Dot), Vector(), Vector() },
        { nameof(Corpus.Spans.ForeachOverSpan), Vector(0.5, 1.5), 0.7 },
        { nameof(Corpus.Spans.ForeachOverSpan), Vector(), 0.7 },
        { nameof(Corpus.Spans.SquareInPlace), Vector(0.5, 1.5) },
        { nameof(Corpus.Spans.SquareInPlace), Vector() },
        { nameof(Corpus.Spans.Softmax), Vector(0.5, 1.5, -0.7), Vector(7, 8, 9) },
        { nameof(Corpus.Spans.Softmax), Vector(), Vector() },
        { nameof(Corpus.Spans.Slices), Spread(5, -1, 2) },
        { nameof(Corpus.Spans.Slices), Vector() },
        { nameof(Corpus.Spans.WritesThroughSlice), Spread(4, -1, 2), 0.7 },
        { nameof(Corpus.Spans.WritesThroughSlice), Spread(2, -1, 2), 0.7 },
        { nameof(Corpus.Spans.ArrayAsSpan), Spread(4, -1, 2) },
        { nameof(Corpus.Spans.CopyFillClear), Spread(4, -1, 2), 0.7 },
        { nameof(Corpus.Spans.CopyFillClear), Vector(), 0.7 },
        { nameof(Corpus.Spans.StackScratch), 0.7, 1.2 },
        { nameof(Corpus.Spans.PassesSlices), Spread(4, -1, 2) },
        { nameof(Corpus.Spans.PassesSlices), Spread(3, -1, 2) },
        { nameof(Corpus.Spans.Cumulate), Spread(4, -1, 2) },
        { nameof(Corpus.Spans.Cumulate), Vector() },
        { nameof(Corpus.Spans.IntegerSpan), Spread(3, -1, 2), Integers(2, 0, 2, 1) },
    };

    public static IEnumerable<CorpusCase> Algorithms => new CaseList(typeof(Algorithms))
    {
        { nameof(Corpus.Algorithms.Heat), Spread(6, -1, 1), 0.2, 4 },
        { nameof(Corpus.Algorithms.Heat), Spread(6, -1, 1), 0.2, 5 },
        { nameof(Corpus.Algorithms.Heat), Spread(1, -1, 1), 0.2, 1 },
        { nameof(Corpus.Algorithms.SelectionSort), Spread(6, -1, 1) },
        { nameof(Corpus.Algorithms.SelectionSort), Vector() },
        { nameof(Corpus.Algorithms.InsertionSort), Spread(6, -1, 1) },
        { nameof(Corpus.Algorithms.InsertionSort), Vector(1, 2, 3) },
        { nameof(Corpus.Algorithms.InsertionSort), Vector() },
        { nameof(Corpus.Algorithms.MatrixProductFlat), Spread(4, -1, 1), Spread(4, 0, 1), new double[4], 2 },
        { nameof(Corpus.Algorithms.MatrixProduct), SpreadMatrix(2, 3, -1, 2), SpreadMatrix(3, 2, 0, 1) },
        { nameof(Corpus.Algorithms.MatrixProductJagged), new double[][] { [1.5, 2], [0.5, -1] }, new double[][] { [0.3], [0.7] } },
        { nameof(Corpus.Algorithms.Determinant), Matrix(3, 3, 0.5, 1.5, -0.7, 2.1, 0.3, 1.1, -1.3, 0.9, 0.4) },
        { nameof(Corpus.Algorithms.Determinant), Expecting(0, 0, 0, 0), new double[2, 2] },
        { nameof(Corpus.Algorithms.Determinant), Matrix(0, 0) },
        { nameof(Corpus.Algorithms.CholeskySolve), Matrix(3, 3, 4, 1, 0.5, 1, 3, 0.2, 0.5, 0.2, 2), Vector(0.5, 1.5, -0.7) },
        { nameof(Corpus.Algorithms.CholeskySolve), Matrix(2, 2, 1, 2, 2, 1), Vector(0.5, 1.5) },
        { nameof(Corpus.Algorithms.TriangularProduct), Spread(6, -1, 1), Vector(0.5, 1.5, -0.7) },
        { nameof(Corpus.Algorithms.LogSumExp), Vector(0.5, 1.5, -0.7) },
        { nameof(Corpus.Algorithms.LogSumExp), Vector(0.5) },
        { nameof(Corpus.Algorithms.KahanSum), Spread(5, -1, 2) },
        { nameof(Corpus.Algorithms.FirFilter), Spread(6, -1, 2), Vector(0.5, 0.3, 0.2) },
        { nameof(Corpus.Algorithms.FirFilter), Spread(2, -1, 2), Vector(0.5, 0.3, 0.2) },
        { nameof(Corpus.Algorithms.FirFilter), Spread(2, -1, 2), Vector() },
        { nameof(Corpus.Algorithms.PolynomialRegression), Spread(5, -1, 1), Spread(5, 0, 2), Vector(0.5, -0.3, 0.2) },
        { nameof(Corpus.Algorithms.SoftShortestPath), SpreadMatrix(3, 4, 0.5, 2), 0.4 },
        { nameof(Corpus.Algorithms.SoftShortestPath), SpreadMatrix(1, 1, 0.5, 2), 0.4 },
        { nameof(Corpus.Algorithms.SoftMin), 0.7, 1.2, 0.4 },
        { nameof(Corpus.Algorithms.BodiesEnergy), Spread(6, -1, 1), Spread(6, -0.3, 0.3), Vector(1, 0.5, 0.8), 0.05, 3 },
        { nameof(Corpus.Algorithms.Perceptron), Vector(0.5, -0.3), new[] { Spread(6, -1, 1), Spread(6, -1, 1) }, Vector(0.7, 1.1) },
        { nameof(Corpus.Algorithms.Perceptron), Vector(0.5, -0.3), Array.Empty<double[]>(), Vector(0.7, 1.1) },
    };

    public static IEnumerable<CorpusCase> Finance => new CaseList(typeof(Finance))
    {
        { nameof(Corpus.Finance.NormalCdf), 0.7 },
        { nameof(Corpus.Finance.NormalCdf), -0.7 },
        { nameof(Corpus.Finance.BlackScholes), 100.0, 95.0, 0.25, 0.03, 0.75, true },
        { nameof(Corpus.Finance.BlackScholes), 100.0, 95.0, 0.25, 0.03, 0.75, false },
        { nameof(Corpus.Finance.BinomialTree), 100.0, 103.7, 0.25, 0.03, 0.75, 9 },
        { nameof(Corpus.Finance.BinomialTree), 100.0, 103.7, 0.25, 0.03, 0.75, 1 },
        { nameof(Corpus.Finance.BondPrice), Vector(0.05, 0.05, 1.05), Vector(1, 2, 3), 0.04 },
        { nameof(Corpus.Finance.YieldOf), 0.97, 0.05, 4 },
        { nameof(Corpus.Finance.HestonPath), 100.0, 0.04, 1.5, 0.05, 0.4, Vector(0.3, -0.5, 0.9, 0.2, 0.4, -1.1) },
        { nameof(Corpus.Finance.HestonPath), 100.0, 0.04, 1.5, 0.05, 0.4, Vector(-2.3, -2.5, -2.9, -1.2, -1.4, -1.1) },
        { nameof(Corpus.Finance.PathAverage), 100.0, Vector(0.01, -0.02, 0.03), 90.0 },
        { nameof(Corpus.Finance.PathAverage), 100.0, Vector(0.01, -0.2, 0.03), 90.0 },
        { nameof(Corpus.Finance.PathAverage), 100.0, Vector(), 90.0 },
    };
}
