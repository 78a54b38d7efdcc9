using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Seedbed.Chunking;
using Seedbed.Tests.Doubles;
using Seedbed.Tokens;

namespace Seedbed.Tests.Chunking;

/// <summary>Windows of tokens: how many, how long, and that their text is that of their tokens.</summary>
public sealed class WindowsTests
{
    [Theory]
    [InlineData(100, 800, 64, 1)]
    [InlineData(800, 800, 64, 1)]
    [InlineData(801, 800, 64, 2)]
    [InlineData(1536, 800, 64, 2)]
    [InlineData(1537, 800, 64, 3)]
    [InlineData(1000, 100, 0, 10)]
    public void There_are_as_many_as_unsloths_formula_says_of_nearly_equal_length(int tokens, int size, int overlap, int count)
    {
        // " a" is one token each.
        List<Chunk> windows = Cut(string.Concat(Enumerable.Repeat(" a", tokens)), size, overlap);

        windows.Count.ShouldBe(count);
        windows.Sum(window => window.Tokens - overlap).ShouldBe(tokens - overlap);
        (windows.Max(window => window.Tokens) - windows.Min(window => window.Tokens)).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void A_windows_text_is_that_of_its_tokens_and_none_is_lost() => Prop.ForAll(
        AnyText(), Gen.Choose(16, 40).ToArbitrary(), Gen.Choose(0, 20).ToArbitrary(), (text, size, overlap) =>
        {
            int[] tokens = Tokenizer.O200k.Encode(text);
            int reached = 0;
            foreach (Chunk window in Cut(text, size, overlap))
            {
                int start = Units(text, window.Start);
                bool isFine = window.Tokens <= size && text.Substring(start, window.Text.Length) == window.Text
                    && (start <= reached || string.IsNullOrWhiteSpace(text[reached..start]))
                    && Stretches(tokens, window.Tokens).Contains(window.Text);
                if (!isFine)
                    return false;
                reached = start + window.Text.Length;
            }

            return string.IsNullOrWhiteSpace(text[reached..]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_window_has_the_headings_above_it()
    {
        Document document = new WrittenDocument().Heading(1, "Top").Paragraph(Words(40)).Heading(2, "Sub").Paragraph(Words(60)).Build();
        var chunker = new Chunker(new() { Tokens = 40, Overlap = 4, By = ChunkBy.Window });

        List<Chunk> windows = [.. chunker.Cut(document)];
        windows[0].Headings.ShouldBeEmpty();
        windows[1].Headings.Select(heading => heading.Text).ShouldBe(["Top"]);
        windows[^1].Headings.Select(heading => heading.Text).ShouldBe(["Top", "Sub"]);
    }

    [Fact]
    public void White_space_alone_is_no_window() => Cut(new string(' ', 5000) + "\n\n", 16, 0).ShouldBeEmpty();

    [Fact]
    public void The_smallest_model_decides_the_size_which_may_be_over_1024()
    {
        ChunkSize.Window().ShouldBe(1024);
        ChunkSize.Window(new ModelLimits(null, null)).ShouldBe(8192 - 2048 - 128);
        ChunkSize.Window(new ModelLimits(4096, 512), new ModelLimits(32768, 512)).ShouldBe(4096 - 1024 - 128);
        Should.Throw<SeedbedException>(() => ChunkSize.Window(new ModelLimits(1024, 512)));
    }

    [Fact]
    public void Another_tokenizer_makes_other_windows()
    {
        Document document = new WrittenDocument().Build() with { Text = string.Concat(Enumerable.Repeat("漢字かな ", 100)) };
        ChunkOptions options = new() { Tokens = 50, Overlap = 0, By = ChunkBy.Window };

        new Chunker(options with { Tokenizer = Tokenizer.Cl100k }).Cut(document).Count().ShouldBeGreaterThan(new Chunker(options).Cut(document).Count());
    }

    private static List<Chunk> Cut(string text, int size, int overlap) =>
        [.. new Chunker(new() { Tokens = size, Overlap = overlap, By = ChunkBy.Window }).Cut(new WrittenDocument().Build() with { Text = text })];

    private static IEnumerable<string> Stretches(int[] tokens, int length) =>
        Enumerable.Range(0, tokens.Length - length + 1).Select(start => Tokenizer.O200k.Decode(tokens[start..(start + length)]));

    private static int Units(string text, int codePoints)
    {
        int at = 0;
        foreach (Rune rune in text.EnumerateRunes().Take(codePoints))
            at += rune.Utf16SequenceLength;
        return at;
    }

    private static string Words(int count) => string.Join(' ', Enumerable.Repeat("water", count)) + ".";

    private static Arbitrary<string> AnyText() =>
        Gen.Elements("the", " word", " ", "\n\n", ".", "2024", "é", "漢", "龘", "😀", "👩‍👩‍👧", "\u0301", "𝟙", "ᚠ")
            .ArrayOf(120).Select(parts => string.Concat(parts)).ToArbitrary();
}
