namespace Seedbed.Tokens;

/// <summary>The classes of characters that split patterns tell apart.</summary>
[Flags]
internal enum CharClass : byte
{
    /// <summary>Anything else: punctuation, symbols, controls.</summary>
    Other = 0,

    /// <summary>Lu, Lt, Lm, Lo, M: what a word's first part may be.</summary>
    Upper = 1,

    /// <summary>Ll, Lm, Lo, M: what a word's second part may be.</summary>
    Lower = 2,

    /// <summary>Any letter, L.</summary>
    Letter = 4,

    /// <summary>Any number, N.</summary>
    Number = 8,

    /// <summary>White space.</summary>
    Space = 16,

    /// <summary>Carriage return or line feed; also <see cref="Space"/>.</summary>
    Newline = 32,

    /// <summary>Half of a surrogate pair: the class is that of the whole code point.</summary>
    Half = 64,
}
