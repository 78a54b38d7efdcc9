using System.Text.Json;
using Seedbed.Taxonomies;

namespace Seedbed.Cli.Terminal;

/// <summary>Judged files for machines: one JSON object on one line each.</summary>
internal sealed class JsonValidateView(TextWriter output, TaxonomyProfile profile) : ValidateView
{
    protected override void Show(QnaFile file) => output.WriteLine(JsonLine.Of(json =>
    {
        json.WriteString("path", file.Path);
        json.WriteString("profile", Name(profile));
        if (file.Version is { } version)
            json.WriteNumber("version", version);
        else
            json.WriteNull("version");
        json.WriteString("kind", file.Kind is { } kind ? Name(kind) : null);
        json.WriteString("verdict", Name(file.Verdict));
        json.WriteStartArray("faults");
        foreach (TaxonomyFault fault in file.Faults)
            Write(json, fault);
        json.WriteEndArray();
    }));

    private static void Write(Utf8JsonWriter json, TaxonomyFault fault)
    {
        json.WriteStartObject();
        json.WriteNumber("line", fault.Line);
        json.WriteNumber("column", fault.Column);
        json.WriteString("path", fault.Path);
        json.WriteString("rule", fault.Rule);
        json.WriteString("message", fault.Message);
        json.WriteString("fix", fault.Fix);
        json.WriteEndObject();
    }

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
