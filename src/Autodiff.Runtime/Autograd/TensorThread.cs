using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>What a thread's tensor operations depend on: whether they are recorded, which scope owns their results.</summary>
internal sealed class TensorThread
{
    [ThreadStatic]
    private static TensorThread? t_current;

    /// <summary>Whether operations are recorded on the tape.</summary>
    public bool IsRecording = true;

    /// <summary>Whether tangents are carried along; off while a tangent is computed.</summary>
    public bool CarriesTangents = true;

    /// <summary>Whether anomalies are looked for and each node remembers where it was made.</summary>
    public bool DetectsAnomalies;

    /// <summary>The innermost scope.</summary>
    public TensorScopeState? Scope;

    /// <summary>The level of forward mode that is open.</summary>
    public DualLevelState? DualLevel;

    /// <summary>The backward pass that runs.</summary>
    public BackwardPass? Pass;

    /// <summary>Of the calling thread.</summary>
    public static TensorThread Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => t_current ?? Create();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TensorThread Create() => t_current = new TensorThread();
}
