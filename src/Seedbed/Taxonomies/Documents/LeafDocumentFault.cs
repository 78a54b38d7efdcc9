namespace Seedbed.Taxonomies.Documents;

/// <summary>Something that keeps a document from its leaf.</summary>
/// <param name="File">The leaf's <c>qna.yaml</c>.</param>
/// <param name="Line">The line that asks for it, from 1.</param>
/// <param name="Reason">
/// A short fixed word: <c>missing-tool</c>, <c>time-out</c>, <c>bad-address</c>, <c>clone-fails</c>, <c>commit-missing</c>,
/// <c>cache</c>, <c>pattern-leaves</c>, <c>no-match</c>, <c>link-leaves</c>, <c>not-fetched</c>, <c>no-documents</c>.
/// </param>
/// <param name="Detail">One sentence that begins with the file and line, and says how to mend it.</param>
public sealed record LeafDocumentFault(string File, int Line, string Reason, string Detail);
