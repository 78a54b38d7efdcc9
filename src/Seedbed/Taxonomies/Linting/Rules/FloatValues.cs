using System.Text.RegularExpressions;
using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>Numbers with a fraction are written as the rule says.</summary>
internal sealed partial class FloatValues(RuleSettings settings, Report report) : ITokenRule
{
    private readonly bool _forbidsNan = settings.Flag("forbid-nan");
    private readonly bool _forbidsInfinity = settings.Flag("forbid-inf");
    private readonly bool _forbidsExponents = settings.Flag("forbid-scientific-notation");
    private readonly bool _needsDigit = settings.Flag("require-numeral-before-decimal");

    public void Check(TokenWindow window)
    {
        if (!window.IsUntaggedPlain)
            return;
        Token token = window.Current;
        Check(_forbidsNan, Nan(), token, "is no number");
        Check(_forbidsInfinity, Infinity(), token, "is no finite number");
        Check(_forbidsExponents, Exponent(), token, "is written with an exponent");
        Check(_needsDigit, NoDigit(), token, "has no digit before its point");
    }

    private void Check(bool isOn, Regex form, Token token, string fault)
    {
        if (isOn && form.IsMatch(token.Text))
            report(token.Line, token.Start.Column + 1, $"'{Shown.Of(token.Text)}' {fault}", "write the number in full, such as 0.5");
    }

    [GeneratedRegex(@"\A\.(?:nan|NaN|NAN)\z")]
    private static partial Regex Nan();

    [GeneratedRegex(@"\A[-+]?\.(?:inf|Inf|INF)\z")]
    private static partial Regex Infinity();

    [GeneratedRegex(@"\A[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+\z")]
    private static partial Regex Exponent();

    [GeneratedRegex(@"\A[-+]?\.[0-9]+(?:[eE][-+]?[0-9]+)?\z")]
    private static partial Regex NoDigit();
}
