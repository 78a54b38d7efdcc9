using System.Formats.Tar;
using System.Text;

namespace Seedbed.Tests.Doubles;

/// <summary>Writes files that are broken, or made to break their reader.</summary>
internal static class HostileFiles
{
    /// <summary>Each with a name of its own.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> All() =>
        Texts().Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text))).Concat(Bytes()).Concat(Cut()).Concat(Packed());

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
        yield return ("unknown.xyz", "x");
        yield return (".hidden.md", "x");
        yield return ("noending", "x");
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Bytes()
    {
        foreach (string ending in new[] { "txt", "md", "html", "pdf", "csv", "tsv", "jsonl", "json", "zip", "tar", "tgz", "epub" })
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

    private static byte[] Noise(string seed)
    {
        var random = new SeededRandom("noise", seed);
        return [.. Enumerable.Range(0, 4_000).Select(_ => (byte)random.Next(256))];
    }
}
