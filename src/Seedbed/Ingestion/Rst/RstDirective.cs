namespace Seedbed.Ingestion.Rst;

/// <summary>A directive.</summary>
/// <param name="Name">Its name in lower case.</param>
/// <param name="At">Its line, of which only the arguments are left.</param>
/// <param name="End">The line after its last.</param>
/// <param name="Indent">Where its body stands.</param>
/// <param name="Options">Its options, which are taken off its lines.</param>
internal sealed record RstDirective(string Name, int At, int End, int Indent, RstOptions Options);
