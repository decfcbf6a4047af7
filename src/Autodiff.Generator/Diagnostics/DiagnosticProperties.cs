namespace Autodiff.Generator.Diagnostics;

/// <summary>What the analyzer tells the code fixes beside the place: the keys of a diagnostic's properties.</summary>
internal static class DiagnosticProperties
{
    /// <summary>The callee's parameter whose argument is meant.</summary>
    public const string Parameter = "parameter";
}
