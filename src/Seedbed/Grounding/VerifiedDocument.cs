namespace Seedbed.Grounding;

/// <summary>Today's text of one document, held against evidence.</summary>
internal sealed class VerifiedDocument(string text)
{
    private CodePointIndex? _index;
    private QuoteFinder? _finder;

    public int Length => text.Length;

    public VerifiedQuote Verify(Evidence evidence)
    {
        _index ??= new(text);
        if (_index.ToUtf16(evidence.Start) is { } start && _index.ToUtf16(evidence.End) is { } end && start < end
            && text.AsSpan(start, end - start).SequenceEqual(evidence.Quote))
            return new(evidence, EvidenceVerdict.Ok);
        _finder ??= new(text);
        if (_finder.FindAnywhere(evidence.Quote) is not { } span)
            return new(evidence, EvidenceVerdict.Changed);
        var now = new Evidence(span.Of(text), _index.OfUtf16(span.Start), _index.OfUtf16(span.End));
        return new(evidence, EvidenceVerdict.Moved, now);
    }
}
