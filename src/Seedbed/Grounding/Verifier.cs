using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Seedbed.Grounding;

/// <summary>
/// Proves the evidence of a dataset against documents as they are now, without a model: a stream of rows → one record a
/// row, in order. Evidence is any column that is a list of objects with <c>quote</c> (and <c>start</c>, <c>end</c>). A row
/// that comes from no chunk and has a text in the column <c>context</c>, as a grounded skill's, is held against that.
/// </summary>
public sealed class Verifier
{
    /// <summary>How many characters of documents are kept at hand: 32 million, some 64 MB of text and, while quotes are searched, four times that.</summary>
    public const long DefaultMaxCharacters = 32_000_000;

    private const string Context = "context";

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = Json.Lines.MaxDepth };

    private readonly Func<string, CancellationToken, ValueTask<string?>> _read;
    private readonly long _maxCharacters;

    /// <summary>A verifier over these documents.</summary>
    /// <param name="read">The text of the document at a path as a row's <c>source</c> names it; null when there is none.</param>
    /// <param name="maxCharacters">How many characters of documents to keep at hand.</param>
    public Verifier(Func<string, CancellationToken, ValueTask<string?>> read, long maxCharacters = DefaultMaxCharacters)
    {
        ArgumentNullException.ThrowIfNull(read);
        _read = read;
        _maxCharacters = maxCharacters;
    }

    /// <summary>Verifies a dataset in JSON Lines, row by row; empty lines are passed over. Count with <see cref="VerifiedCounts"/>.</summary>
    public async IAsyncEnumerable<VerifiedRow> VerifyAsync(
        Stream dataset, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var documents = new VerifiedDocuments(_read, _maxCharacters);
        using var reader = new StreamReader(dataset, Encoding.UTF8, leaveOpen: true);
        long number = 0;
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                yield return await VerifyAsync(number, line, documents, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask<VerifiedRow> VerifyAsync(
        long number, string line, VerifiedDocuments documents, CancellationToken cancellationToken)
    {
        if (Read(number, line) is not (VerifiedRow row, var context))
            return new(number, "", "", EvidenceVerdict.Unreadable, []);
        if (row.Quotes.Count == 0)
            return row;
        VerifiedDocument? document = context is null
            ? await documents.GetAsync(row.Document, cancellationToken).ConfigureAwait(false)
            : new(context);
        VerifiedQuote[] quotes =
        [
            .. row.Quotes.Select(quote => document?.Verify(quote.Evidence) ?? quote with { Verdict = EvidenceVerdict.MissingDocument }),
        ];
        return row with { Verdict = quotes.Max(quote => quote.Verdict), Quotes = quotes };
    }

    /// <summary>The row of a line, its quotes not yet verified, and the text that it brings for them; null when the line is no row.</summary>
    private static (VerifiedRow Row, string? Context)? Read(long number, string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line, Reading);
            JsonElement row = json.RootElement;
            if (row.ValueKind != JsonValueKind.Object || Text(row, "id") is not { } id
                || !row.TryGetProperty("source", out JsonElement source) || Text(source, "document") is not { } document)
                return null;
            VerifiedQuote[] quotes =
            [
                .. row.EnumerateObject().SelectMany(column => Quotes(column.Value))
                    .Select(evidence => new VerifiedQuote(evidence, EvidenceVerdict.Ok)),
            ];
            string? context = source.TryGetProperty("chunk", out _) ? null : Text(row, Context);
            return (new(number, id, document, IsPlainSkill(row) ? EvidenceVerdict.NothingToProve : EvidenceVerdict.NoEvidence, quotes)
            {
                Column = context is null ? null : Context,
            }, context);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escape in the line that is half a surrogate pair.
            return null;
        }
    }

    private static bool IsPlainSkill(JsonElement row) => Text(row, "leaf_kind") == "skill";

    private static string? Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out JsonElement text)
        && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static IEnumerable<Evidence> Quotes(JsonElement column) =>
        column.ValueKind == JsonValueKind.Array ? column.EnumerateArray().Select(Quote).OfType<Evidence>() : [];

    private static Evidence? Quote(JsonElement item) =>
        Text(item, "quote") is { } quote ? new(quote, Place(item, "start"), Place(item, "end")) : null;

    // A quote without its place is still looked for.
    private static int Place(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement place) && place.ValueKind == JsonValueKind.Number && place.TryGetInt32(out int value)
            ? value
            : -1;
}
