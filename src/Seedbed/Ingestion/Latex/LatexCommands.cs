using System.Globalization;

namespace Seedbed.Ingestion.Latex;

/// <summary>The commands that are known by name. All others are passed over, and what is in their braces is text.</summary>
internal static class LatexCommands
{
    private static readonly Dictionary<string, (LatexCommand Kind, string Text, int Count)> Known = new(StringComparer.Ordinal);

    static LatexCommands()
    {
        foreach (string pair in ("LaTeX=LaTeX LaTeXe=LaTeX2e TeX=TeX BibTeX=BibTeX XeTeX=XeTeX LuaTeX=LuaTeX ss=ß SS=ẞ ae=æ AE=Æ oe=œ OE=Œ aa=å AA=Å o=ø O=Ø l=ł L=Ł i=ı j=ȷ dh=ð DH=Ð th=þ TH=Þ ng=ŋ NG=Ŋ "
            + "ldots=… dots=… textellipsis=… textendash=– textemdash=— textquoteleft=‘ textquoteright=’ textquotedblleft=“ textquotedblright=” guillemotleft=« guillemotright=» "
            + "guillemetleft=« guillemetright=» quotedblbase=„ quotesinglbase=‚ glqq=„ grqq=“ flqq=« frqq=» lq=‘ rq=’ textquotedbl=\" textquotesingle=' textasciitilde=~ textasciicircum=^ textasciigrave=` textbackslash=\\ textbar=| textless=< textgreater=> "
            + "textbraceleft={ textbraceright=} lbrace={ rbrace=} textunderscore=_ textdollar=$ textasteriskcentered=* textbullet=• textperiodcentered=· textdegree=° degree=° textregistered=® texttrademark=™ textcopyright=© "
            + "copyright=© pounds=£ textsterling=£ texteuro=€ euro=€ textyen=¥ textcent=¢ S=§ textsection=§ P=¶ textparagraph=¶ dag=† textdagger=† ddag=‡ textdaggerdbl=‡ textonehalf=½ textonequarter=¼ textthreequarters=¾ "
            + "texttimes=× textpm=± textmu=µ textordfeminine=ª textordmasculine=º textexclamdown=¡ textquestiondown=¿ textrightarrow=→ textleftarrow=← textnumero=№ nobreakdash= &=& %=% #=# _=_ {={ }=} $=$ -= /= @=").Split(' '))
        {
            int equals = pair.IndexOf('=', 1);
            Known[pair[..equals]] = (LatexCommand.Symbol, pair[(equals + 1)..], 0);
        }

        foreach (string space in new[] { " ", ",", ";", ":", "!", "quad", "qquad", "enspace", "thinspace", "space", "nobreakspace", "hfill", "dotfill", "xspace", "~", "\n", "\t", "\r", "hspace", "hskip", "kern" })
            Known[space] = (LatexCommand.Symbol, space is "!" or "xspace" ? "" : " ", 0);
        Known["hspace"] = (LatexCommand.Dropped, " ", 1);
        foreach (string pair in "`=\u0300 '=\u0301 ^=\u0302 ~=\u0303 ==\u0304 u=\u0306 .=\u0307 \"=\u0308 r=\u030A H=\u030B v=\u030C d=\u0323 c=\u0327 k=\u0328 b=\u0331".Split(' '))
            Known[pair[..1]] = (LatexCommand.Accent, pair[2..], 0);
        string[] levels = ["part", "chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph"];
        for (int i = 0; i < levels.Length; i++)
            Known[levels[i]] = Known["add" + levels[i]] = (LatexCommand.Heading, "", i);
        Known["minisec"] = Known["frametitle"] = (LatexCommand.Heading, "", 4);
        Add(LatexCommand.Mark, nameof(MarkKind.Strong), "textbf strong");
        Add(LatexCommand.Mark, nameof(MarkKind.Emphasis), "emph textit textsl");
        Add(LatexCommand.Mark, nameof(MarkKind.Code), "texttt code path nolinkurl");
        Add(LatexCommand.Item, "", "item bibitem");
        Add(LatexCommand.File, "", "input include subfile lstinputlisting verbatiminput inputminted");
        Add(LatexCommand.Note, "", "footnote footnotetext thanks endnote sidenote");
        Add(LatexCommand.Key, "", "ref eqref autoref cref Cref vref pageref nameref cite citep citet citealp citeauthor citeyear parencite textcite autocite footcite gls Gls ac");
        Add(LatexCommand.Paragraph, "", "par newpage clearpage cleardoublepage pagebreak bigskip medskip smallskip endgraf hrule vfill maketitle tableofcontents listoffigures listoftables appendix frontmatter mainmatter backmatter printbibliography printindex");
        Add(LatexCommand.Break, "", "newline linebreak tabularnewline cr");
        Add(LatexCommand.Fact, "", "title author date subtitle institute keywords");
        Add(LatexCommand.Definition, "", "newcommand renewcommand providecommand def gdef edef xdef DeclareMathOperator");
        Add(LatexCommand.Special, "", "begin end verb href url hyperlink multicolumn multirow caption captionof iffalse char lstset symbol texorpdfstring");
        foreach (string count in ("documentclass1 documentstyle1 usepackage1 RequirePackage1 label1 index1 vspace1 includegraphics1 bibliography1 bibliographystyle1 pagestyle1 thispagestyle1 pagenumbering1 setcounter2 addtocounter2 "
            + "setlength2 addtolength2 newlength1 newcounter1 hypersetup1 geometry1 graphicspath1 definecolor3 color1 textcolor1 colorbox1 selectlanguage1 foreignlanguage1 hyphenation1 newenvironment3 renewenvironment3 newtheorem2 "
            + "theoremstyle1 hypertarget1 phantomsection0 addcontentsline3 markboth2 markright1 rule2 raisebox1 parbox1 fontsize2 usefont4 fontfamily1 fontseries1 fontshape1 linespread1 cline1 cmidrule1 arraystretch0 rowcolor1 cellcolor1 "
            + "resizebox2 scalebox1 input0 nocite1 makeatletter0 makeatother0 centering0 noindent0 indent0 tightlist0 protect0 hline0 toprule0 midrule0 bottomrule0 endhead0 endfirsthead0 endfoot0 endlastfoot0 itemsep0 "
            + "ProvidesPackage1 ProvidesFile1 NeedsTeXFormat1 AtBeginDocument1 AtEndDocument1 DeclareOption2 newif0 let0 tikz0 lstdefinestyle2 lstdefinelanguage2 usetikzlibrary1 newacronym3 glsaddall0 write0 special1 "
            + "vskip0 baselineskip0 textwidth0 linewidth0 columnwidth0 paperwidth0 textheight0 pdfoutput0 ifx0 else0 fi0 IfFileExists3 PassOptionsToPackage2 urlstyle1 setmainfont1 setsansfont1 setmonofont1 lstset1").Split(' '))
            Known[count[..^1]] = (LatexCommand.Dropped, "", count[^1] - '0');
        Known["input"] = (LatexCommand.File, "", 1);
    }

    /// <summary>What a command does, the text that goes with it, and how many braces follow it.</summary>
    public static (LatexCommand Kind, string Text, int Count) Of(string name) => Known.GetValueOrDefault(name);

    /// <summary>A letter with an accent.</summary>
    public static string Accented(string letter, string accent)
    {
        letter = letter switch { "ı" => "i", "ȷ" => "j", "" => " ", _ => letter };
        int first = StringInfo.GetNextTextElementLength(letter);
        return letter[..first] + accent + letter[first..];
    }

    private static void Add(LatexCommand kind, string text, string names)
    {
        foreach (string name in names.Split(' '))
            Known[name] = (kind, text, 1);
    }
}
