using System.CommandLine;
using System.Globalization;
using System.Text;

namespace Seedbed.Cli.Help;

/// <summary>The help of a command: what it does, how it is called, every argument and option with its default, examples.</summary>
internal sealed class HelpText
{
    /// <summary>The width in columns where there is no terminal; docs/ is written at this width.</summary>
    public const int DefaultWidth = 100;

    private const int WidestNames = 30;
    private const int Indent = 2;

    private readonly StringBuilder _text = new();
    private readonly int _width;

    private HelpText(int width) => _width = width;

    /// <summary>The whole help, lines no wider than <paramref name="width"/> columns where words allow.</summary>
    public static string Of(Command command, int width = DefaultWidth)
    {
        var help = new HelpText(width);
        help.Wrapped(command.Description ?? "", 0);
        help.Section("Usage", [.. CommandNames.Usages(command)]);
        help.Section("Commands", [.. command.Subcommands.Where(sub => !sub.Hidden).Select(sub => (Names(sub), sub.Description ?? ""))]);
        help.Section("Arguments", [.. command.Arguments.Where(argument => !argument.Hidden).Select(argument => (argument.Name, argument.Description ?? ""))]);
        help.Section("Options", [.. Options(command).Select(option => (Names(option), Description(option)))]);
        help.Section("Examples", [.. Examples(command)]);
        if (command.Subcommands.Count > 0)
            help.Line("", $"`{CommandNames.Full(command)} COMMAND --help` says more of a command.");
        return help._text.ToString();
    }

    private static IEnumerable<Option> Options(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive))
            .Where(option => !option.Hidden)
            .OrderBy(option => option is System.CommandLine.Help.HelpOption or VersionOption);

    /// <summary>A command without examples of its own shows the first one of each of its subcommands.</summary>
    private static IEnumerable<string> Examples(Command command) => command is DocumentedCommand documented
        ? documented.Examples
        : command.Subcommands.OfType<DocumentedCommand>().SelectMany(sub => sub.Examples.Take(1));

    private static string Names(Command command) =>
        string.Join(' ', [command.Name, .. command.Arguments.Select(argument => argument.Name)]);

    private static string Names(Option option)
    {
        string names = string.Join(", ", [.. option.Aliases.Order(StringComparer.Ordinal), option.Name]);
        return option.HelpName is null ? names : $"{names} {option.HelpName}";
    }

    /// <summary>The description; a default that the option itself knows is said behind it.</summary>
    private static string Description(Option option)
    {
        string text = option.Description ?? "";
        if (option.ValueType == typeof(bool) || !option.HasDefaultValue || option.GetDefaultValue() is not { } value)
            return text;
        string shown = Convert.ToString(value, CultureInfo.InvariantCulture)!;
        return $"{text.TrimEnd('.')} (default: {(value is Enum ? shown.ToLowerInvariant() : shown)}).";
    }

    private void Section(string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;
        Line("", $"{title}:");
        foreach (string line in lines)
            Line(line.PadLeft(line.Length + Indent));
    }

    private void Section(string title, IReadOnlyList<(string Names, string Description)> rows)
    {
        if (rows.Count == 0)
            return;
        Line("", $"{title}:");
        int names = Math.Min(WidestNames, rows.Max(row => row.Names.Length));
        foreach ((string name, string description) in rows)
        {
            _text.Append(' ', Indent).Append(name);
            if (name.Length > names)
                _text.Append('\n').Append(' ', Indent + names + Indent);
            else
                _text.Append(' ', names - name.Length + Indent);
            Wrapped(description, Indent + names + Indent);
        }
    }

    private void Line(params ReadOnlySpan<string> lines)
    {
        foreach (string line in lines)
            _text.Append(line).Append('\n');
    }

    /// <summary>Words from the column at which the text stands; further lines begin at the same column.</summary>
    private void Wrapped(string text, int margin)
    {
        int column = margin;
        foreach (string word in text.Split(' '))
        {
            if (column > margin && column + 1 + word.Length > _width)
            {
                _text.Append('\n').Append(' ', margin);
                column = margin;
            }
            else if (column > margin)
            {
                _text.Append(' ');
                column++;
            }

            _text.Append(word);
            column += word.Length;
        }

        _text.Append('\n');
    }
}
