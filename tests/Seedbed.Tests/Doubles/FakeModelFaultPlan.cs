using System.Globalization;

namespace Seedbed.Tests.Doubles;

/// <summary>
/// Which requests go wrong, and how: a share for each fault, decided by the request's hash alone. A passing fault hits the
/// first attempts at a request; any other is the server's way with this very request.
/// </summary>
/// <param name="Shares">The parts of all requests, 0 to 1, that each fault hits.</param>
public sealed record FakeModelFaultPlan(params IReadOnlyList<(FakeModelFault Fault, double Share)> Shares)
{
    /// <summary>Faults that pass when asked again.</summary>
    public static IReadOnlyList<FakeModelFault> Passing { get; } =
    [
        FakeModelFault.TooManyRequests, FakeModelFault.TooManyRequestsUnsaid, FakeModelFault.ServerError, FakeModelFault.Loading,
        FakeModelFault.Reset, FakeModelFault.Disconnect, FakeModelFault.Hang, FakeModelFault.HangInBody, FakeModelFault.Drip, FakeModelFault.TruncatedBody,
    ];

    /// <summary>What a model or its server may say to some requests, however often they are asked.</summary>
    public static IReadOnlyList<FakeModelFault> OfContent { get; } =
    [
        FakeModelFault.Prose, FakeModelFault.Fenced, FakeModelFault.WrongShape, FakeModelFault.MissingSlots, FakeModelFault.ExtraItem,
        FakeModelFault.WrongSlots, FakeModelFault.WrongTypes, FakeModelFault.WrongLanguage, FakeModelFault.EmptyContent, FakeModelFault.EmptyChoices,
        FakeModelFault.Duplicates, FakeModelFault.Huge, FakeModelFault.InvalidUtf8, FakeModelFault.Length, FakeModelFault.CutJson,
        FakeModelFault.SpentBeforeTheFirstWord, FakeModelFault.ContextTooLong, FakeModelFault.BadRequest, FakeModelFault.DamagedGzip, FakeModelFault.Html,
    ];

    /// <summary>Faults of the endpoint, after which no further request can help.</summary>
    public static IReadOnlyList<FakeModelFault> OfEndpoint { get; } = [FakeModelFault.WrongKey, FakeModelFault.UnknownModel, FakeModelFault.Redirect];

    /// <summary>How many attempts at one request a passing fault may hit.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>The number of the first request that may go wrong.</summary>
    public int From { get; init; } = 1;

    /// <summary>Each of these faults for the same share of requests.</summary>
    public static FakeModelFaultPlan Each(double share, params IEnumerable<FakeModelFault> faults) => new([.. faults.Select(fault => (fault, share))]);

    /// <summary>Reads <c>429:10%,500:5%,hang:2%</c>.</summary>
    public static FakeModelFaultPlan Parse(string text) => new([.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(ShareOf)]);

    /// <summary>What happens to a request.</summary>
    public FakeModelFault Of(FakeModelRequest request)
    {
        if (request.Number < From)
            return FakeModelFault.None;
        FakeModelFault fault = At(request.Hash);
        if (!Passing.Contains(fault))
            return fault;
        return request.Attempt switch
        {
            1 => fault,
            int attempt when attempt > Attempts => FakeModelFault.None,
            // A later attempt draws anew, of the passing ones alone.
            int attempt => At(Mixed(request.Hash + (ulong)attempt)) is var next && Passing.Contains(next) ? next : FakeModelFault.None,
        };
    }

    private FakeModelFault At(ulong hash)
    {
        double place = (Mixed(hash) >> 11) * (1.0 / (1UL << 53));
        foreach ((FakeModelFault fault, double share) in Shares)
        {
            place -= share;
            if (place < 0)
                return fault;
        }

        return FakeModelFault.None;
    }

    private static (FakeModelFault Fault, double Share) ShareOf(string text)
    {
        string[] parts = text.Split(':');
        double share = double.Parse(parts[1].TrimEnd('%'), CultureInfo.InvariantCulture) / (parts[1].EndsWith('%') ? 100 : 1);
        return (FaultOf(parts[0].Trim()), share);
    }

    private static FakeModelFault FaultOf(string name) => name switch
    {
        "429" => FakeModelFault.TooManyRequests,
        "500" => FakeModelFault.ServerError,
        "503" => FakeModelFault.Loading,
        "401" => FakeModelFault.WrongKey,
        "404" => FakeModelFault.UnknownModel,
        _ => Enum.Parse<FakeModelFault>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
    };

    // The last step of SplitMix64: neighbouring hashes land far apart.
    private static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
