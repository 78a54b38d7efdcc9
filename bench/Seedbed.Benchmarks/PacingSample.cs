namespace Seedbed.Benchmarks;

/// <summary>How a run stood at one moment, the rates over the second before it.</summary>
/// <param name="Seconds">Since the first request.</param>
/// <param name="Limit">Requests that may be in flight.</param>
/// <param name="InFlight">Requests in flight.</param>
/// <param name="Rate">Answers a second.</param>
/// <param name="Latency">Mean seconds in flight, by Little's law.</param>
internal readonly record struct PacingSample(double Seconds, int Limit, int InFlight, double Rate, double Latency);
