namespace Seedbed.Models.Batches;

/// <summary>How much one requests file may hold; the least that the services take (OpenAI: 50,000 requests and 200 MB).</summary>
/// <param name="Requests">Lines.</param>
/// <param name="Bytes">Bytes.</param>
internal sealed record BatchLimits(int Requests = 50_000, long Bytes = 200_000_000);
