using System.Globalization;

namespace Seedbed.Steps.Resembling;

/// <summary>
/// Whether a text resembles at least one of the seeds' in form, all of them in length, and their language where they have
/// but one.
/// </summary>
/// <param name="seeds">What was measured of the seeds; nothing departs from no seeds.</param>
/// <param name="tolerance">How many times shorter or longer a text may be.</param>
internal sealed class Likeness(IReadOnlyList<TextMeasure> seeds, double tolerance)
{
    // Between a phrase and a short sentence lies no border worth a row.
    private const int NearWords = 2;

    /// <summary>The reason and the sentence of the drop, with the numbers; null when the text resembles the seeds.</summary>
    /// <param name="text">What was measured of it.</param>
    /// <param name="part">What it is called.</param>
    public (string Reason, string Detail)? FaultOf(TextMeasure text, string part)
    {
        if (seeds.Count == 0)
            return null;
        if (!seeds.Any(seed => IsLike(text, seed)))
            return ("unlike-form", $"the {part} is {text.Form}; the seeds' are {Listed(seeds.Select(seed => seed.Form))}");
        (int shortest, int longest) = (seeds.Min(seed => seed.Words), seeds.Max(seed => seed.Words));
        (double least, double most) = (Math.Max(Math.Floor(shortest / tolerance), Math.Min(1, shortest)), Math.Ceiling(longest * tolerance));
        if (text.Words < least || text.Words > most)
            return ("unlike-length", string.Create(CultureInfo.InvariantCulture, $"the {part} has {text.Words} word{(text.Words == 1 ? "" : "s")}; the seeds' have {shortest} to {longest}, and with `tolerance: {tolerance}` {least} to {most} are taken"));
        string[] languages = [.. seeds.Select(seed => seed.Language).OfType<string>().Distinct()];
        return languages is [var only] && text.Language is { } language && language != only
            ? ("unlike-language", $"the {part} is in {language}; the seeds' are in {only}")
            : null;
    }

    private static bool IsLike(TextMeasure text, TextMeasure seed) =>
        text.Form == seed.Form || (IsPlain(text) && IsPlain(seed) && Math.Abs(text.Words - seed.Words) <= NearWords);

    private static bool IsPlain(TextMeasure text) => text.Form is TextFormat.Prose or TextFormat.Phrase;

    // In ordinal order, so that the seeds' order doesn't show.
    private static string Listed(IEnumerable<string> forms) => string.Join(" or ", forms.Distinct().Order(StringComparer.Ordinal));
}
