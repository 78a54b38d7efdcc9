namespace Seedbed.Ingestion.Programs;

/// <summary>How an outside program ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Complaint">The first of what it wrote on standard error.</param>
internal sealed record ProgramResult(int ExitCode, string Complaint);
