namespace Autodiff;

/// <summary>What becomes of the rows of a bag.</summary>
public enum EmbeddingBagMode
{
    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The largest of each column.</summary>
    Max,
}
