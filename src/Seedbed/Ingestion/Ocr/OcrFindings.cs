using System.Globalization;
using System.Text.Json;
using Seedbed.Ingestion.Programs;

namespace Seedbed.Ingestion.Ocr;

/// <summary>What became of each page that was to be recognised, for the document's notes and metadata.</summary>
internal sealed class OcrFindings(string language, bool hasPages)
{
    private readonly SortedDictionary<int, OcrPage> _pages = [];
    private readonly SortedDictionary<int, ProgramException> _faults = [];

    /// <summary>The pages, by their number from 1.</summary>
    public IReadOnlyDictionary<int, OcrPage> Pages => _pages;

    /// <summary>The first fault; null where there was none.</summary>
    public ProgramException? Fault => _faults.Count == 0 ? null : _faults.First().Value;

    /// <summary>Whether a page holds text to work with.</summary>
    public bool HasText => _pages.Values.Any(page => page.IsLegible);

    /// <summary>A page was looked at.</summary>
    public void Add(int number, OcrPage page) => _pages[number] = page;

    /// <summary>A page could not be looked at.</summary>
    public void Add(int number, ProgramException fault) => _faults[number] = fault;

    /// <summary>One sentence on each kind of page that a person should know of.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            var notes = new List<string>();
            foreach ((int number, OcrPage page) in _pages.Where(pair => pair.Value.IsLegible && pair.Value.Confidence < OcrPage.Doubtful))
                notes.Add(string.Create(CultureInfo.InvariantCulture, $"{Subject(number)} is doubtful: OCR read it with a confidence of {page.Confidence:0} of 100"));
            Add(notes, _pages.Where(pair => pair.Value.IsBlank).Select(pair => pair.Key), "is blank", "are blank");
            Add(notes, _pages.Where(pair => !pair.Value.IsBlank && !pair.Value.IsLegible).Select(pair => pair.Key),
                "holds nothing legible, and was left out", "hold nothing legible, and were left out");
            foreach (IGrouping<string, int> fault in _faults.GroupBy(pair => pair.Value.Message, pair => pair.Key))
                Add(notes, fault, $"was not read by OCR: {fault.Key.TrimEnd('.')}", $"were not read by OCR: {fault.Key.TrimEnd('.')}");
            return notes;
        }
    }

    /// <summary>The confidence of each page, as a column <c>ocr</c>.</summary>
    public JsonElement ToJson()
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("language", language);
            json.WriteStartArray("pages");
            foreach ((int number, OcrPage page) in _pages)
            {
                json.WriteStartObject();
                json.WriteNumber("page", number);
                if (page.IsBlank)
                    json.WriteBoolean("blank", true);
                else
                    json.WriteNumber("confidence", page.Confidence);
                if (!page.IsBlank && page.Confidence < OcrPage.Doubtful)
                    json.WriteBoolean("doubtful", true);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return JsonElement.Parse(output.ToArray());
    }

    private string Subject(int number) => hasPages ? $"page {number.ToString(CultureInfo.InvariantCulture)}" : "the picture";

    private void Add(List<string> notes, IEnumerable<int> pages, string one, string many)
    {
        int[] numbers = [.. pages];
        if (numbers.Length == 1)
            notes.Add($"{Subject(numbers[0])} {one}");
        else if (numbers.Length > 1)
            notes.Add($"pages {Ranges(numbers)} {many}");
    }

    private static string Ranges(int[] numbers)
    {
        var ranges = new List<string>();
        for (int at = 0; at < numbers.Length;)
        {
            int end = at;
            while (end + 1 < numbers.Length && numbers[end + 1] == numbers[end] + 1)
                end++;
            ranges.Add(end == at ? $"{numbers[at]}" : end == at + 1 ? $"{numbers[at]}, {numbers[end]}" : $"{numbers[at]}–{numbers[end]}");
            at = end + 1;
        }

        return string.Join(", ", ranges);
    }
}
