namespace Seedbed.Models;

/// <summary>How a server is asked for JSON, strictest first.</summary>
internal enum JsonMode
{
    /// <summary><c>response_format: json_schema</c>.</summary>
    Schema,

    /// <summary><c>response_format: json_object</c>.</summary>
    Object,

    /// <summary>By the prompt's words alone.</summary>
    Prompt,
}
