namespace Seedbed.Steps.Extracting;

/// <summary>How a definition list's term is written.</summary>
internal enum TermShape
{
    /// <summary><c>--force</c>, <c>-f</c>.</summary>
    Flag,

    /// <summary><c>shutil.copy(src, dst)</c>.</summary>
    Call,

    /// <summary><c>work_mem (integer)</c>.</summary>
    Setting,

    /// <summary>One word marked as code or that can only be a name: <c>ErrorLog</c>, <c>FULL</c>.</summary>
    Literal,

    /// <summary>Plain words.</summary>
    Words,
}
