// The built-in table in one piece: general words of shopping in Persian, English, Arabic, Turkish and Finglish. What
// only one shop says belongs into that shop's own lines.
import { BEAUTY } from './beauty.ts';
import { CARE_BRANDS } from './brands-care.ts';
import { DIGITAL_BRANDS } from './brands-digital.ts';
import { FASHION_BRANDS } from './brands-fashion.ts';
import { HOME_BRANDS } from './brands-home.ts';
import { ELECTRONICS } from './electronics.ts';
import { FASHION } from './fashion.ts';
import { FOOD } from './food.ts';
import { HOME } from './home.ts';
import { KIDS } from './kids.ts';
import { TOOLS_AND_CAR } from './tools-car.ts';
import { WORDS } from './words.ts';

/** Lines of equivalents in Solr's format; the first entry of each names its concept. */
export const BUILT_IN: readonly string[] = [
  DIGITAL_BRANDS,
  HOME_BRANDS,
  FASHION_BRANDS,
  CARE_BRANDS,
  ELECTRONICS,
  HOME,
  FASHION,
  BEAUTY,
  FOOD,
  KIDS,
  TOOLS_AND_CAR,
  WORDS,
].flatMap((block) => block.trim().split('\n'));
