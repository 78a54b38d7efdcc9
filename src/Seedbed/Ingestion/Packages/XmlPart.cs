using System.Xml;

namespace Seedbed.Ingestion.Packages;

/// <summary>
/// A part of XML, read as a stream: no DTD, nothing fetched, nesting bounded. Names are given without their prefix, since
/// the strict and the transitional form of a format differ in their namespaces alone.
/// </summary>
internal sealed class XmlPart : IDisposable
{
    /// <summary>How deep elements may nest.</summary>
    public const int MostDepth = 512;

    private readonly char[] _chunk = new char[4096];
    private readonly XmlReader _xml;
    private readonly string _shown;

    private XmlPart(Stream bytes, string shown)
    {
        _shown = shown;
        _xml = XmlReader.Create(bytes, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CheckCharacters = false,
            CloseInput = true,
            NameTable = new BoundedNames(),
        });
    }

    /// <summary>The element's name without its prefix.</summary>
    public string Name => _xml.LocalName;

    /// <summary>The namespace of the element.</summary>
    public string Namespace => _xml.NamespaceURI;

    /// <summary>How deep the node is; 0 is the root.</summary>
    public int Depth => _xml.Depth;

    /// <summary>Whether an element begins here.</summary>
    public bool IsStart => _xml.NodeType == XmlNodeType.Element;

    /// <summary>Whether an element ends here that was not empty.</summary>
    public bool IsEnd => _xml.NodeType == XmlNodeType.EndElement;

    /// <summary>Whether the element that begins here has no content and no end of its own.</summary>
    public bool IsEmpty => _xml.IsEmptyElement;

    /// <summary>Whether there is text here that counts.</summary>
    public bool IsText => _xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace;

    /// <summary>Opens a part; null when the package has none of that name.</summary>
    public static XmlPart? Open(Package package, string? name)
    {
        if (package.Find(name) is not { } entry)
            return null;
        try
        {
            return new XmlPart(package.Open(entry, isMarkup: true), Package.Shown(entry));
        }
        catch (XmlException fault)
        {
            throw Fault(fault, Package.Shown(entry));
        }
    }

    /// <summary>Goes to the next node; false at the end.</summary>
    public bool Next()
    {
        try
        {
            if (!_xml.Read())
                return false;
        }
        catch (XmlException fault)
        {
            throw Fault(fault, _shown);
        }

        if (_xml.Depth > MostDepth)
            throw new PackageException("too-deep", $"nests its elements more than {MostDepth} deep in {_shown}; save it anew or leave it out.");
        return true;
    }

    /// <summary>Goes to the next node below an element of this depth; false at that element's end.</summary>
    public bool NextBelow(int depth) => Next() && _xml.Depth > depth;

    /// <summary>The elements that begin below the one that begins here.</summary>
    public XmlBelow Below() => new(this, Depth, IsEmpty);

    /// <summary>Passes over the element that begins here.</summary>
    public void Skip()
    {
        int depth = _xml.Depth;
        if (_xml.IsEmptyElement)
            return;
        while (NextBelow(depth))
        {
        }
    }

    /// <summary>An attribute by its name without prefix; null when there is none. Links to other parts are apart (<see cref="Link"/>).</summary>
    public string? this[string name] => Find(name, isLink: false);

    /// <summary>The id of a relationship: <c>r:id</c>, <c>r:dm</c>.</summary>
    public string? Link(string name = "id") => Find(name, isLink: true);

    /// <summary>An attribute that is a whole number; null when it is none.</summary>
    public int? Number(string name) =>
        int.TryParse(this[name], System.Globalization.NumberStyles.AllowLeadingSign | System.Globalization.NumberStyles.AllowLeadingWhite | System.Globalization.NumberStyles.AllowTrailingWhite, null, out int value) ? value : null;

    /// <summary>Whether a switch is on: an element without the attribute is.</summary>
    public bool IsOn(string name = "val") => this[name] is not ("0" or "false" or "off" or "none");

    /// <summary>The next stretch of the text here; empty when there is no more.</summary>
    public ReadOnlySpan<char> Chunk()
    {
        try
        {
            return _chunk.AsSpan(0, _xml.ReadValueChunk(_chunk, 0, _chunk.Length));
        }
        catch (XmlException fault)
        {
            throw Fault(fault, _shown);
        }
    }

    /// <summary>All text below the element that begins here, no more than so many characters.</summary>
    public string Text(int most = 10_000)
    {
        var text = new System.Text.StringBuilder();
        int depth = _xml.Depth;
        if (_xml.IsEmptyElement)
            return "";
        while (NextBelow(depth))
        {
            if (!IsText)
                continue;
            for (ReadOnlySpan<char> chunk = Chunk(); !chunk.IsEmpty && text.Length < most; chunk = Chunk())
                text.Append(chunk[..Math.Min(chunk.Length, most - text.Length)]);
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public void Dispose() => _xml.Dispose();

    private string? Find(string name, bool isLink)
    {
        string? value = null;
        for (bool more = _xml.MoveToFirstAttribute(); more; more = _xml.MoveToNextAttribute())
        {
            if (_xml.LocalName != name || _xml.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal) != isLink)
                continue;
            value = _xml.Value;
            break;
        }

        _xml.MoveToElement();
        return value;
    }

    private static PackageException Fault(XmlException fault, string part) =>
        fault.Message.Contains("DTD", StringComparison.Ordinal)
            ? PackageException.Damaged($"its part {part} declares entities of its own, which is not read for safety")
            : PackageException.Damaged($"the XML of its part {part} breaks off or is wrong at line {fault.LineNumber}, column {fault.LinePosition}");
}
