namespace Seedbed.Ingestion.Packages;

/// <summary>Why a package can't be read; the message follows the file's name in a sentence.</summary>
/// <param name="reason">The reject's reason.</param>
/// <param name="what">For example <c>is encrypted; save a copy without its password.</c></param>
internal sealed class PackageException(string reason, string what) : Exception(what)
{
    public string Reason { get; } = reason;

    /// <summary>The file is not what it should be.</summary>
    public static PackageException Damaged(string what) => new("damaged", $"is damaged ({what}); fetch or export it anew.");

    /// <summary>The file is small and unpacks into far too much.</summary>
    public static PackageException Bomb(string what) => new("zip-bomb", $"is refused, since {what}, as zip bombs do; leave it out.");

    /// <summary>There is more to read than memory is meant for.</summary>
    public static PackageException TooLarge(string what) => new("too-large", $"has more than {what}; split it.");
}
