namespace Seedbed.Tests.Doubles;

/// <summary>How the fake server behaves.</summary>
public sealed record FakeModelOptions
{
    /// <summary>The models it serves; another is a 404.</summary>
    public IReadOnlyList<string> Models { get; init; } = ["fake"];

    /// <summary>How long it thinks about a request.</summary>
    public Func<FakeModelRequest, TimeSpan> Latency { get; init; } = _ => TimeSpan.Zero;

    /// <summary>Which requests go wrong, and how.</summary>
    public Func<FakeModelRequest, FakeModelFault> Fault { get; init; } = _ => FakeModelFault.None;

    /// <summary>The key it wants; null: none.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Whether <c>response_format: json_schema</c> is a 400.</summary>
    public bool RefusesSchemas { get; init; }

    /// <summary>Whether every <c>response_format</c> is a 400.</summary>
    public bool RefusesFormats { get; init; }

    /// <summary>These requests, by number from 1, go wrong in this way.</summary>
    public static Func<FakeModelRequest, FakeModelFault> Numbers(FakeModelFault fault, params int[] numbers) =>
        request => numbers.Contains(request.Number) ? fault : FakeModelFault.None;

    /// <summary>This many of a thousand different requests go wrong, by their hash; a passing fault only the first time.</summary>
    public static Func<FakeModelRequest, FakeModelFault> OfThousand(int share, bool isPassing, params FakeModelFault[] faults) =>
        request => request.Hash % 1000 < (ulong)share && (!isPassing || request.Attempt == 1)
            ? faults[(int)(request.Hash / 1000 % (ulong)faults.Length)]
            : FakeModelFault.None;
}
