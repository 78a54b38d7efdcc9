namespace Seedbed.Chunking;

/// <summary>A chunk as it was packed: its place in the document's text, its tokens, and the headings above it.</summary>
internal sealed record Packed(TextSpan Span, int Tokens, HeadingPath? Path);
