// `pilito completion`: the script that teaches a shell to complete pilito's command lines.
import { script } from '@bomb.sh/tab';
import { Argument, type Command } from 'commander';
import { type Act, type Context, examples } from '../noun.ts';

const SHELLS = ['bash', 'zsh', 'fish'];

export default function completion(noun: Command, act: Act): void {
  noun
    .addArgument(new Argument('<shell>', 'the shell that reads the script').choices(SHELLS))
    .addHelpText(
      'after',
      examples(
        'source <(pilito completion bash)      # in ~/.bashrc',
        'source <(pilito completion zsh)       # in ~/.zshrc, after compinit',
        'pilito completion fish > ~/.config/fish/completions/pilito.fish',
      ),
    )
    .action(act(write));
}

async function write(_: Context, shell: string): Promise<void> {
  script(shell, 'pilito', 'pilito');
}
