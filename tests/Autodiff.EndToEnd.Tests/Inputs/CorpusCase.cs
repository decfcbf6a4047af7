namespace Autodiff.EndToEnd.Tests.Inputs;

/// <summary>One call of one method of the corpus.</summary>
/// <param name="Key">The method, as <c>Type.Method</c>.</param>
/// <param name="Arguments">Its arguments; anything for an <c>out</c> parameter.</param>
/// <param name="Options">What is special about them.</param>
internal sealed record CorpusCase(string Key, object?[] Arguments, CaseOptions Options);
