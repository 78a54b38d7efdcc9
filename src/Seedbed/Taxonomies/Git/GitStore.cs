using System.Security.Cryptography;
using System.Text;

namespace Seedbed.Taxonomies.Git;

/// <summary>
/// The commits that were fetched, as plain files in a folder each: <c>NAME-HASH/COMMIT/</c>. A folder that is there is
/// whole, so that a commit is fetched once, whoever asks, and needs no network afterwards.
/// </summary>
/// <param name="git">Runs git.</param>
/// <param name="cache">The folder of all repositories.</param>
/// <param name="time">The clock of waits.</param>
internal sealed class GitStore(GitProgram git, string cache, TimeProvider time)
{
    /// <summary>The files of a commit.</summary>
    /// <param name="address">The repository.</param>
    /// <param name="commit">A commit's hash, whole or abbreviated, or the name of a branch or tag.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The folder, without git's own.</returns>
    /// <exception cref="GitException">They can't be had.</exception>
    public async Task<string> FilesAsync(GitAddress address, string commit, CancellationToken cancellationToken)
    {
        string wanted = CommitName.Of(commit);
        string home = Path.Combine(cache, NameOf(address));
        if (CommitName.IsWhole(wanted) && Directory.Exists(Path.Combine(home, wanted)))
            return Path.Combine(home, wanted);
        try
        {
            Directory.CreateDirectory(home);
            using FileStream held = await StoreLock.TakeAsync(Path.Combine(home, "lock"), time, cancellationToken).ConfigureAwait(false);
            return await FetchAsync(new(git, address, home), wanted, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new GitException("cache", $"the cache of repositories {home} can't be written ({fault.Message.TrimEnd('.')}); make room there, or set XDG_CACHE_HOME to another folder", fault);
        }
    }

    private static async Task<string> FetchAsync(GitRepository repository, string wanted, CancellationToken cancellationToken)
    {
        await repository.InitAsync(cancellationToken).ConfigureAwait(false);
        string? commit = CommitName.IsHash(wanted) ? await repository.FindAsync(wanted, cancellationToken).ConfigureAwait(false) : null;
        commit ??= await repository.FetchOneAsync(wanted, cancellationToken).ConfigureAwait(false);
        commit ??= await repository.FetchAllAsync(wanted, cancellationToken).ConfigureAwait(false);
        return await repository.CheckOutAsync(commit, cancellationToken).ConfigureAwait(false);
    }

    private static string NameOf(GitAddress address)
    {
        string last = address.Shown.TrimEnd('/').Split('/', ':', '\\')[^1];
        string name = string.Concat(last.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_').Take(40));
        return $"{name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.Text)))[..16]}";
    }
}
