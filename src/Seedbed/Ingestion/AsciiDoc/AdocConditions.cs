using Seedbed.Ingestion.Markup;

namespace Seedbed.Ingestion.AsciiDoc;

/// <summary>Leaves out the lines between <c>ifdef::</c> and <c>endif::</c> whose condition is not met, and those lines themselves.</summary>
internal static class AdocConditions
{
    private const int Deepest = 1_000;

    /// <summary>The lines that are to be read.</summary>
    public static MarkupLines Met(MarkupLines lines)
    {
        var attributes = new AdocAttributes(new GrowthBudget(0));
        var wanted = new bool[lines.Count];
        var open = new Stack<bool>();
        int lost = 0;
        for (int at = 0; at < lines.Count; at++)
        {
            ReadOnlySpan<char> line = lines.Of(at);
            if (lines[at].Indent == 0 && line.StartsWith("if") && IsCondition(line, out bool isBlock, attributes) is { } met)
            {
                if (!isBlock)
                    wanted[at] = Single(lines, at, met && lost == 0);
                else if (open.Count < Deepest)
                    Open(open, met, ref lost);
                continue;
            }

            if (lines[at].Indent == 0 && line.StartsWith("endif::") && line.EndsWith("]"))
            {
                if (open.TryPop(out bool last) && !last)
                    lost--;
                continue;
            }

            wanted[at] = lost == 0;
            if (lost == 0 && lines[at].Indent == 0 && AdocAttributes.IsEntry(line, out ReadOnlySpan<char> name, out ReadOnlySpan<char> value))
                attributes.Set(name, value);
        }

        return lines.Where(line => wanted[line]);
    }

    private static void Open(Stack<bool> open, bool met, ref int lost)
    {
        open.Push(met);
        lost += met ? 0 : 1;
    }

    // "ifdef::name[words]": the words are the line.
    private static bool Single(MarkupLines lines, int at, bool met)
    {
        if (!met)
            return false;
        lines.Take(at, lines.Of(at).IndexOf('[') + 1, indent: 0);
        lines.Cut(at, 1);
        return true;
    }

    private static bool? IsCondition(ReadOnlySpan<char> line, out bool isBlock, AdocAttributes attributes)
    {
        isBlock = true;
        int colons = line.IndexOf("::"), bracket = line.IndexOf('[');
        if (colons < 0 || bracket < colons || line[^1] != ']')
            return null;
        string names = line[(colons + 2)..bracket].ToString();
        ReadOnlySpan<char> inner = line[(bracket + 1)..^1];
        ReadOnlySpan<char> kind = line[..colons];
        isBlock = inner.IsEmpty || kind.SequenceEqual("ifeval");
        bool any = names.Contains('+', StringComparison.Ordinal) ? Array.TrueForAll(names.Split('+'), attributes.Has) : Array.Exists(names.Split(','), attributes.Has);
        return kind switch
        {
            "ifdef" => any,
            "ifndef" => !any,
            "ifeval" => Evaluate(attributes.Resolve(inner.ToString())),
            _ => null,
        };
    }

    // Only equality of texts is worked out; other comparisons are not met.
    private static bool Evaluate(string condition)
    {
        bool isUnequal = condition.Contains("!=", StringComparison.Ordinal);
        string[] sides = condition.Split(isUnequal ? "!=" : "==");
        return sides.Length == 2 && isUnequal != (sides[0].Trim(' ', '"', '\'') == sides[1].Trim(' ', '"', '\''));
    }
}
