namespace Autodiff.Generator.Tests.RuleTable;

public sealed class RuleDocumentTests
{
    [Fact]
    public void The_document_is_that_of_the_table()
    {
        var path = Path.Combine(Repository(), "docs", "rules.md");
        if (Environment.GetEnvironmentVariable("AUTODIFF_ACCEPT_DOCS") == "1")
        {
            File.WriteAllText(path, RuleDocument.Write());
        }

        Assert.Equal(RuleDocument.Write(), File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string Repository()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Autodiff.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The repository's root is not above the tests.");
        }

        return directory.FullName;
    }
}
