namespace Seedbed.Ingestion.Office;

/// <summary>The definition of a list, which several lists of a document may share, and how far it has counted.</summary>
internal sealed class DocxList
{
    public const int Levels = 9;
    private readonly int?[] _counts = new int?[Levels];

    public DocxLevel?[] All { get; } = new DocxLevel?[Levels];

    /// <summary>The list style whose definition is meant instead.</summary>
    public string? SeeStyle { get; set; }

    /// <summary>The list style that this is the definition of.</summary>
    public string? Style { get; set; }

    /// <summary>Counts one more paragraph of a level, and gives the label that it has.</summary>
    public DocxLabel Next(int at, DocxLevel?[] levels, int? restart)
    {
        DocxLevel level = levels[at] ?? new DocxLevel();
        _counts[at] = restart ?? (_counts[at] is { } last ? last + 1 : level.Start);
        for (int deeper = at + 1; deeper < Levels; deeper++)
        {
            if (levels[deeper] is not { NeverRestarts: true })
                _counts[deeper] = null;
        }

        if (level.Format is "bullet")
            return new("", null, !CleanText.IsBlank(level.Text));
        string text = Label(level, levels).Trim();
        bool isNumber = level.Format != "none" && IsNumberAlone(level.Text, at);
        return new(text, isNumber ? _counts[at] : null, false);
    }

    private string Label(DocxLevel level, DocxLevel?[] levels)
    {
        var label = new System.Text.StringBuilder();
        string text = level.Text;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '%' || i + 1 == text.Length || text[i + 1] is < '1' or > '9')
            {
                label.Append(text[i]);
                continue;
            }

            int of = text[++i] - '1';
            int number = _counts[of] ??= levels[of]?.Start ?? 1;
            label.Append(DocxNumbers.Write(number, level.IsLegal ? "decimal" : levels[of]?.Format ?? "decimal"));
        }

        return label.ToString();
    }

    /// <summary>Whether the label is one number with nothing but signs around it: <c>1.</c>, <c>(a)</c>; not <c>1.2</c> or <c>Article 1</c>.</summary>
    private static bool IsNumberAlone(string text, int at)
    {
        int sign = text.IndexOf('%', StringComparison.Ordinal);
        return sign >= 0 && sign + 1 < text.Length && text[sign + 1] == '1' + at
            && text.IndexOf('%', sign + 1) < 0 && !text.Remove(sign, 2).Any(char.IsLetterOrDigit) && !text.Contains('§', StringComparison.Ordinal);
    }
}
