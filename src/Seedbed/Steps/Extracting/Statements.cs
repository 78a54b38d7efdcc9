using System.Collections.Frozen;

namespace Seedbed.Steps.Extracting;

/// <summary>A section's first sentence when it says what the section's own subject is ("A conffile is a…") or does ("VACUUM reclaims…").</summary>
internal sealed class Statements : IFamily
{
    private static readonly string[] Articles = ["A ", "An ", "The "];

    /// <summary>Sections that speak of the whole page's subject.</summary>
    private static readonly FrozenSet<string> OfPage = new[] { "description", "summary", "overview", "introduction", "about" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Verbs that the question repeats, since "do" would ask for something else.</summary>
    private static readonly FrozenSet<string> Stative = new[]
    {
        "represent", "contain", "describe", "define", "specify", "store", "provide", "indicate", "list", "control", "hold", "record", "determine", "identify",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Verbs that say too little of what the subject does.</summary>
    private static readonly FrozenSet<string> Weak = new[]
    {
        "do", "use", "take", "make", "run", "require", "get", "apply", "return", "include", "begin", "start", "end", "continue", "show", "give", "rely", "act", "follow", "leave", "keep", "name", "step",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Prepositions = new[]
    {
        "with", "by", "off", "on", "at", "from", "in", "into", "to", "as", "for", "over", "under", "between", "when", "if", "only", "up", "out", "after", "before", "until",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public string Name => "statement";

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Passage passage)
    {
        for (int i = 0; i < passage.Blocks.Count; i++)
        {
            if (passage.Blocks[i] is not { Kind: BlockKind.Paragraph, Level: 0 } || (i > 0 && passage.Blocks[i - 1].Kind != BlockKind.Heading) || (i == 0 && passage.Chunk.Start > 0))
                continue;
            Section section = passage.SectionOf(i);
            if (!section.IsBoilerplate && Ask(passage, i, section) is { } found)
                yield return found;
        }
    }

    private static Finding? Ask(Passage passage, int block, Section section)
    {
        string text = passage.TextOf(block);
        string? article = Articles.FirstOrDefault(start => text.StartsWith(start, StringComparison.Ordinal));
        foreach (string subject in SubjectsOf(section))
        {
            ReadOnlySpan<char> rest = text.AsSpan(article?.Length ?? 0);
            if (!rest.StartsWith(subject, StringComparison.OrdinalIgnoreCase) || rest.Length <= subject.Length || rest[subject.Length] != ' ')
                continue;
            string asWritten = rest[..subject.Length].ToString();
            string thing = article is null ? InSentence(asWritten, $"{passage.Text} in {section.Site}") : article.ToLowerInvariant() + asWritten;
            if (Question(thing, article, rest[(subject.Length + 1)..].ToString(), section.Subject) is { } question
                && AnswerText.Prose(passage.Text, passage.Blocks[block].Span, passage.MayBeCut(block), most: 3) is { } answer)
                return new(block, question, answer);
        }

        return null;
    }

    private static IEnumerable<string> SubjectsOf(Section section)
    {
        if (section.Name is not { } heading)
            yield break;
        string name = heading.Split(" — ")[0].Trim();
        if (name.Length is >= 2 and <= 60 && AnswerText.WordCount(name) <= 6 && !Subject.IsGeneric(name))
        {
            yield return name;
            if (name.EndsWith('s'))
                yield return name[..^1];
        }

        if (section.Subject.Name is { } page && page != name && (OfPage.Contains(heading) || (section.Path.Count == 1 && heading.Contains(page, StringComparison.OrdinalIgnoreCase))))
            yield return page;
    }

    /// <summary>A subject at a sentence's beginning as it is written inside one: "coroutine objects", when the passage writes it so elsewhere.</summary>
    private static string InSentence(string subject, string text)
    {
        string small = char.ToLowerInvariant(subject[0]) + subject[1..];
        if (small == subject || text.Contains(small, StringComparison.Ordinal))
            return small;
        bool isPlain = subject.Contains(' ', StringComparison.Ordinal) && !subject.AsSpan(1).ContainsAnyInRange('A', 'Z');
        return isPlain && !IsProper(subject[..subject.IndexOf(' ', StringComparison.Ordinal)], text) ? small : subject;
    }

    /// <summary>Whether a word is written with its capital inside sentences too.</summary>
    private static bool IsProper(string word, string text)
    {
        for (int at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (at > 1 && text[at - 1] == ' ' && (char.IsLower(text[at - 2]) || text[at - 2] == ','))
                return true;
        }

        return false;
    }

    private static string? Question(string thing, string? article, string rest, Subject subject)
    {
        bool isNamed = Subject.IsIdentifier(thing) || (subject.Name is not null && thing.EndsWith(subject.Name, StringComparison.OrdinalIgnoreCase));
        string where = subject.Site is null || subject.Site.Contains(thing, StringComparison.OrdinalIgnoreCase) ? "" : subject.InSite;
        bool isCommonWord = article is not null || !thing.AsSpan().ContainsAny(' ', '-') && char.IsLower(thing[0]);
        if (where.Length == 0 && !isNamed && isCommonWord)
            return null;
        string[] words = rest.Split(' ', 5);
        if (words.Length < 5)
            return null;
        if (words[0] is "is" or "are" && words[1] == "used" && words[2] is "to" or "for")
            return $"What {words[0]} {thing} used for{where}?";
        if (words[0] == "is" && (words[1] is "a" or "an" || (words[1] == "the" && article is null)))
            return $"What is {thing}{where}?";
        if (words[0] == "are" && article is null && IsNominal(words[1], words[2]))
            return $"What are {thing}{where}?";
        if (Does(thing, words[0], words[1], where) is { } asked)
            return asked;
        return Kinds.IsKind(words[0]) && article == "The " ? Does($"{thing} {words[0]}", words[1], words[2], where) : null;
    }

    private static string? Does(string thing, string verb, string next, string where) =>
        Wording.BaseOf(verb) is not { } known || Weak.Contains(known) || next == "not" || Prepositions.Contains(next) ? null
        : $"What does {thing} {(Stative.Contains(known) ? known : "do")}{where}?";

    private static bool IsNominal(string word, string next) =>
        !word.EndsWith(',') && !word.EndsWith("ed", StringComparison.Ordinal) && !(word.EndsWith("ble", StringComparison.Ordinal) && (Prepositions.Contains(next) || next is "and" or "or" or "so" or "but")) && !word.EndsWith("ly", StringComparison.Ordinal) && word is not ("not" or "all" or "also" or "only" or "available" or "in" or "as" or "very" or "often" or "now" or "no" or "just" or "still" or "fine" or "handy" or "useful" or "important" or "similar" or "easy" or "like" or "both" or "usually" or "most");
}
