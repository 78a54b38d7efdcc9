using Seedbed.Taxonomies.Linting;

namespace Seedbed.Tests.Taxonomies.Linting;

public sealed class QnaFixesTests
{
    [Theory]
    [InlineData("a: b", "a: b\n")]
    [InlineData("a: b  \nc: d\t \n", "a: b\nc: d\n")]
    [InlineData("\n\na: b\n\n\n\n\nc: d\n\n\n", "a: b\n\n\nc: d\n")]
    [InlineData("a: b\n  \n \n\t\nc: d\n", "a: b\n\n\nc: d\n")]
    [InlineData("a :   b\nc:  |\n  d\n", "a: b\nc: |\n  d\n")]
    [InlineData("[a,b ,  c,d]\n", "[a, b, c, d]\n")]
    [InlineData("a: [   b,c  ]\nd: {    }\n", "a: [ b, c ]\nd: { }\n")]
    [InlineData("-  a\n-   b\n", "- a\n- b\n")]
    [InlineData("-   a: 1\n    b: 2\n-   c: |\n        d\n    e: 3\n", "- a: 1\n  b: 2\n- c: |\n      d\n  e: 3\n")]
    [InlineData("-  -  a\n      b\n   -  c\n", "- - a\n     b\n  - c\n")]
    [InlineData("-  a:\n     b:\n       -   c: 1\n           d: 2\n   e: 3\n", "- a:\n    b:\n      - c: 1\n        d: 2\n  e: 3\n")]
    [InlineData("-   a: b\n\n    # c\n\n    d: e\n", "- a: b\n\n  # c\n\n  d: e\n")]
    [InlineData("?   a: 1\n    b: 2\n:   c\n", "? a: 1\n  b: 2\n: c\n")]
    [InlineData("a: b \r\n\r\n\r\n\r\n\r\nc: d", "a: b\r\n\r\n\r\nc: d\r\n")]
    [InlineData("\uFEFFa:  b \n", "\uFEFFa: b\n")]
    [InlineData("a: |\n  b  \n  c\t\n", "a: |\n  b\n  c\n")]
    [InlineData("a: \"b \n  c\"\n", "a: \"b\n  c\"\n")]
    [InlineData("a: |\n  b\n\n\n", "a: |\n  b\n")]
    public void What_needs_no_judgement_is_mended(string text, string expected)
    {
        Fixed(text).ShouldBe(expected);
    }

    [Theory]
    [InlineData("a: |\n  b\n\n\n\n\n  c\n")] // Blank lines of a text.
    [InlineData("a: |+\n  b\n\n\n")] // Blank lines that a text keeps.
    [InlineData("a: 'b\n\n\n\n  c'\n")]
    [InlineData("a: \"b\\ \n  c\"\n")] // A space that is written to stay.
    [InlineData("a: [b\n  , c]\n")] // Which line is the comma to stand on?
    [InlineData("a: 1\na: 2\n")]
    [InlineData("a:\n  b:\n     c: d\n")]
    public void What_needs_judgement_stays(string text)
    {
        Fixed(text).ShouldBe(text);
    }

    [Fact]
    public void Lines_that_a_comment_takes_out_stay()
    {
        const string Text = "a:  b  # yamllint disable-line\nc:  d\n";

        Fixed(Text).ShouldBe("a:  b  # yamllint disable-line\nc: d\n");
    }

    [Theory]
    [InlineData("a: 42\n", 1, 4, "a: \"42\"\n")]
    [InlineData("a: Yes # b\n", 1, 4, "a: \"Yes\" # b\n")]
    [InlineData("- {a: 2024-01-02}\n", 1, 7, "- {a: \"2024-01-02\"}\n")]
    [InlineData("😀: 12:30\n", 1, 4, "😀: \"12:30\"\n")]
    [InlineData("a: ~\n", 1, 4, "a: ~\n")]
    [InlineData("a: null\n", 1, 4, "a: null\n")]
    [InlineData("a:\n", 1, 3, "a:\n")]
    [InlineData("a: !!int 42\n", 1, 10, "a: !!int 42\n")]
    [InlineData("a: \"42\"\n", 1, 4, "a: \"42\"\n")]
    [InlineData("a: [b]\n", 1, 4, "a: [b]\n")]
    [InlineData("a: 42\n", 7, 4, "a: 42\n")]
    public void A_value_that_must_be_a_text_gets_quotes(string text, int line, int column, string expected)
    {
        QnaFixes.Apply(text, [new(line, column, "a", "type", "", "")], LintRules.Taxonomy).ShouldBe(expected);
    }

    [Fact]
    public void Quotes_alone_leave_the_layout_as_it_is()
    {
        QnaFixes.Apply("a: 42\nb:  c \n", [new(1, 4, "a", "type", "", "")], LintRules.Taxonomy).ShouldBe("a: \"42\"\nb:  c \n");
    }

    [Fact]
    public void Text_that_is_not_YAML_has_its_lines_mended_alone()
    {
        Fixed("a:  b \nc: 'd").ShouldBe("a:  b\nc: 'd\n");
    }

    [Theory]
    [InlineData("\n\na:  b \nc: d: e \nf: g  ", "a:  b\nc: d: e\nf: g\n")] // Behind the fault too; the spaces after a colon wait for its mend.
    [InlineData("a: b\n\n\n\n\nc: d\ne: f: g\n\n\n", "a: b\n\n\nc: d\ne: f: g\n")]
    [InlineData("question: |\n  b \nanswer: d: e\nanswer: f ", "question: |\n  b\nanswer: d: e\nanswer: f\n")]
    [InlineData("a: b: c\nquestion: |\n  d \nanswer: e ", "a: b: c\nquestion: |\n  d \nanswer: e\n")]
    [InlineData("a: b: c\nquestion: |\n  d\n\n\n", "a: b: c\nquestion: |\n  d\n")]
    [InlineData("a: b: c \r\nd: e", "a: b: c\r\nd: e\r\n")]
    [InlineData("a: \a \nb: c", "a: \a\nb: c\n")]
    public void Of_a_text_that_is_not_YAML_the_lines_are_mended_that_are_no_texts(string text, string expected)
    {
        Fixed(text).ShouldBe(expected);
    }

    [Theory]
    [InlineData("a: b: c\nquestion: |\n  d \n  e\t\n\n\n\n\n  f ")] // A block of text as it would be.
    [InlineData("a: b: c\nquestion: |+\n  d\n\n\n")]
    [InlineData("question: |\n  a\n\n\n\n\nb: c: d\n  e ")] // The line that is no YAML may belong to the block above.
    [InlineData("question: |\n  a\n\tb\n  c \n")]
    [InlineData("question:\n  |\n  a\nb: c: d\n  e \n")]
    [InlineData("a: \"b\nquestion: c\n\n\n\n\nd: \"e\"\n")] // Which of the quotes is one too few?
    [InlineData("a: b: c\nd: e\n\n\n\n\nf: g\n")]
    [InlineData("a: b: c\nd: \"e\\ \n  f\"\n")]
    [InlineData("a: \"b\n\n\n\n")]
    public void What_could_be_part_of_a_text_stays_where_the_file_is_not_YAML(string text)
    {
        Fixed(text).ShouldBe(text);
    }

    [Fact]
    public void Every_known_case_is_mended_once_and_says_the_same()
    {
        foreach (LayoutCase known in LayoutCase.All.Where(known => known.Rules is null))
        {
            string mended = Fixed(known.Text);

            Fixed(mended).ShouldBe(mended, known.Name);
            SaidIn.Text(mended).ShouldBe(SaidIn.Text(known.Text), known.Name);
        }
    }

    private static string Fixed(string text) => QnaFixes.Apply(text, Linter.Lint(text, LintRules.Taxonomy), LintRules.Taxonomy);
}
