namespace Seedbed.Grounding;

/// <summary>A date that a text states; 0 for a part that it leaves out.</summary>
internal readonly record struct DateFact(string Text, int Year, int Month, int Day)
{
    /// <summary>Whether this date, as said by a source, bears out what an answer says.</summary>
    public bool Supports(DateFact said) =>
        Month == said.Month && (said.Year == 0 || Year == said.Year) && (said.Day == 0 || Day == said.Day);
}
