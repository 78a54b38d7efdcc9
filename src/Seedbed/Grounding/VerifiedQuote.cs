namespace Seedbed.Grounding;

/// <summary>One quote held against today's document.</summary>
/// <param name="Evidence">As the row has it.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Now">When moved: the document's own characters and where they stand now (code points).</param>
public sealed record VerifiedQuote(Evidence Evidence, EvidenceVerdict Verdict, Evidence? Now = null);
