// Stems: what a word and its plural or possessive have in common. A stem is a second way to find a word, never a
// replacement for it, so each rule takes off little and stops early: a stem that is wrong finds the wrong product.
import { stemmer as porter } from 'stemmer';
import type { Language } from '../store.ts';
import { remembering } from './memory.ts';

const MOST_REMEMBERED = 20_000;
const english = remembering(MOST_REMEMBERED, porter);

const ARABIC_SCRIPT = /[\u0600-\u06ff]/;
const LATIN_WORD = /^[a-z]+$/;

export function isArabicScript(token: string): boolean {
  return ARABIC_SCRIPT.test(token);
}

/** ASCII letters only; tokens are folded, so this is every word of a Latin language. */
export function isLatinWord(token: string): boolean {
  return LATIN_WORD.test(token);
}

/**
 * The stem of a folded token; itself when there is nothing to take off. `language` is the store's; null and the
 * languages of other scripts leave it to the script: Persian for Arabic script, English for Latin.
 */
export function stemOf(token: string, language: Language | null = null): string {
  if (isArabicScript(token)) return language === 'ar' ? arabicStem(token) : persianStem(token);
  if (!isLatinWord(token)) return token;
  return language === 'tr' ? turkishStem(token) : english(token);
}

const PLURAL = /^(.{3,}?)(?:های(?:ی|م|ت|ش|مان|تان|شان)?|ها)$/;
const SUPERLATIVE = /^(.{3,}?)ترین$/;
const SHORTEST_WITH_YE = 4;
/** Words that are whole, and whose stem would be another thing: صندل is a sandal, گوش an ear, بخار steam. */
const WHOLE = new Set(
  `صندلی گوشی بازی کتانی مشکی بخاری بستنی کشتی شیرینی ماهی چینی سینی قوطی قوری کرسی روسری طوطی ترشی آستری شیری توری
  اشتها انتها تنها`
    .replaceAll('آ', 'ا')
    .split(/\s+/),
);

/**
 * Plural ها with its endings, ترین, and one final ی; at least three letters stay. Never ات، ان، تر، م، ت، ش of an
 * unspaced word: شکلات, پرینتر and کفش are whole.
 */
function persianStem(token: string): string {
  if (WHOLE.has(token)) return token;
  const single = PLURAL.exec(token)?.[1] ?? token;
  const plain = SUPERLATIVE.exec(single)?.[1] ?? single;
  if (WHOLE.has(plain)) return plain;
  if (/.{2}ایی$/.test(plain)) return plain.slice(0, -2);
  return plain.length >= SHORTEST_WITH_YE && plain.endsWith('ی') ? plain.slice(0, -1) : plain;
}

const ARTICLE = /^(?:[وبکف]?ال|لل)(?=.{3,})/;
const ARABIC_ENDING = /^(.{3,}?)(?:یات|ات|ون|ین|ان|یه|ه|ی)$/;

/**
 * Article and endings, as in light10 (Larkey, Ballesteros & Connell, "Light stemming for Arabic information
 * retrieval", 2007), on folded letters; the article twice, so that words that begin like it agree with and without; endings as long as three letters stay. Snowball's stemmer was tried: it gives سماعات and السماعات different stems.
 */
function arabicStem(token: string): string {
  const bare = token.replace(ARTICLE, '').replace(ARTICLE, '');
  let stem = bare;
  for (let shorter = ARABIC_ENDING.exec(stem)?.[1]; shorter !== undefined; shorter = ARABIC_ENDING.exec(stem)?.[1]) {
    stem = shorter;
  }
  return stem;
}

const TURKISH_PLURAL = /^(.{3,}?)(?:lar|ler)(?:i|in|im|imiz|iniz|inin|a|e)?$/;
const TURKISH_ENDING = /^(.{3,}?)(?:s[iu]|(?<=.{4})[iu])$/;

/**
 * Plural and possessive on folded letters. Snowball's Turkish stemmer was tried: it needs the letters that folding
 * takes away, and makes "ca" of çanta.
 */
function turkishStem(token: string): string {
  const single = TURKISH_PLURAL.exec(token)?.[1] ?? token;
  const own = TURKISH_ENDING.exec(single)?.[1] ?? single;
  const bare = TURKISH_ENDING.exec(own)?.[1] ?? own;
  return bare.replace(/[bdg]$/, (soft) => HARD[soft] ?? soft);
}

/** A consonant that an ending softened: kitap, kitabı. */
const HARD: Record<string, string> = { b: 'p', d: 't', g: 'k' };
