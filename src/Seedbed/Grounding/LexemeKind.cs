namespace Seedbed.Grounding;

/// <summary>What a <see cref="Lexeme"/> is.</summary>
internal enum LexemeKind
{
    /// <summary>Letters, with digits, underscores and apostrophes inside; of scripts without spaces, a run of them.</summary>
    Word,

    /// <summary>Digits with their separators, and the letters that hang on them.</summary>
    Number,

    /// <summary>A date in digits, year first.</summary>
    Date,

    /// <summary>An option of a command: <c>--dry-run</c>, <c>-v</c>.</summary>
    Option,

    /// <summary>A path or an address: <c>/etc/fstab</c>, <c>https://example.org/a</c>.</summary>
    Path,

    /// <summary>Any other character.</summary>
    Mark,
}
