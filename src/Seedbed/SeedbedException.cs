namespace Seedbed;

/// <summary>
/// A fault that the user can mend. Its message is one sentence that names the thing and the mend, safe to show as it is
/// (exit code 1). Anything else that escapes is a bug (exit code 2).
/// </summary>
public sealed class SeedbedException : Exception
{
    /// <summary>Creates the fault with the sentence that the user reads.</summary>
    public SeedbedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the fault with the sentence that the user reads and what caused it.</summary>
    public SeedbedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
