using System.CommandLine;

namespace Seedbed.Cli.Commands;

/// <summary><c>seedbed completion SHELL</c>: a script that lets the shell complete commands and options.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _seedbed() {
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
          [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -F _seedbed seedbed
        """;

    private const string Zsh = """
        #compdef seedbed
        _seedbed() {
          local -a found
          found=("${(@f)$(${words[1]} "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          compadd -- $found || _files
        }
        compdef _seedbed seedbed
        """;

    private const string Fish = """
        complete -c seedbed -a '(set -l line (commandline -cp); seedbed "[suggest:"(string length -- $line)"]" "$line" 2>/dev/null)'
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName seedbed -ScriptBlock {
          param($word, $ast, $position)
          seedbed "[suggest:$position]" "$ast" 2>$null | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }
        """;

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var command = new Command("completion", "Print a script that lets your shell complete commands and options.") { shell };
        command.SetAction(parsed =>
        {
            Console.Out.WriteLine(parsed.GetValue(shell) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                "fish" => Fish,
                _ => PowerShell,
            });
            return ExitCodes.Done;
        });
        return command.WithExamples("source <(seedbed completion bash)", "seedbed completion fish > ~/.config/fish/completions/seedbed.fish");
    }
}
