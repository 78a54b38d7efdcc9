using System.Runtime.CompilerServices;

namespace Seedbed.Cli;

/// <summary>
/// Sends telemetry to where the environment says (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and its like). Without it nothing of
/// OpenTelemetry is even loaded.
/// </summary>
internal static class TelemetryExport
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Starts it when the environment asks for it; what was gathered is sent when the result is disposed.</summary>
    /// <exception cref="SeedbedException">An endpoint is no address.</exception>
    public static IDisposable? StartIfConfigured()
    {
        if (IsTrue("OTEL_SDK_DISABLED"))
            return null;
        bool traces = IsWanted("TRACES"), metrics = IsWanted("METRICS");
        return traces || metrics ? Start(traces, metrics) : null;
    }

    // Of its own, so that the assemblies are loaded for nobody else.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TelemetryProviders Start(bool traces, bool metrics) => new(traces, metrics);

    private static bool IsWanted(string signal)
    {
        string own = $"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT";
        bool isAddressed = IsAddress(own) | IsAddress(Endpoint);
        return Value($"OTEL_{signal}_EXPORTER")?.ToLowerInvariant() switch
        {
            null => isAddressed,
            "otlp" => true,
            "none" => false,
            _ => Unknown($"OTEL_{signal}_EXPORTER"),
        };
    }

    private static bool Unknown(string variable)
    {
        Console.Error.WriteLine($"seedbed: {variable} names an exporter that is not here; known are otlp and none; nothing is exported");
        return false;
    }

    private static bool IsAddress(string variable)
    {
        if (Value(variable) is not { } value)
            return false;
        return Uri.TryCreate(value, UriKind.Absolute, out Uri? address) && address.Scheme is ("http" or "https")
            ? true
            : throw new SeedbedException($"{variable} is no address; write it as http://host:4318, or unset it");
    }

    private static bool IsTrue(string variable) => string.Equals(Value(variable), "true", StringComparison.OrdinalIgnoreCase);

    private static string? Value(string variable) =>
        Environment.GetEnvironmentVariable(variable)?.Trim() is { Length: > 0 } value ? value : null;
}
