using System.Globalization;
using System.Text;

namespace Seedbed.Yaml;

/// <summary>Texts as they are written into YAML.</summary>
internal static class YamlText
{
    /// <summary>The text in double quotes, on one line, the same in YAML 1.1 and 1.2.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (char letter in text)
        {
            _ = letter switch
            {
                '"' or '\\' => quoted.Append('\\').Append(letter),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '\u2028' => quoted.Append("\\L"),
                '\u2029' => quoted.Append("\\P"),
                '\uFEFF' => quoted.Append("\\uFEFF"),
                _ when char.IsControl(letter) => quoted.Append("\\x").Append(((int)letter).ToString("X2", CultureInfo.InvariantCulture)),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('"').ToString();
    }
}
