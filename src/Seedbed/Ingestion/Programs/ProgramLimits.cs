namespace Seedbed.Ingestion.Programs;

/// <summary>What an outside program may take.</summary>
/// <param name="Time">How long it may run.</param>
/// <param name="Output">Characters that it may write.</param>
/// <param name="Memory">Bytes that it may keep in memory.</param>
internal sealed record ProgramLimits(TimeSpan Time, long Output, long Memory);
