namespace Autodiff.Generator.Emit;

/// <summary>What the emitted body does with one of the function's yields.</summary>
/// <param name="Kind">Returned, assigned, added or dropped.</param>
/// <param name="Place">Where it is assigned or added to: a parameter or a field of one, as C# source.</param>
/// <param name="Hint">A name for the value, should it need one.</param>
internal sealed record YieldTarget(YieldKind Kind, string? Place = null, string? Hint = null)
{
    public static YieldTarget Return(string? hint = null) => new(YieldKind.Returned, null, hint);

    public static YieldTarget Assign(string place) => new(YieldKind.Assigned, place);

    public static YieldTarget AddTo(string place) => new(YieldKind.Added, place);

    public static YieldTarget Drop() => new(YieldKind.Dropped);
}
