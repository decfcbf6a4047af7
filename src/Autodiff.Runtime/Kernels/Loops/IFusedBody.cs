namespace Autodiff.Internal;

/// <summary>An elementwise computation with any number of inputs and results, in one pass over memory.</summary>
internal interface IFusedBody
{
    /// <summary>Operands 0 to this - 1 are inputs.</summary>
    static abstract int Inputs { get; }

    /// <summary>Operands from <see cref="Inputs"/> on are results, each of which the body stores once.</summary>
    static abstract int Results { get; }

    /// <summary>
    /// Computes the elements of one lane: first loads all inputs, then stores the results, since a result may lie over an input.
    /// </summary>
    void Invoke<TLane, T>(Cursor<T> at)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged;
}
