using Seedbed.Yaml;

namespace Seedbed.Taxonomies.Linting;

/// <summary>Reads rules in yamllint's format; what is not known here is refused, all of it at once.</summary>
internal sealed class LintRulesReader
{
    private static readonly string[] NotHere = ["ignore", "ignore-from-file", "locale"];

    private readonly YamlErrors _errors = new();
    private readonly Dictionary<string, RuleSettings> _rules = [];

    public static LintRules Read(YamlNode file)
    {
        var reader = new LintRulesReader();
        if (file is YamlMap map)
            reader.TakeFile(map);
        else
            reader._errors.Add(file.At, $"{file.Described} stands where rules should; write 'extends: relaxed' and 'rules:' as in docs/layout.md");
        reader._errors.ThrowIfAny();
        return new(RuleTable.All.Select(rule => reader._rules.GetValueOrDefault(rule.Name)).OfType<RuleSettings>());
    }

    private void TakeFile(YamlMap file)
    {
        if (file.TryGet("extends", out YamlNode? extends))
            Extend(extends);
        foreach (YamlEntry entry in file.Entries)
        {
            if (NotHere.Contains(entry.Key))
                _errors.Add(entry.At, $"'{entry.Key}' is not read here; take it away, and name the files to look at instead");
            else if (entry.Key == "rules")
                TakeRules(entry.Value);
            else if (entry.Key is not ("extends" or "yaml-files"))
                _errors.Add(entry.At, $"unknown key '{entry.Key}'{NearestName.Hint(entry.Key, ["extends", "rules"])}");
        }
    }

    private void Extend(YamlNode extends)
    {
        if (extends is not YamlScalar { Text: var name } || !RulePresets.Names.Contains(name))
        {
            _errors.Add(extends.At, $"'extends' is {extends.Described}; write default or relaxed");
            return;
        }

        foreach (RuleSettings rule in RulePresets.Of(name))
            _rules[rule.Spec.Name] = rule;
    }

    private void TakeRules(YamlNode rules)
    {
        if (rules is not YamlMap map)
        {
            _errors.Add(rules.At, $"'rules' is {rules.Described}; write a mapping of rules' names");
            return;
        }

        foreach (YamlEntry entry in map.Entries)
        {
            if (RuleTable.Find(entry.Key) is { } rule)
                TakeRule(rule, entry.Value);
            else
                _errors.Add(entry.At, Unknown(entry.Key));
        }
    }

    private static string Unknown(string rule) => rule == "quoted-strings"
        ? "the rule 'quoted-strings' is not one of those checked here; take it away"
        : $"unknown rule '{rule}'{NearestName.Hint(rule, [.. RuleTable.All.Select(known => known.Name)])}";

    private void TakeRule(RuleSpec rule, YamlNode value)
    {
        if (value is YamlScalar { Text: "disable" } or YamlScalar { Kind: YamlScalarKind.Flag, AsFlag: false })
            _rules.Remove(rule.Name);
        else if (value is YamlScalar { Text: "enable" })
            _rules.TryAdd(rule.Name, rule.Plain);
        else if (value is YamlMap options)
            TakeOptions(_rules.GetValueOrDefault(rule.Name) ?? rule.Plain, options);
        else
            _errors.Add(value.At, $"the rule '{rule.Name}' is {value.Described}; write enable, disable or its options");
    }

    private void TakeOptions(RuleSettings settings, YamlMap options)
    {
        foreach (YamlEntry entry in options.Entries)
        {
            if (entry.Key == "level")
                settings = settings with { IsWarning = IsWarning(entry.Value) };
            else if (settings.Spec.Options.FirstOrDefault(option => option.Name == entry.Key) is not { } option)
                _errors.Add(entry.At, UnknownOption(settings.Spec, entry.Key));
            else if (OptionReader.Read(option, entry.Value) is { } value)
                settings = settings.With(option.Name, value);
            else
                _errors.Add(entry.Value.At, $"the option '{option.Name}' of '{settings.Spec.Name}' is {entry.Value.Described}; write {OptionReader.Wanted(option)}");
        }

        _rules[settings.Spec.Name] = settings;
    }

    private static string UnknownOption(RuleSpec rule, string option) => option is "ignore" or "ignore-from-file"
        ? $"'{option}' is not read here; take it away, and name the files to look at instead"
        : $"the rule '{rule.Name}' has no option '{option}'{NearestName.Hint(option, ["level", .. rule.Options.Select(known => known.Name)])}";

    private bool IsWarning(YamlNode level)
    {
        if (level is not YamlScalar { Text: "error" or "warning" })
            _errors.Add(level.At, $"the level is {level.Described}; write error or warning");
        return level is YamlScalar { Text: "warning" };
    }
}
