using System.Buffers;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Seedbed.Models.Budgets;

/// <summary>Reads <see cref="SpentLog"/> and sums it up by model; a line that is none is passed over.</summary>
internal sealed class SpentReader
{
    private const int BlockSize = 256 * 1024;

    private readonly Dictionary<string, (TokenTally Tally, ModelPrice? Price)> _models = [];
    private readonly Dictionary<long, string> _names = [];
    private readonly Dictionary<long, (string Model, long Input, long Output)> _open = [];

    /// <summary>The highest number of an attempt.</summary>
    public long Entries { get; private set; }

    /// <summary>Reads all whole lines.</summary>
    /// <returns>Where the last one ends.</returns>
    public long Read(SafeFileHandle file)
    {
        byte[] block = ArrayPool<byte>.Shared.Rent(BlockSize);
        long at = 0;
        try
        {
            // Lines are far shorter than a block: each read begins where the last whole line ended.
            while (RandomAccess.Read(file, block, at) is > 0 and var read && block.AsSpan(0, read).LastIndexOf((byte)'\n') is >= 0 and var last)
            {
                ReadOnlySpan<byte> lines = block.AsSpan(0, last);
                foreach (Range line in lines.Split((byte)'\n'))
                    Take(lines[line]);
                at += last + 1;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }

        return at;
    }

    /// <summary>Everything, at today's prices of <paramref name="models"/>; a model that is not among them counts at the price that it had.</summary>
    public SpentBefore Sum(IEnumerable<ModelSettings> models)
    {
        foreach ((string model, long input, long output) in _open.Values)
            Add(model, new(input, output, 0, input + output));
        Dictionary<string, ModelSettings> known = models
            .OrderByDescending(model => model.Price?.Output)
            .DistinctBy(model => model.Name)
            .ToDictionary(model => model.Name);
        Spent spent = Spent.Nothing;
        Amount cost = default;
        foreach ((string name, (TokenTally tally, ModelPrice? then)) in _models)
        {
            ModelPrice? price = known.GetValueOrDefault(name)?.Price ?? then;
            spent = spent.Plus(tally.ToSpent(price));
            cost += tally.Cost(price);
        }

        return new(spent, cost);
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            if (json.Read() && json.Read() && json.TokenType == JsonTokenType.PropertyName)
                Take(ref json);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            // A torn line in the middle, left by a full disk: its attempt was never sent, or stands as reserved.
        }
    }

    private void Take(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("model"u8))
            TakeModel(ref json);
        else if (json.ValueTextEquals("sent"u8))
            TakeSent(Number(ref json), ref json);
        else if (json.ValueTextEquals("done"u8))
            TakeDone(Number(ref json), ref json);
    }

    private void TakeModel(ref Utf8JsonReader json)
    {
        long number = Number(ref json);
        string name = "";
        decimal? input = null, output = null, cached = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string property = json.GetString()!;
            json.Read();
            switch (property)
            {
                case "name":
                    name = json.GetString() ?? "";
                    break;
                case "input":
                    input = json.GetDecimal();
                    break;
                case "output":
                    output = json.GetDecimal();
                    break;
                case "cached":
                    cached = json.GetDecimal();
                    break;
            }
        }

        _names[number] = name;
        ModelPrice? price = input is { } one && output is { } other ? new(one, other) { CachedInput = cached } : null;
        _models[name] = (_models.GetValueOrDefault(name).Tally, price ?? _models.GetValueOrDefault(name).Price);
    }

    private void TakeSent(long entry, ref Utf8JsonReader json)
    {
        (long model, long input, long output) = (Next(ref json), Next(ref json), Next(ref json));
        Entries = Math.Max(Entries, entry);
        _open[entry] = (_names.GetValueOrDefault(model, ""), input, output);
    }

    private void TakeDone(long entry, ref Utf8JsonReader json)
    {
        TokenTally used = new(Next(ref json), Next(ref json), Next(ref json), Next(ref json));
        if (_open.Remove(entry, out (string Model, long, long) sent))
            Add(sent.Model, used);
    }

    private void Add(string model, TokenTally used)
    {
        (TokenTally tally, ModelPrice? price) = _models.GetValueOrDefault(model);
        _models[model] = (tally + used, price);
    }

    private static long Next(ref Utf8JsonReader json)
    {
        json.Read();
        return Number(ref json);
    }

    private static long Number(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetInt64();
    }
}
