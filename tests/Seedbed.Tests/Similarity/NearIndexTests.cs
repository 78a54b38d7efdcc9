using FsCheck;
using FsCheck.Fluent;
using Seedbed.Similarity;

namespace Seedbed.Tests.Similarity;

/// <summary>Near duplicates, exactly: what is found is what comparing every pair finds.</summary>
public sealed class NearIndexTests
{
    private static readonly double[] Thresholds = [0.3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 1];

    [Fact]
    public void The_first_row_kept_that_is_similar_enough_is_found_whatever_the_threshold_and_the_shingle() => Prop.ForAll(
        Texts().ToArbitrary(), Gen.Choose(1, 8).ToArbitrary(), Gen.Elements(Thresholds).ToArbitrary(), (texts, size, threshold) =>
        {
            var shingles = new Shingles(size);
            var index = new NearIndex(threshold, learnsAt: 4);
            var kept = new List<ulong[]>();
            foreach (string text in texts)
            {
                ulong[] set = shingles.Of(text).ToArray();
                NearMatch? found = index.Find(set);
                if (found != First(kept, set, threshold))
                    return false;
                if (found is not null)
                    continue;
                index.Add(set);
                kept.Add(set);
            }

            return index.Count == kept.Count;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_template_with_one_slot_is_no_duplicate_of_itself_below_the_threshold()
    {
        string[] rows = [.. Enumerable.Range(0, 3000).Select(static i => $"{string.Join(' ', Enumerable.Range(0, 23).Select(static w => $"t{w}"))} {string.Join(' ', Enumerable.Range(0, 8).Select(w => $"s{i}x{w}"))} {string.Join(' ', Enumerable.Range(30, 23).Select(static w => $"t{w}"))}")];
        var shingles = new Shingles(5);
        var index = new NearIndex(0.7);

        foreach (string row in rows)
        {
            index.Find(shingles.Of(row)).ShouldBeNull();
            index.Add(shingles.Of(row));
        }

        index.Find(shingles.Of(rows[1234])).ShouldBe(new NearMatch(1234, 1));
    }

    [Fact]
    public void A_chain_of_small_steps_ends_where_the_first_row_is_no_longer_similar()
    {
        string[] words = [.. Enumerable.Range(0, 40).Select(static i => $"w{i}")];
        var shingles = new Shingles(1);
        var index = new NearIndex(0.7);
        int kept = 0;
        for (int step = 0; step < 40; step++)
        {
            words[step] = $"new{step}";
            if (index.Find(shingles.Of(string.Join(' ', words))) is not null)
                continue;
            index.Add(shingles.Of(string.Join(' ', words)));
            kept++;
        }

        // 7 words of 40 replaced leave 33 of 47, 0.702; one more is too many.
        kept.ShouldBe(5);
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("?! …", "?! …", 0)]
    [InlineData("The tap drips.", "the TAP, drips", 1)]
    [InlineData("one two three", "one two four", 0)]
    [InlineData("snake_case a1", "snake case a1", 0)]
    [InlineData("ÄPFEL und Birnen", "äpfel und birnen", 1)]
    [InlineData("水道の蛇口から水が漏れています", "水道の蛇口から水が漏れています。", 1)]
    [InlineData("𝐀𝐁 𠮷野家", "𝐀𝐁 𠮷野家", 1)]
    public void Words_are_letters_digits_and_underscores_in_any_case(string one, string other, int similarity)
    {
        var shingles = new Shingles(3);
        ulong[] first = shingles.Of(one).ToArray();
        ulong[] second = shingles.Of(other).ToArray();

        (first.Length > 0 && first.SequenceEqual(second)).ShouldBe(similarity == 1);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 4)]
    [InlineData(5, 1)]
    [InlineData(9, 1)]
    public void A_shingle_is_so_many_words_and_each_counts_once(int size, int count) =>
        new Shingles(size).Of("a b a b c").Length.ShouldBe(size == 1 ? 3 : size == 2 ? 3 : count);

    private static NearMatch? First(List<ulong[]> kept, ulong[] set, double threshold)
    {
        for (int row = 0; row < kept.Count; row++)
        {
            int common = kept[row].Intersect(set).Count();
            double similarity = (double)common / (kept[row].Length + set.Length - common);
            if (set.Length > 0 && similarity >= threshold)
                return new(row, similarity);
        }

        return null;
    }

    private static Gen<string[]> Texts() =>
        Gen.Elements("the", "tap", "drips", "in", "a", "cold", "house", "and", "nobody", "mends", "漢字", "é", "?")
            .ArrayOf().Select(static words => string.Join(' ', words)).ArrayOf(40);
}
