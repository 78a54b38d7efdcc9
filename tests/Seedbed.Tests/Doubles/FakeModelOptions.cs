namespace Seedbed.Tests.Doubles;

/// <summary>How the fake server behaves.</summary>
public sealed record FakeModelOptions
{
    /// <summary>The models it serves; another is a 404.</summary>
    public IReadOnlyList<string> Models { get; init; } = ["fake"];

    /// <summary>The port it listens on; 0: any free one.</summary>
    public int Port { get; init; }

    /// <summary>How long it works on a request, whatever the reply.</summary>
    public Func<FakeModelRequest, TimeSpan> Latency { get; init; } = _ => TimeSpan.Zero;

    /// <summary>How long it works on each token of the reply, beyond <see cref="Latency"/>.</summary>
    public TimeSpan LatencyPerToken { get; init; }

    /// <summary>How many requests it works on at once, the rest waiting their turn; null: any number. <see cref="FakeModelServer.Capacity"/> changes it.</summary>
    public int? Capacity { get; init; }

    /// <summary>How many requests may wait; one more gets a 429. Null: any number.</summary>
    public int? QueueLimit { get; init; }

    /// <summary>Which requests go wrong, and how; <see cref="FakeModelFaultPlan.Of"/> is one.</summary>
    public Func<FakeModelRequest, FakeModelFault> Fault { get; init; } = _ => FakeModelFault.None;

    /// <summary>How a request for the list of models goes wrong.</summary>
    public Func<FakeModelFault> ModelsFault { get; init; } = () => FakeModelFault.None;

    /// <summary>The <c>Retry-After</c> of a 429, in seconds or as a date.</summary>
    public string RetryAfter { get; init; } = "0";

    /// <summary>The wait between two bytes of a reply that drips.</summary>
    public TimeSpan DripInterval { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The key it wants; null: none.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Whether <c>response_format: json_schema</c> is a 400.</summary>
    public bool RefusesSchemas { get; init; }

    /// <summary>Whether every <c>response_format</c> is a 400.</summary>
    public bool RefusesFormats { get; init; }

    /// <summary>The most choices it gives, however many are asked for.</summary>
    public int MostChoices { get; init; } = int.MaxValue;

    /// <summary>What it thinks before it answers; null: nothing.</summary>
    public Func<FakeModelRequest, string?> Reasoning { get; init; } = _ => null;

    /// <summary>Whether its thoughts stand in the answer, between <c>&lt;think&gt;</c> tags, and not in <c>reasoning_content</c>.</summary>
    public bool ThinksAloud { get; init; }

    /// <summary>Whether a reply says what it used.</summary>
    public bool SaysUsage { get; init; } = true;

    /// <summary>The part of each prompt, 0 to 1, that it says it had in its cache.</summary>
    public double CachedShare { get; init; }

    /// <summary>How it answers <c>/tokenize</c>; null: it has none. Such requests are not among those that it counts.</summary>
    public Func<Microsoft.AspNetCore.Http.HttpContext, Task>? Tokenize { get; init; }

    /// <summary>The length of its embeddings.</summary>
    public int EmbeddingSize { get; init; } = 64;

    /// <summary>Whether <see cref="FakeModelServer.Requests"/> is kept; a benchmark has no use for it.</summary>
    public bool KeepsRequests { get; init; } = true;

    /// <summary>
    /// The content of every reply; null: what <see cref="FakeModelReply"/> says. With it no request is read: its number
    /// alone is known, the fault and latency functions see nothing else, and nothing is kept.
    /// </summary>
    public string? Constant { get; init; }

    /// <summary>These requests, by number from 1, go wrong in this way.</summary>
    public static Func<FakeModelRequest, FakeModelFault> Numbers(FakeModelFault fault, params int[] numbers) =>
        request => numbers.Contains(request.Number) ? fault : FakeModelFault.None;

    /// <summary>This many of a thousand different requests go wrong, by their hash; a passing fault only the first time.</summary>
    public static Func<FakeModelRequest, FakeModelFault> OfThousand(int share, bool isPassing, params FakeModelFault[] faults) =>
        request => request.Hash % 1000 < (ulong)share && (!isPassing || request.Attempt == 1)
            ? faults[(int)(request.Hash / 1000 % (ulong)faults.Length)]
            : FakeModelFault.None;
}
