using System.Diagnostics;

namespace Seedbed.Tests.Doubles;

/// <summary>
/// A run of <see cref="QaFolder"/> by the real command that is killed again and again, at moments that a seed spreads over
/// its life, and goes on each time. Checks after each kill that what was answered is not asked again.
/// </summary>
internal sealed class KilledRun(QaFolder qa, FakeModelServer server, string seed, params string[] arguments)
{
    private readonly SeededRandom _random = new($"kill {seed}");

    /// <summary>How often the process was killed while it ran.</summary>
    public int Kills { get; private set; }

    /// <summary>
    /// Kills it so many times: the first ones as it starts, then each time that the log has grown by its part, then as it
    /// ends. A process that ends before its kill ends the killing.
    /// </summary>
    public Task KillAsync(int times, int requests) =>
        KillAsync([.. Enumerable.Range(0, times).Select(i => Math.Clamp((requests * (i - 1) / (times - 3)) - 1, 0, requests))], requests);

    /// <summary>Kills it each time that so many outcomes are logged.</summary>
    public async Task KillAsync(IReadOnlyList<int> moments, int requests)
    {
        foreach (int logged in moments)
        {
            bool isAtAnEdge = logged == 0 || logged >= requests - 1;
            if (!await KillOnceAsync(logged, TimeSpan.FromMilliseconds(_random.Next(isAtAnEdge ? 300 : 20))))
                return;
        }
    }

    /// <summary>Lets it run to its end.</summary>
    public async Task<SeedbedProcess> FinishAsync()
    {
        (int before, HashSet<string> paid) = Paid();
        SeedbedProcess process = await qa.GenerateAsync(arguments);
        ShouldNotHaveAsked(before, paid);
        return process;
    }

    private async Task<bool> KillOnceAsync(int logged, TimeSpan delay)
    {
        (int before, HashSet<string> paid) = Paid();
        using Process process = qa.Start(arguments);
        var watch = Stopwatch.StartNew();
        while (qa.LoggedCount < logged && !process.HasExited)
        {
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2), "the run goes on");
            await Task.Delay(2);
        }

        await Task.Delay(delay);
        bool ended = process.HasExited;
        process.Kill();
        await process.WaitForExitAsync();
        if (ended)
            process.ExitCode.ShouldBe(0, await process.StandardError.ReadToEndAsync());
        else
            Kills++;
        ShouldNotHaveAsked(before, paid);
        return !ended;
    }

    private (int Requests, HashSet<string> Prompts) Paid() => (server.Count, [.. qa.LoggedPrompts()]);

    // What the last process had sent may be read after its death: it was not answered, so it is no repetition.
    private void ShouldNotHaveAsked(int before, HashSet<string> paid) =>
        server.Requests.Where(request => request.Number > before).ShouldAllBe(request => !paid.Contains(request.Prompt), "paid for already");
}
