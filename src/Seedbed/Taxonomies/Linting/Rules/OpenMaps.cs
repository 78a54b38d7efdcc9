using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>The mappings and lists that are open, with something kept for each mapping.</summary>
internal sealed class OpenMaps<T>
    where T : class, new()
{
    private readonly Stack<T?> _open = new();

    /// <summary>Moves to a token; gives what is kept for the mapping when it is one of its keys, a scalar.</summary>
    public T? Enter(TokenWindow window)
    {
        switch (window.Current.Kind)
        {
            case TokenKind.BlockMapStart or TokenKind.FlowMapStart:
                _open.Push(new());
                break;
            case TokenKind.BlockListStart or TokenKind.FlowListStart:
                _open.Push(null);
                break;
            case TokenKind.BlockEnd or TokenKind.FlowMapEnd or TokenKind.FlowListEnd:
                _open.TryPop(out _);
                break;
            case TokenKind.Key when window.Next?.Kind == TokenKind.Scalar:
                return _open.TryPeek(out T? map) ? map : null;
        }

        return null;
    }
}
