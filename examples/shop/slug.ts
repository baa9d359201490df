// The address part of a title, after WordPress's sanitize_title: lower case, percent-encoded, cut at 200 bytes.

const MAX_BYTES = 200;

/** "لپ‌تاپ VivoBook 15" becomes "%d9%84%d9%be%d8%aa%d8%a7%d9%be-vivobook-15". */
export function slugOf(title: string): string {
  const plain = title
    .replace(/<[^>]*>/g, '')
    .replace(/&[a-z0-9#]+;/gi, '')
    .toLowerCase()
    .replace(/[\u200b-\u200f\u00ab\u00bb\u2018-\u201d]/g, '')
    .replace(/[\u2013\u2014\s./]+/g, '-')
    .replace(/[!-,:-@[-^`{-~]/g, '')
    .replace(/-+/g, '-')
    .replace(/^-+|-+$/g, '');
  return encodeWithin(plain, MAX_BYTES).replace(/-+$/, '');
}

function encodeWithin(text: string, limit: number): string {
  let slug = '';
  for (const letter of text) {
    const next = encodeURIComponent(letter).toLowerCase();
    if (slug.length + next.length > limit) break;
    slug += next;
  }
  return slug;
}

/** The slug, with -2, -3 … when it is taken. */
export function freeSlug(title: string, taken: (slug: string) => boolean): string {
  const slug = slugOf(title);
  if (slug === '' || !taken(slug)) return slug;
  for (let n = 2; ; n++) if (!taken(`${slug}-${n}`)) return `${slug}-${n}`;
}
