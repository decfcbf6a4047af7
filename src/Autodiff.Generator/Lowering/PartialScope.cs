namespace Autodiff.Generator.Lowering;

/// <summary>Lower: a statement that is left by a jump on some paths only, with more to do after it on the others.</summary>
/// <param name="skip">The variable that is set by such jumps; null if the exit code of the loop tells.</param>
internal sealed class PartialScope(Variable? skip) : ExitScope
{
    public Variable? Skip { get; } = skip;
}
