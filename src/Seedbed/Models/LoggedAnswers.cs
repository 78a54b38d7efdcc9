using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Seedbed.Models;

/// <summary>How often each request of a log was answered, and where the answer stands that counts: the last one. A few bytes a request.</summary>
internal sealed class LoggedAnswers
{
    private readonly Dictionary<ulong, long> _last = [];
    private readonly Dictionary<ulong, int> _repeated = [];

    /// <summary>Adds a file's answers; files are added in the order in which they are replayed.</summary>
    public void Add(int number, SafeFileHandle file, CancellationToken cancellationToken) => LogScan.Run(file, (key, at, _) =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        ref long last = ref CollectionsMarshal.GetValueRefOrAddDefault(_last, key.Short, out bool isThere);
        last = Place(number, at);
        if (isThere)
            _repeated[key.Short] = Of(key) + 1;
    });

    /// <summary>How many answers the request has.</summary>
    public int Of(ReplayKey key) => _repeated.TryGetValue(key.Short, out int answers) ? answers : 1;

    /// <summary>Whether the answer at a place is the one that is replayed.</summary>
    public bool Counts(ReplayKey key, int number, long at) =>
        !_last.TryGetValue(key.Short, out long last) || Place(number, at) >= last;

    private static long Place(int number, long at) => ((long)number << 48) + at;
}
