namespace Seedbed.Grounding;

/// <summary>
/// Holds answers to their sources (the evidence, the passage, its headings, the title) without a model: every number,
/// date, version, identifier, option and proper name must occur there, and a score says how many of the answer's content
/// words do. It can prove an answer wrong, never right: words put together anew pass. Safe to use from several threads.
/// </summary>
public sealed class SupportCheck
{
    /// <summary>The least score of a supported answer unless the recipe says otherwise: 0.6, measured on the pairs in the tests (docs/grounding.md).</summary>
    public const double DefaultScore = 0.6;

    private readonly SourceFacts _facts;
    private readonly IReadOnlyList<QuoteFinder> _finders;

    /// <summary>A check against these texts.</summary>
    public SupportCheck(params IEnumerable<string> sources)
    {
        string[] texts = [.. sources];
        _facts = new(texts);
        _finders = [.. texts.Select(text => new QuoteFinder(text))];
    }

    /// <summary>How far the answer is supported. One that stands in a source word for word is, whatever it says.</summary>
    public Support Of(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return _finders.Any(finder => finder.Holds(answer)) ? Support.Copied : ByItems(answer);
    }

    /// <summary>The same without looking for the whole answer.</summary>
    internal Support ByItems(string answer)
    {
        TextFacts said = TextFacts.Of(answer);
        string[] numbers =
        [
            .. said.Numbers.Where(number => !_facts.Supports(number)).Select(number => number.Text),
            .. said.Dates.Where(date => !_facts.Supports(date)).Select(date => date.Text),
        ];
        string[] names = [.. said.Names.Where(name => !_facts.Supports(name)).Select(name => name.Text).Distinct()];
        string[] content = [.. said.Words.Where(_facts.IsContent).DistinctBy(_facts.Stem)];
        string[] missing = [.. content.Where(word => !_facts.Has(word))];
        double score = content.Length == 0 ? 1 : 1 - ((double)missing.Length / content.Length);
        return new(score, [.. numbers.Distinct()], names, missing);
    }
}
