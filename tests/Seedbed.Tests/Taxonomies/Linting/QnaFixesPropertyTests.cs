using FsCheck;
using FsCheck.Fluent;
using Seedbed.Taxonomies.Linting;
using Seedbed.Taxonomies.Scanning;
using Seedbed.Taxonomies.Yaml11;

namespace Seedbed.Tests.Taxonomies.Linting;

public sealed class QnaFixesPropertyTests
{
    // Each of them whole, with something to mend or nothing.
    private static readonly string[] Parts =
    [
        "a:   b \n", "b : c\n", "c:\n  -  d: 1\n     e:  2\n  -   f: |\n        g \n\n        h\n      i: 3\n", "j: [ 1,2 , 3  ]\n",
        "k: {l: 1,m: 2 ,  n:  3}\n", "o: \"p \n  q\"\n", "r: 's'  # t \n", "u: >\n  v\n  w  \n", "? x\n:  y\n", "# z \n",
        "ä:\n- -  ö\n  -    ü\n", "😀:   [😀,  😀 ]\n", "aa: bb:cc,dd\n", "\n", "\n\n\n", "  \n", "ee: &ff  gg\nhh:  *ff\n",
    ];

    [Fact]
    public void The_mended_text_has_no_more_faults_of_those_rules()
    {
        Prop.ForAll(Texts(), text =>
            Linter.Lint(Fixed(text), LintRules.Taxonomy).All(fault => !QnaFixes.Rules.Contains(fault.Rule))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Mending_twice_changes_nothing_more()
    {
        Prop.ForAll(Texts(), text => Fixed(Fixed(text)) == Fixed(text)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_mended_text_says_the_same()
    {
        Prop.ForAll(Texts(), text => SaidIn.Text(Fixed(text)).SequenceEqual(SaidIn.Text(text))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_text_that_is_not_YAML_says_the_same_once_the_line_that_broke_it_is_gone()
    {
        string[] breaks = ["@bad", "\tbad", "'bad", "bad: [", "bad: 1: 2", "- bad", "bad", "]"];
        string[] parts =
        [
            .. Parts, "question: |\n  a\n\n\n\n\n  b  \n", "- question: >+\n    a\n\n\n\n  answer:  b \n", "answer: \"c\\ \n\n\n\n\n  d\"  \n",
            "context: |2-\n   e\n\n   f \n  \nanswer: g \n",
        ];
        var texts = from chosen in Gen.Elements(parts).ListOf()
                    from broken in Gen.Elements(breaks)
                    from line in Gen.Choose(0, 40)
                    select (Text: string.Concat(chosen), Broken: broken, Line: line);
        Prop.ForAll(texts.ToArbitrary(), drawn =>
        {
            List<string> lines = [.. drawn.Text.Split('\n')];
            lines.Insert(Math.Min(drawn.Line, lines.Count - 1), drawn.Broken);
            string mended = Fixed(string.Join('\n', lines));
            IEnumerable<string> left = mended.Split('\n').Where(line => line != drawn.Broken);
            bool isBroken = Composer.StopsAt(drawn.Text, TokenScanner.Scan(drawn.Text)) is not null
                || Composer.StopsAt(string.Join('\n', lines), TokenScanner.Scan(string.Join('\n', lines))) is null;
            return isBroken || SaidIn.TextWithLines(string.Join('\n', left)).SequenceEqual(SaidIn.TextWithLines(drawn.Text));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Line_ends_and_a_mark_of_bytes_stay()
    {
        Prop.ForAll(Texts(), text =>
        {
            string dos = Fixed($"\uFEFF{text.ReplaceLineEndings("\r\n")}");
            return dos.StartsWith('\uFEFF') && (!text.Contains('\n') || dos.Count(c => c == '\n') == dos.Split("\r\n").Length - 1);
        }).QuickCheckThrowOnFailure();
    }

    private static string Fixed(string text) => QnaFixes.Apply(text, Linter.Lint(text, LintRules.Taxonomy), LintRules.Taxonomy);

    private static Arbitrary<string> Texts() =>
        (from parts in Gen.Elements(Parts).ListOf()
         from isWhole in Gen.Elements(true, false)
         select isWhole ? string.Concat(parts) : string.Concat(parts).TrimEnd('\n')).ToArbitrary();
}
