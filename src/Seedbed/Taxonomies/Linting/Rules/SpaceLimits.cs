namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>How many spaces may stand at a place.</summary>
/// <param name="Least">The fewest; -1 for no limit.</param>
/// <param name="Most">The most; -1 for no limit.</param>
/// <param name="Place">The place, for messages: <c>after a colon</c>.</param>
internal sealed record SpaceLimits(int Least, int Most, string Place)
{
    public void CheckAfter(TokenWindow window, Report report)
    {
        if (window.SpacesAfter is { } spaces)
            Check(spaces, window.Current.Line, window.Next!.Start.Column, report);
    }

    public void CheckBefore(TokenWindow window, Report report)
    {
        if (window.SpacesBefore is { } spaces)
            Check(spaces, window.Current.Line, window.Current.Start.Column, report);
    }

    // Too many: at the last of them. Too few: at what follows.
    private void Check(int spaces, int line, int column, Report report)
    {
        if (Most >= 0 && spaces > Most)
            report(line, column, $"{Spaces(spaces)} {Place}", Most == 0 ? $"leave no space {Place}" : $"leave {Spaces(Most)} {Place} at most");
        else if (Least >= 0 && spaces < Least)
            report(line, column + 1, $"{Spaces(spaces)} {Place}", $"leave {Spaces(Least)} {Place} at least");
    }

    private static string Spaces(int count) => count == 0 ? "no space" : count == 1 ? "1 space" : $"{count} spaces";
}
