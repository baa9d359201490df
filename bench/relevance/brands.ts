// Questions that are nothing but a brand, asked in each script. Real titles write most brands in one of the two only.
import { tokenise } from '../../src/domain/text/fold.ts';
import type { Judged, Product } from './product.ts';

/** Latin and Persian name, as shops commonly write them. */
const BRANDS = `
nike = نایک
adidas = آدیداس
puma = پوما
reebok = ریباک
under armour = آندر آرمور
north face = نورث فیس
columbia = کلمبیا
timberland = تیمبرلند
helly hansen = هلی هانسن
jack wolfskin = جک ولفسکین
lumberjack = لامبرجک
slazenger = اسلازنگر
decathlon = دکاتلون
lc waikiki = ال سی وایکیکی
koton = کوتون
defacto = دفاکتو
trendyol = ترندیول
mango = مانگو
zara = زارا
benetton = بنتتون
jack jones = جک اند جونز
lee cooper = لی کوپر
calvin klein = کلوین کلین
tommy hilfiger = تامی هیلفیگر
pierre cardin = پیرکاردین
kenneth cole = کنت کول
armani = آرمانی
gucci = گوچی
guess = گس
daniel wellington = دنیل ولینگتون
casio = کاسیو
citizen = سیتیزن
seiko = سیکو
orient = اورینت
rolex = رولکس
omega = امگا
cartier = کارتیر
hublot = هابلوت
xiaomi = شیائومی
samsung = سامسونگ
`;

/** A brand that fewer titles name says little. */
const FEWEST = 3;

/** For each brand that the titles name, the question in both scripts; right are the titles that carry either. */
export function brandQuestions(products: readonly Product[]): { persian: Judged[]; latin: Judged[] } {
  const titles = products.map(({ id, title }) => ({ id, words: spaced(title) }));
  const known = BRANDS.trim()
    .split('\n')
    .map((line) => line.split(' = '))
    .map((names) => {
      const wanted = names.map(spaced);
      const right = titles.filter(({ words }) => wanted.some((name) => words.includes(name)));
      return { names, grades: new Map(right.map(({ id }) => [id, 1])) };
    })
    .filter(({ grades }) => grades.size >= FEWEST);
  const asked = (script: 0 | 1) =>
    known.flatMap(({ names, grades }) => {
      const text = names[script] ?? '';
      return [{ id: text, text, type: 'brand', grades }];
    });
  return { persian: asked(1), latin: asked(0) };
}

/** The words with a space around each, so that one looks for whole words. */
function spaced(text: string): string {
  return ` ${tokenise(text).join(' ')} `;
}
