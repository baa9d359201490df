// What is to be said of the key that stored secrets are sealed with. Pure.
import { counted } from '../../domain/format.ts';
import type { KeyLook } from '../../ports/checkup.ts';
import { type Finding, tellOf } from './finding.ts';

export interface SecretsLook {
  key: KeyLook;
  /** Slugs of the stores that have secrets, by whether they open. */
  opened: string[];
  closed: string[];
}

export function judgeSecrets({ key, opened, closed }: SecretsLook): Finding[] {
  const tell = tellOf('secrets', 'secret key');
  const held = opened.length + closed.length;
  if (key.from === 'none') {
    if (held === 0) return [tell.ok('key', 'There is no key yet: the first stored secret makes one')];
    return [
      tell.problem('key', `The key file ${key.path} is missing, and PILITO_SECRET_KEY is not set.`, {
        why: `The secrets of ${counted(held, 'store')} cannot be opened: no pull, no signed webhook.`,
        next: `Restore the key file from your backup, or give the secrets again: pilito store update ${closed[0] ?? ''} --consumer-key … --consumer-secret -`,
      }),
    ];
  }
  const findings: Finding[] = [];
  const place = key.from === 'environment' ? 'PILITO_SECRET_KEY' : key.path;
  if (key.mode !== null && (key.mode & 0o077) !== 0) {
    findings.push(
      tell.warning('mode', `The key file can be read by other users of this machine (mode ${key.mode.toString(8)}).`, {
        why: 'With it and the database anybody can use the keys of the shops.',
        next: `chmod 600 ${key.path}`,
      }),
    );
  }
  if (closed.length > 0) {
    findings.push(
      tell.problem('opens', `${place} does not open the secrets of ${closed.join(', ')}.`, {
        why: 'They were sealed with another key: these stores cannot be pulled, and their signed webhooks are refused.',
        next: `Set PILITO_SECRET_KEY, or the key file, as it was then; or give them again: pilito store update ${closed[0]} --consumer-key … --consumer-secret -`,
      }),
    );
    return findings;
  }
  const what = held === 0 ? 'is there; no secret is stored yet' : `opens the secrets of ${counted(held, 'store')}`;
  return [...findings, tell.ok('opens', `${place} ${what}`)];
}
