using System.Text.Json;
using Seedbed.Models.Replies;

namespace Seedbed.Steps.Generating;

/// <summary>
/// What a prompt lists of a unit's earlier draws: of a long walk the later ones say enough, and the prompt stays within its
/// window.
/// </summary>
internal static class EarlierItems
{
    /// <summary>The most items.</summary>
    public const int Most = 100;

    /// <summary>The most letters of their JSON together, about 3,000 tokens of English; the last item is listed whatever its length.</summary>
    public const int MostLetters = 12_000;

    /// <summary>The last items, oldest first.</summary>
    public static JsonElement Of(IReadOnlyList<JsonElement> items)
    {
        int first = items.Count;
        for (int letters = 0; first > 0 && items.Count - first < Most; first--)
        {
            letters += items[first - 1].GetRawText().Length;
            if (letters > MostLetters && first < items.Count)
                break;
        }

        return JsonValue.List(items.Skip(first));
    }
}
