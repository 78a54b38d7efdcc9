using System.Text.Json;

namespace Seedbed.Cli.Terminal;

/// <summary>A kind of line of <c>generate --json</c>: the table that writes it, and that docs/commands/generate.md shows.</summary>
/// <param name="Name">What <c>event</c> says.</param>
/// <param name="When">When it is written.</param>
/// <param name="Members">Its further members, in order.</param>
internal sealed record RunEvent<T>(string Name, string When, IReadOnlyList<EventMember<T>> Members)
{
    /// <summary>The line for what happened.</summary>
    public string Line(T happened) => JsonLine.Of(json =>
    {
        json.WriteString("event", Name);
        foreach (EventMember<T> member in Members)
            Write(json, member.Name, member.Value(happened));
    });

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case long number:
                json.WriteNumber(name, number);
                break;
            case double number:
                json.WriteNumber(name, number);
                break;
            case decimal number:
                json.WriteNumber(name, number);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            default:
                json.WriteString(name, (string)value);
                break;
        }
    }
}
