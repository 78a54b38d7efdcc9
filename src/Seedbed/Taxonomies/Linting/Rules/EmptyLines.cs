namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>Not too many blank lines in a row; other limits hold where the file begins and ends.</summary>
internal sealed class EmptyLines(RuleSettings settings, Report report) : ILineRule
{
    private readonly int _most = settings.Whole("max");
    private readonly int _mostAtStart = settings.Whole("max-start");
    private readonly int _mostAtEnd = settings.Whole("max-end");

    // Line ends that stand right before a line: those of one kind, then those of the other further ahead.
    private int _dos, _unixBeforeDos, _unix;

    public void Check(TextLine line)
    {
        if (line.Start > 0)
            CountEnd(line);
        if (line.End > line.Start || line.IsLast)
            return;
        ReadOnlySpan<char> rest = line.Text.AsSpan(line.End);
        if (!rest.StartsWith("\n\n") && !rest.StartsWith("\r\n\r\n"))
            CheckRun(line, rest);
    }

    private void CheckRun(TextLine line, ReadOnlySpan<char> rest)
    {
        int unix = _dos > 0 ? _unixBeforeDos : _unix, blank = _dos + unix, most = _most;
        if (line.Start == (2 * _dos) + unix)
            (blank, most) = (blank + 1, _mostAtStart);
        if (rest is "\n" or "\r\n")
        {
            if (line.End == 0)
                return;
            most = _mostAtEnd;
        }

        if (blank > most)
            report(line.Number, 1, $"{blank} blank lines in a row, {most} at most here", "take blank lines away");
    }

    private void CountEnd(TextLine line)
    {
        bool isDos = line.Start > 1 && line.Text[line.Start - 2] == '\r';
        bool isUnixRun = line.Start > 1 && line.Text[line.Start - 2] == '\n';
        bool isDosRun = isDos && line.Start > 3 && line.Text[line.Start - 3] == '\n' && line.Text[line.Start - 4] == '\r';
        if (isDos && !isDosRun)
            _unixBeforeDos = line.Start > 2 && line.Text[line.Start - 3] == '\n' ? _unix : 0;
        _dos = isDosRun ? _dos + 1 : isDos ? 1 : 0;
        _unix = isUnixRun ? _unix + 1 : 1;
    }
}
