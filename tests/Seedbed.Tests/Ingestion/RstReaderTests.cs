using System.Text;
using Seedbed.Ingestion;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

public sealed class RstReaderTests : MarkupConformance
{
    protected override DocumentReader Reader { get; } = new RstReader();

    protected override string[] Pieces { get; } =
        ["* ", "- x\n", "**", "``", "`", ":role:`", "|a| ", ".. |a| replace:: |a| |a|\n", ".. note::\n  ", ".. [1] ", ".. code::\n\n  x\n", "+--+\n| x|\n+--+\n", "== ==\n", "a\n===\n", ":f: ", "x::\n\n",
        "1. ", "(a) ", ">>> ", "| ", "a_ ", "[1]_ ", "\\", "_`", "<a>`_", "   ", ".. list-table::\n\n   * - a\n", ".. csv-table::\n\n   \"a,b\n", "-a  b\n", "__ x\n", "..\n"];

    protected override byte[] Good { get; } = Encoding.UTF8.GetBytes("""
        =========
        The Guide
        =========

        :Author: Ann Smith
        :Date: 2026-01-02
        :Language: en

        .. |drum| replace:: the *washing* drum
        .. _site: https://example.org/
        .. This is a comment.

        Intro
        =====

        Some *emph*, **strong**, ``code`` and :kbd:`Ctrl`; see `the site <https://example.org>`_, site_ and [1]_. Turn |drum|::

            run  --it

        .. [1] A note.

        #. First
           more

           - nested

        #. Next

        Apple
            A fruit.

        -v, --verbose  Says more.

        Details
        -------

        .. note:: Watch
           out.

        +------+-----------+
        | Name | Type      |
        +======+=====+=====+
        | a    | x   | y   |
        +      +-----+-----+
        |      | z         |
        +------+-----------+

        ===== =====
        One   Two
        ===== =====
        1     2
              more
        3     4
        ===== =====

        .. list-table:: Sizes
           :header-rows: 1

           * - Part
             - Size
           * - Pump
             - 3 cm

        .. code-block:: python
           :linenos:

           def f():
               return 1

        .. include:: other.rst
        """);

    [Fact]
    public async Task Structure_is_kept()
    {
        Document document = await DocumentAsync(Encoding.UTF8.GetString(Good));
        document.Title.ShouldBe("The Guide");
        document.Language.ShouldBe("en");
        document.MediaType.ShouldBe("text/x-rst");
        document.Metadata.Select(fact => $"{fact.Key}={fact.Value}").ShouldBe(["author=Ann Smith", "date=2026-01-02", "includes=[\"other.rst\"]"]);
        document.Lines().ShouldBe([
            "Heading1: The Guide", "Heading2: Intro", "Paragraph: Some emph, strong, code and Ctrl; see the site, site and. Turn the washing drum:", "Code: run  --it", "Paragraph: A note.",
            "ListItem1#1: First more", "ListItem2: nested", "ListItem1#2: Next", "Term1: Apple", "Definition1: A fruit.", "Term1: -v, --verbose", "Definition1: Says more.",
            "Heading3: Details", "Paragraph: Note", "Paragraph: Watch out.", "Table: Name | Type\na | x | y\na | z", "Table: One | Two\n1 | 2 more\n3 | 4", "Table: Part | Size\nPump | 3 cm",
            "Code: def f():\n    return 1"]);
        document.Blocks.Where(block => block.Table is not null).Select(block => string.Join(",", block.Table!.Header)).ShouldBe(["Name,Type,Type", "One,Two", "Part,Size"]);
    }

    [Theory]
    [InlineData("*a* b_ c__ `d`_ `e`:code: :ref:`f <g>` :class:`~h.i`", "a b c d e f i")]
    [InlineData("2 * 3 * 4, \\*x\\*, \"*\", *.rst and __init__", "2 * 3 * 4, *x*, \"*\", *.rst and __init__")]
    [InlineData("``a``` and `b` c", "a` and b c")]
    [InlineData("See [Smith2002]_ and |unknown|", "See [Smith2002] and |unknown|")]
    [InlineData("| one\n|   two\n| three", "one\ntwo\nthree")]
    [InlineData("A. Smith wrote\nthis.", "A. Smith wrote this.")]
    [InlineData("> quoted::\n\n> code\n> more", "> quoted:\n\n> code\n> more")]
    [InlineData(".. versionadded:: 3.2\n   More.", "New in version 3.2.\n\nMore.")]
    [InlineData(".. raw:: html\n\n   <b>\n\n.. image:: a.png\n\nx", "x")]
    [InlineData(".. function:: f(x)\n\n   Does it.", "f(x)\nDoes it.")]
    [InlineData("a\n    b\n\n        c", "a\nb\n\nc")]
    [InlineData(".. csv-table::\n   :header: a,b\n\n   \"1, 2\",3\n", "a | b\n1, 2 | 3")]
    [InlineData("+---+\n| a \n+---+", "+---+\n| a\n+---+")]
    public async Task Markup_becomes_text(string rst, string text) => (await DocumentAsync(rst)).Text.ShouldBe(text);
}
