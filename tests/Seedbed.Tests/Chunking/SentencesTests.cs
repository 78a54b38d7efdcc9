using Seedbed.Chunking;

namespace Seedbed.Tests.Chunking;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("One. Two! Three? Four", "One.|Two!|Three?|Four")]
    [InlineData("It costs 3.5 euros, e.g. in Bonn. Then more.", "It costs 3.5 euros, e.g. in Bonn.|Then more.")]
    [InlineData("Dr. Smith met J. R. Jones. They spoke.", "Dr. Smith met J. R. Jones.|They spoke.")]
    [InlineData("See Fig. 3 and No. 7. Next.", "See Fig. 3 and No. 7.|Next.")]
    [InlineData("The U.S. Senate. Then.", "The U.S. Senate.|Then.")]
    [InlineData("He said \"Go.\" She went (far.) Yes.", "He said \"Go.\"|She went (far.)|Yes.")]
    [InlineData("これは文です。次の文！「はい。」終わり", "これは文です。|次の文！|「はい。」|終わり")]
    [InlineData("Wait... and see. Well... Yes.", "Wait... and see.|Well...|Yes.")]
    [InlineData("Open file.txt now. Done", "Open file.txt now.|Done")]
    [InlineData("1. Install it. 2. Run it.", "1. Install it.|2. Run it.")]
    [InlineData("No stop\n\n  \nhere\nat all", "No stop|here\nat all")]
    [InlineData("Is it? yes it is.", "Is it? yes it is.")]
    [InlineData("", "")]
    public void Sentences_end_where_a_reader_would_say_so(string text, string expected) =>
        string.Join('|', Sentences.Of(text, new(0, text.Length)).Select(span => span.Of(text))).ShouldBe(expected);
}
