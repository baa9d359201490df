// Brands of clothes, shoes, bags, watches, eyewear and sport.

export const FASHION_BRANDS = `
# sport and shoes
nike, نایک, نایکی, nayk
adidas, آدیداس, addidas
puma, پوما
reebok, ریباک, ریبوک
new balance, نیوبالانس, نیو بالانس, نیوبالنس
asics, اسیکس
skechers, اسکچرز, اسکیچرز, اسکچر, skecher
under armour, آندر آرمور
converse, کانورس, آل استار, converse all star
vans shoes, ونس, vans
fila, فیلا
salomon, سالومون, سالامون
the north face, نورث فیس, د نورث فیس, نورس فیس, north face
columbia sportswear, کفش کلمبیا, کاپشن کلمبیا
timberland, تیمبرلند
merrell, مرل
hoka, هوکا
saucony, ساکونی
mizuno, میزونو
umbro, آمبرو
kappa, کاپا
diadora, دیادورا
lotto, لوتو
hummel, هومل
joma, جوما
wilson, ویلسون
yonex, یونکس
speedo, اسپیدو
decathlon, دکتلون, دکاتلون
quechua, کچوا
forclaz, فورکلاز
mammut, ماموت
jack wolfskin, جک ولفسکین
deuter, دیوتر
snowhawk, اسنوهاک, snow hawk
pekynew, پکینیو
ellesse, السه
crocs, کراکس
birkenstock, بیرکن استاک
clarks, کلارکس
geox, جی اوکس
dr martens, دکتر مارتینز, دکتر مارتنز
ugg, بوت آگ
air jordan, ایر جردن, جردن, jordan
air force, ایرفورس, ایر فورس
air max, ایرمکس, ایر مکس
yeezy, ییزی
ultraboost, اولترابوست, اولترا بوست, ultra boost
stan smith, استن اسمیت
# clothes
zara, زارا
lc waikiki, ال سی وایکیکی, السی وایکیکی, وایکیکی, lcw, waikiki
defacto, دفکتو, دیفکتو
koton, کوتون
mavi jeans, ماوی
pull and bear, پول اند بیر, پول اند بر, پولاندبیر
bershka, برشکا
stradivarius, استرادیواریوس
massimo dutti, ماسیمو دوتی
h and m, اچ اند ام, اچ ام, h m
levis, لیوایز, لیوایس, لیوایز اصل, levi
tommy hilfiger, تامی هیلفیگر, تامی
calvin klein, کلوین کلین, کالوین کلین
ralph lauren, رالف لورن, رالف لارن
lacoste, لاگوست, لاکوست
hugo boss, هوگو باس
armani, آرمانی
armani, emporio armani, giorgio armani
emporio armani, امپریو آرمانی
giorgio armani, جورجیو آرمانی
versace, ورساچه, ورساچی
gucci, گوچی
louis vuitton, لویی ویتون
prada, پرادا
dior, دیور, کریستین دیور, christian dior
chanel, عطر شنل, کیف شنل
hermes, هرمس
burberry, باربری, بربری
fendi, فندی
balenciaga, بالنسیاگا
valentino, والنتینو
dolce gabbana, دولچه گابانا, دولچه اند گابانا, dolce and gabbana, d g
givenchy, ژیوانشی, جیوانچی
yves saint laurent, ایو سن لوران, سن لوران, ysl, saint laurent
michael kors, مایکل کورس
moncler, مونکلر
canada goose, کانادا گوس
superdry, سوپردرای
wrangler, رانگلر
primark, پریمارک
uniqlo, یونیکلو
marks and spencer, مارکس اند اسپنسر
benetton, بنتون
esprit, اسپریت
jack and jones, جک اند جونز
victorias secret, ویکتوریا سکرت, ویکتوریا سیکرت, victoria secret
penti, پنتی
shein, شین پوشاک, شی این
zarbano, زاربانو
# Iranian clothes and leather
charm mashhad, چرم مشهد
novin charm, نوین چرم
dorsa, درسا
shifer, شیفر
mashad leather, چرم مغان
hacoupian, هاکوپیان
lc man, ال سی من, السی من, lcman
novin tarh, نوین طرح
sarabara, سارابارا
patan jameh, پاتن جامه
mashhad melli, کفش ملی
nehrin, نهرین
tabriz charm, چرم تبریز
# bags, watches, glasses, jewels
samsonite, سامسونیت
american tourister, امریکن توریستر
rolex, رولکس
citizen watch, سیتیزن
seiko, سیکو
tissot, تیسوت
longines, لونژین
swatch, سواچ
fossil, فسیل
daniel wellington, دنیل ولینگتون
g shock, جی شاک, gshock
orient watch, اورینت
curren watch, کارن واچ
naviforce, نیوی فورس, ناوی فورس
omax, اوماکس
q and q, کیو اند کیو
romanson, رومانسون
swarovski, سواروسکی, سواروفسکی
pandora jewelry, پاندورا
tiffany, تیفانی
cartier, کارتیه
bvlgari, بولگاری, bulgari
ray ban, ری بن, ریبن, rayban, ریبان
oakley, اوکلی
mont blanc, مون بلان, مونت بلنک, montblanc
zippo, زیپو
victorinox, ویکتورینوکس
# sport gear
everlast, اورلست
body sculpture, بادی اسکالپچر
turbo fitness, توربو فیتنس
powertec fitness, پاورتک
giant bike, دوچرخه جاینت
viva bike, دوچرخه ویوا
overlord bike, دوچرخه اورلرد
galant bike, دوچرخه گالانت
flash bike, دوچرخه فلش
trek bike, دوچرخه ترک
shimano, شیمانو
coleman, کلمن کمپینگ
naturehike, نیچرهایک, nature hike
optimum nutrition, اپتیموم نوتریشن, اپتیمم
muscletech, ماسل تک, muscle tech
`;
