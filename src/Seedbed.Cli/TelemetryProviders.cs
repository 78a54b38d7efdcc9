using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Seedbed.Runs;
using Seedbed.Telemetry;

namespace Seedbed.Cli;

/// <summary>OpenTelemetry's own part: listens to the library and exports by OTLP, all else as the environment says.</summary>
internal sealed class TelemetryProviders : IDisposable
{
    // A collector that is away must not hold up a command that is done.
    private const int LongestFarewell = 1500;

    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _metrics;

    public TelemetryProviders(bool traces, bool metrics)
    {
        if (traces)
            _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(Resource()).AddSource(Instruments.Name).AddOtlpExporter().Build();
        if (metrics)
            _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(Resource()).AddMeter(Instruments.Name).AddOtlpExporter().Build();
    }

    public void Dispose()
    {
        Task.WaitAll(
            Task.Run(() => _traces?.Shutdown(LongestFarewell)),
            Task.Run(() => _metrics?.Shutdown(LongestFarewell)));
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    // What the environment says (OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES) wins: it is merged last.
    private static ResourceBuilder Resource() => ResourceBuilder.CreateEmpty()
        .AddService("seedbed", serviceVersion: SeedbedVersion.Current)
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();
}
