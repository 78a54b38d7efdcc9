namespace Seedbed.Taxonomies;

/// <summary>One thing that is wrong with a <c>qna.yaml</c>.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1, in characters.</param>
/// <param name="Path">Where in the content: <c>seed_examples[0].answer</c>; empty for the file as a whole and for its layout.</param>
/// <param name="Rule">The rule's name, as schemas and yamllint have it: <c>type</c>, <c>minItems</c>, <c>trailing-spaces</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Fix">How to mend it, in one sentence.</param>
/// <param name="IsWarning">Whether only the profile <c>ilab</c> rejects a file for it.</param>
public sealed record TaxonomyFault(int Line, int Column, string Path, string Rule, string Message, string Fix, bool IsWarning = false);
