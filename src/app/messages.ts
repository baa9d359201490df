// The few sentences that shop owners read in their plugin: Persian for Persian shops, English for all others.
import type { Language } from '../domain/store.ts';

const MESSAGES = {
  accepted: { fa: 'رویداد دریافت شد و در صف پردازش است', en: 'Event received and queued' },
  acceptedAll: { fa: 'رویدادها دریافت شدند و در صف پردازش هستند', en: 'Events received and queued' },
  duplicate: { fa: 'این رویداد پیش‌تر دریافت شده است', en: 'This event was received before' },
  ignored: { fa: 'رویداد دریافت شد؛ کاری لازم نیست', en: 'Event received; nothing to do' },
  pong: { fa: 'اتصال برقرار است', en: 'Connection is up' },
  tokenCreated: {
    fa: 'توکن ساخته شد. آن را همین حالا نگه دارید؛ دوباره نشان داده نمی‌شود',
    en: 'Token created. Keep it now: it is not shown again',
  },
} as const satisfies Record<string, Record<'fa' | 'en', string>>;

export function message(key: keyof typeof MESSAGES, language: Language): string {
  return MESSAGES[key][language === 'fa' ? 'fa' : 'en'];
}
