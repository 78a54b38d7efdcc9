namespace Seedbed.Export;

/// <summary>What one pass over a dataset shows: how many rows, which columns, which splits, and a few rows spread over the whole.</summary>
public sealed record DatasetProfile
{
    /// <summary>All rows.</summary>
    public required long Rows { get; init; }

    /// <summary>The columns in the order first met, without <c>id</c> and <c>source</c>.</summary>
    public required IReadOnlyList<ColumnProfile> Columns { get; init; }

    /// <summary>Whether any row has a <c>split</c>.</summary>
    public required bool HasSplits { get; init; }

    /// <summary>At most eight rows, evenly spread over the dataset.</summary>
    public required IReadOnlyList<DatasetRow> Samples { get; init; }

    /// <summary>Reads a dataset once, in bounded memory.</summary>
    /// <exception cref="SeedbedException">It can't be read, a line is broken, or it has more than 1,000 columns.</exception>
    public static async Task<DatasetProfile> OfAsync(string path, CancellationToken cancellationToken = default)
    {
        var pass = new ProfilePass(path);
        await foreach (DatasetRow row in DatasetReader.ReadAsync(path, cancellationToken).ConfigureAwait(false))
            pass.Next(row);
        return pass.Profile();
    }
}
