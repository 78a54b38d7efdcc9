using Seedbed.Taxonomies.Documents;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Taxonomies;

/// <summary>Patterns of documents, as Python's glob has them.</summary>
public sealed class GlobTests
{
    [Theory]
    [InlineData("*.md", "a.md", true)]
    [InlineData("*.md", ".md", false)]
    [InlineData(".*", ".md", true)]
    [InlineData("*", "", true)]
    [InlineData("*.MD", "a.md", false)]
    [InlineData("a?c", "a𝄞c", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("[abc].md", "b.md", true)]
    [InlineData("[a-c]*", "bx", true)]
    [InlineData("[!a-c]x", "dx", true)]
    [InlineData("[!a-c]x", "ax", false)]
    [InlineData("[^a]x", "^x", true)]
    [InlineData("[]x]", "]", true)]
    [InlineData("[!]x]", "]", false)]
    [InlineData("[a-]", "-", true)]
    [InlineData("[-a]", "-", true)]
    [InlineData("[z-a]", "m", false)]
    [InlineData("[!z-a]", "m", true)]
    [InlineData("[a-c-e]", "-", true)]
    [InlineData("[a-c-e]", "d", false)]
    [InlineData("[abc", "[abc", true)]
    [InlineData("a\\*", "a\\b", true)]
    [InlineData("a**b", "axyb", true)]
    [InlineData("a*b*c", "aXbYbZc", true)]
    [InlineData("a*b*c", "aXbYbZ", false)]
    public void A_name_is_matched(string pattern, string name, bool isMatch) =>
        new GlobName(pattern).IsMatch(name).ShouldBe(isMatch);

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../x.md")]
    [InlineData("docs/../../x.md")]
    [InlineData("docs/..")]
    [InlineData("C:/x.md")]
    [InlineData("a\0b")]
    public void A_pattern_that_could_lead_out_is_none(string pattern) => GlobPattern.Parse(pattern).ShouldBeNull();

    [Theory]
    [InlineData("*.md", "a.md")]
    [InlineData("**/*.md", "a.md b/c.md b/d/e.md")]
    [InlineData("**", "a.md b/c.md b/d/e.md b/d/f.txt")]
    [InlineData("b/**", "b/c.md b/d/e.md b/d/f.txt")]
    [InlineData("b/**/**/e.md", "b/d/e.md")]
    [InlineData("**/d/**", "b/d/e.md b/d/f.txt")]
    [InlineData("./b//c.md", "b/c.md")]
    [InlineData(".hidden/*.md", ".hidden/g.md")]
    [InlineData("*/*.md", "b/c.md")]
    [InlineData(".*/*", ".hidden/g.md")]
    [InlineData("**/.*/g.md", ".hidden/g.md")]
    [InlineData("b/", "")]
    [InlineData("**/.", "")]
    [InlineData("a.md/.", "")]
    [InlineData("b", "")]
    [InlineData("a.md/*", "")]
    [InlineData("nowhere/*.md", "")]
    [InlineData("**/b/../a.md", null)]
    public void Files_are_matched(string pattern, string? files)
    {
        using var folder = new TempFolder();
        foreach (string file in (string[])["a.md", "b/c.md", "b/d/e.md", "b/d/f.txt", ".hidden/g.md"])
            folder.Write(file, "x");

        Match(folder.Path, pattern).ShouldBe(files);
        if (files is not null)
            string.Join(' ', ((string[])["a.md", "b/c.md", "b/d/e.md", "b/d/f.txt", ".hidden/g.md"]).Where(GlobPattern.Parse(pattern)!.IsMatch)).ShouldBe(files);
    }

    [Fact]
    public void Links_are_followed_within_the_folder_and_named_when_they_lead_out()
    {
        using var folder = new TempFolder();
        folder.Write("in/docs/a.md", "x");
        folder.Write("out/secret.md", "x");
        Directory.CreateSymbolicLink(folder["in/again"], "docs");
        Directory.CreateSymbolicLink(folder["in/docs/loop"], "..");
        Directory.CreateSymbolicLink(folder["in/away"], folder["out"]);
        File.CreateSymbolicLink(folder["in/file.md"], folder["out/secret.md"]);
        File.CreateSymbolicLink(folder["in/broken.md"], "nothing.md");

        var glob = new FolderGlob(folder["in"]);
        glob.Add(GlobPattern.Parse("**/*.md")!, default);
        glob.Add(GlobPattern.Parse("away/secret.md")!, default);

        glob.Files.ShouldBe(["again/a.md", "docs/a.md"]);
        glob.Leaving.ShouldBe(["away", "broken.md", "file.md"]);
    }

    [Fact]
    public void A_folder_that_is_itself_behind_a_link_is_no_way_out()
    {
        using var folder = new TempFolder();
        folder.Write("real/a.md", "x");
        Directory.CreateSymbolicLink(folder["link"], folder["real"]);

        Match(folder["link"], "*.md").ShouldBe("a.md");
    }

    [Fact]
    public void A_pattern_of_many_stars_ends()
    {
        using var folder = new TempFolder();
        string deep = string.Join('/', Enumerable.Repeat("a", 60));
        folder.Write($"{deep}/{new string('a', 100)}", "x");

        Match(folder.Path, string.Join('/', Enumerable.Repeat("**/a", 12)) + "/" + string.Concat(Enumerable.Repeat("a*", 40)) + "b").ShouldBe("");
    }

    private static string? Match(string folder, string pattern)
    {
        if (GlobPattern.Parse(pattern) is not { } parsed)
            return null;
        var glob = new FolderGlob(folder);
        glob.Add(parsed, default);
        return string.Join(' ', glob.Files);
    }
}
