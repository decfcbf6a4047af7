using PyTorchTour.Programs;

namespace PyTorchTour;

/// <summary>The twelve programs, in order.</summary>
public static class Tour
{
    /// <summary>The programs.</summary>
    public static IReadOnlyList<TourProgram> Programs { get; } =
    [
        new("P1", "a graph, its leaves and broadcasting", LinearSum.Run),
        new("P2", "GradFn and printing", GradientFunctions.Run),
        new("P3", "indexing", Indexing.Run),
        new("P4", "control flow that depends on data", DynamicModel.Run),
        new("P5", "vector-Jacobian products, accumulation, retained graphs", VectorJacobian.Run),
        new("P6", "a derivative of one's own", CustomFunction.Run),
        new("P7", "training by hand: a cubic fitted to a sine", PolynomialRegression.Run),
        new("P8", "a loss function", LogisticLoss.Run),
        new("P9", "a network of two layers, trained in place", TwoLayers.Run),
        new("P10", "RequiresGrad set in place", FlagInPlace.Run),
        new("P11", "gradients of results, and how to stop them", RetainedGradient.Run),
        new("P12", "a branch on the loss before", BranchOnLoss.Run),
    ];
}
