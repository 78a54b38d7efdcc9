using System.Text.Json;

namespace Seedbed.Export.InstructLab;

/// <summary>Four answers to choose from, and which is right.</summary>
/// <param name="Choices">The answers.</param>
/// <param name="Right">The right one's place, from 0.</param>
internal sealed record QuestionSet(IReadOnlyList<string> Choices, int Right)
{
    private const int Answers = 4;

    /// <summary>Whether its row says by its own <c>place</c> that the choices have no order of their own, as those of the verb <c>offer</c>.</summary>
    public bool IsMovable { get; private init; }

    /// <summary>The same choices, the right one at another place.</summary>
    public QuestionSet At(int place)
    {
        string[] choices = [.. Choices];
        (choices[place], choices[Right]) = (choices[Right], choices[place]);
        return this with { Choices = choices, Right = place };
    }

    /// <summary>Reads a row's <c>choices</c> and <c>answer</c>: a place from 0, a letter from A, or the right choice itself.</summary>
    /// <returns>Null when it can be written, else why not.</returns>
    public static Refusal? TryRead(TaxonomyRow row, out QuestionSet? set)
    {
        set = null;
        if (!row.Row.TryGet("choices", out JsonElement list) || list.ValueKind != JsonValueKind.Array
            || list.GetArrayLength() != Answers || list.EnumerateArray().Any(choice => choice.ValueKind != JsonValueKind.String))
            return new("bad-choices", $"an MMLU question has {Answers} choices, each a text");
        string[] choices = [.. list.EnumerateArray().Select(choice => choice.GetString()!)];
        if (RightOf(row, choices) is not { } right)
            return new("bad-choices", "'answer' is none of the choices: it must be a place from 0 to 3, a letter from A to D, or the choice itself");
        set = new(choices, right) { IsMovable = row.Row.Text("place") == $"{(char)('A' + right)}" };
        return null;
    }

    // Letters count from A whatever letters the other rows have, so that places don't shift where one never occurs.
    private static int? RightOf(TaxonomyRow row, string[] choices)
    {
        if (Array.IndexOf(choices, row.Answer) is >= 0 and int place)
            return place;
        if (row.Row.TryGet("answer", out JsonElement answer) && answer.TryWhole(out int number))
            return number is >= 0 and < Answers ? number : null;
        string letter = row.Answer.Trim();
        bool isLetter = letter.Length == 1 || (letter.Length > 1 && letter[1] is ')' or '.' or ':');
        return isLetter && char.ToUpperInvariant(letter[0]) is >= 'A' and <= 'D' and char upper ? upper - 'A' : null;
    }
}
