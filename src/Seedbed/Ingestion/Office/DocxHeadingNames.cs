namespace Seedbed.Ingestion.Office;

/// <summary>Headings of files whose styles don't say their outline level: by the style's name and number, in many languages.</summary>
internal static class DocxHeadingNames
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "heading", "überschrift", "berschrift", "titre", "título", "ttulo", "titulo", "titolo", "kop", "rubrik", "overskrift", "otsikko", "nagłówek",
        "nagwek", "nadpis", "címsor", "cmsor", "заголовок", "başlık", "balk", "titlu", "naslov", "επικεφαλίδα", "見出し", "标题", "標題", "제목", "encabezado", "cabeçalho", "judul",
    };

    /// <summary>The outline level, from 0; null when the name is no heading's.</summary>
    public static int? LevelOf(string name, string id) => LevelOf(name) ?? LevelOf(id);

    private static int? LevelOf(string name)
    {
        if (name.Length < 2 || name[^1] is < '1' or > '9')
            return null;
        ReadOnlySpan<char> word = name.AsSpan(0, name.Length - 1).TrimEnd(" -_");
        return Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) ? name[^1] - '1' : null;
    }
}
