using System.Globalization;
using Autodiff.Internal;

namespace Autodiff.Tests.Kernels.Lanes;

public sealed class LaneErrorDocumentationTests
{
    [Fact]
    public void The_page_on_kernels_has_the_stated_errors()
    {
        var page = File.ReadAllLines(Path.Combine(Root(), "docs", "kernels.md"));
        var cells = page.Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .SelectMany(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries).Chunk(3))
            .Where(cell => cell.Length == 3 && double.TryParse(cell[1], CultureInfo.InvariantCulture, out _));
        var stated = cells.SelectMany(cell => cell[0].Split(", ").Select(name => (name, cell[1], cell[2])));
        var expected = LaneErrors.All.Select(errors => (
            errors.Function.ToLowerInvariant(),
            errors.Single.ToString(CultureInfo.InvariantCulture),
            errors.Double.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(expected.Order(), stated.Order());
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Autodiff.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Autodiff.sln is in no parent folder of the tests.");
        return folder;
    }
}
