using System.IO.Pipelines;

namespace Seedbed.Export.InstructLab;

/// <summary>
/// Mixes datasets by a recipe: one after the other, each sampled by the seed without replacement until it is used up, then
/// again whole. Streams: one row in memory at a time.
/// </summary>
public static class DatasetMix
{
    private const int FlushAt = 64 * 1024;

    /// <summary>Mixes into a file, which is there only when the mix is whole.</summary>
    /// <exception cref="SeedbedException">A dataset can't be read, a line of it is no row, or the file can't be written or is one of the datasets.</exception>
    public static async Task<MixResult> RunAsync(MixRecipe recipe, string file, string seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        string place = Path.GetFullPath(file);
        Check(recipe, place);
        string partial = $"{place}.partial";
        try
        {
            MixResult result;
            FileStream stream = new(partial, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
            await using (stream.ConfigureAwait(false))
                result = await WriteAsync(recipe, seed, stream, cancellationToken).ConfigureAwait(false);
            File.Move(partial, place, overwrite: true);
            return result;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SeedbedException($"cannot write {file}: {fault.Message}", fault);
        }
        finally
        {
            if (File.Exists(partial))
                File.Delete(partial);
        }
    }

    internal static async Task<MixResult> WriteAsync(MixRecipe recipe, string seed, Stream stream, CancellationToken cancellationToken)
    {
        PipeWriter pipe = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        var rows = new MixedRows(JsonRecords.To(pipe, array: false), recipe.System, seed);
        var parts = new List<MixedPart>();
        for (int i = 0; i < recipe.Sets.Count; i++)
        {
            MixedSet set = recipe.Sets[i];
            string path = recipe.PathOf(set);
            parts.Add(await AddAsync(set, path, rows, new("mix", seed, $"{i}", set.Path), pipe, cancellationToken).ConfigureAwait(false));
        }

        await pipe.CompleteAsync().ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        return new(parts);
    }

    private static async Task<MixedPart> AddAsync(
        MixedSet set, string path, MixedRows rows, SeededRandom random, PipeWriter pipe, CancellationToken cancellationToken)
    {
        long have = 0;
        await foreach (JsonLine _ in JsonLinesFile.ReadAsync(path, cancellationToken).ConfigureAwait(false))
            have++;
        long wanted = set.Of(have), written = 0, empty = 0;
        if (have == 0 && wanted > 0)
            throw new SeedbedException($"{path} has no rows, and the recipe asks for {wanted} of them; take the dataset out of the recipe");
        for (long left = wanted; left > 0; left -= have)
        {
            // Selection sampling (Knuth, TAOCP 2, 3.4.2 S): exactly so many rows, in the file's order, each set alike.
            long need = Math.Min(left, have), behind = have;
            await foreach (JsonLine line in JsonLinesFile.ReadAsync(path, cancellationToken).ConfigureAwait(false))
            {
                if (need < behind-- && random.NextDouble() * (behind + 1) >= need)
                    continue;
                need--;
                bool isWritten = rows.Write(line, set.Path, path);
                (written, empty) = isWritten ? (written + 1, empty) : (written, empty + 1);
                if (pipe.UnflushedBytes >= FlushAt)
                    await pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
                if (need == 0)
                    break;
            }
        }

        return new(set.Path, have, written, empty);
    }

    // Before anything is written: a missing set should not cost the time of those before it.
    private static void Check(MixRecipe recipe, string place)
    {
        if (Directory.Exists(place))
            throw new SeedbedException($"{place} is a folder; name a file for the mix");
        foreach (MixedSet set in recipe.Sets)
        {
            string path = recipe.PathOf(set);
            if (!File.Exists(path))
                throw new SeedbedException($"{recipe.Path} names '{set.Path}', and there is no file {path}; paths are relative to the recipe");
            if (path == place)
                throw new SeedbedException($"{place} is one of the recipe's datasets; name another file for the mix with --out");
        }

        if (Path.GetFullPath(recipe.Path) == place)
            throw new SeedbedException($"{place} is the recipe itself; name another file for the mix with --out");
    }
}
