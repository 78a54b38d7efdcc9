using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Seedbed.Models;

/// <summary>A model's server as its provider's client asks it: attempts with their time-outs, and faults as <see cref="ModelException"/>. Thread-safe.</summary>
internal sealed class ModelServer(Endpoint endpoint, ModelSettings settings, TimeProvider time)
{
    /// <summary>How faults are put into words.</summary>
    public ServerFailures Failures { get; } = new(endpoint, settings);

    /// <summary>Makes one attempt, which may send several requests within one time-out.</summary>
    /// <exception cref="ModelException">It failed.</exception>
    public async Task<T> AttemptAsync<T>(Func<ModelAttempt, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var attempt = new ModelAttempt(endpoint, settings.Limits, time, cancellationToken);
        try
        {
            return await ask(attempt).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ModelException(FaultOf(attempt), e);
        }
        catch (HttpRequestException e)
        {
            throw new ModelException(Failures.Of(e), e);
        }
        catch (InvalidDataException e)
        {
            throw new ModelException(Failures.Damaged(), e);
        }
        catch (IOException e)
        {
            throw new ModelException(Failures.Broken(), e);
        }
    }

    /// <summary>What a status that is not 200 means.</summary>
    public Task<ModelFailure> FailureAsync(ModelAttempt attempt, HttpResponseMessage reply, byte[] body, int? maxTokens)
    {
        JsonElement? error = OpenAIResponseReader.Read(body)?.Error;
        ServerWords words = error is { ValueKind: not JsonValueKind.Null } said ? Failures.Words(said) : ServerWords.None;
        return Failures.OfAsync(reply, words, maxTokens, () => OfferedAsync(attempt));
    }

    /// <summary>The models that the server lists; empty when it lists none or can't be asked.</summary>
    public static async Task<IReadOnlyList<string>> OfferedAsync(ModelAttempt attempt)
    {
        try
        {
            using HttpResponseMessage reply = await attempt.GetAsync("/models").ConfigureAwait(false);
            byte[] body = await attempt.ReadAsync(reply).ConfigureAwait(false);
            OpenAIModels? models = reply.IsSuccessStatusCode ? Parsed(body, OpenAIJson.Readable.OpenAIModels) : null;
            return [.. models?.Data?.Select(static model => model?.Id).OfType<string>() ?? []];
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            return [];
        }
    }

    /// <summary>What a body says; null when it is not the API's JSON.</summary>
    public static T? Parsed<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private ModelFailure FaultOf(ModelAttempt attempt) =>
        attempt.IsLate ? Failures.TimedOut()
        : attempt.IsFirstByteLate ? Failures.FirstByteTimedOut()
        : Failures.ConnectTimedOut();
}
