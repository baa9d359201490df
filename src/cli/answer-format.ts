// How an answer made of products is printed: the options for it, and what they come to together.
import { Option } from 'commander';
import { PROMPT_BUDGET } from '../app/prompt.ts';
import { PilitoError } from '../domain/errors.ts';
import { wholeNumber } from './options.ts';

const FORMATS = ['table', 'json', 'prompt'] as const;
export type AnswerFormat = (typeof FORMATS)[number];

export function formatOption(): Option {
  return new Option('--format <format>', 'how to print it (default: table)').choices(FORMATS);
}

export function budgetOption(): Option {
  const { least, most, usual } = PROMPT_BUDGET;
  return new Option('--budget <tokens>', 'at most so much of a prompt')
    .argParser(wholeNumber(least, most))
    .default(usual);
}

/** The format that --json and --format ask for; throws `invalid_usage` when they disagree. */
export function formatAsked(json: boolean, asked: AnswerFormat | undefined): AnswerFormat {
  const format = asked ?? (json ? 'json' : 'table');
  if (!json || format === 'json') return format;
  throw new PilitoError('invalid_usage', `--json and --format ${format} ask for two things at once.`, {
    hint: 'Leave one of them out.',
  });
}
