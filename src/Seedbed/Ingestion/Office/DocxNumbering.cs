using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Office;

/// <summary>The lists of a document, which count as its paragraphs come.</summary>
internal sealed class DocxNumbering
{
    private const int Most = 50_000;
    private readonly Dictionary<int, DocxList> _definitions = [];
    private readonly Dictionary<int, Instance> _instances = [];
    private readonly Dictionary<string, DocxList> _byStyle = new(StringComparer.Ordinal);

    private DocxNumbering()
    {
    }

    /// <summary>Reads the part; a document without one has no lists.</summary>
    public static DocxNumbering Of(Package package, string? part, DocxStyles styles)
    {
        var numbering = new DocxNumbering();
        using XmlPart? xml = XmlPart.Open(package, part);
        while (xml is not null && xml.Next())
        {
            if (xml is { IsStart: true, Name: "abstractNum" })
                numbering.ReadDefinition(xml);
            else if (xml is { IsStart: true, Name: "num" })
                numbering.ReadInstance(xml);
        }

        foreach (DocxList list in numbering._definitions.Values)
        {
            if (list is { Style: { } style, SeeStyle: null })
                numbering._byStyle.TryAdd(style, list);
        }

        foreach (DocxList list in numbering._definitions.Values)
            numbering.Follow(list, styles);
        return numbering;
    }

    /// <summary>Counts a paragraph of a list; null when there is no such list.</summary>
    public DocxLabel? Next(int list, int level)
    {
        if (!_instances.TryGetValue(list, out Instance? instance) || instance.Definition(this) is not { } definition)
            return null;
        level = Math.Clamp(level, 0, DocxList.Levels - 1);
        int? restart = instance.Restarts[level];
        instance.Restarts[level] = null;
        return definition.Next(level, instance.Levels(definition), restart);
    }

    /// <summary>The level whose paragraphs have a style; null when none names it.</summary>
    public int? LevelOf(int list, string? style)
    {
        if (style is null || !_instances.TryGetValue(list, out Instance? instance) || instance.Definition(this) is not { } definition)
            return null;
        int level = Array.FindIndex(instance.Levels(definition), one => one?.Style == style);
        return level < 0 ? null : level;
    }

    private void ReadDefinition(XmlPart xml)
    {
        var list = new DocxList();
        int id = xml.Number("abstractNumId") ?? -1;
        XmlBelow below = xml.Below();
        while (below.Next())
        {
            if (xml.Name == "lvl")
                Put(list.All, xml.Number("ilvl"), DocxLevel.Read(xml));
            else if (xml.Name == "numStyleLink")
                list.SeeStyle = xml["val"];
            else if (xml.Name == "styleLink")
                list.Style = xml["val"];
        }

        if (_definitions.Count < Most)
            _definitions.TryAdd(id, list);
    }

    private void ReadInstance(XmlPart xml)
    {
        var instance = new Instance();
        int id = xml.Number("numId") ?? -1, level = 0;
        XmlBelow below = xml.Below();
        while (below.Next())
        {
            if (xml.Name == "abstractNumId")
                instance.Of = xml.Number("val") ?? -1;
            else if (xml.Name == "lvlOverride")
                level = xml.Number("ilvl") ?? 0;
            else if (xml.Name == "startOverride")
                Put(instance.Restarts, level, (int?)DocxLevel.Bounded(xml.Number("val")));
            else if (xml.Name == "lvl")
                Put(instance.Own ??= new DocxLevel?[DocxList.Levels], level, DocxLevel.Read(xml));
        }

        if (_instances.Count < Most)
            _instances.TryAdd(id, instance);
    }

    private static void Put<T>(T[] levels, int? level, T value)
    {
        if (level is >= 0 and < DocxList.Levels)
            levels[level.Value] = value;
    }

    /// <summary>A definition may only name a list style, whose own definition has the levels.</summary>
    private void Follow(DocxList list, DocxStyles styles)
    {
        if (list.SeeStyle is not { } style)
            return;
        DocxList? other = _byStyle.GetValueOrDefault(style);
        if (other is null && styles.Get(style).Paragraph.List is { } id && _instances.TryGetValue(id, out Instance? instance))
            other = _definitions.GetValueOrDefault(instance.Of);
        other?.All.CopyTo(list.All, 0);
    }

    private sealed class Instance
    {
        private DocxLevel?[]? _levels;

        public int Of { get; set; } = -1;

        /// <summary>Where a level starts anew, once.</summary>
        public int?[] Restarts { get; } = new int?[DocxList.Levels];

        /// <summary>Levels that it has instead of its definition's.</summary>
        public DocxLevel?[]? Own { get; set; }

        public DocxList? Definition(DocxNumbering numbering) => numbering._definitions.GetValueOrDefault(Of);

        public DocxLevel?[] Levels(DocxList definition) => _levels ??= Own is null
            ? definition.All : [.. definition.All.Zip(Own, (theirs, own) => own ?? theirs)];
    }
}
