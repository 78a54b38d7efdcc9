using System.Text;

namespace Seedbed.Reports;

/// <summary>The page's template, style and script, as they lie in <c>Reports/Page</c>.</summary>
internal static class PageParts
{
    private static readonly string[] Scripts = ["dom.js", "passage.js", "rows.js", "rejects.js", "leaves.js", "coverage.js", "run.js", "page.js"];

    public static string Template => Read("page.html");

    public static string Style => Read("page.css");

    public static string Script
    {
        get
        {
            var script = new StringBuilder("\n");
            foreach (string name in Scripts)
                script.Append(Read(name)).Append('\n');
            return script.ToString();
        }
    }

    private static string Read(string name)
    {
        using Stream stream = typeof(PageParts).Assembly.GetManifestResourceStream($"report/{name}")
            ?? throw new InvalidOperationException($"the library was built without its report/{name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
