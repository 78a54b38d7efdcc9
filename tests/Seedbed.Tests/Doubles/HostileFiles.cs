using System.Formats.Tar;
using System.Text;

namespace Seedbed.Tests.Doubles;

/// <summary>Writes files that are broken, or made to break their reader.</summary>
internal static class HostileFiles
{
    /// <summary>Each with a name of its own.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> All() =>
        Texts().Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text))).Concat(Bytes()).Concat(Cut()).Concat(Packed()).Concat(Office()).Concat(Pages());

    /// <summary>Those that are too large to be read in every run of the tests, each made when it is asked for.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Large()
    {
        foreach (string ending in new[] { "txt", "md", "html", "rst", "adoc", "tex", "jsonl", "csv" })
            yield return ($"word-50MB.{ending}", OneWord(ending, 50_000_000));
        yield return ("spaces-50MB.txt", Filled((byte)' ', 50_000_000));
        yield return ("lines-50MB.txt", Filled((byte)'\n', 50_000_000));
        yield return ("lines-10MB.md", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a\n", 5_000_000))));
        yield return ("paragraphs-10MB.html", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<p>a", 2_500_000))));
        yield return ("cells-2000000.xlsx", Sheet(2_000, 1_000));
        yield return ("combining-10MB.txt", Encoding.UTF8.GetBytes("e" + new string('\u0301', 5_000_000)));
    }

    private static IEnumerable<(string Name, string Text)> Texts()
    {
        yield return ("-dash.md", "# Dash");
        yield return ("--format.md", "# Option");
        yield return ("new\nline.md", "# Newline");
        yield return ("quote\"'`$(id).md", "# Quotes");
        yield return ("emoji 😀 é.md", "# Emoji");
        yield return (new string('n', 252) + ".md", "# Long name");
        yield return ("cr.txt", "one\r\rtwo\rthree");
        yield return ("separators.txt", "one\u2028two\u2029three\u0085four");
        yield return ("word.txt", new string('a', 1_000_000));
        yield return ("spaces.txt", "x" + new string(' ', 1_000_000) + "y");
        yield return ("combining.txt", "e" + new string('\u0301', 300_000));
        yield return ("right-to-left.txt", string.Concat(Enumerable.Repeat("\u202Eابج\u202C ", 50_000)));
        yield return ("blank.md", " \n\t\n ");
        yield return ("quotes.md", new string('>', 5_000) + " deep");
        yield return ("lists.md", string.Concat(Enumerable.Range(0, 400).Select(i => new string(' ', 2 * i) + "- x\n")));
        yield return ("links.md", new string('[', 100_000));
        yield return ("emphasis.md", string.Concat(Enumerable.Repeat("*a _b ", 20_000)));
        yield return ("table.md", "|" + string.Concat(Enumerable.Repeat("a|", 3_000)) + "\n|" + string.Concat(Enumerable.Repeat("-|", 3_000)) + "\n");
        yield return ("front.md", "---\ntitle: [\n&a *a\n---\ntext");
        yield return ("deep.html", string.Concat(Enumerable.Repeat("<div>", 100_000)) + "x");
        yield return ("tables.html", string.Concat(Enumerable.Repeat("<table><tr><td>", 500)) + "x");
        yield return ("attribute.html", $"<p title='{new string('x', 3_000_000)}'>text</p>");
        yield return ("span.html", "<table><tr><td colspan=1000000 rowspan=1000000>x</td></tr></table>");
        yield return ("unclosed.html", "<script>alert(1)");
        yield return ("comment.html", "<!-- never closed <p>x</p>");
        yield return ("entities.xhtml", "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><body><p>&x; text</p></body></html>");
        yield return ("charset.html", "<meta charset='no-such'><p>é</p>");
        yield return ("wrong.pdf", "this is no PDF");
        yield return ("hollow.pdf", "%PDF-1.7\n%%EOF\n");
        yield return ("wrong.zip", "this is no archive");
        yield return ("wrong.tar", "this is no archive");
        yield return ("wrong.tgz", "this is no archive");
        yield return ("wrong.epub", "this is no book");
        yield return ("open.csv", "body\nfine\n\"never closed\n");
        yield return ("cells.csv", "body\na,b,c\nfine too\n");
        yield return ("header.csv", "a,b,c\n1,2,3\n");
        yield return ("columns.csv", string.Join(',', Enumerable.Range(0, 2_000)) + ",body\n" + new string(',', 2_000) + "many\n");
        yield return ("only.csv", "body\n");
        yield return ("bad.jsonl", "{\n[]\n1\n\"x\"\n{\"body\":null}\n{\"body\":{}}\n");
        yield return ("deep.jsonl", "{\"body\":" + new string('[', 10_000) + "\n");
        yield return ("half.jsonl", "{\"body\":\"\\ud83d\"}\n");
        yield return ("cut.json", "[{\"body\":\"kept\"},{\"body\":");
        yield return ("deep.json", new string('[', 100_000));
        yield return ("scalar.json", "5");
        yield return ("space.json", "  \n ");
        yield return ("names.jsonl", string.Concat(Enumerable.Range(0, 1_000).Select(i => $"{{\"k{i}\":1}}\n")));
        foreach (string ending in new[] { "md", "html", "rst", "adoc", "tex" })
        {
            yield return ($"word.{ending}", new string('a', 1_000_000));
            yield return ($"right-to-left.{ending}", string.Concat(Enumerable.Repeat("\u202Eابج\u202C ", 20_000)));
            yield return ($"cr.{ending}", "one\r\rtwo\rthree");
            yield return ($"nul.{ending}", "one\0two");
        }

        yield return ("bullets.rst", string.Concat(Enumerable.Repeat("* ", 100_000)) + "x");
        yield return ("stairs.rst", string.Concat(Enumerable.Range(0, 1_000).Select(i => new string(' ', 1_000 - i) + "x\n")));
        yield return ("substitutions.rst", string.Concat(Enumerable.Range(0, 9).Select(i => $".. |{i}| replace:: {string.Concat(Enumerable.Repeat($"|{i + 1}| ", 100))}\n")) + "\n|0|");
        yield return ("grid.rst", "+" + string.Concat(Enumerable.Repeat("-+", 20_000)) + "\n" + string.Concat(Enumerable.Repeat("|", 40_001)) + "\n+" + string.Concat(Enumerable.Repeat("-+", 20_000)));
        yield return ("attributes.adoc", string.Concat(Enumerable.Range(0, 40).Select(i => $":a{i + 1}: {{a{i}}}{{a{i}}}{{a{i}}}\n").Prepend(":a0: lol\n")) + "\n{a40}");
        yield return ("delimiters.adoc", string.Concat(Enumerable.Range(4, 1_000).Select(i => new string('=', i) + "\n")));
        yield return ("spans.adoc", "|===\n" + string.Concat(Enumerable.Repeat("99999.99999+|x\n", 1_000)));
        yield return ("macros.tex", "\\newcommand{\\a}{\\a\\a}\\newcommand{\\b}[1]{\\b{#1#1}\\b{#1#1}}\\a\\b{x} text");
        yield return ("groups.tex", new string('{', 1_000_000) + "x");
        yield return ("notes.tex", string.Concat(Enumerable.Repeat("\\footnote{a", 50_000)));
        yield return ("include.rst", ".. include:: /etc/passwd\n\ntext");
        yield return ("include.adoc", "include::/etc/passwd[]\n\ntext again");
        yield return ("include.tex", "\\input{/etc/passwd} more text");
        yield return ("unknown.xyz", "x");
        yield return (".hidden.md", "x");
        yield return ("noending", "x");
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Bytes()
    {
        foreach (string ending in new[] { "txt", "md", "html", "pdf", "csv", "tsv", "jsonl", "json", "zip", "tar", "tgz", "epub", "docx", "pptx", "xlsx", "rst", "adoc", "tex" })
        {
            yield return ($"empty.{ending}", []);
            yield return ($"zeros.{ending}", new byte[3_000]);
            yield return ($"noise.{ending}", Noise(ending));
        }

        yield return ("latin.txt", [.. "caf"u8, 0xE9, .. " au lait"u8]);
        yield return ("mixed.txt", [.. "café "u8, 0xE9, 0xFF, 0xFE, .. " x"u8]);
        yield return ("utf16-odd.txt", [0xFF, 0xFE, 0x41, 0x00, 0x42]);
        yield return ("utf16-half.txt", [0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]);
        yield return ("bad-utf8.csv", [.. "body\n"u8, 0xE9, 0xE9, .. "\nfine as well\n"u8]);
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Cut()
    {
        (string Ending, byte[] Good)[] files =
        [
            ("pdf", new TinyPdf().Page().Line(50, 50, "A page of text").Bytes()),
            ("epub", TinyEpub.Whole().Bytes()),
            ("docx", new TinyDocx { Body = TinyDocx.P("Text") }.Bytes()),
            ("pptx", new TinyPptx().Slide(TinyPptx.Title1("Text")).Bytes()),
            ("xlsx", new TinyXlsx().Sheet("S", TinyXlsx.Row(1, TinyXlsx.T("A1", "Text"))).Bytes()),
            ("zip", new ZipOf().With("a.md", "# A").With("b.md", "# B").Bytes()),
            ("tar", new TarOf().With("a.md", "# C").With("b.md", "# D").Bytes()),
            ("tgz", new TarOf().With("a.md", "# E").With("b.md", "# F").Gzipped()),
        ];
        foreach ((string ending, byte[] good) in files)
        {
            for (int part = 1; part <= 4; part++)
                yield return ($"cut-{part}.{ending}", good[..(good.Length * part / 5)]);
        }
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Packed()
    {
        byte[] zeros = new byte[70 << 20];
        yield return ("bomb.zip", new ZipOf().With("bomb.txt", zeros).Bytes());
        yield return ("bomb.tgz", new TarOf().With("bomb.txt", zeros).Gzipped());
        yield return ("bomb.epub", TinyEpub.Whole().With("OEBPS/text/b.xhtml", zeros).Bytes());
        yield return ("slip.zip", new ZipOf().With("../../up.md", "# Up").With("/etc/up.md", "# Up").Bytes());
        yield return ("slip.tar", new TarOf().With("../../up.md", "# Up").Bytes());
        yield return ("devices.tar", new TarOf().With(TarEntryType.BlockDevice, "sda.md").With(TarEntryType.SymbolicLink, "link.md").With(TarEntryType.Fifo, "pipe.md").Bytes());
        yield return ("nested.zip", new ZipOf().With("in.zip", new ZipOf().With("in.zip", new ZipOf().With("a.md", "x").Bytes()).Bytes()).Bytes());
        yield return ("folders.zip", new ZipOf().With("a/", []).With("b/", []).Bytes());
        yield return ("names.zip", new ZipOf().With("new\nline.md", "# In a zip").With(new string('n', 300) + ".md", "# Long in a zip").Bytes());
        yield return ("locked.epub", TinyEpub.Whole().With("META-INF/encryption.xml", "<encryption><EncryptedData><EncryptionMethod Algorithm='aes'/><CipherData><CipherReference URI='OEBPS/text/b.xhtml'/></CipherData></EncryptedData></encryption>").Bytes());
        yield return ("entities.epub", TinyEpub.Whole().With(TinyEpub.Container, "<!DOCTYPE a [<!ENTITY x 'lol'><!ENTITY y '&x;&x;'>]><a>&y;</a>").Bytes());
        yield return ("lacking.epub", TinyEpub.Whole().Without("OEBPS/text/b.xhtml").Bytes());
        yield return ("round.epub", TinyEpub.Whole().With(TinyEpub.Container, "<container><rootfile full-path='META-INF/container.xml'/></container>").Bytes());
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Office()
    {
        foreach (string ending in new[] { "docx", "pptx", "xlsx" })
            yield return ($"locked.{ending}", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[500], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[100]]);
        (string Ending, string Part, ZipOf Zip)[] files =
        [
            ("docx", "word/document.xml", new TinyDocx { Body = TinyDocx.P("Text of a file") }.Zip()),
            ("pptx", "ppt/presentation.xml", new TinyPptx().Slide(TinyPptx.Title1("Text of a slide")).Zip()),
            ("xlsx", "xl/workbook.xml", new TinyXlsx().Sheet("S", TinyXlsx.Row(1, TinyXlsx.T("A1", "Text of a cell"))).Zip()),
        ];
        foreach ((string ending, string part, ZipOf zip) in files)
        {
            byte[] good = zip[part];
            yield return ($"entities.{ending}", zip.With(part, "<!DOCTYPE a [<!ENTITY x 'lol'><!ENTITY y '&x;&x;'>]><a>&y;</a>").Bytes());
            yield return ($"external.{ending}", zip.With(part, "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>").Bytes());
            yield return ($"deep.{ending}", zip.With(part, string.Concat(Enumerable.Repeat("<a>", 200_000))).Bytes());
            yield return ($"attribute.{ending}", zip.With(part, $"<a b='{new string('x', 9_000_000)}'/>").Bytes());
            yield return ($"bomb.{ending}", zip.With(part, [.. "<a>"u8, .. Filled((byte)' ', 90_000_000)]).Bytes());
            yield return ($"lacking.{ending}", zip.With(part, good).Without(part).Bytes());
            string folder = part[..(part.LastIndexOf('/') + 1)], name = part[folder.Length..];
            string circle = string.Concat(Enumerable.Range(1, 40).Select(i => $"<Relationship Id='rId{i}' Type='x/styles' Target='{(i % 2 == 0 ? name : "../../../../etc/passwd")}'/>"));
            yield return ($"circle.{ending}", zip.With(part, good).With($"{folder}_rels/{name}.rels", $"<Relationships>{circle}</Relationships>").Bytes());
            yield return ($"other.{ending}", Encoding.UTF8.GetBytes("%PDF-1.7 under another name"));
        }

        yield return ("cells.xlsx", Sheet(1_000, 100));
        yield return ("far.xlsx", new TinyXlsx().Sheet("S", "<row r='1048576'><c r='XFD1048576' t='inlineStr'><is><t>far away</t></is></c></row><row r='-5'><c r='ZZZZZ99999999999'><v>1</v></c></row>").Bytes());
        yield return ("merged.xlsx", new TinyXlsx().Sheet("S", TinyXlsx.Row(1, TinyXlsx.T("A1", "merged")), "<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>").Bytes());
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Pages()
    {
        byte[] page = new TinyPdf().Page().Line(50, 50, "A page that is locked").Bytes();
        yield return ("locked.pdf", Replaced(page, "/Root", "/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (x) /P -4 >> /Root"));
        yield return ("fonts.pdf", new TinyPdf().Page().Line(50, 50, "Huge", 1e30).Line(50, 60, "None", 0).Line(1e9, -1e9, "Far", 1e-9).Line(50, 90, "Less", -12).Bytes());
        yield return ("circle.pdf", Replaced(page, "/Count 1", "/Count 99999999 /Parent 2 0 R"));
        yield return ("binary.pdf", Replaced(page, "Helvetica", "\u0001\u0002\u0003\u0004)))"));
        yield return ("tail.pdf", page[(page.Length / 2)..]);
        yield return ("word.pdf", new TinyPdf().Page().Line(50, 50, new string('a', 200_000)).Bytes());
    }

    private static byte[] Replaced(byte[] bytes, string text, string by) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace(text, by, StringComparison.Ordinal));

    private static byte[] Filled(byte value, int count)
    {
        byte[] bytes = new byte[count];
        Array.Fill(bytes, value);
        return bytes;
    }

    private static byte[] OneWord(string ending, int length) => ending switch
    {
        "jsonl" => [.. "{\"body\":\""u8, .. Filled((byte)'a', length), .. "\"}\n"u8],
        "csv" => [.. "body\n"u8, .. Filled((byte)'a', length)],
        _ => Filled((byte)'a', length),
    };

    // Numbers that hardly repeat, so that it is no bomb.
    private static byte[] Sheet(int rows, int columns)
    {
        var random = new SeededRandom("cells", "sheet");
        var text = new StringBuilder();
        for (int row = 0; row < rows; row++)
        {
            text.Append("<row>");
            for (int column = 0; column < columns; column++)
                text.Append("<c><v>").Append(random.Next(1_000_000)).Append("</v></c>");
            text.Append("</row>");
        }

        return new TinyXlsx().Sheet("S", text.ToString()).Bytes();
    }

    private static byte[] Noise(string seed)
    {
        var random = new SeededRandom("noise", seed);
        return [.. Enumerable.Range(0, 4_000).Select(_ => (byte)random.Next(256))];
    }
}
