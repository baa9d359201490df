// What SQLite says when it cannot, in our words; and the turn from synchronous statements into promised port verbs.
import { PilitoError } from '../../domain/errors.ts';

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** A driver's error as a PilitoError; anything else as it is. */
export function storageError(error: unknown, path: string): unknown {
  const code = codeOf(error);
  const because = { cause: error };
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return new PilitoError('storage_unavailable', `The database ${path} is locked by another process.`, {
      hint: 'Try again; if it stays so, see which process holds the file.',
      retryAfterMs: 1000,
      ...because,
    });
  }
  if (/^SQLITE_(FULL|IOERR)/.test(code)) {
    return new PilitoError('storage_unavailable', `The disk that holds ${path} is full or failing.`, {
      hint: 'Free some space on that disk or move the database, then try again: on a full disk, pilito prune fails too.',
      retryAfterMs: 30_000,
      ...because,
    });
  }
  if (/^SQLITE_READONLY/.test(code)) {
    return new PilitoError('storage_unavailable', `The database ${path} is read-only.`, {
      hint: 'Let the user that runs pilito write the file and its directory.',
      retryAfterMs: 30_000,
      ...because,
    });
  }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    return new PilitoError('storage_invalid', `The file ${path} is damaged or not a database.`, {
      hint: 'Check --db (or PILITO_DB); if the path is right, restore a backup.',
      ...because,
    });
  }
  if (/^(SQLITE_(CANTOPEN|PERM|AUTH)|EACCES|EPERM|EROFS|ENOENT)/.test(code)) {
    return new PilitoError('storage_unavailable', `${path} cannot be opened or made.`, {
      hint: 'Check that the file and its directory exist and may be written by this user.',
      retryAfterMs: 30_000,
      ...because,
    });
  }
  return error;
}

/** A port as the adapter writes it: the same verbs, synchronous. */
export type Synchronous<Port> = {
  [Verb in keyof Port]: Port[Verb] extends (...args: infer Args) => Promise<infer Result>
    ? (...args: Args) => Result
    : Port[Verb];
};

/** A port whose verbs may be synchronous. */
export type Verbs<Port> = {
  [Verb in keyof Port]: Port[Verb] extends (...args: infer Args) => Promise<infer Result>
    ? (...args: Args) => Result | Promise<Result>
    : Port[Verb];
};

/**
 * Makes every verb return a promise and fail in our words. Each verb stays one synchronous transaction. The port is made
 * with the first verb that is called, so that a command loads and prepares only what it uses.
 */
export function promised<Port extends object>(
  make: () => Verbs<NoInfer<Port>> | Promise<Verbs<NoInfer<Port>>>,
  path: string,
): Port {
  let made: Verbs<Port> | Promise<Verbs<Port>> | null = null;
  const verb =
    (name: string | symbol) =>
    async (...args: unknown[]) => {
      try {
        made ??= make();
        if (made instanceof Promise) made = await made;
        const port = made as Record<string | symbol, (...args: unknown[]) => unknown>;
        return await port[name]?.(...args);
      } catch (error) {
        throw storageError(error, path);
      }
    };
  return new Proxy({} as Port, {
    get: (verbs, name) => {
      // Else a promise that gives a port would wait for it as if it were one.
      if (name === 'then') return undefined;
      if (!Reflect.has(verbs, name)) Reflect.set(verbs, name, verb(name));
      return Reflect.get(verbs, name);
    },
  });
}

/** The same port with some verbs of its own. */
export function withVerbs<Port extends object>(port: Partial<Port>, own: Partial<NoInfer<Port>>): Port {
  const mine = new Map<string | symbol, unknown>(Object.entries(own));
  return new Proxy(port as Port, { get: (whole, name) => mine.get(name) ?? Reflect.get(whole, name) });
}
