using System.Text.Json;

namespace Seedbed.Models.Batches;

/// <summary>Says in one sentence what a batch service answered instead of a reply. The sentence names no file: the same answer reads the same wherever it stands.</summary>
internal static class BatchFailures
{
    private const int LongestQuote = 300;

    private static readonly string[] NotCarriedOut = ["expired", "cancel", "timeout", "timed_out"];

    /// <summary>A reply without text.</summary>
    public static ModelFailure Empty { get; } = new(ModelFailureKind.Empty, "the batch gave a reply without text") { IsPassing = true };

    /// <summary>The model would not answer.</summary>
    public static ModelFailure Declined(string said) =>
        new(ModelFailureKind.Refused, $"the model declined to answer{(said.Length == 0 ? "" : $": {Shortened(said)}")}");

    /// <summary>The failure of a status and an error object; either may be missing.</summary>
    public static ModelFailure Of(int? status, JsonElement? error)
    {
        string said = error is { } words ? $": {Shortened(OpenAIErrors.MessageOf(words))}" : "";
        string code = error is { } item ? OpenAIErrors.CodeOf(item) ?? "" : "";
        if (code == "model_not_found")
            status = 404;
        return status switch
        {
            401 or 403 => OfEndpoint(ModelFailureKind.Unauthorised, $"the batch service refuses the key ({status}){said}"),
            404 => OfEndpoint(ModelFailureKind.WrongModel, $"the batch service does not know the model ({status}){said}"),
            429 => Passing(ModelFailureKind.RateLimited, $"the batch service has too many requests (429){said}"),
            408 or >= 500 => Passing(ModelFailureKind.ServerError, $"the batch service answered {status}{said}"),
            >= 400 => OpenAIErrors.SaysContextTooLong(said + code)
                ? new(ModelFailureKind.ContextTooLong, $"the request exceeds the model's context window{said}; use smaller chunks or a larger window")
                : new(ModelFailureKind.Refused, $"the batch service refuses the request ({status}){said}"),
            _ when NotCarriedOut.Any(word => code.Contains(word, StringComparison.OrdinalIgnoreCase)) =>
                Passing(ModelFailureKind.TimedOut, $"the batch ended before the request was answered ({code})"),
            _ => Passing(ModelFailureKind.ServerError, $"the batch service gave no reply{said}"),
        };
    }

    /// <summary>The failure of a request that its batch never came to.</summary>
    public static ModelFailure NotReached(string word) =>
        Passing(ModelFailureKind.TimedOut, $"the batch ended before the request was answered ({word})");

    private static ModelFailure Passing(ModelFailureKind kind, string detail) => new(kind, detail) { IsPassing = true };

    private static ModelFailure OfEndpoint(ModelFailureKind kind, string detail) => new(kind, detail) { IsOfEndpoint = true };

    private static string Shortened(string said)
    {
        string shown = said.ReplaceLineEndings(" ");
        return shown.Length > LongestQuote ? shown[..LongestQuote] + "…" : shown;
    }
}
