namespace Seedbed.Ingestion.Office;

/// <summary>The order in which a slide's shapes are read: the title, the other placeholders as the slide lists them, then the rest row by row.</summary>
internal static class PptxOrder
{
    public static List<PptxShape> Of(List<PptxShape> shapes) =>
    [
        .. shapes.Where(shape => shape.IsTitle),
        .. shapes.Where(shape => shape is { IsTitle: false, IsFurniture: false, Placeholder: not null }),
        .. Rows(shapes.Where(shape => shape is { Placeholder: null })),
    ];

    /// <summary>Shapes beside each other are a row, read from the left.</summary>
    private static IEnumerable<PptxShape> Rows(IEnumerable<PptxShape> shapes)
    {
        var row = new List<PptxShape>();
        double middle = 0;
        foreach (PptxShape shape in shapes.OrderBy(shape => shape.Top))
        {
            if (row.Count > 0 && shape.Top >= middle)
            {
                foreach (PptxShape before in row.OrderBy(one => one.Left))
                    yield return before;
                row.Clear();
            }

            if (row.Count == 0)
                middle = shape.Top + Math.Max(1, shape.Height / 2);
            row.Add(shape);
        }

        foreach (PptxShape last in row.OrderBy(one => one.Left))
            yield return last;
    }
}
