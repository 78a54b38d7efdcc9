using System.CommandLine;
using Seedbed.Cli.Help;
using Seedbed.Cli.Options;

namespace Seedbed.Cli.Commands;

/// <summary><c>seedbed completion SHELL</c>: a script that lets the shell complete commands and options.</summary>
internal static class CompletionCommand
{
    // Seedbed is asked about the line up to the cursor, whatever path it was called by. Where nothing but options could
    // follow, or nothing at all, a path is meant.
    private const string Bash = """
        _seedbed() {
          local line="${COMP_LINE:0:COMP_POINT}" word="${COMP_WORDS[COMP_CWORD]}" found IFS=$'\n'
          line="seedbed${line#"${COMP_WORDS[0]}"}"
          found=$("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)
          [[ $word == -* ]] || found=$(grep -v '^-' <<<"$found")
          COMPREPLY=($(compgen -W "$found" -- "$word"))
        }
        complete -o default -F _seedbed seedbed
        """;

    private const string Zsh = """
        #compdef seedbed
        _seedbed() {
          local line="seedbed${LBUFFER#"${words[1]}"}"
          local -a found
          found=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
          [[ $PREFIX == -* ]] || found=("${(@)found:#-*}")
          found=("${(@)found:#}")
          (( $#found )) && compadd -- "${found[@]}" || _files
        }
        if [[ $funcstack[1] == _seedbed ]]; then _seedbed "$@"; else compdef _seedbed seedbed; fi
        """;

    private const string Fish = """
        function __seedbed_complete
          set -l words (commandline -opc)
          set -l line seedbed(string sub -s (math (string length -- $words[1]) + 1) -- (commandline -cp | string collect))
          set -l word (commandline -ct)
          set -l found ($words[1] "[suggest:"(string length -- $line)"]" "$line" 2>/dev/null)
          string match -q -- '-*' "$word"; or set found (string match -v -- '-*' $found)
          if test (count $found) -gt 0
            printf '%s\n' $found
          else
            __fish_complete_path "$word"
          end
        end
        complete -c seedbed -f -a '(__seedbed_complete)'
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName seedbed -ScriptBlock {
          param($word, $ast, $position)
          seedbed "[suggest:$position]" "$ast" 2>$null | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }
        """;

    public static Command Create()
    {
        Argument<string> shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh." }
            .OneOf(() => ["bash", "zsh", "fish", "pwsh"]);
        var command = new DocumentedCommand(
            "completion",
            "Print a script that lets your shell complete commands, options and their values.",
            "source <(seedbed completion bash)",
            "seedbed completion zsh > ~/.zfunc/_seedbed",
            "seedbed completion fish > ~/.config/fish/completions/seedbed.fish") { shell };
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
        return command;
    }
}
