using System.CommandLine;

namespace Tracker.Cli.Commands;

/// <summary>Completion for shells: a few lines that ask the tool itself what may follow.</summary>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        // Words are compared, never expanded: what the service calls a competition is not for a shell to run.
        ["bash"] = """
            # eval "$(tracker completion bash)", for instance in ~/.bashrc
            _tracker() {
              local line word=${COMP_WORDS[COMP_CWORD]}
              COMPREPLY=()
              while IFS= read -r line; do
                [[ $line == "$word"* ]] && COMPREPLY+=("$line")
              done < <(tracker "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
            }
            complete -o default -F _tracker tracker
            """,
        ["zsh"] = """
            # eval "$(tracker completion zsh)", for instance in ~/.zshrc after compinit
            _tracker() {
              local line="${(j: :)words[1,CURRENT]}"
              local -a found=("${(@f)$(tracker "[suggest:${#line}]" "$line" 2>/dev/null)}")
              (( ${#found} )) && [[ -n $found[1] ]] && compadd -a found || _files
            }
            compdef _tracker tracker
            """,
        ["fish"] = """
            # tracker completion fish > ~/.config/fish/completions/tracker.fish
            function __tracker_complete
              set -l line (commandline --cut-at-cursor --current-process | string collect)
              set -l found (tracker "[suggest:"(string length -- $line)"]" "$line" 2>/dev/null)
              if test -n "$found[1]"
                printf '%s\n' $found
              else
                __fish_complete_path (commandline --current-token)
              end
            end
            complete --command tracker --no-files --arguments '(__tracker_complete)'
            """,
        ["powershell"] = """
            # tracker completion powershell | Out-String | Invoke-Expression, for instance in $PROFILE
            Register-ArgumentCompleter -Native -CommandName tracker -ScriptBlock {
              param($word, $line, $position)
              tracker "[suggest:$position]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
              }
            }
            """,
    };

    public static Command Make(SharedOptions shared)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or powershell" };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command(
            "completion",
            "A script by which a shell completes commands, options and competitions"
        )
        {
            shell,
        };
        command.SetAction(
            shared.Run(
                (session, parsed, _) =>
                {
                    session.Line(Scripts[parsed.GetRequiredValue(shell)]);
                    return Task.FromResult(ExitCode.Fine);
                }
            )
        );
        return command;
    }
}
