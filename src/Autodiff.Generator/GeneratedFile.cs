namespace Autodiff.Generator;

/// <summary>The end of the pipeline: a file to add to the compilation.</summary>
internal sealed record GeneratedFile(string HintName, string Text);
