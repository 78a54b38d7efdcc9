using System.Collections.Frozen;

namespace Seedbed.Steps.Extracting;

/// <summary>A heading path and what it is about.</summary>
internal sealed class Section
{
    private static readonly FrozenSet<string> Glossaries = new[]
    {
        "definitions", "terms", "terminology", "terms and definitions", "definitions of terms", "vocabulary", "concepts", "key terms", "key concepts", "nomenclature",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private IReadOnlyList<string>? _headings;
    private Subject? _subject;
    private bool? _isBoilerplate;
    private bool? _isGlossary;

    /// <summary>The section under these headings of a document.</summary>
    public Section(Chunk chunk, IReadOnlyList<Heading> path)
    {
        Title = chunk.Title;
        Site = chunk.Site;
        Text = chunk.Text;
        Path = path;
    }

    /// <summary>The document's title.</summary>
    public string Title { get; }

    /// <summary>The site or manual that the document is part of.</summary>
    public string? Site { get; }

    /// <summary>The text of the chunk that the section lies in.</summary>
    public string Text { get; }

    /// <summary>The headings, outermost first.</summary>
    public IReadOnlyList<Heading> Path { get; }

    /// <summary>The headings' texts, outermost first.</summary>
    public IReadOnlyList<string> Headings => _headings ??= [.. Path.Select(heading => heading.Text)];

    /// <summary>The innermost heading without its number; null at a document's beginning.</summary>
    public string? Name => Path.Count == 0 ? null : HeadingText.Clean(Path[^1].Text);

    /// <summary>What a question must name so that it is understood without the passage.</summary>
    public Subject Subject => _subject ??= Subject.Of(this);

    /// <summary>Whether the section is an index, a licence, a changelog or the like, from which nothing is asked.</summary>
    public bool IsBoilerplate => _isBoilerplate ??= Boilerplate.Is(Title) || Headings.Any(Boilerplate.Is);

    /// <summary>Whether the section is a glossary, so that each of its terms is explained for its own sake.</summary>
    public bool IsGlossary => _isGlossary ??= Headings.Append(Title).Any(heading =>
        heading.Contains("glossary", StringComparison.OrdinalIgnoreCase) || Glossaries.Contains(HeadingText.Clean(heading)));
}
