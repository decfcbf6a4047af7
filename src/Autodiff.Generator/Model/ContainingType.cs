namespace Autodiff.Generator.Model;

/// <summary>A partial type that encloses a differentiable method.</summary>
/// <param name="Declaration">Its header in the generated file, e.g. <c>static partial class</c> or <c>readonly partial record struct</c>.</param>
/// <param name="Name">Its name, with <c>@</c> where needed.</param>
internal sealed record ContainingType(string Declaration, string Name);
