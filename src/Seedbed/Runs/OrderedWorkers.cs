using System.Runtime.CompilerServices;

namespace Seedbed.Runs;

/// <summary>Works many units at once and hands them on in their order. Whatever the number at once and the timing, what comes out is the same.</summary>
internal sealed class OrderedWorkers(UnitWorker worker, PipelineOptions options, int stages)
{
    public async IAsyncEnumerable<UnitWork> RunAsync(
        IAsyncEnumerable<UnitWork> upstream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var turns = new TurnBuffer(options.WaitingBytes, new SpillFile(options.SpillFolder, stages));
        var places = new WorkPlaces(options);
        Task feeding = Task.Run(() => FeedAsync(upstream, places, turns, stop.Token), CancellationToken.None);
        try
        {
            while (await turns.TakeAsync(cancellationToken).ConfigureAwait(false) is { } batch)
            {
                foreach (UnitWork work in batch)
                    yield return work;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await feeding.ConfigureAwait(false);
            await places.EmptyAsync().ConfigureAwait(false);
        }
    }

    private async Task FeedAsync(
        IAsyncEnumerable<UnitWork> upstream, WorkPlaces places, TurnBuffer turns, CancellationToken cancellationToken)
    {
        long turn = 0;
        try
        {
            await foreach (UnitWork[] batch in BatchesAsync(upstream, cancellationToken).ConfigureAwait(false))
                await BeginAsync(turn++, batch, places, turns, cancellationToken).ConfigureAwait(false);
            turns.Complete(turn);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The reader has gone; nobody is left to tell.
        }
        catch (Exception fault)
        {
            turns.Fail(fault);
        }
    }

    // A batch goes on before it is full when more has to be waited for: a target's walk waits for what is in it.
    private async IAsyncEnumerable<UnitWork[]> BatchesAsync(
        IAsyncEnumerable<UnitWork> upstream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = new List<UnitWork>(options.BatchSize);
        IAsyncEnumerator<UnitWork> works = upstream.GetAsyncEnumerator(cancellationToken);
        await using (works.ConfigureAwait(false))
        {
            while (true)
            {
                bool isMore;
                ValueTask<bool> next = works.MoveNextAsync();
                try
                {
                    if (batch.Count > 0 && !next.IsCompleted)
                    {
                        yield return [.. batch];
                        batch.Clear();
                    }
                }
                finally
                {
                    isMore = await next.ConfigureAwait(false);
                }

                if (!isMore)
                    break;
                batch.Add(works.Current);
                if (batch.Count < options.BatchSize)
                    continue;
                yield return [.. batch];
                batch.Clear();
            }
        }

        if (batch.Count > 0)
            yield return [.. batch];
    }

    private async ValueTask BeginAsync(
        long turn, UnitWork[] batch, WorkPlaces places, TurnBuffer turns, CancellationToken cancellationToken)
    {
        await places.EnterAsync(cancellationToken).ConfigureAwait(false);
        _ = Task.Run(() => WorkAsync(turn, batch, places, turns, cancellationToken), CancellationToken.None);
    }

    private async Task WorkAsync(
        long turn, UnitWork[] batch, WorkPlaces places, TurnBuffer turns, CancellationToken cancellationToken)
    {
        try
        {
            foreach (UnitWork work in batch)
                await worker.WorkAsync(work, cancellationToken).ConfigureAwait(false);
            await turns.PutAsync(turn, batch, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // As above.
        }
        catch (Exception fault)
        {
            turns.Fail(fault);
        }
        finally
        {
            places.Leave();
        }
    }
}
