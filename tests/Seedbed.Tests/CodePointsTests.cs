namespace Seedbed.Tests;

public sealed class CodePointsTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("a😀b", 3)]
    public void A_text_is_counted_in_code_points(string text, int count) => CodePoints.Count(text).ShouldBe(count);

    [Fact]
    public void An_unpaired_surrogate_counts_as_one() =>
        CodePoints.Count(new string(['\uDE00', '\uD83D', '\uDE00', '\uD83D'])).ShouldBe(3);

    [Theory]
    [InlineData("a😀b", 0, 0)]
    [InlineData("a😀b", 1, 1)]
    [InlineData("a😀b", 2, 3)]
    [InlineData("a😀b", 9, 4)]
    public void A_code_point_is_found_in_utf16(string text, int codePoint, int offset) =>
        CodePoints.ToUtf16(text, codePoint).ShouldBe(offset);
}
