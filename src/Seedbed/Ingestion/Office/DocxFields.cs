namespace Seedbed.Ingestion.Office;

/// <summary>The fields that are open: their codes are not text, their results are.</summary>
internal sealed class DocxFields
{
    private const int Most = 50;
    private readonly List<Field> _open = [];
    private int _past;

    /// <summary>Whether what comes is a field's code.</summary>
    public bool IsCode => _open.Exists(one => one.IsCode);

    /// <summary>Whether what comes is a table of contents.</summary>
    public bool IsContents => _open.Exists(one => !one.IsCode && one.Is("TOC"));

    /// <summary>Whether what comes is a link's text.</summary>
    public bool IsLink => _open.Exists(one => !one.IsCode && one.Is("HYPERLINK"));

    /// <summary>A mark of a field: <c>begin</c>, <c>separate</c>, <c>end</c>.</summary>
    public void Mark(string? type)
    {
        if (type == "begin" && _open.Count == Most)
            _past++;
        else if (type == "begin")
            _open.Add(new Field());
        else if (type == "end" && _past > 0)
            _past--;
        else if (type == "end" && _open.Count > 0)
            _open.RemoveAt(_open.Count - 1);
        else if (type == "separate" && _open.Count > 0)
            _open[^1].IsCode = false;
    }

    /// <summary>Part of the code.</summary>
    public void Code(string code)
    {
        if (_open.Count > 0 && _open[^1].Code.Length < 100)
            _open[^1].Code += code;
    }

    /// <summary>A code that no result follows in its paragraph is over.</summary>
    public void EndParagraph() => _open.RemoveAll(one => one.IsCode);

    /// <summary>No table of contents has headings in it: its end was lost.</summary>
    public void EndContents() => _open.RemoveAll(one => one.Is("TOC"));

    private sealed class Field
    {
        public bool IsCode { get; set; } = true;

        public string Code { get; set; } = "";

        public bool Is(string name) => Code.AsSpan().TrimStart().StartsWith(name, StringComparison.OrdinalIgnoreCase);
    }
}
