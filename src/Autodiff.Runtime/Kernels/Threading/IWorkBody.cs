namespace Autodiff.Internal;

/// <summary>Work in independent pieces, each of which may run on any thread, in any order, once.</summary>
/// <remarks>
/// What a piece computes may depend on its index alone, never on the thread or on the number of threads: that is what
/// makes results the same bits for every limit. State that belongs to the calling thread (gradient mode, scopes) is not
/// seen by pieces that run elsewhere.
/// </remarks>
internal interface IWorkBody
{
    /// <summary>Runs one piece.</summary>
    void Invoke(int index);
}
