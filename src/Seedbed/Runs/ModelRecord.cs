namespace Seedbed.Runs;

/// <summary>What a model was asked during a run.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Requests">Requests sent to an endpoint.</param>
/// <param name="Replayed">Requests answered from the run's response log.</param>
/// <param name="InputTokens">Tokens in, as the endpoint counted them.</param>
/// <param name="OutputTokens">Tokens out, as the endpoint counted them.</param>
public sealed record ModelRecord(string Model, long Requests, long Replayed, long InputTokens, long OutputTokens);
