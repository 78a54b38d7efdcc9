using Seedbed.Steps.Templates;
using Seedbed.Yaml;

namespace Seedbed.Recipes;

/// <summary>One message of a conversation: <c>{ user: "{{question}}" }</c>.</summary>
/// <param name="Role"><c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Text">The template as written.</param>
/// <param name="Template">The template over the row's columns.</param>
/// <param name="At">Where it stands.</param>
public sealed record OutputMessage(string Role, string Text, Template Template, YamlPlace At);
