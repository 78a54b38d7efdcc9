using Seedbed.Grounding;

namespace Seedbed.Tests.Grounding;

public sealed class QuoteFinderTests
{
    [Theory]
    [InlineData("Dead tuples are kept.", "dead TUPLES are kept")] // letter case
    [InlineData("Dead  tuples\n   are\u00A0kept.", "Dead tuples are kept")] // white space
    [InlineData("The “dead” tuples aren’t kept", "The \"dead\" tuples aren't kept")] // quote marks
    [InlineData("Use VACUUM FULL to shrink it", "Use `VACUUM FULL` to shrink it")] // quote marks added
    [InlineData("a trans-\naction that is open", "a transaction that is open")] // hyphenation at a line end
    [InlineData("a well-\nknown transaction", "a well-known transaction")]
    [InlineData("a trans\u00ADac\u00ADtion that is open", "a transaction that is open")] // soft hyphens
    [InlineData("a trans\u00AD\n  action that is open", "a transaction that is open")]
    [InlineData("encoded as UTF-\n8 by default", "encoded as UTF-8 by default")]
    [InlineData("memory — or disk — is full", "memory - or disk -- is full")] // dashes
    [InlineData("memory—or disk—is full", "memory – or disk – is full")]
    [InlineData("takes 3–5 long minutes", "takes 3-5 long minutes")]
    [InlineData("pass —verbose to see more", "pass --verbose to see more")]
    [InlineData("ＡＢＣ１２３ is an identifier", "ABC123 is an identifier")] // full width
    [InlineData("the ﬁrst eﬃcient ﬂag", "the first efficient flag")] // ligatures
    [InlineData("wait … then try again", "wait ... then try again")]
    [InlineData("The default is 42 seconds, or more", "The default is 42 seconds.")] // closing mark
    [InlineData("the locks are released early", "… the locks are released early …")] // ellipses around
    [InlineData("the locks are released early", "[...] the locks are released early [...]")]
    [InlineData("the locks are released early", "- \"the locks are released early\"")]
    public void A_quote_that_differs_only_in_layout_is_found(string text, string quote)
    {
        QuoteMatch match = new QuoteFinder(text).Find(quote);

        match.Verdict.ShouldBe(QuoteVerdict.Found);
        match.Spans.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("a trans-\naction that is open now", "transaction that is open", "trans-\naction that is open")]
    [InlineData("He said: “it isn’t so bad”.", "it isn't so bad", "it isn’t so bad")]
    [InlineData("😀 the locks are  released 😀", "The locks are released", "the locks are  released")]
    [InlineData("the ﬁrst efficient ﬂag", "first efficient flag", "ﬁrst efficient ﬂag")]
    public void The_span_covers_the_source_s_own_characters(string text, string quote, string own) =>
        new QuoteFinder(text).Find(quote).Spans.Select(span => span.Of(text)).ShouldBe([own]);

    [Theory]
    [InlineData("the locks are released early", "the locks are held early")]
    [InlineData("the locks are released early", "the locks released early")]
    [InlineData("unlocks are released early", "locks are released early")] // half a word
    [InlineData("the locks are released earlyish", "the locks are released early")]
    [InlineData("the limit is set to 10", "the limit is set to 1")] // half a number
    [InlineData("the limit is set to 1.5", "the limit is set to 1")]
    [InlineData("the limit is set to 1,500", "the limit is set to 1")]
    [InlineData("set the max_connections value", "connections value is set")]
    [InlineData("", "the locks are released")]
    public void A_quote_with_other_words_is_not_found(string text, string quote) =>
        new QuoteFinder(text).Find(quote).ShouldBe(QuoteMatch.NotFound);

    [Fact]
    public void Both_sides_of_an_ellipsis_are_found_in_order()
    {
        const string Text = "The first part is here, then much else, and the last part is there.";

        QuoteMatch match = new QuoteFinder(Text).Find("“The first part is … the last part is”");

        match.Spans.Select(span => span.Of(Text)).ShouldBe(["The first part is", "the last part is"]);
        new QuoteFinder(Text).Find("the last part is … The first part is").ShouldBe(QuoteMatch.NotFound);
        new QuoteFinder(Text).Find("The first part is [...] the missing part is").ShouldBe(QuoteMatch.NotFound);
    }

    [Fact]
    public void A_short_side_of_an_ellipsis_must_stand_there_but_is_no_evidence()
    {
        const string Text = "VACUUM, when run, reclaims storage occupied by dead tuples.";

        new QuoteFinder(Text).Find("VACUUM ... reclaims storage occupied").Spans.Select(span => span.Of(Text))
            .ShouldBe(["reclaims storage occupied"]);
        new QuoteFinder(Text).Find("ANALYZE ... reclaims storage occupied").ShouldBe(QuoteMatch.NotFound);
    }

    [Theory]
    [InlineData("VACUUM")]
    [InlineData("when run")]
    [InlineData("…")]
    [InlineData("")]
    public void A_short_quote_does_not_count(string quote) =>
        new QuoteFinder("VACUUM, when run, reclaims storage.").Find(quote).ShouldBe(QuoteMatch.TooShort);

    [Theory]
    [InlineData("set autovacuum_naptime low", "autovacuum_naptime")]
    [InlineData("東京は日本の首都です。", "日本の首都")]
    public void A_long_identifier_and_a_few_characters_of_an_unspaced_script_count(string text, string quote) =>
        new QuoteFinder(text).Find(quote).Verdict.ShouldBe(QuoteVerdict.Found);

    [Fact]
    public void The_exact_occurrence_is_preferred_then_the_first()
    {
        const string Text = "the locks are held. The Locks are held. THE LOCKS ARE HELD.";
        var finder = new QuoteFinder(Text);

        finder.Find("The Locks are held").Spans.ShouldBe([new TextSpan(20, 38)]);
        finder.Find("the locks Are held").Spans.ShouldBe([new TextSpan(0, 18)]);
    }
}
