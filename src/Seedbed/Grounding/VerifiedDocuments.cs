namespace Seedbed.Grounding;

/// <summary>
/// The documents looked at last, up to a bound of characters: rows come document by document, so that few are needed at a
/// time. A document that is alone above the bound is still kept until the next one.
/// </summary>
internal sealed class VerifiedDocuments(Func<string, CancellationToken, ValueTask<string?>> read, long maxCharacters)
{
    private readonly Dictionary<string, LinkedListNode<(string Path, VerifiedDocument? Document)>> _known = [];
    private readonly LinkedList<(string Path, VerifiedDocument? Document)> _recent = new();
    private long _characters;

    /// <summary>The document at a path; null when there is none.</summary>
    public async ValueTask<VerifiedDocument?> GetAsync(string path, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(path, out LinkedListNode<(string Path, VerifiedDocument? Document)>? node))
        {
            _recent.Remove(node);
            _recent.AddFirst(node);
            return node.Value.Document;
        }

        string? text = await read(path, cancellationToken).ConfigureAwait(false);
        VerifiedDocument? document = text is null ? null : new(text);
        _known.Add(path, _recent.AddFirst((path, document)));
        _characters += Size(path, document);
        while (_characters > maxCharacters && _recent.Count > 1)
            Forget(_recent.Last!);
        return document;
    }

    private void Forget(LinkedListNode<(string Path, VerifiedDocument? Document)> node)
    {
        _recent.Remove(node);
        _known.Remove(node.Value.Path);
        _characters -= Size(node.Value.Path, node.Value.Document);
    }

    private static long Size(string path, VerifiedDocument? document) => path.Length + (document?.Length ?? 0);
}
