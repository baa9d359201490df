// Numbers, ages and outcomes as the dashboard says them, in as few cells as they can be understood in. Pure.
import type { EventStatus } from '../domain/event.ts';
import type { Tone } from './lines.ts';

/** "12,345"; from a million on "1.2 M". */
export function amount(number: number): string {
  if (number >= 10_000_000) return `${Math.round(number / 1_000_000)} M`;
  if (number >= 1_000_000) return `${(number / 1_000_000).toFixed(1)} M`;
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "now", "45 s", "12 min", "3 h", "4 d": how long ago, in one unit. */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 2) return 'now';
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}

const DAY_MS = 86_400_000;

/** "09:30:00" of the day that `now` is in, else "11-21 09:30"; UTC, as everywhere in pilito. */
export function clockTime(at: number, now: number): string {
  const iso = new Date(at).toISOString();
  const sameDay = Math.floor(at / DAY_MS) === Math.floor(now / DAY_MS);
  return sameDay ? iso.slice(11, 19) : `${iso.slice(5, 10)} ${iso.slice(11, 16)}`;
}

/** "updated" for "product.updated". */
export function topicWord(topic: string): string {
  return topic.replace(/^product\./, '');
}

interface Outcome {
  sign: string;
  word: string;
  tone: Tone;
}

export const OUTCOMES: Record<EventStatus, Outcome> = {
  pending: { sign: '○', word: 'waiting', tone: 'plain' },
  processing: { sign: '●', word: 'working', tone: 'strong' },
  done: { sign: '✓', word: 'applied', tone: 'good' },
  skipped: { sign: '–', word: 'skipped', tone: 'faint' },
  failed: { sign: '↻', word: 'to retry', tone: 'warning' },
  dead: { sign: '✗', word: 'dead', tone: 'bad' },
  rejected: { sign: '✗', word: 'rejected', tone: 'bad' },
};
