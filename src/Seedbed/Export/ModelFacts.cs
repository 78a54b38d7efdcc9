using System.Text.Json.Serialization;

namespace Seedbed.Export;

/// <summary>A model that took part in making a dataset.</summary>
/// <param name="Name">The model's name as the endpoint knows it.</param>
/// <param name="Role">The role it played: <c>teacher</c>, <c>critic</c>.</param>
public sealed record ModelFacts(string Name, string Role)
{
    /// <summary>Requests that were sent and answered.</summary>
    public long Requests { get; init; }

    /// <summary>Requests that the response log answered.</summary>
    public long Replayed { get; init; }

    /// <summary>Tokens sent, as the server counted them.</summary>
    public long InputTokens { get; init; }

    /// <summary>Tokens received, as the server counted them.</summary>
    public long OutputTokens { get; init; }

    /// <summary>Of <see cref="InputTokens"/> those that the server had cached.</summary>
    public long CachedTokens { get; init; }

    /// <summary>Tokens charged for attempts that brought no usage (cut, failed), as they were reserved; not among the others.</summary>
    public long ChargedTokens { get; init; }

    /// <summary>What each endpoint was asked, when there are several; null when there is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<EndpointFacts>? Endpoints { get; init; }

    /// <summary>What the last process paid for it, in US dollars, attempts without usage included; null without a price.</summary>
    public decimal? Cost { get; init; }
}
