using Seedbed.Cli.Options;

namespace Seedbed.Tests.Cli;

public sealed class DurationTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("10min", 600)]
    [InlineData("1.5 h", 5400)]
    public void A_length_of_time_is_a_number_and_a_unit(string text, double seconds) =>
        Duration.Parse("--give-up-after", text).TotalSeconds.ShouldBe(seconds);

    [Theory]
    [InlineData("10")]
    [InlineData("0s")]
    [InlineData("-1min")]
    [InlineData("ten min")]
    [InlineData("1.2.3s")]
    [InlineData("50000h")]
    public void Anything_else_is_said_with_the_option_and_a_right_one(string text) =>
        Should.Throw<SeedbedException>(() => Duration.Parse("--give-up-after", text)).Message.ShouldBe(
            $"--give-up-after {text} is not a length of time; write it as 90s, 10min or 2h, 40 days at most");
}
