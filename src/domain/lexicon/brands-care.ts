// Brands of beauty and care, food and drink, children, pets and stationery.

export const CARE_BRANDS = `
# cosmetics and skin
loreal, لورآل, لوریال, l oreal, loreal paris
maybelline, میبلین, میبیلین, maybeline
mac cosmetics, mac lipstick
nyx, نیکس
revlon, رولون
catrice, کاتریس
rimmel, ریمل لندن
bourjois, بورژوا
max factor, مکس فاکتور
flormar, فلورمار
golden rose, گلدن رز
farmasi, فارماسی
oriflame, اوریفلیم
huda beauty, هدی بیوتی, هدا بیوتی
rare beauty, رر بیوتی
anastasia beverly hills, آناستازیا
estee lauder, استی لودر
lancome, لانکوم
shiseido, شیسیدو
sephora, سفورا
kiko milano, کیکو میلانو, کیکو
inlay cosmetics, این لی
callista, کالیستا
schon, آرایشی شون
dfe, دی اف ای
nivea, نیوا
dove soap, صابون داو, شامپو داو
garnier, گارنیه
olay, اولای
neutrogena, نوتروژینا, نیتروژنا
cerave, سراوی, سرا وی
cetaphil, ستافیل
the ordinary, اوردینری, ordinary, دی اوردینری
la roche posay, لاروش پوزای, لاروش پوزه, لاروش
vichy, ویشی
avene, اون فرانسه
bioderma, بیودرما
eucerin, اوسرین
uriage, اوریاژ
isdin, ایزدین
cosrx, کوزارکس, کوزآرایکس
some by mi, سام بای می
missha, میشا
innisfree, اینیسفری
laneige, لانیژ
heliocare, هلیوکر
bepanthen, بپانتن
dermalift, درمالیفت
hydroderm, هیدرودرم
ardene, آردن
cinere, سینره
comeon, کامان
seagull, سی گل
firooz, فیروز
la farrerr, لافارر
ellaro, الارو
sunsafe, سان سیف
pridrm, پریدرم
vitalayer, ویتالیر
neuderm, نئودرم
eviderm, اویدرم
biol, بیول
schwarzkopf, شوارتسکوف, شوارتزکوف
wella, رنگ ولا
kerastase, کراستاس
head and shoulders, هد اند شولدرز, هد شولدرز, head shoulders
pantene, پنتن
clear shampoo, شامپو کلیر
sunsilk, سان سیلک
tresemme, ترزمه
syoss, سایوس
gliss, گلیس
olaplex, اولاپلکس
remington, رمینگتون
babyliss, بابیلیس, بیبی لیس, baby liss
vgr, وی جی آر
gillette, ژیلت, جیلت
oral b, اورال بی
sensodyne, سنسوداین
colgate, کلگیت
listerine, لیسترین
rexona, رکسونا
axe spray, اسپری اکس
always pad, آلویز
my lady, مای لیدی
durex, دورکس
veet, ویت
axis perfume, اکسیس
lattafa, لطافه, لاتافا
rasasi, عطر رصاصی
ajmal, اجمل
fragrance world, فراگرنس ورد, فراگرنس ورلد
tom ford, تام فورد
creed aventus, کرید اونتوس, کرید
jo malone, جو مالون
montale, مونتال
mancera, مانسرا
paco rabanne, پاکو رابان
jean paul gaultier, ژان پل گوتیه
dunhill, دانهیل
davidoff, دیویدف, دیویدوف
bath and body works, بث اند بادی ورکس
# food and drink
kalleh, کاله
mihan, میهن
pegah, پگاه
damdaran, دامداران
haraz dairy, هراز
zarmacaron, زر ماکارون, zar macaron
tak makaron, تک ماکارون
mana pasta, مانا ماکارونی
ahmad tea, چای احمد, احمد تی
chay shahrzad, چای شهرزاد
twinings, توینینگز
lipton, لیپتون
dilmah, دیلما
mahram, مهرام
behrooz, بهروز
delpazir, دلپذیر
bijan, سس بیژن
chin chin, چین چین
oila, اویلا
ladan, روغن لادن
ghoncheh, روغن غنچه
familia, فامیلا
tabiat, کنسرو طبیعت
sunich, سن ایچ, سان ایچ
takdaneh, تکدانه, تک دانه
raani, رانی
zamzam, زمزم
istak, ایستک
hoffenberg, هوفنبرگ
coca cola, کوکاکولا, کوکا کولا, coke
pepsi, پپسی
nestle, نستله
nescafe, نسکافه, نس کافه, neskafe
lavazza, لاوازا
jacobs, جاکوبز
starbucks, استارباکس
illy, قهوه ایلی
multicafe, مولتی کافه, multi cafe
bonmano, بن مانو, bon mano
goodday, گود دی
red bull, ردبول, رد بول
nutella, نوتلا
kinder, کیندر
lindt, لینت
milka, میلکا
ferrero rocher, فررو روشه, ferrero
toblerone, تابلرون
kitkat, کیت کت, kit kat
snickers, اسنیکرز
oreo, اورئو
haribo, هاریبو
minoo, مینو
shirin asal, شیرین عسل
aidin, آیدین
farmand, فرمند
cheetoz, چی توز
mazmaz, مزمز
tabarok, تبرک
saharkhiz, سحرخیز
bahraman, بهرامن
# children
lego, لگو
barbie, باربی
hot wheels, هات ویلز
play doh, پلی دو
fisher price, فیشر پرایس
nerf, نرف
hasbro, هاسبرو
pampers, پمپرز
huggies, هاگیز
molfix, مولفیکس
merries, مریز
my baby, مای بیبی
barbod diaper, باربد
chicco, چیکو
philips avent, فیلیپس اونت, avent, اونت
mothercare, مادرکر, mother care
johnsons baby, جانسون بیبی, جانسون, johnson baby
aptamil, آپتامیل
bebelac, ببلاک
cybex, سایبکس
delijan stroller, کالسکه دلیجان
joie, جوئی
zero to three, زیرو تو تری
# pets
royal canin, رویال کنین, رویال کانین
whiskas, ویسکاس
pedigree, پدیگری
reflex cat food, رفلکس گربه
josera, جوسرا
nutripet, نوتری پت
# stationery and books
faber castell, فابرکاستل, فابر کاستل
staedtler, استدلر
bic, خودکار بیک
pilot pen, پایلوت
parker pen, پارکر
lamy, لامی
uni ball, یونی بال
panter, پنتر
canco, کنکو
schneider pen, اشنایدر
stabilo, استابیلو
pelikan, پلیکان
papco, پاپکو
rotring, روترینگ
gaj, انتشارات گاج
kheili sabz, خیلی سبز
`;
