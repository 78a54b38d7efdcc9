using System.Text;
using Seedbed.Models;
using Seedbed.Models.Batches;

namespace Seedbed.Tests.Models.Batches;

/// <summary>What stands in the responses files of OpenAI and vLLM.</summary>
public sealed class BatchReplyTests
{
    [Fact]
    public void A_reply_has_its_text_usage_and_finish()
    {
        BatchReply reply = Read("""
            {"id":"batch_req_1","custom_id":"a","response":{"status_code":200,"request_id":"r","body":{"id":"c1","object":"chat.completion","model":"m",
            "choices":[{"index":0,"message":{"role":"assistant","content":"héllo","refusal":null,"tool_calls":[]},"logprobs":null,"finish_reason":"length"}],
            "usage":{"prompt_tokens":7,"completion_tokens":3,"total_tokens":10}}},"error":null}
            """).ShouldNotBeNull();
        (reply.Id, reply.Kind, reply.Response!.Text).ShouldBe(("a", BatchAnswerKind.Reply, "héllo"));
        reply.Response.FinishReason!.Value.Value.ShouldBe("length");
        (reply.Response.Usage!.InputTokenCount, reply.Response.Usage.OutputTokenCount).ShouldBe((7, 3));
    }

    [Theory]
    [InlineData("""{"status_code":400,"request_id":"r","body":{"error":{"message":"maximum context length is 4096 tokens","code":"context_length_exceeded"}}}""", "null", ModelFailureKind.ContextTooLong, BatchAnswerKind.Failure)]
    [InlineData("""{"status_code":400,"request_id":"r","body":{"error":{"message":"no such parameter"}}}""", "null", ModelFailureKind.Refused, BatchAnswerKind.Refused)]
    [InlineData("""{"status_code":401,"request_id":"r","body":{"error":{"message":"bad key"}}}""", "null", ModelFailureKind.Unauthorised, BatchAnswerKind.OfEndpoint)]
    [InlineData("""{"status_code":404,"request_id":"r","body":null}""", "null", ModelFailureKind.WrongModel, BatchAnswerKind.OfEndpoint)]
    [InlineData("""{"status_code":400,"request_id":"r","body":{"error":{"message":"no model","code":"model_not_found"}}}""", "null", ModelFailureKind.WrongModel, BatchAnswerKind.OfEndpoint)]
    [InlineData("""{"status_code":429,"request_id":"r","body":{"error":"slow down"}}""", "null", ModelFailureKind.RateLimited, BatchAnswerKind.Passing)]
    [InlineData("""{"status_code":503,"request_id":"r","body":{}}""", "null", ModelFailureKind.ServerError, BatchAnswerKind.Passing)]
    [InlineData("null", """{"code":"batch_expired","message":"not in time"}""", ModelFailureKind.TimedOut, BatchAnswerKind.Passing)]
    [InlineData("null", """{"code":"batch_cancelled","message":"by you"}""", ModelFailureKind.TimedOut, BatchAnswerKind.Passing)]
    [InlineData("null", "\"odd\"", ModelFailureKind.ServerError, BatchAnswerKind.Passing)]
    [InlineData("""{"status_code":400,"request_id":"vllm-batch-1","body":null}""", """{"error":{"message":"This model's maximum context length is 2048 tokens.","type":"BadRequestError","param":null,"code":400}}""", ModelFailureKind.ContextTooLong, BatchAnswerKind.Failure)]
    [InlineData("""{"status_code":400,"request_id":"vllm-batch-1","body":null}""", """{"object":"error","message":"odd request","type":"BadRequestError","param":null,"code":400}""", ModelFailureKind.Refused, BatchAnswerKind.Refused)]
    [InlineData("""{"status_code":200,"request_id":"r","body":{"choices":[]}}""", "null", ModelFailureKind.Empty, BatchAnswerKind.Passing)]
    [InlineData("""{"status_code":200,"request_id":"r","body":"a text"}""", "null", ModelFailureKind.Empty, BatchAnswerKind.Passing)]
    internal void A_fault_is_of_its_kind(string response, string error, ModelFailureKind kind, BatchAnswerKind answer)
    {
        BatchReply reply = Read($"{{\"id\":\"x\",\"custom_id\":\"a\",\"response\":{response},\"error\":{error}}}").ShouldNotBeNull();
        (reply.Failure!.Kind, reply.Kind).ShouldBe((kind, answer));
        reply.Failure.Detail.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"custom_id\":\"a\",\"response\":{\"status_code\":200,\"body\":{\"choi")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{\"custom_id\":7,\"response\":null,\"error\":\"x\"}")]
    [InlineData("{\"custom_id\":\"a\"}")]
    [InlineData("{\"custom_id\":\"\\ud800\",\"response\":null,\"error\":\"x\"}")]
    public void What_is_no_response_is_none(string line) => Read(line).ShouldBeNull();

    [Fact]
    public void An_Anthropic_reply_has_its_texts_usage_and_finish()
    {
        BatchReply reply = Read("""
            {"custom_id":"a","result":{"type":"succeeded","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude","stop_reason":"max_tokens",
            "content":[{"type":"thinking","thinking":"hm"},{"type":"text","text":"hé"},{"type":"text","text":"llo"}],
            "usage":{"input_tokens":5,"cache_creation_input_tokens":1,"cache_read_input_tokens":4,"output_tokens":3}}}}
            """).ShouldNotBeNull();
        (reply.Id, reply.Kind, reply.Response!.Text).ShouldBe(("a", BatchAnswerKind.Reply, "héllo"));
        reply.Response.FinishReason!.Value.Value.ShouldBe("length");
        (reply.Response.Usage!.InputTokenCount, reply.Response.Usage.OutputTokenCount, reply.Response.Usage.CachedInputTokenCount).ShouldBe((10, 3, 4));
    }

    [Theory]
    [InlineData("""{"type":"expired"}""", ModelFailureKind.TimedOut, BatchAnswerKind.Passing)]
    [InlineData("""{"type":"canceled"}""", ModelFailureKind.TimedOut, BatchAnswerKind.Passing)]
    [InlineData("""{"type":"errored","error":{"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 210000 tokens > 200000 maximum"}}}""", ModelFailureKind.ContextTooLong, BatchAnswerKind.Failure)]
    [InlineData("""{"type":"errored","error":{"type":"error","error":{"type":"invalid_request_error","message":"max_tokens: odd"}}}""", ModelFailureKind.Refused, BatchAnswerKind.Refused)]
    [InlineData("""{"type":"errored","error":{"type":"not_found_error","message":"model: claude-9"}}""", ModelFailureKind.WrongModel, BatchAnswerKind.OfEndpoint)]
    [InlineData("""{"type":"errored","error":{"type":"error","error":{"type":"overloaded_error","message":"busy"}}}""", ModelFailureKind.ServerError, BatchAnswerKind.Passing)]
    [InlineData("""{"type":"errored"}""", ModelFailureKind.ServerError, BatchAnswerKind.Passing)]
    [InlineData("""{"type":"succeeded","message":{"content":[],"stop_reason":"end_turn"}}""", ModelFailureKind.Empty, BatchAnswerKind.Passing)]
    internal void An_Anthropic_fault_is_of_its_kind(string result, ModelFailureKind kind, BatchAnswerKind answer)
    {
        BatchReply reply = Read($"{{\"custom_id\":\"a\",\"result\":{result}}}").ShouldNotBeNull();
        (reply.Failure!.Kind, reply.Kind).ShouldBe((kind, answer));
    }

    private static BatchReply? Read(string line) => BatchReply.Read(Encoding.UTF8.GetBytes(line));
}
