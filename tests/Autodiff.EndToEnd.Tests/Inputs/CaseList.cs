using System.Collections;

namespace Autodiff.EndToEnd.Tests.Inputs;

/// <summary>The input sets of a family of the corpus, in collection initializers.</summary>
/// <param name="family">The class that holds the methods.</param>
internal sealed class CaseList(Type family) : IEnumerable<CorpusCase>
{
    private readonly List<CorpusCase> cases = [];

    public void Add(string method, params object?[] arguments) => Add(method, CaseOptions.Ordinary, arguments);

    public void Add(string method, CaseOptions options, params object?[] arguments)
    {
        // A lone jagged array is an object[] too, and would be taken for the whole argument list.
        if (arguments.GetType() != typeof(object[])) arguments = [arguments];
        cases.Add(new($"{family.Name}.{method}", arguments, options));
    }

    public IEnumerator<CorpusCase> GetEnumerator() => cases.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
