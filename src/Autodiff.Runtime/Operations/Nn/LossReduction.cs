namespace Autodiff;

/// <summary>What becomes of the losses of single elements: PyTorch's <c>reduction</c>.</summary>
public enum LossReduction
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their sum divided by the size of the first dimension; of <c>KlDiv</c> only, whose mean over elements is not the divergence.</summary>
    BatchMean,

    /// <summary>They are returned as they are.</summary>
    None,
}
