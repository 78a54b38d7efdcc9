namespace Seedbed.Ingestion;

/// <summary>What a reader gets: the file and its bytes.</summary>
/// <param name="File">The file.</param>
/// <param name="Bytes">All of its bytes; never none.</param>
public sealed record SourceContent(SourceFile File, ReadOnlyMemory<byte> Bytes);
