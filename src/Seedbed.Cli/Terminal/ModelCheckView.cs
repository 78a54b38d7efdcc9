using System.Globalization;
using System.Text.Json;
using Seedbed.Models;

namespace Seedbed.Cli.Terminal;

/// <summary>What a check of a model found, for people and for machines.</summary>
internal static class ModelCheckView
{
    /// <summary>A block of lines.</summary>
    public static string Text(string name, ModelCheck check)
    {
        string head = PlainText.Of($"{name}: {(check.Fault is { } fault ? $"can't be used: {fault}" : "can be used")}");
        if (check.Model.Endpoint.IsFile)
            return $"{head}, by way of files; nothing was asked";
        if (!check.IsUsable)
            return head;
        string[] lines =
        [
            head,
            Line("models list", check.Models is { } models ? string.Create(CultureInfo.InvariantCulture, $"yes ({models})") : "no"),
            Line("chat", YesNo(check.Chat)),
            Line("json_schema", YesNo(check.JsonSchema)),
            Line("json_object", YesNo(check.JsonObject)),
            Line("logprobs", YesNo(check.Logprobs)),
            Line("embeddings", YesNo(check.Embeddings)),
            Line("tokenize", YesNo(check.Tokenize)),
            Line("first byte", check.FirstByte is { } first ? string.Create(CultureInfo.InvariantCulture, $"{first.TotalSeconds:0.00} s") : "not measured"),
            Line("speed", check.TokensPerSecond is { } speed ? string.Create(CultureInfo.InvariantCulture, $"{speed:0} tokens/s") : "not measured"),
        ];
        return string.Join(Environment.NewLine, lines);
    }

    /// <summary>One JSON object on one line.</summary>
    public static string Json(string name, ModelCheck check) => JsonLine.Of(json =>
    {
        json.WriteString("name", name);
        json.WriteString("model", check.Model.Name);
        json.WriteString("endpoint", check.Model.Endpoint.GetLeftPart(UriPartial.Path));
        json.WriteBoolean("usable", check.IsUsable);
        if (check.Fault is { } fault)
            json.WriteString("fault", fault);
        if (check.Models is { } models)
            json.WriteNumber("models", models);
        json.WriteBoolean("chat", check.Chat);
        json.WriteBoolean("json_schema", check.JsonSchema);
        json.WriteBoolean("json_object", check.JsonObject);
        json.WriteBoolean("logprobs", check.Logprobs);
        json.WriteBoolean("embeddings", check.Embeddings);
        json.WriteBoolean("tokenize", check.Tokenize);
        WriteNumber(json, "first_byte_seconds", check.FirstByte?.TotalSeconds, 3);
        WriteNumber(json, "tokens_per_second", check.TokensPerSecond, 1);
    });

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value, int digits)
    {
        if (value is { } number)
            json.WriteNumber(name, Math.Round(number, digits));
    }

    private static string Line(string what, string value) => $"  {what,-12} {value}";

    private static string YesNo(bool value) => value ? "yes" : "no";
}
