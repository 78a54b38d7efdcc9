namespace Seedbed.Taxonomies.Yaml11;

/// <summary>A place where a key without <c>?</c> may have begun, as a <c>:</c> on its line would show.</summary>
/// <param name="Flow">How many brackets and braces are open there.</param>
/// <param name="Token">The number of the token that would be the key.</param>
/// <param name="IsRequired">Whether nothing but a key can stand there.</param>
/// <param name="At">Its first character.</param>
/// <param name="Line">Its line.</param>
/// <param name="Column">Its column, from 0.</param>
internal readonly record struct SimpleKey(int Flow, int Token, bool IsRequired, int At, int Line, int Column);
