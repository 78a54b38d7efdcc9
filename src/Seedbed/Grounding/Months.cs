namespace Seedbed.Grounding;

/// <summary>The months by their English names.</summary>
internal static class Months
{
    private static readonly string[] Names =
    [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ];

    /// <summary>1 to 12 for a capitalised name or its first three letters ("Sept" too); 0 for another word.</summary>
    public static int Number(string word)
    {
        if (word.Length < 3 || !char.IsAsciiLetterUpper(word[0]))
            return 0;
        string name = word == "Sept" ? "Sep" : word;
        return 1 + Array.FindIndex(Names, month =>
            month.Equals(name, StringComparison.OrdinalIgnoreCase) || (name.Length == 3 && month.StartsWith(name, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The name of a month from 1 to 12.</summary>
    public static string Name(int number) => Names[number - 1];
}
