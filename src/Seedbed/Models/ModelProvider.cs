namespace Seedbed.Models;

/// <summary>Whose way of speaking a model's endpoint has.</summary>
public enum ModelProvider
{
    /// <summary>OpenAI's chat completions: OpenAI, vLLM, Ollama, llama.cpp, LM Studio, Azure.</summary>
    OpenAI,

    /// <summary>Anthropic's messages; with a <c>file:</c> address, the files of its message batches.</summary>
    Anthropic,

    /// <summary>A folder of request and response files in OpenAI's batch format; <see cref="ModelSettings.Endpoint"/> is its <c>file:</c> address.</summary>
    Batch,
}
