// What a checkup says: one finding a thing looked at. It says what is so, why that matters, and what to do next: a
// command that can be typed, or one sentence.

export type Level = 'ok' | 'warning' | 'problem';

export interface Finding {
  /** What was looked at, such as `store.keys`: the same for every subject. */
  id: string;
  /** Of whom: a store's slug, or `database`, `secret key`, `embedder`, `clock`. */
  subject: string;
  level: Level;
  what: string;
  /** Null when all is well. */
  why: string | null;
  next: string | null;
}

export interface Advice {
  why: string;
  next: string | undefined;
}

export interface Teller {
  ok(name: string, what: string): Finding;
  warning(name: string, what: string, advice: Advice): Finding;
  problem(name: string, what: string, advice: Advice): Finding;
}

/** Findings about one subject, whose ids begin with `group`. */
export function tellOf(group: string, subject: string): Teller {
  const tell =
    (level: Level) =>
    (name: string, what: string, { why, next }: Advice) => {
      return { id: `${group}.${name}`, subject, level, what, why, next: next ?? null };
    };
  return {
    ok: (name, what) => ({ id: `${group}.${name}`, subject, level: 'ok', what, why: null, next: null }),
    warning: tell('warning'),
    problem: tell('problem'),
  };
}

export function hasProblem(findings: readonly Finding[]): boolean {
  return findings.some(({ level }) => level === 'problem');
}
