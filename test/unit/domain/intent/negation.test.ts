// What must not be: attributes stay in the question, exclusions and corrections leave it.
import { expect, it } from 'vitest';
import { readIntent } from '../../../../src/domain/intent/intent.ts';

const read = (question: string) => readIntent(question, { currency: 'IRT' });

it.each<[string, string[][]]>([
  ['هدست بدون سیم', [['سیم']]],
  ['هدست بدون سیم سونی', [['سیم']]],
  ['آدامس بدون قند', [['قند']]],
  ['آدامس بدون قند و رنگ', [['قند'], ['رنگ']]],
  ['بلوز بدون آستین', [['استین']]],
  ['ساعت بدون نیاز به باتری', [['باتری']]],
  ['روغن بدون روغن پالم', [['روغن', 'پالم']]],
  ['tea without sugar', [['sugar']]],
  ['tea without any sugar please', [['sugar']]],
  ['vest without a hood for men', [['hood']]],
  ['sugar free tea', [['sugar']]],
  ['wrinkle-free shirt', [['wrinkle']]],
  ['شاي بدون سكر', [['سکر']]],
])('%s: without %j, and the words stay', (question, without) => {
  expect(read(question)).toMatchObject({ without, rest: question });
});

it.each<[string, string[][], string]>([
  ['تلویزیون به جز سونی', [['سونی']], 'تلویزیون'],
  ['تلویزیون بجز سونی', [['سونی']], 'تلویزیون'],
  ['تلویزیون به غیر از سونی', [['سونی']], 'تلویزیون'],
  ['تلویزیون غیر از سونی داری؟', [['سونی']], 'تلویزیون داری'],
  ['تلویزیون غیر سونی', [['سونی']], 'تلویزیون'],
  ['کیف غیر از چرمی مشکی', [['چرمی']], 'کیف مشکی'],
  ['تلویزیون به جز سونی و اسنوا', [['سونی'], ['اسنوا']], 'تلویزیون'],
  ['تلویزیون به جز ایکس ویژن زیر ۲۰ میلیون', [['ایکس', 'ویژن']], 'تلویزیون'],
  ['تلویزیون سونی نباشه', [['سونی']], 'تلویزیون'],
  ['تلویزیون خوب، برندش سونی نباشد', [['سونی']], 'تلویزیون خوب'],
  ['تلویزیون سونی و اسنوا نمی‌خوام', [['سونی'], ['اسنوا']], 'تلویزیون'],
  ['تلویزیون خیلی بزرگ نباشه', [['بزرگ']], 'تلویزیون'],
  ['تلویزیون، نه سونی', [['سونی']], 'تلویزیون'],
  ['تلویزیون نه سونی نه اسنوا', [['سونی'], ['اسنوا']], 'تلویزیون'],
  ['tv except Sony', [['sony']], 'tv'],
  ['tv but not a Sony', [['sony']], 'tv'],
  ['tv other than Sony or LG', [['sony'], ['lg']], 'tv'],
  ['jacket not North Face', [['north', 'face']], 'jacket'],
  ['tv -sony', [['sony']], 'tv'],
  ['tv -sony -lg', [['sony'], ['lg']], 'tv'],
  ['iphone not iphone 13', [['iphone', '13']], 'iphone'],
  ['Sony hariç televizyon', [['sony']], 'televizyon'],
  ["Sony'nin dışında televizyon", [['sony']], 'televizyon'],
  ['Sony olmayan televizyon', [['sony']], 'televizyon'],
  ['تلفزيون ما عدا سوني', [['سونی']], 'تلفزيون'],
  ['تلفزيون غير سوني', [['سونی']], 'تلفزيون'],
])('%s: without %j', (question, without, rest) => {
  expect(read(question)).toMatchObject({ without, rest });
});

it.each<[string, string[][], string]>([
  ['قهوه ساز بوش... نه، چای ساز تفال', [], 'چای ساز تفال'],
  ['بوش نه، تفال', [['بوش']], 'تفال'],
  ['بوش نه تفال', [['تفال']], 'بوش'],
  ['تبلت نه اپل', [['اپل']], 'تبلت'],
  ['خود گوشی نه قاب', [['قاب']], 'خود گوشی'],
  ['چای ساز بوش نه تفال', [['بوش']], 'چای ساز تفال'],
  ['چای ساز بوش نه قهوه ساز تفال', [], 'قهوه ساز تفال'],
  ['بوش نه، بوش سری ۸', [], 'بوش سری ۸'],
  ['kettle... no, toaster', [['kettle']], 'toaster'],
  ['not Bosch, Tefal', [['bosch']], 'Tefal'],
  ['Tefal instead of Bosch', [['bosch']], 'Tefal'],
  ['Bosch yerine Tefal', [['bosch']], 'Tefal'],
  ['Bosch değil Tefal', [['bosch']], 'Tefal'],
])('%s: a change of mind', (question, without, rest) => {
  expect(read(question)).toMatchObject({ without, rest });
});

it.each([
  'هدست بی‌سیم',
  'این خوبه یا نه؟',
  'سیسمونی نه ماهه',
  'غیر قابل شستشو',
  'بدون اینکه',
  'بدون',
  'به جز',
  'بد نباشه',
  'نه',
  'şekersiz çay',
  'nike free run',
  'hands-free headset',
  'buy one get one free',
  'for free',
  'not only shoes',
  'why not',
  'is not working',
  'wi-fi router',
  'usb - c',
  '-sony',
  'هودی -GOD OF WAR',
  'هودی -COD:MW',
  'no frost fridge',
])('excludes nothing in "%s"', (question) => {
  expect(read(question)).toMatchObject({ without: [], rest: question });
});
