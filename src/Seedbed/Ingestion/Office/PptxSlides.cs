using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Office;

/// <summary>The slides of a presentation in the order of the show, each a page.</summary>
internal sealed class PptxSlides(Package package, DocumentBuilder builder, TextBudget budget)
{
    private const int Most = 10_000;
    private readonly OfficeOutput _output = new(builder, budget);
    private readonly HashSet<string> _read = new(StringComparer.OrdinalIgnoreCase);
    private int _number;

    /// <summary>Writes all slides but the hidden ones.</summary>
    public void Write(string main)
    {
        PartLinks links = PartLinks.Of(package, main);
        foreach (string id in Order(main))
        {
            builder.End();
            builder.Page();
            _number++;
            if (links[id] is { } part && _read.Add(part))
                WriteSlide(part);
        }
    }

    private List<string> Order(string main)
    {
        var ids = new List<string>();
        using XmlPart xml = XmlPart.Open(package, main)!;
        while (xml.Next() && ids.Count < Most)
        {
            if (xml is { IsStart: true, Name: "sldId" } && xml.Link() is { } id)
                ids.Add(id);
        }

        return ids;
    }

    private void WriteSlide(string part)
    {
        var walk = new PptxWalk(budget);
        List<PptxShape> shapes;
        using (XmlPart? xml = XmlPart.Open(package, part))
        {
            if (xml is null)
                throw PackageException.Damaged($"its slide {_number} is missing");
            shapes = walk.Read(xml);
        }

        if (walk.IsHidden)
            return;
        PartLinks links = PartLinks.Of(package, part);
        Write(PptxOrder.Of(shapes));
        foreach (string id in walk.Diagrams)
            WriteDiagram(links[id]);
        WriteNotes(links.First("notesSlide"));
    }

    private void Write(List<PptxShape> shapes)
    {
        string title = string.Join(" ", shapes.Where(shape => shape.IsTitle).SelectMany(shape => shape.Items).OfType<OfficeParagraph>().Select(one => one.Text));
        if (shapes.TrueForAll(shape => shape.Items.Count == 0))
            return;
        bool isFirst = shapes.Exists(shape => shape.Placeholder == "ctrTitle") && _number == 1;
        builder.Heading(isFirst ? 1 : 2, title.Length > 0 ? title : $"Slide {_number}");
        foreach (PptxShape shape in shapes.Where(shape => !shape.IsTitle))
            Write(shape);
    }

    /// <summary>A single paragraph is no list, though its placeholder gives it a bullet.</summary>
    private void Write(PptxShape shape)
    {
        if (shape is { IsList: true, Items: [OfficeParagraph { Kind: BlockKind.ListItem, Level: 1, Ordinal: null } single] })
            builder.Paragraph(single.Text);
        else
            shape.Items.ForEach(_output.Write);
    }

    /// <summary>The texts of a diagram, as a list.</summary>
    private void WriteDiagram(string? part)
    {
        using XmlPart? xml = XmlPart.Open(package, part);
        while (xml is not null && xml.Next())
        {
            if (xml is not { IsStart: true, Name: "t" } || xml.Namespace.EndsWith("/main", StringComparison.Ordinal))
                continue;
            string text = xml.Text();
            budget.Piece(text.Length);
            builder.ListItem(text);
        }
    }

    private void WriteNotes(string? part)
    {
        using XmlPart? xml = _read.Add(part ?? "") ? XmlPart.Open(package, part) : null;
        if (xml is null)
            return;
        bool isFirst = true;
        foreach (OfficeParagraph paragraph in new PptxWalk(budget).Read(xml)
            .Where(shape => shape.Placeholder == "body").SelectMany(shape => shape.Items).OfType<OfficeParagraph>())
        {
            builder.Paragraph(isFirst ? $"Notes: {paragraph.Text}" : paragraph.Text);
            isFirst = false;
        }
    }
}
