// Programs and folders that a machine may lack. Tests that need one are skipped there, and say so by their name.
import { existsSync } from 'node:fs';
import { describe } from 'vitest';
import { program } from './wordpress/parts.ts';

/** `describe`, where all of `needed` are there, programs by name or folders by path; elsewhere the same, skipped. */
export function describeWith(needed: readonly string[], name: string, tests: () => void): void {
  const missing = needed.filter((one) => (one.startsWith('/') ? !existsSync(one) : program(one) === null));
  if (missing.length === 0) describe(name, tests);
  else describe.skip(`${name} (skipped: ${missing.join(' and ')} is not installed)`, tests);
}
