// Colours, materials, people, measures, seasons and the words that say how a thing is or what it is for.

export const WORDS = `
# colours
black, مشکی, سیاه, meshki, siah, أسود, siyah
white, سفید, sefid, سپید, أبيض, beyaz
red, قرمز, سرخ, ghermez, germez, أحمر, kırmızı
blue, آبی, abi rang, أزرق, mavi
blue, light blue, sky blue, acik mavi, baby blue, navy blue, ابی روشن, ابی اسمانی
navy blue, سرمه ای, سورمه ای, sormei, sormeyi, navy, كحلي, lacivert
light blue, آبی روشن, آبی آسمانی, sky blue, açık mavi, baby blue
green, سبز, sabz, أخضر, yeşil
green, olive green, سبز زیتونی
yellow, زرد, zard, أصفر, sarı
orange, نارنجی, narenji, برتقالي, turuncu
pink, صورتی, soorati, sourati, وردي, pembe
purple, بنفش, banafsh, بنفسجي, violet
brown, قهوه ای رنگ, قهوه ای, ghahvei, ghahveyi, kahverengi
gray, خاکستری, طوسی, khakestari, toosi, tusi, grey, رمادي, gri
silver, نقره ای, نقره, noghrei, noghreyi, noghre, فضي, فضة, gümüş
gold, طلایی, طلا, talaei, talayi, tala, golden, ذهبي, ذهب, altın
rose gold, رزگلد, رز گلد
beige, بژ, bej, بيج
cream color, رنگ کرم, کرم رنگ, کرمی, کرمی رنگ, krem rengi
maroon, زرشکی, zereshki, bordo, burgundy, عنابي
turquoise, فیروزه ای, فیروزه, firoozei, turkuaz, فيروزي
khaki, خاکی, خاکی رنگ, haki
olive green, زیتونی, سبز زیتونی, zeitooni
purple light, یاسی, لیلک, lilac, lavender color
fuchsia, سرخابی, sorkhabi, fuşya
multicolor, چند رنگ, چندرنگ, رنگارنگ, multi color, multicolour, colorful, colourful, çok renkli
transparent, شفاف, shaffaf, clear transparent, شفافة, şeffaf
# materials
leather, چرم, چرمی, charmi, جلد طبيعي, deri
leather, artificial leather, faux leather, pu leather, suni deri, mashad leather, چرم مصنوعی, چرم صنعتی, چرم مشهد, چرم مغان, چرم تبریز
artificial leather, چرم مصنوعی, چرم صنعتی, faux leather, pu leather, suni deri
suede, جیر, jir, süet
cotton, پنبه, نخی, پنبه ای, نخ پنبه, panbe, nakhi, قطن, قطني, pamuklu
linen, کتان, لینن, ketan, keten
wool, پشم, پشمی, pashm, صوف, yün
silk, ابریشم, ابریشمی, abrisham, حرير, ipek
denim, دنیم, پارچه جین, denim fabric
velvet, مخمل, مخملی, makhmal, kadife
satin, ساتن, saten
wood, چوب, چوبی, chob, choobi, wooden, خشب, خشبي, ahşap
steel, استیل, استیلی, استنلس استیل, stainless steel, stainless, ستانلس ستيل, paslanmaz çelik, estil
plastic, پلاستیک, پلاستیکی, pelastik, بلاستيك, plastik
ceramic, سرامیک, سرامیکی, seramik, سيراميك
glass material, شیشه ای, بلور, بلوری, کریستال, crystal, kristal
aluminum, آلومینیوم, آلومینیومی, aluminium, aluminyom, ألمنيوم, alüminyum
cast iron, چدن, چدنی, wrought iron
metal, آهنی, فلزی, ahani, felezi, metallic, معدني حديد
silicone, سیلیکون, سیلیکونی, silikoni
granite, گرانیت, گرانیتی, granit
copper, مس, مسی, mesi, bakır, نحاس
brass, برنج فلز, برنجی, pirinç metal
# people
men, مردانه, زنانه و مردانه, آقایان, مردونه, mardane, mardoone, mens, man, آقایون, رجالي, للرجال, erkek
men, مردانه و زنانه
women, زنانه, مردانه و زنانه, بانوان, زنونه, خانم, zanane, zanoone, womens, woman, ladies, lady, نسائي, للنساء, kadın, bayan
women, زنانه و مردانه
kids, بچگانه, بچه گانه, کودک, کودکان, بچه, bachegane, bachegoone, koodak, bache, child, children, kid, أطفال, للأطفال, çocuk
kids, lebas bache, shampoo bache, ketab koodak, docharkhe bache
girl, دخترانه, دختر, دختربچه, dokhtarane, dokhtar, girls, بنات, kız çocuk
boy, پسرانه, پسر, پسربچه, pesarane, pesar, boys, أولاد, erkek çocuk
baby, نوزاد, نوزادی, شیرخوار, nozad, nozadi, newborn, infant, babies, رضيع, مولود, bebek
teenager, نوجوان, نوجوانان, nojavan, teen, teens, genç
unisex, یونیسکس, زنانه و مردانه, مردانه و زنانه, yooniseks
couple set, ست زوج, ست زن و شوهر
student, دانشجویی, دانش آموزی, دانش آموز, daneshjoo, öğrenci
# measures
gigabyte, گیگ, گیگابایت, گیگا بایت, gig, gb, giga byte, جيجا, جيجابايت
terabyte, ترابایت, ترا بایت, tb, tera byte, تيرابايت
megabyte, مگابایت, مگا بایت, mb
megapixel, مگاپیکسل, مگا پیکسل, mega pixel, mp camera
milliampere, میلی آمپر, میلی آمپر ساعت, mah, میلیآمپر
inch, اینچ, اینچی, inches, inç, بوصة, انش
liter, لیتر, لیتری, litre, litr, لتر
milliliter, میلی لیتر, میلیلیتر, ml, mililitre
cc, سی سی, سیسی
kilogram, کیلو, کیلوگرم, کیلوگرمی, کیلویی, kg, kilo, kiloyi, كيلوغرام, كجم
gram, گرم وزن, گرمی, gr, غرام, جرام
meter, متر, متری, metre, metr, أمتار
centimeter, سانت, سانتی متر, سانتیمتر, سانتی, cm, santimetr, سنتيمتر, santimetre
millimeter, میلی متر, میلیمتر, mm, milimetr, مليمتر, milimetre
watt, وات, واتی, واط
kilowatt, کیلووات, کیلو وات, kw
volt, ولت, ولتی, فولت
ampere, آمپر, amper, أمبير
hertz, هرتز, هرتزی, hz, herts
btu, بی تی یو, بیتییو
dozen, دوجین, dojin, düzine
pair, جفت, جفتی, joft, زوج قطع, çift
pack, بسته, بسته ای, پک, baste, package, عبوة, paket
piece, عدد, عددی, تکه, adad, pcs, pieces, قطعة, adet
carton, کارتن, کارتنی, karton
wholesale, عمده, کلی فروشی, omde, toptan, بالجملة
# what it is for
gaming, گیمینگ, گیمر, بازی, مخصوص بازی, bazi, geyming, gamer, gameing, قيمنق, oyuncu
wireless, بی سیم, بیسیم, وایرلس, بدون سیم, bisim, bi sim, vayerles, cordless, لاسلكي, kablosuz
wired, سیمی, با سیم, سیم دار, سیمدار, ba sim, simdar, سلكي, kablolu
bluetooth, بلوتوث, بلوتوثی, بلو توث, bluetoothi, blutooth
wifi, وای فای, وایفای, wi fi, vayfay
usb, یو اس بی, یواس بی, یو اسبی
type c, تایپ سی, تایپسی, usb c, typec, usb type c, تايب سي
hdmi, اچ دی ام ای
led, ال ای دی, الایدی, ال ایی دی
oled, اولد, او ال ای دی
4k, فور کی, 4 کی, uhd, ultra hd, اولترا اچ دی
full hd, فول اچ دی, فول اچدی, 1080p
touch screen, لمسی, صفحه لمسی, تاچ, تاچ اسکرین, lamsi, touchscreen, dokunmatik
smart, هوشمند, hooshmand, hushmand, اسمارت, ذكي, akıllı
digital, دیجیتال, دیجیتالی, dijital, رقمي
electric, برقی, الکتریکی, bargi, barghi, electrical, كهربائي, elektrikli
rechargeable, شارژی, قابل شارژ, sharji, sharzhi, şarjlı, قابل للشحن
automatic, اتوماتیک, otomatik, automatik, تمام اتوماتیک, أوتوماتيك
hand operated, دستی, dasti, يدوي
portable, قابل حمل, پرتابل, portatif, taşınabilir, محمول باليد
foldable, تاشو, تا شو, tasho, folding, collapsible, قابل للطي, katlanır
waterproof, ضد آب, ضداب, zed ab, zeddeab, water proof, water resistant, مقاوم للماء, ضد الماء, su geçirmez
shockproof, ضد ضربه, zed zarbe, shock proof, مقاوم للصدمات, darbeye dayanıklı
non stick, نچسب, na chasb, nachasb, nonstick, yapışmaz, غير لاصق
original, اصل, اورجینال, اوریجینال, اصلی, orjinal, orijinal
high copy, های کپی, مسترکویالیتی, طرح اصلی, replica
new, جدید, jadid, yeni
second hand, دست دوم, کارکرده, daste dovom, secondhand, مستعمل, ikinci el
refurbished, ریفربیش, ریفر, refurb
warranty, گارانتی, ضمانت, garanti, zemanat, guarantee, ضمان
discount, تخفیف, تخفیفی, takhfif, حراج, haraj, خصم, تخفيضات, indirim
cheap, ارزان, ارزون, arzan, arzoon, رخيص, ucuz, اقتصادی
luxury, لوکس, لاکچری, luks, lux, فاخر
sport, ورزشی, اسپرت, varzeshi, sports, رياضي, spor
running, دویدن, پیاده روی, piade ravi, piyade ravi, piaderavi, jogging, koşu
travel, مسافرتی, سفری, مسافرت, mosaferati, seyahat, سفر وترحال
camping, کمپینگ, طبیعت گردی, طبیعتگردی, kamp, تخييم
office, اداری, edari, ofis, مكتبي
home use, خانگی, khanegi, household, منزلي, ev tipi
industrial, صنعتی, sanati, صناعي, endüstriyel
party wear, مجلسی, majlesi, مهمانی, formal wear, سهرة
casual, روزمره, کژوال, gündelik
medical, طبی, پزشکی, tebi, tebbi, pezeshki, medikal
religious, مذهبی, mazhabi, dini
handmade carpet, فرش دستباف, دستباف, دستبافت
winter, زمستانی, زمستونی, zemestani, zemestoone, زمستان, شتوي, kışlık
summer, تابستانی, تابستونی, تابستانه, tabestani, تابستان, صيفي, yazlık
autumn, پاییزی, پاییزه, payizi, خريفي, sonbaharlık
spring season, بهاری, بهاره, bahari, ربيعي, ilkbahar
long sleeve, آستین بلند, آستینبلند, astin boland, كم طويل, uzun kollu
short sleeve, آستین کوتاه, آستینکوتاه, astin kootah, كم قصير, kısa kollu
plus size, سایز بزرگ, سایزبزرگ, size bozorg, büyük beden, مقاس كبير
oversize, اورسایز, اور سایز, oversized
free size, فری سایز, تک سایز, one size, freesize, standart beden
slim fit, اسلیم فیت, اسلیم, slimfit
hooded, کلاهدار, کلاه دار, kolahdar, kapüşonlu
striped, راه راه, راهراه, rahrah, stripe, مخطط, çizgili
floral, گلدار, گل دار, گلگلی, goldar, çiçekli
plain, ساده تک رنگ, تک رنگ, تکرنگ, solid color, düz renk
two person, دو نفره, دونفره, do nafare, double size, çift kişilik
one person, یک نفره, یکنفره, تک نفره, yek nafare, single size, tek kişilik
four person, چهار نفره, 4 نفره, dört kişilik
six person, شش نفره, 6 نفره, altı kişilik
built in, توکار, تو کار, tookar, ankastre
stand up, ایستاده, istade, freestanding
wall mounted, دیواری, divari, wall mount, duvar tipi
sugar free, بدون قند, بدون شکر, رژیمی, sugarfree, şekersiz, بدون سكر
gluten free, بدون گلوتن, فاقد گلوتن, glutensiz
vegan, وگان, گیاهخواری, گیاه خواری, نباتي صرف
dry skin, پوست خشک, poost khoshk, kuru cilt
oily skin, پوست چرب, poost charb, yağlı cilt
sensitive skin, پوست حساس, poost hassas, hassas cilt
accessory, لوازم جانبی, اکسسوری, lavazem janebi, accessories, ملحقات, aksesuar
set, ست, مجموعه, takım set
`;
