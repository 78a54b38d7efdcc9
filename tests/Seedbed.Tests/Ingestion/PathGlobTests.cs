using Seedbed.Ingestion;

namespace Seedbed.Tests.Ingestion;

public sealed class PathGlobTests
{
    [Theory]
    [InlineData("*.html", "a/b.html", true)]
    [InlineData("*.html", "a/b.htm", false)]
    [InlineData("guide/**", "guide/a/b.html", true)]
    [InlineData("guide/", "guide/b.html", true)]
    [InlineData("guide/*.html", "guide/a/b.html", false)]
    [InlineData("**/b.html", "b.html", true)]
    [InlineData("a/**/b.html", "a/b.html", true)]
    [InlineData("a/**/b.html", "a/x/y/b.html", true)]
    [InlineData("drafts", "a/drafts/b.html", true)]
    [InlineData("./a?.md", "ab.md", true)]
    [InlineData("**", "a/b", true)]
    public void A_glob_matches_paths(string glob, string path, bool matches) => new PathGlob(glob).IsMatch(path).ShouldBe(matches);

    [Fact]
    public void Many_stars_take_no_long_time() =>
        new PathGlob(string.Join('/', Enumerable.Repeat("**/*a*a*a*", 12))).IsMatch(string.Join('/', Enumerable.Repeat("aaaaaaaaaaaaaaaab", 40))).ShouldBeTrue();

    [Fact]
    public void An_empty_pattern_is_the_users_mistake() => Should.Throw<SeedbedException>(() => new PathGlob(" "));
}
