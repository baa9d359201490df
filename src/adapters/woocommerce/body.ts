// The body of a delivery before anybody knows what it says: whether it is JSON, and how one that cannot be used is
// turned away.
import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import type { Delivery, Rejection } from '../../ports/source.ts';

export function rejected(code: Rejection['code'], reason: string, topic: string | null): Rejection {
  return { kind: 'rejected', code, reason, topic };
}

/** No type at all passes for JSON. */
export function isJson({ headers }: Delivery): boolean {
  const type = headers['content-type'];
  return type === undefined || /^\s*application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type);
}

export function notJson(topic: string | null): Rejection {
  return rejected('unsupported_media_type', 'The body must be JSON (Content-Type: application/json).', topic);
}

export function parseBody(body: Buffer): { json: unknown } | { problem: string } {
  if (!isUtf8(body)) return { problem: 'The body is not UTF-8.' };
  try {
    return { json: JSON.parse(withoutMark(body.toString('utf8'))) };
  } catch {
    return { problem: 'The body is not valid JSON.' };
  }
}

/** JSON.parse does not know a byte order mark; some proxies and plugins put one first. */
export function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

export function sha256(body: Buffer): string {
  return hash('sha256', body);
}
