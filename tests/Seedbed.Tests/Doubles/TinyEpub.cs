namespace Seedbed.Tests.Doubles;

/// <summary>Writes small EPUB books.</summary>
internal static class TinyEpub
{
    public const string Container = "META-INF/container.xml";
    public const string Book = "OEBPS/content.opf";

    /// <summary>A book of two chapters, read second first as its spine says, with a table of contents.</summary>
    public static ZipOf Whole() => new ZipOf()
        .With("mimetype", "application/epub+zip")
        .With(Container, "<?xml version='1.0'?><container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile full-path='OEBPS/content.opf' media-type='application/oebps-package+xml'/></rootfiles></container>")
        .With(Book, """
            <?xml version='1.0'?>
            <package xmlns='http://www.idpf.org/2007/opf' version='3.0' xml:lang='en'>
              <metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Mills &amp; rivers</dc:title><dc:language>en-GB</dc:language></metadata>
              <manifest>
                <item id='nav' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>
                <item id='a' href='text/chapter%20a.xhtml' media-type='application/xhtml+xml'/>
                <item id='b' href='text/b.xhtml' media-type='application/xhtml+xml'/>
                <item id='cover' href='cover.svg' media-type='image/svg+xml'/>
              </manifest>
              <spine><itemref idref='cover'/><itemref idref='nav'/><itemref idref='b'/><itemref idref='a'/></spine>
            </package>
            """)
        .With("OEBPS/nav.xhtml", "<html xmlns='http://www.w3.org/1999/xhtml'><body><nav><ol><li><a href='text/b.xhtml'>Contents of it all</a></li></ol></nav></body></html>")
        .With("OEBPS/text/chapter a.xhtml", Page("The second chapter", "<p>Water turns the wheel.</p><ul><li>one</li><li>two</li></ul>"))
        .With("OEBPS/text/b.xhtml", Page("The first chapter", "<p>A mill stands by the river.</p><h2>Stones</h2><p>They grind.</p>"))
        .With("OEBPS/cover.svg", "<svg/>");

    public static string Page(string heading, string body) =>
        $"<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body><h1>{heading}</h1><a id='p1'/>{body}</body></html>";
}
