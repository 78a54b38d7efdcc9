using System.Text;
using Seedbed.Ingestion;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

/// <summary>What every reader promises. A reader's tests derive from it and give one good file.</summary>
public abstract class ReaderConformance : IDisposable
{
    private readonly TempFolder _temp = new();
    private int _files;

    public void Dispose()
    {
        _temp.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A path of its own in a folder that is gone after the test.</summary>
    protected string NewPath(string name)
    {
        string folder = _temp[Interlocked.Increment(ref _files).ToString(System.Globalization.CultureInfo.InvariantCulture)];
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, name);
    }

    protected abstract DocumentReader Reader { get; }

    protected abstract byte[] Good { get; }

    protected ValueTask<ReadOutcome> ReadAsync(byte[] bytes, CancellationToken cancellationToken = default)
    {
        string path = NewPath("file" + Reader.Endings[0]);
        File.WriteAllBytes(path, bytes);
        return Reader.ReadAsync(new(new(Path.GetFileName(path), path, bytes.Length), bytes), cancellationToken);
    }

    [Fact]
    public async Task A_good_file_becomes_blocks_that_keep_their_promises()
    {
        ReadOutcome outcome = await ReadAsync(Good);
        outcome.Reason.ShouldBeNull();
        outcome.Body!.Blocks.ShouldNotBeEmpty();
        Structure.ShouldKeepPromises(outcome.Body.Text, outcome.Body.Blocks, outcome.Body.PageStarts);
    }

    [Fact]
    public async Task The_same_bytes_give_the_same_document()
    {
        ReadOutcome first = await ReadAsync(Good), second = await ReadAsync(Good);
        second.Body!.Text.ShouldBe(first.Body!.Text);
        second.Body.Blocks.Select(block => (block.Kind, block.Span)).ShouldBe(first.Body.Blocks.Select(block => (block.Kind, block.Span)));
    }

    [Fact]
    public async Task Many_threads_may_read_at_once()
    {
        ReadOutcome[] all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await ReadAsync(Good))));
        all.Select(outcome => outcome.Body!.Text).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Cancellation_is_honoured() =>
        await Should.ThrowAsync<OperationCanceledException>(async () => await ReadAsync(Good, new CancellationToken(true)));

    [Fact]
    public async Task Mutated_bytes_are_read_or_rejected_and_never_break_anything()
    {
        var random = new SeededRandom("fuzz", Reader.MediaType);
        byte[] good = Good;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] bytes = Mutate(good, random);
            ReadOutcome outcome = await ReadAsync(bytes);
            if (outcome.Body is { } body)
                Structure.ShouldKeepPromises(body.Text, body.Blocks, body.PageStarts);
            else
                outcome.Detail.ShouldNotBeNullOrEmpty();
        }
    }

    protected virtual int Rounds => 120;

    private static byte[] Mutate(byte[] good, SeededRandom random)
    {
        var bytes = good.ToList();
        for (int change = random.Next(8) + 1; change > 0 && bytes.Count > 1; change--)
        {
            int at = random.Next(bytes.Count), length = Math.Min(random.Next(12) + 1, bytes.Count - at);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Snippets[random.Next(Snippets.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }

    private static readonly string[] Snippets =
        ["<table><tr><td rowspan=9 colspan=3>", "</li>", "<dt>", "<pre>", "<b>", "|", "\n\n", "```\n", "e\u0301", "\u00AD", "\u2028", "<br>", ": ", "1. ", "<svg>", "&#0;", "&shy;", "|--|\n", "> ", "<h2>", "😀"];
}
