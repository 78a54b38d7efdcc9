using System.Text.Json;

namespace Seedbed.Ingestion.Markup;

/// <summary>What a marked-up text says of itself: authors, dates, attributes, and the files that it would include. Bounded, whatever the text holds.</summary>
internal sealed class MarkupFacts
{
    private const int Most = 100;
    private const int Longest = 10_000;
    private readonly Dictionary<string, JsonElement> _facts = new(StringComparer.Ordinal);
    private readonly List<string> _includes = [];

    /// <summary>Keeps a fact; the first of a name counts.</summary>
    public void Add(string name, string value)
    {
        value = CleanText.Line(value.Length > Longest ? value[..Longest] : value);
        name = CleanText.Line(name.Length > Most ? name[..Most] : name).ToLowerInvariant();
        if (name.Length > 0 && value.Length > 0 && _facts.Count < Most)
            _facts.TryAdd(name, Json.Of(value));
    }

    /// <summary>Keeps the name of a file that the text would include: it is not followed.</summary>
    public void Include(ReadOnlySpan<char> name)
    {
        if (_includes.Count < Most && name.Length is > 0 and < Longest)
            _includes.Add(CleanText.Line(name.ToString()));
    }

    /// <summary>Gives all of it to the document, the files as <c>includes</c>, with a note that they were not read.</summary>
    public void Write(DocumentBuilder builder)
    {
        if (_includes.Count > 0)
        {
            _facts["includes"] = Json.Of(_includes);
            builder.Notes = [$"it includes {_includes[0]}{(_includes.Count > 1 ? $" and {_includes.Count - 1} more" : "")}, which is not read with it; name it as an input too"];
        }

        builder.Metadata = Columns.Of(_facts);
    }
}
