using System.Globalization;

namespace Seedbed.Taxonomies.Linting;

/// <summary>A rule that is switched on.</summary>
/// <param name="Spec">The rule.</param>
/// <param name="IsWarning">Whether its faults are warnings.</param>
/// <param name="Values">Its options' values as checked words: <c>2</c>, <c>true</c>, <c>consistent</c>, lists with commas.</param>
internal sealed record RuleSettings(RuleSpec Spec, bool IsWarning, IReadOnlyDictionary<string, string> Values)
{
    public int Whole(string option) => int.Parse(Values[option], CultureInfo.InvariantCulture);

    public bool Flag(string option) => Values[option] == "true";

    public string Word(string option) => Values[option];

    public IReadOnlyList<string> Words(string option) => Values[option].Split(',', StringSplitOptions.RemoveEmptyEntries);

    public RuleSettings With(string option, string value) => this with { Values = new Dictionary<string, string>(Values) { [option] = value } };
}
