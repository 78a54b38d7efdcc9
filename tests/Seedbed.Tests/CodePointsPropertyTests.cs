using FsCheck;
using FsCheck.Fluent;

namespace Seedbed.Tests;

public sealed class CodePointsPropertyTests
{
    // Halves of pairs too: texts come from anywhere.
    private static Arbitrary<string> Texts => Arb.From(Gen.Elements('a', 'é', '\uD83D', '\uDE00').ListOf().Select(string.Concat));

    [Fact]
    public void Counting_agrees_with_runes() =>
        Prop.ForAll(Texts, text => CodePoints.Count(text) == text.EnumerateRunes().Count()).QuickCheckThrowOnFailure();

    [Fact]
    public void A_code_point_s_offset_has_as_many_code_points_before_it() =>
        Prop.ForAll(Texts, text =>
            Enumerable.Range(0, CodePoints.Count(text) + 1).All(i => CodePoints.Count(text.AsSpan(0, CodePoints.ToUtf16(text, i))) == i))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Counts_of_two_parts_add_up_where_no_pair_is_cut() =>
        Prop.ForAll(Texts, Texts, (left, right) =>
            (left.Length > 0 && right.Length > 0 && char.IsSurrogatePair(left[^1], right[0]))
            || CodePoints.Count(left + right) == CodePoints.Count(left) + CodePoints.Count(right)).QuickCheckThrowOnFailure();
}
