using System.Text;
using Seedbed.Ingestion;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

public sealed class LatexReaderTests : MarkupConformance
{
    protected override DocumentReader Reader { get; } = new LatexReader();

    protected override string[] Pieces { get; } =
        ["{", "}", "\\", "\\textbf{", "\\footnote{", "\\section{", "\\begin{itemize}", "\\item ", "\\item[", "\\end{itemize}", "\\begin{tabular}{l}", "a & b \\\\ ", "\\hline", "\\begin{verbatim}", "\\begin{align}",
        "$", "$$", "\\[", "%", "\\newcommand{\\x}[1]{\\x{#1}\\x{#1}}", "\\x{", "\\x", "\\verb|", "\\'", "\\href{", "\\iffalse", "--", "``", "~", "\\\\[", "\\multicolumn{9}{l}{", "\\texorpdfstring{", "\\end{document}", "\\def\\y#1{", "\\caption{"];

    protected override byte[] Good { get; } = Encoding.UTF8.GetBytes("""
        \documentclass{article}
        \usepackage[utf8]{inputenc}
        \newcommand{\drum}[1]{the #1 drum}
        \title{The \emph{Guide}}
        \author{Ann Smith}
        \begin{document}
        \maketitle
        \section*{Intro}\label{sec:intro}
        % a comment
        Some \emph{emph}, \textbf{strong} and \texttt{code}; na\"{\i}ve caf\'e --- ``quoted''~text,
        \drum{washing}.\footnote{A note.} See \href{https://example.org}{the site}, \ref{sec:intro} and $x^2$.

        \subsection{Steps}
        \begin{enumerate}
        \item First

          More of it.
          \begin{itemize}
          \item nested
          \end{itemize}
        \item Next
        \end{enumerate}
        \begin{description}
        \item[Apple] A fruit.
        \end{description}
        \begin{table}
        \caption{Sizes}
        \begin{tabular}{ll}
        \toprule
        Part & Size \\
        \midrule
        Pump & 3~cm \\
        \multicolumn{2}{l}{wide} \\
        \bottomrule
        \end{tabular}
        \end{table}
        \begin{verbatim}
        run  --it {
        \end{verbatim}
        \begin{equation}
        a = b
        \end{equation}
        \input{other}
        \end{document}
        Nothing.
        """);

    [Fact]
    public async Task Structure_is_kept()
    {
        Document document = await DocumentAsync(Encoding.UTF8.GetString(Good));
        document.Title.ShouldBe("The Guide");
        document.MediaType.ShouldBe("application/x-tex");
        document.Metadata.Select(fact => $"{fact.Key}={fact.Value}").ShouldBe(["author=Ann Smith", "includes=[\"other\"]"]);
        document.Lines().ShouldBe([
            "Heading1: The Guide", "Heading2: Intro", "Paragraph: Some emph, strong and code; naïve café — “quoted” text, the washing drum. See the site, [sec:intro] and $x^2$.", "Paragraph: A note.",
            "Heading3: Steps", "ListItem1#1: First", "Paragraph1: More of it.", "ListItem2: nested", "ListItem1#2: Next", "Term1: Apple", "Definition1: A fruit.", "Paragraph: Sizes",
            "Table: Part | Size\nPump | 3 cm\nwide", "Code: run  --it {", "Paragraph: \\begin{equation} a = b \\end{equation}"]);
        document.Blocks.First(block => block.Table is not null).Table!.Header.ShouldBe(["Part", "Size"]);
    }

    [Theory]
    [InlineData("\\LaTeX\\ is \\textsc{fun}\\ldots 5\\,\\% \\& more", "LaTeX is fun…5 % & more")]
    [InlineData("a\\\\b\\\\[2pt]c", "a\nb\nc")]
    [InlineData("{\\bf a {b} c} \\unknown[x]{kept} \\verb|\\x{|", "a b c kept \\x{")]
    [InlineData("\\c{c}a \\o \\ss{} \\^o \\~n \\H{o} \\v s", "ça øß ô ñ ő š")]
    [InlineData("one %two\n  three", "one three")]
    [InlineData("$5 and more", "$5 and more")]
    [InlineData("\\[ x^2 \\] \\(y\\)", "\\[ x^2 \\]\n\n\\(y\\)")]
    [InlineData("\\begin{quote}a\\end{quote}b", "a\n\nb")]
    [InlineData("\\begin{lstlisting}[language=C]\nint x;\n\\end{lstlisting}", "int x;")]
    [InlineData("\\def\\a{\\a\\a}\\a end", "end")]
    [InlineData("\\chapter{A}\\section{B}", "A\n\nB")]
    [InlineData("\\cite[p.~3]{key} \\url{https://a.org/%7e}", "[key] https://a.org/%7e")]
    [InlineData("\\begin{tabular}{|c|c|}\n\\hline\na & b \\\\ \\hline\nc & {d & e} \\\\ \\hline\n\\end{tabular}", "a | b\nc | d e")]
    public async Task Commands_become_text(string latex, string text) => (await DocumentAsync(latex)).Text.ShouldBe(text);
}
