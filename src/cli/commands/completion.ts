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

/** bash has this function only where the package bash-completion is loaded, which then puts its own in this place. */
const WORDS = `declare -F _get_comp_words_by_ref > /dev/null || _get_comp_words_by_ref() {
    words=("\${COMP_WORDS[@]}") cword=$COMP_CWORD cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]}
}`;

async function write({ output }: Context, shell: string): Promise<void> {
  if (shell === 'bash') output.text(WORDS);
  script(shell, 'pilito', 'pilito');
}
