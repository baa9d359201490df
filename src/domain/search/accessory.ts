// Accessories name what they belong to: "case for iPhone 13" is no iPhone. Words behind "for" count less, and a
// product that is an accessory by its own name steps back when the question names no accessory.
import { tokenise } from '../text/fold.ts';

/** What stands behind these words is what the product goes with, not what it is. */
const BEHIND = new Set(tokenise('برای برا واسه مخصوص for compatible'));
/** Turkish says it the other way round. */
const BEFORE = new Set(tokenise('için uyumlu'));
const GUARDED = 0.35;

/** How much each token of a title counts, by its place. */
export function guardOf(title: readonly string[]): (at: number) => number {
  const behind = title.findIndex((token, at) => at > 0 && BEHIND.has(token));
  const before = title.findIndex((token, at) => at < title.length - 1 && BEFORE.has(token));
  return (at) => ((behind >= 0 && at > behind) || at < before ? GUARDED : 1);
}

/** Does the question begin with what the thing is for? */
export function beginsWithContext(tokens: readonly string[]): boolean {
  return BEHIND.has(tokens[0] ?? '');
}

/** Behind these stands what comes along. */
const WITH = new Set(tokenise('با به with including w plus ile'));

/** The place from where words tell what the thing is for or comes with; they may begin so: "برا گوشیم قاب". */
export function contextFrom(tokens: readonly string[]): number {
  const behind = tokens.findIndex((token, at) => at > 0 && (BEHIND.has(token) || WITH.has(token)));
  return behind > 0 ? behind : tokens.length;
}

/** Words that name an accessory of something, each for itself. */
export const ACCESSORY_WORDS: ReadonlySet<string> = new Set(
  tokenise(`قاب کاور گارد گلس محافظ برچسب بند کابل شارژر آداپتور هولدر پایه استند باتری کارتریج تونر ریموت
    فیلتر لنت روکش case cover protector strap cable charger adapter holder mount stand battery
    cartridge toner filter sleeve remote replacement kılıf kapak koruyucu kablo şarj kordon كفر جراب شاحن`),
);

/** Names of several words that do. */
export const ACCESSORY_NAMES: readonly string[] = [
  'watch strap',
  'seat cover',
  'air filter',
  'oil filter',
  'tv mount',
  'phone case',
  'screen protector',
  'charging cable',
  'game controller',
];
