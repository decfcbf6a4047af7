using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Binding;

/// <summary>Bind: one semantic model for each tree of a compilation, so that a body is bound once however many callers ask about it.</summary>
internal sealed class SemanticModels
{
    private static readonly ConditionalWeakTable<Compilation, SemanticModels> ByCompilation = new();

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();

    private SemanticModels(Compilation compilation) => _compilation = compilation;

    public WrittenParameters WrittenParameters => field ??= new(this);

    /// <summary>Whether integer arithmetic is checked where the source does not say.</summary>
    public bool ChecksOverflow => _compilation.Options.CheckOverflow;

    public static SemanticModels Of(Compilation compilation) =>
        ByCompilation.GetValue(compilation, static compilation => new SemanticModels(compilation));

    public SemanticModel this[SyntaxTree tree] => _models.GetOrAdd(tree, tree => _compilation.GetSemanticModel(tree));

    /// <summary>Whether a symbol's declaration can be asked about here (it may belong to a referenced project's compilation).</summary>
    public bool Contains(SyntaxTree tree) => _compilation.ContainsSyntaxTree(tree);
}
