namespace Autodiff.Internal;

/// <summary>The buffer that a tensor and its views share, with what guards its use.</summary>
internal abstract class Storage
{
    /// <summary>How often the elements were written in place; what a tape saved checks it.</summary>
    public int Version;

    /// <summary>
    /// How many writes in place the tape recorded. A tensor that was made before the last of them, and not by it, says of
    /// its elements what is no longer true of their history.
    /// </summary>
    public int RecordedWrites;

    /// <summary>The backward pass in which the storage was made, 0 for none: a pass may reuse what only it knows.</summary>
    public int Pass;

    /// <summary>How many places of a backward pass hold the storage; with one, it is free after that place is done.</summary>
    public int Holders;

    /// <summary>Whether the memory was shown to the user, as array, span or memory: it is then never pooled.</summary>
    public bool IsEscaped;

    /// <summary>Whether the buffer was given back.</summary>
    public bool IsReleased;

    /// <summary>Whether <c>View</c> had to copy: a change in place, which a view would pass on to the whole, is then refused.</summary>
    public bool StandsForView;

    /// <summary>The scope that gives the buffer back at its end.</summary>
    public TensorScopeState? Scope;

    /// <summary>Gives the buffer back to the pool, unless the user may see it; every later use throws.</summary>
    public abstract void Release();
}
