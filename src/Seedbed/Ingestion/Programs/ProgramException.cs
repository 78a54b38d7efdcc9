namespace Seedbed.Ingestion.Programs;

/// <summary>An outside program that is missing, hangs, or wants too much. Caught by the reader, never seen outside it.</summary>
internal sealed class ProgramException(string reason, string message) : Exception(message)
{
    public string Reason { get; } = reason;

    /// <summary>Whether it is the program itself that could not be started.</summary>
    public bool IsProgram { get; init; }
}
