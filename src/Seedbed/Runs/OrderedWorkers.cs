using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Seedbed.Runs;

/// <summary>Works many units at once and hands them on in their order. Whatever the number at once and the timing, what comes out is the same.</summary>
internal sealed class OrderedWorkers(UnitWorker worker, PipelineOptions options, int stages)
{
    public async IAsyncEnumerable<UnitWork> RunAsync(
        IAsyncEnumerable<UnitWork> upstream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var turns = new TurnBuffer(options.WaitingBytes, new SpillFile(options.SpillFolder, stages));
        var queue = Channel.CreateBounded<(long Turn, UnitWork[] Batch)>(
            new BoundedChannelOptions(options.UnitsAtOnce) { SingleWriter = true });
        Task[] tasks =
        [
            Task.Run(() => FeedAsync(upstream, queue.Writer, turns, stop.Token), CancellationToken.None),
            .. Enumerable.Range(0, options.UnitsAtOnce)
                .Select(_ => Task.Run(() => WorkAsync(queue.Reader, turns, stop.Token), CancellationToken.None)),
        ];
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
            await Task.WhenAll(tasks).ConfigureAwait(false);
        }
    }

    private async Task FeedAsync(
        IAsyncEnumerable<UnitWork> upstream,
        ChannelWriter<(long, UnitWork[])> queue,
        TurnBuffer turns,
        CancellationToken cancellationToken)
    {
        long turn = 0;
        var batch = new List<UnitWork>(options.BatchSize);
        try
        {
            await foreach (UnitWork work in upstream.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                batch.Add(work);
                if (batch.Count < options.BatchSize)
                    continue;
                await queue.WriteAsync((turn++, [.. batch]), cancellationToken).ConfigureAwait(false);
                batch.Clear();
            }

            if (batch.Count > 0)
                await queue.WriteAsync((turn++, [.. batch]), cancellationToken).ConfigureAwait(false);
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
        finally
        {
            queue.Complete();
        }
    }

    private async Task WorkAsync(
        ChannelReader<(long Turn, UnitWork[] Batch)> queue, TurnBuffer turns, CancellationToken cancellationToken)
    {
        try
        {
            await foreach ((long turn, UnitWork[] batch) in queue.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (UnitWork work in batch)
                    await worker.WorkAsync(work, cancellationToken).ConfigureAwait(false);
                await turns.PutAsync(turn, batch, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // As above.
        }
        catch (Exception fault)
        {
            turns.Fail(fault);
        }
    }
}
