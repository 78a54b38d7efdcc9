using Seedbed.Cli;
using Seedbed.Cli.Terminal;

namespace Seedbed.Tests.Cli;

public sealed class ErrorBoundaryTests
{
    [Fact]
    public async Task A_file_that_cannot_be_used_is_the_users_to_mend_and_anything_unforeseen_a_bug()
    {
        (await ErrorBoundary.RunAsync(() => throw new UnauthorizedAccessException("Access to '/x' is denied"))).ShouldBe(ExitCodes.Mendable);
        (await ErrorBoundary.RunAsync(() => throw new IOException("No space left on device"))).ShouldBe(ExitCodes.Mendable);
        (await ErrorBoundary.RunAsync(() => throw new InvalidOperationException("never"))).ShouldBe(ExitCodes.Bug);
    }

    [Fact]
    public void What_others_wrote_does_not_steer_the_terminal()
    {
        PlainText.Of("a\u001b[2Jb\u009bc\u0007d\n\te").ShouldBe("a\uFFFD[2Jb\uFFFDc\uFFFDd\n\te");
        PlainText.Of("Zürich › 東京").ShouldBe("Zürich › 東京");
    }
}
