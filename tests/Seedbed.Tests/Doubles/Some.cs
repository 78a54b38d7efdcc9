using System.Globalization;
using Seedbed.Runs;

namespace Seedbed.Tests.Doubles;

/// <summary>Plain instances of the nouns, with only what a test cares about said.</summary>
internal static class Some
{
    public static Unit Unit(string id, Columns? columns = null, Chunk? chunk = null) => new()
    {
        Id = id,
        Hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(id))),
        Source = new RowSource { Document = id.Split('#')[0] },
        RowColumns = columns ?? Columns.Empty,
        Chunk = chunk,
    };

    public static Row Row(string id, params (string Column, string Value)[] columns) =>
        Seedbed.Row.First(Unit(id, Columns.Of(columns.Select(c => KeyValuePair.Create(c.Column, Json.Of(c.Value))))), draw: 1);

    /// <summary>Units of an input of <paramref name="perInput"/> units each, every seventh input a reject.</summary>
    public static async IAsyncEnumerable<SourceItem> Units(int count, int perInput = 3)
    {
        for (int i = 0; i < count; i++)
        {
            int input = i / perInput;
            if (i % perInput == 0 && input % 7 == 6)
                yield return SourceItem.Of(new Reject(Pipeline.SourceName, "unreadable", "cannot be read", Item: $"bad{input}"));
            var columns = Columns.Empty.With("text", (i % 11).ToString(CultureInfo.InvariantCulture));
            yield return SourceItem.Of(Unit($"in{input}#c{i}", columns), opensInput: i % perInput == 0);
        }

        await Task.CompletedTask;
    }
}
