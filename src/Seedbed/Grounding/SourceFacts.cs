namespace Seedbed.Grounding;

/// <summary>What the texts behind an answer state, ready to be asked.</summary>
internal sealed class SourceFacts
{
    // Below this share of stop words a text is taken for another language than English, or for a bare list of terms.
    private const double EnglishStopWords = 0.15;

    // Where more of the words inside sentences are capitalised, as in German, a capital letter makes no name.
    private const double NameCapitals = 0.3;

    private readonly HashSet<string> _words = [];
    private readonly HashSet<string> _stems = [];
    private readonly Dictionary<string, HashSet<string>> _units = [];
    private readonly List<DateFact> _dates = [];
    private readonly HashSet<string> _marked = new(StringComparer.Ordinal);
    private readonly bool _isEnglish;
    private readonly bool _capitalsAreNames;

    public SourceFacts(IEnumerable<string> texts)
    {
        int words = 0;
        int stopWords = 0;
        (int Capital, int All) inside = default;
        foreach (string text in texts)
        {
            TextFacts facts = TextFacts.Of(text);
            Add(facts);
            // Folded, "hyphen-\nation" and "e-mail" are one word.
            _words.UnionWith(TextFacts.Of(new FoldedText(text).Folded).Words);
            words += facts.Words.Count;
            stopWords += facts.Words.Count(WordForms.IsStopWord);
            inside = (inside.Capital + facts.Inside.Capital, inside.All + facts.Inside.All);
        }

        _isEnglish = stopWords >= words * EnglishStopWords;
        _capitalsAreNames = inside.Capital <= inside.All * NameCapitals;
        _stems.UnionWith(_words.Select(Stem));
    }

    /// <summary>Whether the number stands in the sources, beside this unit or beside none.</summary>
    public bool Supports(NumberFact number) =>
        (_units.TryGetValue(number.Value, out HashSet<string>? units) || _units.TryGetValue(AsWritten(number.Digits), out units))
        && (number.Unit is null || units.Contains(number.Unit) || units.Contains(""));

    /// <summary>Whether the date stands in the sources, or its month and year do and its day stands by itself ("from 3 to 5 March").</summary>
    public bool Supports(DateFact date) =>
        _dates.Any(known => known.Supports(date))
        || (date.Day > 0 && _units.ContainsKey(date.Day.ToString()) && _dates.Any(known => known.Supports(date with { Day = 0 })));

    /// <summary>Whether the name, in any letter case and number, stands in the sources.</summary>
    public bool Supports(NameFact name)
    {
        if (name.Kind != LexemeKind.Word)
            return _marked.Contains(name.Text);
        if (name.IsPlain && !_capitalsAreNames)
            return true;
        string word = name.Text.ToLowerInvariant();
        return _words.Contains(word) || _words.Contains(word + "s") || (name.Text[^1] == 's' && _words.Contains(word[..^1]))
            || (name.IsPlain && _stems.Contains(Stem(word)));
    }

    /// <summary>Whether a word counts for the score.</summary>
    public bool IsContent(string word) =>
        _isEnglish ? !WordForms.IsStopWord(word) && (word.Length > 1 || Characters.IsUnspaced(word[0]))
        : word.Length > 3 || Characters.IsUnspaced(word[0]);

    /// <summary>Whether the word, in some form, stands in the sources.</summary>
    public bool Has(string word) => _words.Contains(word) || _stems.Contains(Stem(word));

    /// <summary>What the forms of a word have in common.</summary>
    public string Stem(string word) => _isEnglish || Characters.IsUnspaced(word[0]) ? WordForms.Stem(word) : WordForms.Truncate(word);

    private void Add(TextFacts facts)
    {
        _words.UnionWith(facts.Words);
        foreach (NumberFact number in facts.Numbers)
        {
            AddNumber(number.Value, number.Unit);
            AddNumber(AsWritten(number.Digits), number.Unit);
        }

        // "one or more pages" supports "1 page" less than a 1 that stands by itself, and never "1 second".
        foreach (NumberFact number in facts.SoftNumbers)
            AddNumber(number.Value, "one");
        foreach (DateFact date in facts.Dates)
        {
            _dates.Add(date);
            _words.Add(Months.Name(date.Month).ToLowerInvariant());
            foreach (int part in new[] { date.Day, date.Year }.Where(part => part > 0))
                AddNumber(part.ToString(), null);
        }

        foreach (NameFact name in facts.Names.Where(name => name.Kind != LexemeKind.Word))
        {
            _marked.Add(name.Text);
            _words.UnionWith(TextFacts.Of(name.Text.TrimStart('-', '/', '~', '.')).Words);
        }
    }

    /// <summary>The key of digits as they were written: "version 1.10" is not 1.1, and yet "1.10" by itself may speak of it.</summary>
    private static string AsWritten(string digits) => "=" + digits;

    private void AddNumber(string value, string? unit)
    {
        if (!_units.TryGetValue(value, out HashSet<string>? units))
            _units.Add(value, units = []);
        units.Add(unit ?? "");
    }
}
