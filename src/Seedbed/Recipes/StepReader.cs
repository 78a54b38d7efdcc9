using Seedbed.Steps;
using Seedbed.Steps.Options;
using Seedbed.Yaml;

namespace Seedbed.Recipes;

/// <summary>Reads <c>steps:</c>.</summary>
internal static class StepReader
{
    private const string NameKey = "name";
    private const int MaxSteps = 1000;
    private const int MaxNameLength = 64;

    // Names that counts and rejects already use.
    private static readonly string[] Taken = ["source", "accept", "documents", "chunks", "rows"];

    public static IReadOnlyList<RecipeStep> Read(OptionValue steps, Verbs verbs, YamlErrors errors)
    {
        if (!steps.TryList(out YamlList list))
            return [];
        if (list.Items.Count is 0 or > MaxSteps)
            errors.Add(list.At, $"a recipe has 1 to {MaxSteps} steps, not {list.Items.Count}");
        var read = new List<RecipeStep>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (YamlNode item in list.Items.Take(MaxSteps))
        {
            if (Read(item, steps, verbs, counts, errors) is not { } step)
                continue;
            if (read.Find(other => other.Name == step.Name) is { } namesake)
                errors.Add(step.At, $"two steps are named '{step.Name}', the other one at {namesake.At}; give one another 'name'");
            read.Add(step);
        }

        return read;
    }

    private static RecipeStep? Read(YamlNode item, OptionValue steps, Verbs verbs, Dictionary<string, int> counts, YamlErrors errors)
    {
        YamlMap map = item switch
        {
            YamlMap written => written,

            // `- extract` is `- extract: {}`.
            YamlScalar { IsNull: false } bare => new(bare.At, [new(bare.Text, bare.At, new YamlScalar(bare.At, "", isPlain: true))]),
            _ => new(item.At, []),
        };
        YamlEntry[] called = [.. map.Entries.Where(entry => entry.Key != NameKey)];
        if (called.Length != 1)
        {
            string found = called.Length == 0 ? "none" : string.Join(", ", called.Select(entry => $"'{entry.Key}'"));
            errors.Add(item.At, $"a step is one verb with its options, and a 'name' beside it where one is wanted; here stands {found}");
            return null;
        }

        YamlEntry call = called[0];
        if (!verbs.TryGet(call.Key, out Verb? verb))
        {
            errors.Add(call.At, $"there is no verb '{call.Key}'{NearestName.Hint(call.Key, verbs.Names)}");
            return null;
        }

        int number = counts[verb.Name] = counts.GetValueOrDefault(verb.Name) + 1;
        string name = Name(map, steps, errors) ?? (number == 1 ? verb.Name : $"{verb.Name}-{number}");
        return new(name, verb, verb.Bind(call.Value, errors), call.At);
    }

    private static string? Name(YamlMap step, OptionValue steps, YamlErrors errors)
    {
        if (!step.TryGet(NameKey, out YamlNode? node))
            return null;
        if (!(steps with { Name = NameKey, Owner = "a step", Node = node }).TryText(out string name))
            return null;
        bool isSound = name.Length <= MaxNameLength && name.All(character => char.IsLetterOrDigit(character) || character is '-' or '_');
        if (!isSound)
            errors.Add(node.At, $"'{name}' is no name for a step; use up to {MaxNameLength} letters, digits, '-' and '_'");
        else if (Taken.Contains(name))
            errors.Add(node.At, $"a step cannot be named '{name}', since counts and rejects use that word; choose another");
        return name;
    }
}
