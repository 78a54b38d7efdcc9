namespace Seedbed.Taxonomies.Yaml11;

/// <summary>Base64 as Python reads it: whatever is no letter of it is passed over.</summary>
internal static class Base64Text
{
    /// <summary>Whether it can be decoded.</summary>
    public static bool IsValid(string text)
    {
        if (text.Any(character => character > '\u007F'))
            return false;
        (int letters, int padding) = Count(text);
        return (letters % 4) switch { 0 => true, 1 => false, var rest => padding >= 4 - rest };
    }

    /// <summary>Whether nothing is encoded.</summary>
    public static bool IsEmpty(string text) => Count(text).Letters == 0;

    private static (int Letters, int Padding) Count(string text)
    {
        int letters = 0;
        int padding = 0;
        foreach (char character in text)
        {
            if (character == '=')
                padding++;
            else if (char.IsAsciiLetterOrDigit(character) || character is '+' or '/')
                (letters, padding) = (letters + 1, 0);
            if (character == '=' && letters % 4 >= 2 && padding >= 4 - (letters % 4))
                break;
        }

        return (letters, padding);
    }
}
