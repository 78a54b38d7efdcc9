using Seedbed.Yaml;

namespace Seedbed.Tests.Yaml;

public sealed class NearestNameTests
{
    private static readonly string[] Known = ["column", "at-least", "at-most", "on"];

    [Theory]
    [InlineData("colum", "column")]
    [InlineData("cloumn", "column")]
    [InlineData("Column", "column")]
    [InlineData("at_least", "at-least")]
    [InlineData("no", "on")]
    [InlineData("threshold", null)]
    [InlineData("", null)]
    public void The_nearest_known_name_is_found(string wrong, string? nearest) => NearestName.Of(wrong, Known).ShouldBe(nearest);

    [Fact]
    public void Without_a_near_one_the_known_names_are_listed() =>
        NearestName.Hint("threshold", Known).ShouldBe("; known: column, at-least, at-most, on");
}
