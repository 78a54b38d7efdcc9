using System.Text;

namespace Seedbed.Taxonomies.Yaml11;

/// <summary>Texts after <c>|</c> and <c>&gt;</c>.</summary>
internal sealed partial class Scanner
{
    private Token ScanBlockScalar()
    {
        int start = _at;
        bool isFolded = _text[_at++] == '>';
        (char chomping, int increment) = ScanBlockHeader();
        TakeRestOfLine();
        int least = Math.Max(1, _indent + 1);
        var breaks = new StringBuilder();
        int indent = least + increment - 1;
        if (increment == 0)
            indent = Math.Max(least, TakeLeadingBreaks(breaks));
        else
            TakeBreaks(breaks, indent);
        string text = ScanBlockLines(isFolded, indent, chomping, breaks);
        return new(TokenKind.Scalar, start, _at, text);
    }

    private (char Chomping, int Increment) ScanBlockHeader()
    {
        char chomping = TakeIf("+-");
        char digit = TakeIf("0123456789");
        if (chomping == '\0' && digit != '\0')
            chomping = TakeIf("+-");
        if (digit == '0' || !IsSpaceBreakOrEnd(Here))
            throw new MalformedException(_at, "after '|' or '>' only '+', '-' and a digit from 1 to 9 may stand", "Begin the text in the next line, or put it in quotes.");
        return (chomping, digit == '\0' ? 0 : digit - '0');
    }

    private char TakeIf(string any)
    {
        char character = Here;
        if (!any.Contains(character, StringComparison.Ordinal))
            return '\0';
        _at++;
        return character;
    }

    private string ScanBlockLines(bool isFolded, int indent, char chomping, StringBuilder breaks)
    {
        var text = new StringBuilder();
        char lineBreak = '\0';
        while (Column == indent && Here != '\0')
        {
            text.Append(breaks);
            bool isIndented = Here is ' ' or '\t';
            int length = LengthToBreak();
            text.Append(_text, _at, length);
            Move(length);
            lineBreak = TakeBreak();
            TakeBreaks(breaks.Clear(), indent);
            if (Column != indent || Here == '\0')
                break;
            bool isJoined = isFolded && lineBreak == '\n' && !isIndented && Here is not (' ' or '\t');
            if (!isJoined)
                Append(text, lineBreak);
            else if (breaks.Length == 0)
                text.Append(' ');
        }

        if (chomping != '-')
            Append(text, lineBreak);
        if (chomping == '+')
            text.Append(breaks);
        return text.ToString();
    }

    /// <summary>Takes empty lines and the indentation of the first that is not; gives the deepest indentation.</summary>
    private int TakeLeadingBreaks(StringBuilder breaks)
    {
        int deepest = 0;
        while (true)
        {
            SkipSpaces();
            deepest = Math.Max(deepest, Column);
            if (!IsBreak(Here))
                return deepest;
            breaks.Append(TakeBreak());
        }
    }

    private void TakeBreaks(StringBuilder breaks, int indent)
    {
        while (true)
        {
            while (Here == ' ' && Column < indent)
                _at++;
            if (!IsBreak(Here))
                return;
            breaks.Append(TakeBreak());
        }
    }

    private static void Append(StringBuilder text, char lineBreak)
    {
        if (lineBreak != '\0')
            text.Append(lineBreak);
    }
}
