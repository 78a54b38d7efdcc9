using FsCheck;
using FsCheck.Fluent;
using Seedbed.Grounding;

namespace Seedbed.Tests.Grounding;

public sealed class QuoteFinderPropertyTests
{
    private static readonly string[] Words =
        ["Locks", "are", "well-known", "isn’t", "1,000", "v2.1", "é", "😀", "--flag", "a_b", "“so”", "end.", "—", "3–5", "ﬁne", "(x)", "東京", "10ms"];

    private static Gen<string[]> Texts => Gen.Choose(3, 40).SelectMany(count => Gen.Elements(Words).ArrayOf(count));

    [Fact]
    public void A_stretch_of_the_text_is_found_in_it_as_it_stands()
    {
        Gen<(string Text, string Quote)> stretches =
            from words in Texts
            from start in Gen.Choose(0, words.Length - 3)
            from count in Gen.Choose(3, words.Length - start)
            select (string.Join(' ', words), string.Join(' ', words.Skip(start).Take(count)));

        Prop.ForAll(Arb.From(stretches), stretch =>
        {
            QuoteMatch match = new QuoteFinder(stretch.Text).Find(stretch.Quote);
            return match.Verdict == QuoteVerdict.TooShort
                || (match.Spans.Count == 1 && stretch.Quote.Contains(match.Spans[0].Of(stretch.Text), StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_quote_is_found_whatever_the_layout_did_to_the_text()
    {
        Gen<(string Text, string Quote)> laidOut =
            from words in Texts
            from breaks in Gen.Elements(" ", "\n", "  ", "\u00A0", " \n  ").ArrayOf(words.Length)
            let quote = string.Join(' ', words)
            let text = string.Concat(words.Zip(breaks, (word, space) => word.Replace("well-", "well-\n", StringComparison.Ordinal) + space))
            select ("Before. " + text + " After.", quote.ToUpperInvariant().Replace('’', '\'').Replace("“", "", StringComparison.Ordinal));

        Prop.ForAll(Arb.From(laidOut), pair => new QuoteFinder(pair.Text).Find(pair.Quote).Verdict != QuoteVerdict.NotFound)
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Spans_lie_in_the_text_in_order_and_never_begin_or_end_inside_a_character_or_on_white_space() =>
        Prop.ForAll<string?, string?>((text, quote) =>
        {
            text ??= "";
            int from = 0;
            foreach (TextSpan span in new QuoteFinder(text).Find(quote ?? "").Spans)
            {
                if (span.Start < from || span.End > text.Length || span.Length <= 0 || char.IsWhiteSpace(text[span.Start]) || char.IsWhiteSpace(text[span.End - 1]))
                    return false;
                from = span.End;
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_word_that_is_left_out_or_changed_is_never_overlooked()
    {
        Gen<(string Text, string Quote)> changed =
            from count in Gen.Choose(4, 30)
            from place in Gen.Choose(0, count - 1)
            from drop in Gen.Elements(true, false)
            let words = Enumerable.Range(0, count).Select(i => $"word{i}").ToArray()
            let quote = words.Select((word, i) => i != place ? word : drop && place > 0 && place < count - 1 ? null : "other").OfType<string>()
            select (string.Join(' ', words), string.Join(' ', quote));

        Prop.ForAll(Arb.From(changed), pair => new QuoteFinder(pair.Text).Find(pair.Quote).Verdict == QuoteVerdict.NotFound)
            .QuickCheckThrowOnFailure();
    }
}
