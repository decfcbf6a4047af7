using System.Collections.Immutable;
using Autodiff.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Autodiff.Generator.Tests.Incremental;

/// <summary>A project that is generated, edited, and generated again by the same driver.</summary>
internal sealed class EditedProject
{
    private CSharpCompilation _compilation;
    private GeneratorDriver _driver = TestCompilation.Driver(tracksSteps: true);

    public EditedProject(params string[] sources)
    {
        _compilation = TestCompilation.Create(sources);
        Assert.Empty(Run());
    }

    /// <summary>Replaces text that occurs once in the sources, and runs the generator again.</summary>
    public EditedProject Edit(string oldText, string newText)
    {
        var tree = Assert.Single(_compilation.SyntaxTrees, tree => tree.ToString().Contains(oldText, StringComparison.Ordinal));
        var source = tree.GetText();
        var start = source.ToString().IndexOf(oldText, StringComparison.Ordinal);
        var edited = tree.WithChangedText(source.WithChanges(new TextChange(new TextSpan(start, oldText.Length), newText)));
        _compilation = _compilation.ReplaceSyntaxTree(tree, edited);
        Run();
        return this;
    }

    /// <summary>Asserts the reasons of all outputs of a step.</summary>
    public EditedProject Expect(string step, ImmutableArray<IncrementalStepRunReason> reasons)
    {
        var outputs = Outputs(step).ToList();
        Assert.NotEmpty(outputs);
        Assert.All(outputs, output => Assert.Contains(output.Reason, reasons));
        return this;
    }

    /// <summary>Asserts that a step gave other results for these methods, and the same ones for all others.</summary>
    public void ExpectChanged(string step, params string[] methods)
    {
        var changed = Outputs(step).Where(static output => Reasons.Changed.Contains(output.Reason)).Select(static output => NameOf(output.Value));
        Assert.Equal(methods.Order(StringComparer.Ordinal), changed.Order(StringComparer.Ordinal));
    }

    public IEnumerable<object> Values(string step) => Outputs(step).Select(static output => output.Value);

    private IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(string step) =>
        _driver.GetRunResult().Results[0].TrackedSteps[step].SelectMany(static run => run.Outputs);

    private IEnumerable<Diagnostic> Run()
    {
        _driver = _driver.RunGenerators(_compilation, TestContext.Current.CancellationToken);
        Assert.Null(_driver.GetRunResult().Results[0].Exception);
        return _compilation.Errors();
    }

    private static string NameOf(object value) => value switch
    {
        LoweredMethod lowered => lowered.Method.Name,
        LinkedMethod linked => linked.Method.Name,
        GeneratedFile file => file.HintName.Split('.')[^3],
        _ => throw new InvalidOperationException($"Unknown output {value.GetType().Name}."),
    };
}
