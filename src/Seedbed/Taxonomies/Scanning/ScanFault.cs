namespace Seedbed.Taxonomies.Scanning;

/// <summary>Why the scanner could not go on.</summary>
/// <param name="At">Where.</param>
/// <param name="Problem">What is wrong there, as a clause.</param>
/// <param name="Fix">How to mend it.</param>
internal sealed record ScanFault(TextMark At, string Problem, string Fix);
