namespace Seedbed.Grounding;

/// <summary>What a text states that can be checked word by word: its words, numbers, dates and names, in order.</summary>
internal sealed class TextFacts
{
    private readonly List<Lexeme> _lexemes;
    private int _listItem = 1;

    private TextFacts(string text) => _lexemes = Lexer.Run(text);

    /// <summary>Lower-case words without possessive <c>'s</c>; of a script without spaces its pairs of characters.</summary>
    public List<string> Words { get; } = [];

    public List<NumberFact> Numbers { get; } = [];

    /// <summary>Number words ("two") that are no claim by themselves: every "one", which mostly counts nothing.</summary>
    public List<NumberFact> SoftNumbers { get; } = [];

    public List<DateFact> Dates { get; } = [];

    public List<NameFact> Names { get; } = [];

    /// <summary>How many words inside sentences begin with a capital letter, and how many there are.</summary>
    public (int Capital, int All) Inside { get; private set; }

    public static TextFacts Of(string text)
    {
        var facts = new TextFacts(text);
        for (int at = 0; at < facts._lexemes.Count;)
            at += facts.Read(at);
        return facts;
    }

    /// <summary>Reads what stands at a place; returns how many lexemes it took.</summary>
    private int Read(int at)
    {
        Lexeme lexeme = _lexemes[at];
        switch (lexeme.Kind)
        {
            case LexemeKind.Date:
                AddIsoDate(lexeme.Text);
                return 1;
            case LexemeKind.Number:
                return ReadDate(at) is int date and > 0 ? date : ReadNumber(at);
            case LexemeKind.Word:
                if (ReadDate(at) is int monthDate and > 0)
                    return monthDate;
                ReadWord(at);
                return 1;
            case LexemeKind.Option or LexemeKind.Path:
                Names.Add(new(lexeme.Text, lexeme.Kind, IsPlain: false));
                return 1;
            default:
                return 1;
        }
    }

    private Lexeme At(int at) => at >= 0 && at < _lexemes.Count ? _lexemes[at] : new(LexemeKind.Mark, "\0");

    private int ReadNumber(int at)
    {
        Lexeme number = _lexemes[at];
        if (IsListItem(at))
            return 1;
        bool isVersion = At(at - 1).Kind == LexemeKind.Word && !At(at - 1).StartsSentence && number.Text.Contains('.', StringComparison.Ordinal)
            && (char.IsUpper(At(at - 1).Text[0]) || At(at - 1).Text is "version" or "release" or "v");
        string value = isVersion ? number.Text : NumberText.Value(number.Text);
        string text = number.Text + number.Suffix;
        int taken = 1;
        if (!isVersion && NumberText.Multiplied(value, At(at + 1).Text) is { } multiplied)
        {
            value = multiplied;
            text += " " + At(at + 1).Text;
            Words.Add(At(at + 1).Text.ToLowerInvariant());
            taken = 2;
        }

        string sign = IsNegative(at) ? "-" : "";
        Numbers.Add(new(sign + text, sign + number.Text, sign + value, Unit(at, taken)));
        if (number.Suffix.Length > 0 && !IsOrdinal(number.Suffix))
            Words.Add(number.Suffix.ToLowerInvariant());
        return taken;
    }

    /// <summary>Whether the number only counts the items of a list that runs 1, 2, 3 at the beginnings of lines.</summary>
    private bool IsListItem(int at)
    {
        if (!_lexemes[at].StartsLine || !(At(at + 1).IsMark('.') || At(at + 1).IsMark(')')) || At(at + 1).SpaceBefore
            || !At(at + 2).SpaceBefore || _lexemes[at].Text != _listItem.ToString())
            return false;
        _listItem++;
        return true;
    }

    /// <summary>A minus sign: a dash right before the number that no word or number stands right before.</summary>
    private bool IsNegative(int at) =>
        !_lexemes[at].SpaceBefore && At(at - 1) is { Kind: LexemeKind.Mark, Text: "-" or "−" } sign
        && (sign.SpaceBefore || sign.StartsLine || "([{=,:<>".Contains(At(at - 2).Text[0], StringComparison.Ordinal));

    private string? Unit(int at, int taken)
    {
        string suffix = _lexemes[at].Suffix;
        if (suffix.Length > 0)
            return IsOrdinal(suffix) ? null : UnitText.Of(suffix) ?? suffix.ToLowerInvariant();
        if (!_lexemes[at].SpaceBefore && At(at - 1).Kind == LexemeKind.Mark && At(at - 1).Text is "$" or "€" or "£")
            return At(at - 1).Text;
        Lexeme next = At(at + taken);
        if (next.IsMark('-') && !next.SpaceBefore && !At(at + taken + 1).SpaceBefore)
            next = At(at + taken + 1);
        if (next.IsMark('°'))
            return UnitText.Of("°" + At(at + taken + 1).Text);
        return next.Text.Length > 1 || next.Text is "%" or "€" or "$" or "s" ? UnitText.Of(next.Text) : null;
    }

    private static bool IsOrdinal(string suffix) => suffix is "st" or "nd" or "rd" or "th";

    private void ReadWord(int at)
    {
        Lexeme lexeme = _lexemes[at];
        string word = WordForms.WithoutPossessive(lexeme.Text);
        if (word.Length == 0)
            return;
        if (Characters.IsUnspaced(word[0]))
        {
            for (int i = 0; i < Math.Max(1, word.Length - 1); i++)
                Words.Add(word.Substring(i, Math.Min(2, word.Length - i)));
            return;
        }

        if (NumberText.OfWord(word) is { } value)
        {
            ReadNumberWord(at, word, value);
            return;
        }

        Words.Add(word.ToLowerInvariant());
        AddName(lexeme, word);
    }

    private void ReadNumberWord(int at, string word, string value)
    {
        int taken = 1;
        if (NumberText.Multiplied(value, At(at + 1).Text) is { } multiplied)
            (value, taken) = (multiplied, 2);
        var number = new NumberFact(word, value, value, Unit(at, taken));
        (value == "1" && number.Unit is null ? SoftNumbers : Numbers).Add(number);
    }

    private void AddName(Lexeme lexeme, string word)
    {
        bool capital = char.IsUpper(word[0]);
        if (!lexeme.StartsSentence)
            Inside = (Inside.Capital + (capital ? 1 : 0), Inside.All + 1);
        if (WordForms.IsStopWord(word) || WordForms.IsAbbreviation(word))
            return;
        if (IsIdentifier(word))
            Names.Add(new(word, LexemeKind.Word, IsPlain: false));
        else if (capital && word.Length > 1 && !lexeme.StartsSentence)
            Names.Add(new(word, LexemeKind.Word, IsPlain: true));
    }

    /// <summary>An underscore, a digit, a capital letter after the first: no plain word of any language.</summary>
    private static bool IsIdentifier(string word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (word[i] == '_' || char.IsAsciiDigit(word[i]) || (i > 0 && char.IsUpper(word[i]) && char.IsAscii(word[i])))
                return true;
        }

        return false;
    }

    private void AddIsoDate(string text)
    {
        string[] parts = text.Split('-', '/');
        AddDate(text, new(text, int.Parse(parts[0]), int.Parse(parts[1]), int.Parse(parts[2])));
    }

    private void AddDate(string text, DateFact date)
    {
        if (date.Month is >= 1 and <= 12)
        {
            Dates.Add(date);
            return;
        }

        foreach (int part in (ReadOnlySpan<int>)[date.Year, date.Month, date.Day])
            Numbers.Add(new(text, part.ToString(), part.ToString(), null));
    }

    /// <summary>"3 March 2024", "March 3, 2024", "3 March", "March 3", "March 2024"; returns how many lexemes it took, 0 when none stands here.</summary>
    private int ReadDate(int at)
    {
        int next = at;
        int day = Day(next);
        if (day > 0)
        {
            next++;
            if (At(next).Text == "of")
                next++;
        }

        int month = At(next).Kind == LexemeKind.Word ? Months.Number(At(next).Text) : 0;
        if (month == 0)
            return 0;
        next++;
        if (day == 0 && At(next).SpaceBefore && Day(next) is int after and > 0)
            (day, next) = (after, next + 1);
        int comma = At(next).IsMark(',') ? 1 : 0;
        int year = Year(next + comma);
        if (year > 0)
            next += comma + 1;
        if (day == 0 && year == 0)
            return 0;
        string text = Spelling(at, next);
        AddDate(text, new(text, year, month, day));
        return next - at;
    }

    private int Day(int at) =>
        At(at) is { Kind: LexemeKind.Number, Suffix: "" or "st" or "nd" or "rd" or "th" } number
        && int.TryParse(number.Text, out int day) && day is >= 1 and <= 31 ? day : 0;

    private int Year(int at) =>
        At(at) is { Kind: LexemeKind.Number, Suffix: "" } number
        && number.Text.Length == 4 && int.TryParse(number.Text, out int year) && year >= 1000 ? year : 0;

    private string Spelling(int start, int end)
    {
        IEnumerable<string> texts = _lexemes[start..end].Select((lexeme, i) => (i > 0 && lexeme.SpaceBefore ? " " : "") + lexeme.Text + lexeme.Suffix);
        return string.Concat(texts);
    }
}
