namespace Autodiff.Generator.Lowering;

/// <summary>Lower: a loop; jumps leave it with an exit code of their own.</summary>
/// <param name="exit">The variable that holds the exit code; null if no jump leaves the loop.</param>
internal sealed class LoopScope(Variable? exit) : ExitScope
{
    private readonly List<JumpTarget> _targets = [];

    public Variable? Exit { get; } = exit;

    /// <summary>Where the exits go on to: the target of the exit code n is at n - 1.</summary>
    public IReadOnlyList<JumpTarget> Targets => _targets;

    /// <summary>The code of a new exit.</summary>
    public int AddExit(JumpTarget target)
    {
        _targets.Add(target);
        return _targets.Count;
    }
}
