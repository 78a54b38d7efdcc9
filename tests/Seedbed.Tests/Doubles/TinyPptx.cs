namespace Seedbed.Tests.Doubles;

/// <summary>Writes small PPTX files: each slide's shapes as XML with the prefixes <c>p</c> and <c>a</c>.</summary>
internal sealed class TinyPptx
{
    private const string Namespaces =
        "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private readonly List<(string Shapes, string? Notes, bool IsHidden)> _slides = [];

    public string? Title { get; init; }

    public TinyPptx Slide(string shapes, string? notes = null, bool isHidden = false)
    {
        _slides.Add((shapes, notes, isHidden));
        return this;
    }

    public static string Title1(string text) => Shape(P(text), "<p:ph type='title'/>");

    public static string Body(params string[] paragraphs) => Shape(string.Concat(paragraphs), "<p:ph idx='1'/>");

    public static string P(string text, string properties = "") => $"<a:p>{properties}<a:r><a:t>{text}</a:t></a:r></a:p>";

    /// <summary>A text box, or a placeholder.</summary>
    public static string Shape(string paragraphs, string placeholder = "", int x = 0, int y = 0) =>
        $"<p:sp><p:nvSpPr><p:cNvPr id='1' name='a'/><p:nvPr>{placeholder}</p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x='{x}' y='{y}'/><a:ext cx='100' cy='100'/></a:xfrm></p:spPr><p:txBody><a:bodyPr/>{paragraphs}</p:txBody></p:sp>";

    /// <summary>The slides' parts are numbered from the last to the first, so that only the presentation tells their order.</summary>
    public ZipOf Zip()
    {
        int Part(int slide) => _slides.Count - slide;
        ZipOf zip = new ZipOf()
            .With("_rels/.rels", TinyDocx.Relations(("officeDocument", "ppt/presentation.xml"), ("core-properties", "docProps/core.xml")))
            .With("docProps/core.xml", $"<c><title>{Title}</title></c>")
            .With("ppt/presentation.xml", $"<p:presentation {Namespaces}><p:sldIdLst>{string.Concat(_slides.Select((_, i) => $"<p:sldId id='{256 + i}' r:id='rId{i + 1}'/>"))}</p:sldIdLst></p:presentation>")
            .With("ppt/_rels/presentation.xml.rels", TinyDocx.Relations([.. _slides.Select((_, i) => ("slide", $"slides/slide{Part(i)}.xml"))]));
        for (int i = 0; i < _slides.Count; i++)
        {
            (string shapes, string? notes, bool isHidden) = _slides[i];
            zip.With($"ppt/slides/slide{Part(i)}.xml", $"<p:sld {Namespaces}{(isHidden ? " show='0'" : "")}><p:cSld><p:spTree><p:grpSpPr/>{shapes}</p:spTree></p:cSld></p:sld>");
            if (notes is null)
                continue;
            zip.With($"ppt/slides/_rels/slide{Part(i)}.xml.rels", TinyDocx.Relations(("notesSlide", $"../notesSlides/n{i}.xml")));
            zip.With($"ppt/notesSlides/n{i}.xml", $"<p:notes {Namespaces}><p:cSld><p:spTree>{Shape(P(notes), "<p:ph type='body' idx='1'/>")}{Shape(P("7"), "<p:ph type='sldNum'/>")}</p:spTree></p:cSld></p:notes>");
        }

        return zip;
    }

    public byte[] Bytes() => Zip().Bytes();
}
