using Microsoft.Extensions.AI;
using Seedbed.Models.Budgets;

namespace Seedbed.Models.Pacing;

/// <summary>
/// The link of <see cref="ModelChain"/> that chooses an endpoint and waits for a place at it: as many requests at once as the
/// server bears, none while it is sick. What has its place and may cost is reserved.
/// </summary>
/// <param name="servers">The provider's client of each endpoint of the pool, in its order.</param>
/// <param name="pool">The model's endpoints.</param>
/// <param name="dispatcher">The endpoints of the run.</param>
/// <param name="limits">The model's limits.</param>
/// <param name="log">Where replies are kept.</param>
internal sealed class PacingChatClient(IChatClient[] servers, EndpointPool pool, Dispatcher dispatcher, RequestLimits limits, ResponseLog? log)
    : ModelChatClient(servers[0])
{
    private const int CharactersInAToken = 4;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Place place = await pool.EnterAsync(ModelCall.Of(options)?.Turn ?? 0, cancellationToken).ConfigureAwait(false);
        ChatResponse response;
        try
        {
            // Here and not earlier: what waited for its place may have been overtaken by a full disk.
            log?.ThrowIfBroken();
            if (Reservation.Of(options) is { } reservation)
                place = await ReserveAsync(place, reservation, cancellationToken).ConfigureAwait(false);
            pool.TallyOf(place).Sent();
            response = await servers[place.Number].GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }
        catch (ModelException e)
        {
            pool.TallyOf(place).Failed(e.Failure);
            ModelFailure seen = await SettleAsync(place, e.Failure).ConfigureAwait(false);
            if (ReferenceEquals(seen, e.Failure))
                throw;
            throw new ModelException(seen, e);
        }
        catch
        {
            dispatcher.Left(place, lives: false);
            throw;
        }

        pool.TallyOf(place).Answered();
        dispatcher.Answered(pool, place, SizeOf(response));
        return response;
    }

    // Here and not earlier: what waits for a sick server must not keep the budget from those that could go elsewhere.
    private async ValueTask<Place> ReserveAsync(Place place, Reservation reservation, CancellationToken cancellationToken)
    {
        ValueTask held = reservation.HoldAsync(cancellationToken);
        bool waits = !held.IsCompleted;
        await held.ConfigureAwait(false);
        return waits ? place with { Began = dispatcher.Now } : place;
    }

    // What a reply's latency follows from.
    private static long SizeOf(ChatResponse response) =>
        response.Usage is { } usage && (usage.OutputTokenCount ?? usage.InputTokenCount) is { } tokens and > 0
            ? usage.OutputTokenCount is > 0 ? tokens : usage.InputTokenCount ?? tokens
            : response.Text.Length / CharactersInAToken;

    private async ValueTask<ModelFailure> SettleAsync(Place place, ModelFailure failure)
    {
        bool saysLater = failure.Kind == ModelFailureKind.RateLimited || (failure.Kind == ModelFailureKind.ServerError && failure.RetryAfter is not null);
        if (saysLater && !failure.IsOfEndpoint)
        {
            dispatcher.Refused(pool, place, failure, failure.RetryAfter ?? limits.Backoff);
            return failure with { IsUncounted = true };
        }

        (failure, bool wasAsked) = await AttributedAsync(place, failure).ConfigureAwait(false);
        if (wasAsked)
            return Failed(place, failure, isSure: false);
        switch (failure.Kind)
        {
            case ModelFailureKind.EndpointDown:
                return Failed(place, failure, isSure: pool.HasAnswered || pool.Lanes.Count > 1);
            case ModelFailureKind.Disconnected or ModelFailureKind.ServerError or ModelFailureKind.TimedOut:
            // Of a server that is sick anyway a page is one sign more; of one that is well it says nothing.
            case ModelFailureKind.NotJson when failure.IsPassing && !place.Lane.IsWell:
                return Failed(place, failure, isSure: false);
            default:
                dispatcher.Left(place, lives: failure.Kind is ModelFailureKind.Refused or ModelFailureKind.ContextTooLong or ModelFailureKind.Empty);
                return failure;
        }
    }

    private ModelFailure Failed(Place place, ModelFailure failure, bool isSure)
    {
        bool isServers = dispatcher.Failed(pool, place, failure, isSure);
        bool waits = isServers && (pool.HasAnswered || pool.Lanes.Any(static lane => lane.IsWell));
        return waits ? failure with { IsUncounted = true, IsPassing = true, IsOfEndpoint = false } : failure;
    }

    // Whose trouble it is, where that isn't said: the request's at an endpoint that answers others, else the address's. One that
    // has answered none yet is asked, where a run goes on whose other requests were replayed; of a run's very first reply a
    // page points at the address.
    private async ValueTask<(ModelFailure Failure, bool WasAsked)> AttributedAsync(Place place, ModelFailure failure)
    {
        if (failure is not { IsOfEndpoint: true, MayBeOfRequest: true })
            return (failure, false);
        bool hasAnswered = place.Lane.Endpoint.HasAnswered;
        bool isAsked = !hasAnswered && (failure.Kind == ModelFailureKind.ServerError || (failure.Kind == ModelFailureKind.NotJson && log is { Count: > 0 }));
        bool isRequests = hasAnswered || (isAsked && await dispatcher.LivesAsync(place.Lane).ConfigureAwait(false));
        return (isRequests ? failure with { IsOfEndpoint = false, IsPassing = true } : failure, isAsked);
    }
}
