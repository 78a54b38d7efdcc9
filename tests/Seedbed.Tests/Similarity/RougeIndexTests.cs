using FsCheck;
using FsCheck.Fluent;
using Seedbed.Similarity;

namespace Seedbed.Tests.Similarity;

/// <summary>ROUGE-L with each text kept, exactly: the same as by the table of every pair of words.</summary>
public sealed class RougeIndexTests
{
    [Fact]
    public void The_first_text_kept_over_the_threshold_is_found() => Prop.ForAll(
        Texts().ToArbitrary(), Gen.Elements(0.1, 0.3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 1).ToArbitrary(), (texts, threshold) =>
        {
            var index = new RougeIndex(threshold);
            var kept = new List<string[]>();
            foreach (string[] words in texts)
            {
                NearMatch? found = index.Find(string.Join("_ ", words));
                if (found != First(kept, words, threshold))
                    return false;
                if (found is not null)
                    continue;
                index.KeepLast();
                kept.Add(words);
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("police killed the gunman", "police kill the gunman", 0.75)]
    [InlineData("police killed the gunman", "the gunman kill police", 0.5)]
    [InlineData("It's 5 o'clock", "its 5 oclock", 0.25)]
    [InlineData("蛇口から水", "蛇口の水", 2 * 0.6 * 0.75 / (0.6 + 0.75))]
    public void Scores_are_those_of_the_paper(string one, string other, double score)
    {
        var index = new RougeIndex(0.1);
        index.Find(one).ShouldBeNull();
        index.KeepLast();

        index.Find(other)!.Value.Similarity.ShouldBe(score, 1e-12);
    }

    private static NearMatch? First(List<string[]> kept, string[] words, double threshold)
    {
        for (int row = 0; row < kept.Count; row++)
        {
            double score = RougeIndex.F(Common(kept[row], words), words.Length, kept[row].Length);
            if (score > threshold)
                return new(row, score);
        }

        return null;
    }

    private static int Common(string[] one, string[] other)
    {
        int[,] table = new int[one.Length + 1, other.Length + 1];
        for (int i = 1; i <= one.Length; i++)
        {
            for (int j = 1; j <= other.Length; j++)
                table[i, j] = one[i - 1] == other[j - 1] ? table[i - 1, j - 1] + 1 : Math.Max(table[i - 1, j], table[i, j - 1]);
        }

        return table[one.Length, other.Length];
    }

    // Some longer than one block of the bit-parallel table.
    private static Gen<string[][]> Texts() =>
        Gen.Choose(0, 9).SelectMany(static size => Gen.Elements("the", "tap", "drips", "in", "cold", "a", "é").ArrayOf(size < 9 ? size * 2 : 150)).ArrayOf(30);
}
