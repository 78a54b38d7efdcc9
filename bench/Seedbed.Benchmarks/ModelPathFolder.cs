using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Seedbed.Benchmarks;

/// <summary>The inputs of the benchmarks of the model path, made anew in a folder of their own: the same bytes each time.</summary>
internal sealed class ModelPathFolder : IDisposable
{
    private const string Reply = "{\"answer\":\"It is checked once a year, when the plant stands still.\"}";

    private readonly string _path = Directory.CreateTempSubdirectory("seedbed-bench-").FullName;

    public string Path => _path;

    public string this[string name] => System.IO.Path.Combine(_path, name);

    /// <summary>What the constant server says: it fits the recipe over rows.</summary>
    public static string ConstantReply => Reply;

    /// <summary>One document of so many characters, in sections.</summary>
    public string Text(int characters)
    {
        var text = new StringBuilder("# The manual\n");
        for (int i = 0; text.Length < characters; i++)
        {
            if (i % 12 == 0)
                text.Append(CultureInfo.InvariantCulture, $"\n\n## Section {(i / 12) + 1}\n\n");
            text.Append(CultureInfo.InvariantCulture, $"The {Thing(i)} number {i} is checked after {(i * 7 % 900) + 12} hours of work, and its {Thing(i / 3)} is changed when it shows wear. ");
        }

        return Write("manual.md", text.ToString());
    }

    /// <summary>So many rows with a text of about 600 characters.</summary>
    public string Rows(int count)
    {
        using var file = new StreamWriter(this["rows.jsonl"]);
        for (int i = 0; i < count; i++)
        {
            string text = string.Join(' ', Enumerable.Range(0, 8).Select(k => $"The {Thing(i + k)} number {i} of line {k} is checked after {(i * 7 % 900) + k} hours of work."));
            file.WriteLine($"{{\"text\":\"{JsonEncodedText.Encode(text)}\"}}");
        }

        return this["rows.jsonl"];
    }

    /// <summary>A recipe with one request a passage.</summary>
    public string PassageRecipe()
    {
        Write("passages.md", "Write one question on the passage for each slot, its answer and the words that prove it.\n\n<passage>\n{{chunk}}\n</passage>\n\nSlots:\n{{#each rows}}\nSlot {{slot}}\n{{/each}}\n");
        return Write("passages.yaml", """
            name: passages
            summary: One request a passage
            source:
              chunks: { tokens: 890, overlap: 0 }
            steps:
              - repeat: 5
              - generate: { model: teacher, prompt: passages.md, together: true, returns: { question: text, evidence: [text], answer: text } }
            """);
    }

    /// <summary>A recipe with one request a row.</summary>
    public string RowRecipe()
    {
        Write("row.md", "Say in one sentence when the thing is checked.\n\n<passage>\n{{text}}\n</passage>\n");
        return Write("rows.yaml", """
            name: rows
            summary: One request a row
            source: { rows: {} }
            steps:
              - generate: { model: teacher, prompt: row.md, returns: { answer: text } }
            """);
    }

    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);

    private static string Thing(int number) => (number % 7) switch
    {
        0 => "valve",
        1 => "gauge",
        2 => "relay",
        3 => "impeller",
        4 => "filter",
        5 => "bearing",
        _ => "seal",
    };
}
