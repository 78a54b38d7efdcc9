namespace Seedbed.Recipes.Importing;

/// <summary>The prompts of a recipe that is being put together, and the columns that they give.</summary>
internal sealed class PromptFiles
{
    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _optional = new(StringComparer.Ordinal);
    private readonly HashSet<string> _needed = new(StringComparer.Ordinal);

    /// <summary>The files by name.</summary>
    public IReadOnlyDictionary<string, string> Files => _files;

    /// <summary>Columns that a model gives.</summary>
    public HashSet<string> Made { get; } = new(StringComparer.Ordinal);

    /// <summary>Names that prompts ask for and none can't do without.</summary>
    public IEnumerable<string> Optional => _optional.Except(_needed).Except(Made).Order(StringComparer.Ordinal);

    /// <summary>Says that a column is used whatever it holds.</summary>
    public void Need(IEnumerable<string> columns) => _needed.UnionWith(columns);

    /// <summary>Says that a prompt asks for names that it can do without.</summary>
    public void Ask(IEnumerable<string> names) => _optional.UnionWith(names);

    /// <summary>Keeps a prompt; the same text under the same name is one file.</summary>
    /// <returns>Its name in the recipe's folder.</returns>
    public string Add(string block, string text)
    {
        string plain = string.Concat(block.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' ? letter : '-'));
        for (int number = 1; ; number++)
        {
            string name = number == 1 ? $"prompts/{plain}.md" : $"prompts/{plain}-{number}.md";
            if (_files.TryAdd(name, text) || _files[name] == text)
                return name;
        }
    }
}
