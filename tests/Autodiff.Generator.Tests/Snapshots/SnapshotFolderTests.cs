namespace Autodiff.Generator.Tests.Snapshots;

/// <summary>The comparer of snapshots sees every difference, and accepts only when told to.</summary>
public sealed class SnapshotFolderTests : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("snapshots").FullName;

    public void Dispose() => Directory.Delete(_path, recursive: true);

    [Fact]
    public void What_was_accepted_is_expected_from_then_on()
    {
        Assert.Empty(Differences(accepts: true, ("A.g.cs", "one\ntwo\n")));
        Assert.Empty(Differences(accepts: false, ("A.g.cs", "one\r\ntwo\r\n")));
        var bytes = File.ReadAllBytes(Path.Combine(_path, "Tests.Test#A.g.verified.cs"));
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal("//HintName: A.g.cs\none\ntwo\n", System.Text.Encoding.UTF8.GetString(bytes[3..]));
    }

    [Fact]
    public void A_change_is_received_and_named_until_it_is_undone()
    {
        Differences(accepts: true, ("A.g.cs", "one\ntwo\n"));
        Assert.Equal(
            ["Tests.Test#A.g.received.cs differs in line 3: 'three' instead of 'two'"], Differences(accepts: false, ("A.g.cs", "one\nthree\n")));
        Assert.Equal("//HintName: A.g.cs\none\nthree\n", File.ReadAllText(Path.Combine(_path, "Tests.Test#A.g.received.cs")));
        Assert.Empty(Differences(accepts: false, ("A.g.cs", "one\ntwo\n")));
        Assert.False(File.Exists(Path.Combine(_path, "Tests.Test#A.g.received.cs")));
    }

    [Fact]
    public void Files_are_compared_as_sets()
    {
        Differences(accepts: true, ("A.g.cs", "a"), ("B.g.cs", "b"));
        Assert.Empty(Differences(accepts: false, ("B.g.cs", "b"), ("A.g.cs", "a")));
        Assert.Equal(
            ["Tests.Test#C.g.received.cs is new", "Tests.Test#A.g.verified.cs is not generated any more"],
            Differences(accepts: false, ("B.g.cs", "b"), ("C.g.cs", "c")));
        Assert.Empty(Differences(accepts: true, ("B.g.cs", "b"), ("C.g.cs", "c")));
        Assert.Empty(Differences(accepts: false, ("B.g.cs", "b"), ("C.g.cs", "c")));
    }

    [Fact]
    public void Nothing_is_accepted_in_continuous_integration()
    {
        Assert.Throws<InvalidOperationException>(() => SnapshotFolder.Of(_path, static _ => "1"));
        SnapshotFolder.Of(_path, static name => name == "CI" ? "true" : null);
    }

    private IReadOnlyList<string> Differences(bool accepts, params (string Hint, string Text)[] files) =>
        new SnapshotFolder(_path, accepts).Differences("Tests.Test", files.ToDictionary(static file => file.Hint, static file => file.Text));
}
