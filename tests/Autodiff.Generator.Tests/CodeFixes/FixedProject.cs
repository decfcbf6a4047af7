using System.Collections.Immutable;
using Autodiff.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Autodiff.Generator.Tests.CodeFixes;

/// <summary>Source files in an editor's workspace: with the analyzer's diagnostics, and code fixes that can be applied.</summary>
internal sealed class FixedProject
{
    private static readonly ImmutableArray<SyntaxFix> Fixes =
    [
        .. typeof(SyntaxFix).Assembly.GetTypes().Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(SyntaxFix)))
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .Select(static type => (SyntaxFix)Activator.CreateInstance(type)!),
    ];

    private readonly Project _project;

    private FixedProject(Project project) => _project = project;

    public FixedProject(params string[] sources)
    {
        var solution = new AdhocWorkspace().CurrentSolution;
        var id = ProjectId.CreateNewId();
        solution = solution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "Fixed", "Fixed", LanguageNames.CSharp,
            parseOptions: TestCompilation.ParseOptions, compilationOptions: TestCompilation.Options, metadataReferences: TestCompilation.References));
        var files = sources.Prepend(TestCompilation.GlobalUsings).ToList();
        for (var i = 0; i < files.Count; i++)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), $"File{i}.cs", SourceText.From(files[i]), filePath: $"File{i}.cs");
        }

        _project = solution.GetProject(id)!;
    }

    /// <summary>The sources, without the global usings.</summary>
    public IReadOnlyList<string> Sources => [.. _project.Documents.Skip(1).Select(static document => document.GetTextAsync().Result.ToString())];

    public ImmutableArray<Diagnostic> Diagnostics() => TestCompilation.Analyze(WithDerivatives());

    /// <summary>The compiler's errors, with the generated files.</summary>
    public IEnumerable<Diagnostic> Errors() => WithDerivatives().Errors();

    /// <summary>The fixes offered for a diagnostic, by title.</summary>
    public IReadOnlyDictionary<string, CodeAction> FixesOf(Diagnostic diagnostic)
    {
        var actions = new Dictionary<string, CodeAction>(StringComparer.Ordinal);
        foreach (var fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            // By its path: the diagnostic may be another compilation's of the same text.
            var document = _project.Documents.Single(one => one.FilePath == PathOf(diagnostic));
            var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action.Title, action), CancellationToken.None);
            fix.RegisterCodeFixesAsync(context).GetAwaiter().GetResult();
        }

        return actions;
    }

    public FixedProject Apply(CodeAction action)
    {
        var operations = action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult();
        return new FixedProject(operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(_project.Id)!);
    }

    /// <summary>Fix All in the project, of the fix of the type given.</summary>
    public FixedProject ApplyAll<T>()
        where T : SyntaxFix, new()
    {
        var fix = new T();
        var found = Diagnostics().Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id)).ToList();
        var context = new FixAllContext(
            _project, fix, FixAllScope.Project, typeof(T).Name, found.Select(static one => one.Id).Distinct(), new Found(found), CancellationToken.None);
        return Apply(fix.GetFixAllProvider()!.GetFixAsync(context).GetAwaiter().GetResult()!);
    }

    private string PathOf(Diagnostic diagnostic) => _project.GetDocument(diagnostic.Location.SourceTree)?.FilePath ?? "File1.cs";

    private Compilation WithDerivatives() =>
        TestCompilation.Generate((CSharpCompilation)_project.GetCompilationAsync().GetAwaiter().GetResult()!, out _);

    /// <summary>Hands out diagnostics that are known already.</summary>
    private sealed class Found(IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return diagnostics.Where(one => one.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
