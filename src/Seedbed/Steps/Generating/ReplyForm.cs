using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Seedbed.Models.Replies;

namespace Seedbed.Steps.Generating;

/// <summary>The form of a reply, for one row or for a unit's rows in numbered slots: how it is asked for and how it is read.</summary>
/// <param name="shape">What each row gets.</param>
/// <param name="together">Whether rows stand in slots.</param>
internal sealed class ReplyForm(ObjectShape shape, bool together)
{
    private const string Slot = "slot";
    private const string Items = "items";

    // Of a row by itself they are always the same.
    private readonly Lazy<ChatResponseFormat> _single = new(() => ChatResponseFormat.ForJsonSchema(shape.ToSchema(), "reply"));
    private readonly Lazy<string> _fields = new(() => shape.DescribedFields);

    /// <summary>The form as a schema for the server; <paramref name="slots"/> are the rows' numbers.</summary>
    public ChatResponseFormat FormatFor(IReadOnlyList<int> slots) =>
        together ? ChatResponseFormat.ForJsonSchema(SlotsSchema(slots), "reply") : _single.Value;

    /// <summary>The form in words, which end the prompt. No blank to fill in: a weak model copies its dots.</summary>
    public string NoteFor(IReadOnlyList<int> slots) => together
        ? $"Reply with one JSON object. Its \"items\" is a list with one object for each slot ({string.Join(", ", slots)}), with \"slot\" (its number), {_fields.Value}."
        : $"Reply with one JSON object with {_fields.Value}.";

    /// <summary>Hands the items of a reply to their rows.</summary>
    /// <param name="text">The reply.</param>
    /// <param name="isCut">Whether it ended at its length limit.</param>
    /// <param name="rows">The rows that were asked about, by their place in the unit.</param>
    /// <param name="answers">Where the items go; slot <c>n</c> is row <c>n - 1</c>.</param>
    /// <param name="reasoning">What the model thought before it.</param>
    public void Read(string text, bool isCut, IReadOnlyList<int> rows, UnitAnswers answers, string? reasoning = null)
    {
        IReadOnlyList<JsonElement> items = ReplyReader.Items(text, item => shape.IsLike(item) || (together && item.TryGetProperty(Slot, out _)));
        var open = new SortedSet<int>(rows);
        var unplaced = new List<JsonElement>();
        foreach (JsonElement item in items)
            Place(item, rows, open, unplaced, answers, reasoning);
        foreach (JsonElement item in unplaced)
        {
            if (open.Count == 0)
            {
                answers.AddExtra(rows[^1], item);
                continue;
            }

            answers.Fault(open.Min, new(RowFault.Malformed, "the item does not say its slot number", item.GetRawText()));
            open.Remove(open.Min);
        }

        foreach (int row in open)
            answers.Fault(row, Missing(text, isCut, items.Count > 0, row));
    }

    private void Place(
        JsonElement item, IReadOnlyList<int> rows, SortedSet<int> open, List<JsonElement> unplaced, UnitAnswers answers, string? reasoning)
    {
        int? row = together ? SlotOf(item) - 1 : rows[0];
        if (row is not { } place)
        {
            unplaced.Add(item);
        }
        else if (!open.Remove(place))
        {
            answers.AddExtra(rows.Contains(place) ? place : rows[^1], item);
        }
        else if (shape.FaultOf(item, "") is { } fault)
        {
            answers.Fault(place, new(RowFault.Malformed, fault, item.GetRawText()));
        }
        else
        {
            answers.Take(place, shape.Take(item), reasoning);
        }
    }

    private static RowFault Missing(string text, bool isCut, bool hasItems, int row) =>
        isCut ? new(RowFault.Truncated, "the reply was cut at its length limit before this item was whole; raise generation-tokens or ask for less at once", text)
        : hasItems ? new(RowFault.MissingItem, $"the model left slot {row + 1} out")
        : new(RowFault.Malformed, "the reply holds nothing of the form asked for", text);

    // The slot is our own envelope: a number in quotes says it as well.
    private static int? SlotOf(JsonElement item)
    {
        if (!item.TryGetProperty(Slot, out JsonElement slot))
            return null;
        return slot.ValueKind switch
        {
            JsonValueKind.Number when slot.TryGetInt32(out int number) => number,
            JsonValueKind.String when int.TryParse(slot.GetRawText().AsSpan().Trim('"'), NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) => number,
            _ => null,
        };
    }

    private JsonElement SlotsSchema(IReadOnlyList<int> slots)
    {
        ReturnShape item = new ObjectShape([new(Slot, new SlotShape(slots)), .. shape.Fields]);
        return new ObjectShape([new(Items, new ListShape(item, slots.Count, slots.Count))]).ToSchema();
    }
}
