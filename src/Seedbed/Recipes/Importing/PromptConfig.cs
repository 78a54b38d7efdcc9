using System.Text.RegularExpressions;
using Seedbed.Yaml;

namespace Seedbed.Recipes.Importing;

/// <summary>A prompt file of an InstructLab pipeline as a Seedbed prompt.</summary>
/// <param name="Text">The prompt, in Handlebars.</param>
/// <param name="Lost">Parts of Jinja that have no counterpart.</param>
/// <param name="Tags">The marks that it asks the model to put around what it writes, as they stand in it.</param>
/// <param name="Optional">Names that it asks for and can do without.</param>
/// <param name="Needed">Names that it can't do without.</param>
internal sealed partial record PromptConfig(
    string Text, IReadOnlyList<string> Lost, IReadOnlyList<string> Tags, IReadOnlyList<string> Optional, IReadOnlyCollection<string> Needed)
{
    private static readonly string[] Parts = ["system", "introduction", "principles", "examples", "generation"];

    /// <summary>Reads a prompt file: its five parts, a line each, one after the other.</summary>
    /// <exception cref="SeedbedException">It can't be read, or is no prompt file.</exception>
    public static PromptConfig Read(string path, IReadOnlyDictionary<string, string> constants)
    {
        if (YamlReader.ReadFile(path) is not YamlMap map)
            throw new SeedbedException($"{path} is no prompt file; it must be a mapping with {string.Join(", ", Parts)}");
        IEnumerable<string> texts = Parts.Select(part => map.TryGet(part, out YamlNode? node) ? PipelineBlock.Plain(node) ?? "" : "");
        string joined = string.Join('\n', texts.Where(text => text.Length > 0)).Trim();
        if (joined.Length == 0)
            throw new SeedbedException($"{path} is no prompt file; it has no text in {string.Join(", ", Parts)}");
        var turned = JinjaText.Of(joined, constants);
        string[] tags = [.. TagsOf(map, "start_tags"), .. TagsOf(map, "end_tags")];
        return new($"{turned.Text}\n", turned.Lost, [.. In(joined, tags)], [.. turned.Optional], turned.Needed);
    }

    private static IEnumerable<string> TagsOf(YamlMap map, string key) =>
        map.TryGet(key, out YamlNode? node) && node is YamlList list ? list.Items.Select(PipelineBlock.Plain).OfType<string>().Where(tag => tag.Length > 0) : [];

    // What the file looks for in a reply need not be what it asks for: the prompt's own marks of that form count too.
    private static IEnumerable<string> In(string prompt, string[] tags) => tags
        .Where(tag => prompt.Contains(tag, StringComparison.Ordinal))
        .Concat(Marks().Matches(prompt).Select(mark => mark.Value).Where(mark => mark.StartsWith("[Start", StringComparison.OrdinalIgnoreCase) || mark.StartsWith("[End", StringComparison.OrdinalIgnoreCase)
            || tags.Any(tag => tag.Equals(mark, StringComparison.OrdinalIgnoreCase))))
        .Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"\[[A-Za-z][A-Za-z _-]{0,40}\]")]
    private static partial Regex Marks();
}
