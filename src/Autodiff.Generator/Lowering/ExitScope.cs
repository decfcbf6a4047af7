namespace Autodiff.Generator.Lowering;

/// <summary>Lower: something that a jump leaves or lands at, while its inside is lowered.</summary>
internal abstract class ExitScope;
