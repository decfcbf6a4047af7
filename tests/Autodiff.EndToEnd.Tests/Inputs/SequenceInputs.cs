using Autodiff.Corpus;
using static Autodiff.EndToEnd.Tests.Inputs.CaseOptions;
using static Autodiff.EndToEnd.Tests.Inputs.Data;

namespace Autodiff.EndToEnd.Tests.Inputs;

/// <summary>Inputs of reductions and of functions inside the body.</summary>
internal static class SequenceInputs
{
    public static IEnumerable<CorpusCase> Sequences => new CaseList(typeof(Sequences))
    {
        { nameof(Corpus.Sequences.Reductions), Spread(5, -1, 2) },
        { nameof(Corpus.Sequences.Reductions), Vector(0.7) },
        { nameof(Corpus.Sequences.Reductions), Vector() },
        { nameof(Corpus.Sequences.Reductions), Expecting(8, 4), Vector(2.0, 2.0) },
        { nameof(Corpus.Sequences.Reductions), NotSmooth, Vector(double.NaN, 0.5, 2, 0.3) },
        { nameof(Corpus.Sequences.Reductions), NotSmooth, Vector(0.5, double.NaN, 2, 0.3) },
        { nameof(Corpus.Sequences.Reductions), NotSmooth, Vector(-0.0, 0.0) },
        { nameof(Corpus.Sequences.Selected), Spread(5, -1, 2), 0.7 },
        { nameof(Corpus.Sequences.Selected), Vector(), 0.7 },
        { nameof(Corpus.Sequences.Chained), Spread(5, -1, 2), 0.7 },
        { nameof(Corpus.Sequences.Chained), Vector(), 0.7 },
        { nameof(Corpus.Sequences.Zipped), Spread(5, -1, 2), Vector(0.3, -0.2, 0.9) },
        { nameof(Corpus.Sequences.Zipped), Vector(0.3, -0.2), Spread(5, -1, 2) },
        { nameof(Corpus.Sequences.Aggregated), Spread(5, -1, 2), 0.7 },
        { nameof(Corpus.Sequences.Aggregated), Vector(), 0.7 },
        { nameof(Corpus.Sequences.Integers), Integers(0, 1, 3), 0.7 },
        { nameof(Corpus.Sequences.InALoop), Spread(4, -1, 2), 3 },
        { nameof(Corpus.Sequences.InALoop), Vector(), 0 },
        { nameof(Corpus.Sequences.InALoop), Vector(), 1 },
        { nameof(Corpus.Sequences.Nested), Spread(4, -1, 2), Vector(0.3, -0.2, 0.9) },
        { nameof(Corpus.Sequences.InBranches), Spread(4, -1, 2), 0.7 },
        { nameof(Corpus.Sequences.InBranches), Spread(4, -1, 2), 2.7 },
        { nameof(Corpus.Sequences.InBranches), Vector(), 0.7 },
        { nameof(Corpus.Sequences.LocalFunctions), 0.7, 1.2 },
        { nameof(Corpus.Sequences.Captures), 0.7, 4 },
        { nameof(Corpus.Sequences.LocalFunctionThatThrows), 0.7 },
        { nameof(Corpus.Sequences.LocalFunctionThatThrows), 5.7 },
        { nameof(Corpus.Sequences.LocalFunctionThatThrows), -0.7 },
        { nameof(Corpus.Sequences.LocalFunctionOfTuples), 0.7, 1.2 },
        { nameof(Corpus.Sequences.LocalFunctionOfArrayElements), Spread(4, -1, 2), 3 },
        { nameof(Corpus.Sequences.InMessages), 0.7, Vector(0.5, 1.5) },
        { nameof(Corpus.Sequences.InMessages), 0.7, Vector(0.5, -1.5) },
    };
}
