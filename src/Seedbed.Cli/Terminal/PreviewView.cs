using System.Globalization;
using System.Text;
using System.Text.Json;
using Seedbed.Runs;

namespace Seedbed.Cli.Terminal;

/// <summary>Shows units, their rows and their rejects readably.</summary>
internal sealed class PreviewView(TextWriter output)
{
    private const int Width = 100;

    public void Write(UnitResult result)
    {
        if (result.Origin.Unit is not { } unit)
            return;
        output.WriteLine(PlainText.Of($"── {unit.Id}  {string.Join(" › ", unit.Source.Headings ?? [])}".TrimEnd()));
        if (unit.Chunk is { } chunk)
            output.WriteLine(Indented(Short(chunk.Text, 300), "   │ "));
        foreach (Row row in result.Rows)
            Write(row);
        foreach (Reject reject in result.Rejects)
            output.WriteLine("   ✗ " + Indented($"{reject.Id}: {reject.Step}, {reject.Reason}: {reject.Detail}", "     ").TrimStart());
        output.WriteLine();
    }

    public void End(IReadOnlyList<StepCounts> counts)
    {
        foreach (StepCounts step in counts)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{step.Step}: {step.In} in, {step.Made} made, {step.Out} out, {step.RejectedTotal} rejected"));
        }
    }

    private void Write(Row row)
    {
        output.WriteLine($"   ✓ {row.Id}");
        foreach (KeyValuePair<string, JsonElement> column in row.Columns)
        {
            string value = column.Value.ValueKind == JsonValueKind.String ? column.Value.GetString()! : Readable(column.Value);
            output.WriteLine(Indented($"{column.Key}: {Short(value, 400)}", "       "));
        }
    }

    /// <summary>JSON without escapes that only machines need.</summary>
    private static string Readable(JsonElement value)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Json.Lines))
            value.WriteTo(json);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string Short(string text, int length) => text.Length <= length ? text : $"{text[..length]}…";

    /// <summary>The text in lines of bearable width, each after the margin.</summary>
    private static string Indented(string text, string margin)
    {
        var lines = new List<string>();
        foreach (string paragraph in PlainText.Of(text).Split('\n'))
        {
            string line = "";
            foreach (string word in paragraph.Split(' '))
            {
                if (line.Length > 0 && line.Length + word.Length >= Width)
                {
                    lines.Add(line);
                    line = "";
                }

                line = line.Length == 0 ? word : $"{line} {word}";
            }

            lines.Add(line);
        }

        return string.Join('\n', lines.Select(line => margin + line));
    }
}
