namespace Autodiff.EndToEnd.Tests.Inputs;

/// <summary>Every input set of the corpus.</summary>
internal static class CorpusInputs
{
    public static IReadOnlyList<CorpusCase> All { get; } =
    [
        .. ScalarInputs.StraightLine, .. ScalarInputs.Branches, .. ScalarInputs.Switches,
        .. ScalarInputs.Iterations, .. ScalarInputs.NoGradients,
        .. LoopInputs.Loops, .. LoopInputs.LoopExits, .. LoopInputs.SideEffects,
        .. ArrayInputs.Arrays, .. ArrayInputs.ArrayShapes, .. ArrayInputs.Spans,
        .. ArrayInputs.Algorithms, .. ArrayInputs.Finance,
        .. CallInputs.Calls, .. CallInputs.ByReference, .. CallInputs.Tuples,
        .. CallInputs.Numerics, .. CallInputs.Guards, .. CallInputs.Names,
        .. SequenceInputs.Sequences,
        .. TextbookInputs.SpecialFunctions, .. TextbookInputs.Quadrature, .. TextbookInputs.RootFinding,
        .. TextbookInputs.OdeSteppers, .. TextbookInputs.Interpolation, .. TextbookInputs.SmallLinearAlgebra,
        .. TextbookInputs.Statistics, .. TextbookInputs.Pricing, .. TextbookInputs.Fitting, .. TextbookInputs.Engineering,
    ];

    /// <summary>The methods that have inputs.</summary>
    public static IEnumerable<string> Methods => All.Select(c => c.Key).Distinct();

    public static IEnumerable<CorpusCase> Of(string method) => All.Where(c => c.Key == method);
}
