using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Seedbed.Telemetry;

/// <summary>
/// What Seedbed measures for OpenTelemetry: one <see cref="ActivitySource"/> and one <see cref="Meter"/>, both named
/// <see cref="Name"/>. Nothing is sent anywhere unless the program that uses the library listens; unheard they cost nothing.
/// docs/telemetry.md lists spans, metrics and attributes.
/// </summary>
public static class Instruments
{
    /// <summary>The name to listen to: <c>AddSource("Seedbed")</c>, <c>AddMeter("Seedbed")</c>.</summary>
    public const string Name = "Seedbed";

    // Both rows of borders are those of the semantic conventions for generative AI metrics.
    private static readonly InstrumentAdvice<double> Durations =
        new() { HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92] };

    private static readonly InstrumentAdvice<long> TokenCounts =
        new() { HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864] };

    internal static ActivitySource Source { get; } = new(Name, Version);

    internal static Meter Meter { get; } = new(Name, Version);

    internal static Histogram<double> Duration { get; } =
        Meter.CreateHistogram("gen_ai.client.operation.duration", "s", "GenAI operation duration.", null, Durations);

    internal static Histogram<long> TokenUsage { get; } =
        Meter.CreateHistogram("gen_ai.client.token.usage", "{token}", "Number of input and output tokens used.", null, TokenCounts);

    internal static Counter<long> Replayed { get; } =
        Meter.CreateCounter<long>("seedbed.requests.replayed", "{request}", "Requests answered from the response log.");

    internal static Counter<long> Accepted { get; } =
        Meter.CreateCounter<long>("seedbed.rows.accepted", "{row}", "Rows that reached the dataset.");

    internal static Counter<long> Rejected { get; } =
        Meter.CreateCounter<long>("seedbed.rejects", "{item}", "Items dropped on the way, by step and reason.");

    /// <summary>Whether anybody listens to what model calls tell.</summary>
    internal static bool HearCalls => Source.HasListeners() || Duration.Enabled || TokenUsage.Enabled;

    /// <summary>Whether prompts and replies are attached to spans: only when the user says so, in the variable that other instrumentations read too.</summary>
    internal static bool TakeTexts { get; } = bool.TryParse(Environment.GetEnvironmentVariable(TextsVariable), out bool takes) && takes;

    private const string TextsVariable = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT";

    private static string? Version => typeof(Instruments).Assembly.GetName().Version?.ToString(3);
}
