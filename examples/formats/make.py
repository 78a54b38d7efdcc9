#!/usr/bin/env python3
"""Writes the binary files of this folder (barrel.docx, talk.pptx, readings.xlsx, booklet.epub, leaflet.pdf, more.zip, more.tar.gz).

Python's standard library alone; the same bytes each time.
"""
import gzip
import io
import os
import tarfile
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
TYPE = "application/vnd.openxmlformats-officedocument."
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="%s/relationships"' % OFFICE
P = ('xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="%s/relationships" '
     'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"' % OFFICE)


def package(name, parts):
    with zipfile.ZipFile(os.path.join(HERE, name), "w", zipfile.ZIP_DEFLATED) as file:
        for path, text in parts.items():
            entry = zipfile.ZipInfo(path, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            file.writestr(entry, text)


def types(**parts):
    overrides = "".join('<Override PartName="/%s" ContentType="%s+xml"/>' % (path, TYPE + kind) for path, kind in parts.items())
    return (HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>' + overrides + "</Types>")


def links(*targets):
    return (HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + "".join('<Relationship Id="%s" Type="%s/relationships/%s" Target="%s"/>' % (i, OFFICE, kind, target) for i, kind, target in targets)
            + "</Relationships>")


def docx():
    def run(text):
        return '<w:r><w:t xml:space="preserve">%s</w:t></w:r>' % text

    def p(text, style="", more=""):
        return '<w:p><w:pPr>%s%s</w:pPr>%s</w:p>' % ('<w:pStyle w:val="%s"/>' % style if style else "", more, text if "<" in text else run(text))

    def item(text, level=0):
        return p(text, more='<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="1"/></w:numPr>' % level)

    def row(*cells):
        return "<w:tr>%s</w:tr>" % "".join("<w:tc>%s</w:tc>" % c for c in cells)

    box = ('<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>%s</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
           % p("In a box beside it: cover the barrel, or mosquitoes breed in it."))
    body = "".join([
        p("Setting up a rain barrel", "Title"),
        p("The place", "Heading1"),
        p(run("Choose level ground below a downpipe") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(".") + box),
        item("Lay the base."), item("gravel, 5 cm", 1), item("slabs on top", 1), item("Set the barrel on it."),
        p("How much a roof gives in a year:"),
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>%s%s%s</w:tbl>' % (
            '<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>%s</w:tc><w:tc>%s</w:tc><w:tc>%s</w:tc></w:tr>' % (p("Roof"), p("Rain"), p("Water")),
            row(p("20 m²"), p("600 mm"), p("9,600 l")),
            '<w:tr><w:tc>%s</w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>%s</w:tc></w:tr>' % (p("50 m²"), p("as above × 2.5"))),
        item("Connect the downpipe."),
        p(run("More stands in ") + '<w:hyperlink w:anchor="x">%s</w:hyperlink>' % run("the leaflet")
          + '<w:ins w:id="1" w:author="Ada" w:date="2026-01-01T00:00:00Z">%s</w:ins><w:del w:id="2" w:author="Ada" w:date="2026-01-01T00:00:00Z"><w:r><w:delText> of old</w:delText></w:r></w:del>' % run(" of this year") + run(".")),
    ])
    styles = "".join('<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/>%s</w:style>' % s for s in [
        ("Title", "Title", ""), ("Heading1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')])
    numbering = ('<w:abstractNum w:abstractNumId="0">'
                 '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
                 '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
                 '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')
    package("barrel.docx", {
        "[Content_Types].xml": types(**{"word/document.xml": "wordprocessingml.document.main", "word/styles.xml": "wordprocessingml.styles",
                                        "word/numbering.xml": "wordprocessingml.numbering", "word/footnotes.xml": "wordprocessingml.footnotes"}),
        "_rels/.rels": links(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": HEAD + "<w:document %s><w:body>%s</w:body></w:document>" % (W, body),
        "word/_rels/document.xml.rels": links(("r1", "styles", "styles.xml"), ("r2", "numbering", "numbering.xml"), ("r3", "footnotes", "footnotes.xml")),
        "word/styles.xml": HEAD + "<w:styles %s>%s</w:styles>" % (W, styles),
        "word/numbering.xml": HEAD + "<w:numbering %s>%s</w:numbering>" % (W, numbering),
        "word/footnotes.xml": HEAD + '<w:footnotes %s><w:footnote w:id="2">%s</w:footnote></w:footnotes>' % (W, p("A full barrel of 200 l weighs more than 200 kg.")),
    })


def pptx():
    def shape(text, place, holder=""):
        paragraphs = "".join("<a:p>%s<a:r><a:t>%s</a:t></a:r></a:p>" % ('<a:pPr lvl="%d"/>' % level if level else "", line) for level, line in text)
        return ('<p:sp><p:nvSpPr><p:cNvPr id="1" name="x"/><p:cNvSpPr/><p:nvPr>%s</p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="%d" y="%d"/>'
                '<a:ext cx="1000000" cy="500000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/>%s</p:txBody></p:sp>' % ((holder,) + place + (paragraphs,)))

    def slide(kind, *shapes):
        return HEAD + "<p:%s %s><p:cSld><p:spTree>%s</p:spTree></p:cSld></p:%s>" % (kind, P, "".join(shapes), kind)

    title, body = '<p:ph type="title"/>', '<p:ph type="body" idx="1"/>'
    second = slide(
        "sld",
        shape([(0, "Right: the tap, a hand's breadth above the ground")], (5000000, 3000000)),
        shape([(0, "Left: the overflow, below the rim")], (500000, 3000000)),
        shape([(0, "Keep the filter clean"), (1, "after each storm"), (1, "in autumn weekly"), (0, "Empty it before frost")], (500000, 1500000), body),
        shape([(0, "Care")], (500000, 300000), title))
    package("talk.pptx", {
        "[Content_Types].xml": types(**{"ppt/presentation.xml": "presentationml.presentation.main", "ppt/slides/slide1.xml": "presentationml.slide",
                                        "ppt/slides/slide2.xml": "presentationml.slide", "ppt/notesSlides/notesSlide1.xml": "presentationml.notesSlide"}),
        "_rels/.rels": links(("r1", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": HEAD + '<p:presentation %s><p:sldIdLst><p:sldId id="256" r:id="r2"/><p:sldId id="257" r:id="r1"/></p:sldIdLst></p:presentation>' % P,
        "ppt/_rels/presentation.xml.rels": links(("r1", "slide", "slides/slide1.xml"), ("r2", "slide", "slides/slide2.xml")),
        "ppt/slides/slide1.xml": second,
        "ppt/slides/_rels/slide1.xml.rels": links(("r1", "notesSlide", "../notesSlides/notesSlide1.xml")),
        "ppt/slides/slide2.xml": slide("sld", shape([(0, "An evening for neighbours")], (0, 900000), '<p:ph type="subTitle" idx="1"/>'),
                                       shape([(0, "Rain is free")], (0, 0), '<p:ph type="ctrTitle"/>')),
        "ppt/notesSlides/notesSlide1.xml": slide("notes", shape([(0, "Show the filter here.")], (0, 0), body)),
    })


def xlsx():
    ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="%s/relationships"' % OFFICE

    def text(place, value):
        return '<c r="%s" t="inlineStr"><is><t>%s</t></is></c>' % (place, value)

    rows = ['<row r="1">%s</row>' % "".join(text(c + "1", v) for c, v in zip("ABC", ["Day", "Rain in mm", "Share of May"]))]
    for n, (day, rain, share) in enumerate([(46143, 12.5, 0.25), (46144, 0, 0), (46150, 37.5, 0.75)], 2):
        rows.append('<row r="%d"><c r="A%d" s="1"><v>%d</v></c><c r="B%d"><v>%s</v></c><c r="C%d" s="2"><f>B%d/50</f><v>%s</v></c></row>' % (n, n, day, n, rain, n, n, share))
    sheet = HEAD + "<worksheet %s><sheetData>%s</sheetData></worksheet>" % (ns, "".join(rows))
    styles = '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="9" applyNumberFormat="1"/></cellXfs>'
    package("readings.xlsx", {
        "[Content_Types].xml": types(**{"xl/workbook.xml": "spreadsheetml.sheet.main", "xl/worksheets/sheet1.xml": "spreadsheetml.worksheet", "xl/styles.xml": "spreadsheetml.styles"}),
        "_rels/.rels": links(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": HEAD + '<workbook %s><sheets><sheet name="May" sheetId="1" r:id="r1"/></sheets></workbook>' % ns,
        "xl/_rels/workbook.xml.rels": links(("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "styles", "styles.xml")),
        "xl/worksheets/sheet1.xml": sheet,
        "xl/styles.xml": HEAD + "<styleSheet %s>%s</styleSheet>" % (ns, styles),
    })


def epub():
    def page(body):
        return '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>%s</body></html>' % body

    package("booklet.epub", {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>',
        "book.opf": '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Rain Booklet</dc:title>'
                    '<dc:language>en</dc:language></metadata><manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
                    '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="b" href="b.xhtml" media-type="application/xhtml+xml"/></manifest>'
                    '<spine><itemref idref="n"/><itemref idref="b"/><itemref idref="a"/></spine></package>',
        "nav.xhtml": page('<nav><h1>Contents</h1><ol><li><a href="b.xhtml">Where rain comes from</a></li><li><a href="a.xhtml">Where it goes</a></li></ol></nav>'),
        "a.xhtml": page("<h1>Where it goes</h1><p>Most of it seeps away.</p>"),
        "b.xhtml": page("<p>This chapter's file has no heading; the contents name it.</p>"),
    })


def pdf():
    lines = []

    def line(x, y, text, size=10, font="F1"):
        lines.append("BT /%s %s Tf %s %s Td (%s) Tj ET" % (font, size, x, 800 - y, text.replace("(", r"\(").replace(")", r"\)")))

    line(60, 60, "Barrels, pumps and gardens through the seasons", 18)
    left = ["The first column of this leaflet is read to its", "very end before the second one begins, though", "both stand side by side on the page. A para-",
            "graph that is broken by the end of a column is", "made whole, and so is a word that was broken by", "the end of a line. Water that stands in the sun",
            "turns green; a lid keeps the light away, and a", "barrel of dark wood stays clearer than one that", "is made of pale plastic. The same holds for the",
            "pump, whose hose should be kept in the shade"]
    right = ["and emptied when the frost comes. Some other", "numbers, from a garden of our neighbours, show", "what a summer needs. The beds of beans drink",
             "most of all in July, when little rain falls and the", "days are long; the herbs ask for next to nothing", "all year round, and the old apple tree finds its",
             "own water far below the ground where no hose", "reaches. Whoever plants late in autumn saves", "many a can of water in the spring that follows,",
             "which is the best advice that we can give."]
    for n, (a, b) in enumerate(zip(left, right)):
        line(60, 100 + 12 * n, a)
        line(310, 100 + 12 * n, b)
    for n, cells in enumerate([("Bed", "Litres a week", "From"), ("Beans", "60", "May"), ("Herbs", "5", "June"), ("Apple tree", "none", "-")]):
        for x, cell in zip((60, 190, 330), cells):
            line(x, 260 + 14 * n, cell, 10, "F2" if n == 0 else "F1")
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> /Contents 6 0 R >>",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
               "<< /Length %d >>\nstream\n%s\nendstream" % (len("\n".join(lines)), "\n".join(lines)), "<< /Title (A leaflet) >>"]
    out, places = "%PDF-1.4\n", []
    for n, text in enumerate(objects, 1):
        places.append(len(out))
        out += "%d 0 obj\n%s\nendobj\n" % (n, text)
    table = len(out)
    out += "xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, "".join("%010d 00000 n \n" % place for place in places))
    out += "trailer\n<< /Size %d /Root 1 0 R /Info 7 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    with open(os.path.join(HERE, "leaflet.pdf"), "wb") as file:
        file.write(out.encode("latin-1"))


def archives():
    package("more.zip", {"pumps/hand.md": "# Hand pumps\n\nThey need no current.\n", "pumps/solar.txt": "Solar pumps rest at night.\n"})
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.USTAR_FORMAT) as file:
        for name, text in [("letters/may.txt", "Dear neighbour,\n\nthe barrel is full again.\n")]:
            entry = tarfile.TarInfo(name)
            entry.size = len(text)
            file.addfile(entry, io.BytesIO(text.encode()))
    with open(os.path.join(HERE, "more.tar.gz"), "wb") as file:
        with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
            packed.write(plain.getvalue())


for make in (docx, pptx, xlsx, epub, pdf, archives):
    make()
