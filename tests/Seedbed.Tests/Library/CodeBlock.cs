namespace Seedbed.Tests.Library;

/// <summary>A fenced block of a page of documentation.</summary>
/// <param name="Page">The page's path in the source tree.</param>
/// <param name="Line">The line of its first line of code, from 1.</param>
/// <param name="Code">What stands in it.</param>
internal sealed record CodeBlock(string Page, int Line, string Code)
{
    /// <summary>The blocks of a page in a language, in order.</summary>
    public static IReadOnlyList<CodeBlock> Of(string path, string page, string language)
    {
        var blocks = new List<CodeBlock>();
        string[] lines = File.ReadAllLines(path);
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i] != $"```{language}")
                continue;
            int first = i + 1;
            int end = Array.FindIndex(lines, first, line => line == "```");
            end.ShouldBeGreaterThan(0, $"{page}: the block in line {first} has no end");
            blocks.Add(new(page, first + 1, string.Join('\n', lines[first..end])));
            i = end;
        }

        return blocks;
    }
}
