using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>
/// Sees once, before anything is paid, that the endpoints of one model list the same one. What can't be asked or lists
/// nothing is believed.
/// </summary>
internal sealed class SameModelChatClient(IChatClient inner, IReadOnlyList<Endpoint> endpoints, ModelSettings settings, TimeProvider time) : ModelChatClient(inner)
{
    private readonly Lock _gate = new();
    private Task? _check;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await CheckedAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        return await InnerClient.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
    }

    private Task CheckedAsync()
    {
        lock (_gate)
            return _check ??= CheckAsync();
    }

    private async Task CheckAsync()
    {
        IReadOnlyList<string>[] lists = await Task.WhenAll(endpoints.Select(OfferedAsync)).ConfigureAwait(false);
        (Endpoint Endpoint, IReadOnlyList<string> Offered)[] known = [.. endpoints.Zip(lists).Where(pair => pair.Second.Count > 0)];
        bool isListed = known.Any(one => one.Offered.Contains(settings.Name));
        foreach ((Endpoint endpoint, IReadOnlyList<string> offered) in known)
        {
            // A server of one model often takes any name, so that lists are compared where none has the name.
            if (isListed ? !offered.Contains(settings.Name) : !offered.Intersect(known[0].Offered).Any())
                throw new SeedbedException($"the endpoints of model '{settings.Name}' serve different models: {known.First(one => one.Endpoint != endpoint).Endpoint.Shown} offers {Few(known.First(one => one.Endpoint != endpoint).Offered)}, {endpoint.Shown} offers {Few(offered)}; name only endpoints of the same model");
        }
    }

    private async Task<IReadOnlyList<string>> OfferedAsync(Endpoint endpoint)
    {
        using var attempt = new ModelAttempt(endpoint, settings.Limits with { TimeOut = settings.Limits.ConnectTimeOut }, time, CancellationToken.None);
        try
        {
            return await ModelServer.OfferedAsync(attempt).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return [];
        }
    }

    private static string Few(IReadOnlyList<string> names) => $"{string.Join(", ", names.Take(3))}{(names.Count > 3 ? ", …" : "")}";
}
