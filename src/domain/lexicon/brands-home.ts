// Brands of appliances, kitchenware, furniture and textiles, tools and cars.

export const HOME_BRANDS = `
# appliances
bosch, بوش, بوش آلمان
siemens, زیمنس
aeg, آ ا گ
miele, میله آلمان
braun, براون, براوان
delonghi, دلونگی, de longhi
tefal, تفال
moulinex, مولینکس
krups, کروپس
rowenta, رونتا
black and decker, بلک اند دکر, بلک ان دکر, black decker
gorenje, گرنیه, گورنیه
beko, بکو
vestel, وستل
arcelik, آرچلیک
electrolux, الکترولوکس
whirlpool, ویرپول
hitachi, هیتاچی
midea, مایدیا
haier, هایر
gree, گری کولر, کولر گری
ogeneral, اجنرال, ژنرال اجنرال, o general
dyson, دایسون
karcher, کارچر
roborock, روبوراک
dreame, دریمی
ecovacs, اکووکس
smeg, اسمگ
kitchenaid, کیچن اید, kitchen aid
russell hobbs, راسل هابز
nespresso, نسپرسو
nutricook, نوتریکوک
sencor, سنکور
feller, فلر
gosonic, گوسونیک
hardstone, هاردستون
techno dena, تکنو دنا
delmonti, دلمونتی
vidas, ویداس
dessini, دسینی
zwilling, زویلینگ
wmf, وی ام اف
# Iranian appliances
pakshoma, پاکشوما, پاک شوما
emersan, امرسان
eastcool, ایستکول, east cool
electrosteel, الکترواستیل, الکترو استیل
himalia, هیمالیا
pars khazar, پارس خزر
tech electric, تک الکتریک
sanam electronic, صنام
absal, آبسال
arj, ارج
philver, فیلور
yakhsaran, یخساران
depoint, دیپوینت, دی پوینت
butane, بوتان
iran radiator, ایران رادیاتور
iran shargh, ایران شرق
energy cooler, کولر انرژی
sepehr electric, سپهر الکتریک
alborz steel, البرز استیل, استیل البرز
altone, آلتون
akhavan, هود اخوان, سینک اخوان
datees, داتیس
bimax, بیمکس
golden stove, گلدیران
# kitchen, home, furniture
ikea, ایکیا
pasabahce, پاشاباغچه
luminarc, لومینارک
arcopal, آرکوپال
zarin porcelain, چینی زرین, زرین ایران
maghsoud porcelain, چینی مقصود
taghdis porcelain, چینی تقدیس
limon plastic, لیمون پلاستیک
homeket, هومکت
tupperware, تاپرور
zibasazan, زیباسازان
nalino, نالینو
nazgol, نازگل
royal falcon, رویال فالکن
korkmaz, کرکماز
granitex, گرانیتکس
laykou, لایکو
royal mattress, تشک رویال
khoshkhab, خوشخواب
farsh mashhad, فرش مشهد
soleyman carpet, فرش سلیمان
setareh kavir, ستاره کویر یزد
nilper, نیلپر
rad system, راد سیستم
tolon, تولون
persal, پرسال
pars shahab, پارس شهاب
lamp noor, لامپ نور
nama noor, نمانور, نما نور
delta faucet, شیرآلات دلتا
kwc, کی دبلیو سی
shibeh, شیبه
rasan faucet, شیرآلات راسان
ghahreman faucet, شیرآلات قهرمان
golsar, گلسار
# tools
makita, ماکیتا
dewalt, دیوالت, دی والت
milwaukee, میلواکی
ronix, رونیکس
tosan, توسن
nova tools, ابزار نووا
stanley, استنلی
total tools, ابزار توتال
ingco, اینکو
apex tools, آپکس
edon, ادون
dremel, درمل
einhell, آینهل
metabo, متابو
hilti, هیلتی
husqvarna, هوسکوارنا
stihl, اشتیل
lifan motor, موتور برق لیفان
knipex, کنیپکس
iran potk, ایران پتک
mahak tools, ابزار محک
force tools, ابزار فورس
# cars
peugeot, پژو
pride car, پراید
samand, سمند
dena car, دنا پلاس
tiba, تیبا
saipa, سایپا
iran khodro, ایران خودرو
shahin car, سایپا شاهین
renault, رنو
tondar, تندر 90, ال 90, l90
toyota, تویوتا
hyundai, هیوندای, هیوندا
nissan, نیسان
mazda, مزدا
bmw, بی ام و, بی ام دبلیو
mercedes, مرسدس بنز, مرسدس, mercedes benz
audi, آئودی
volkswagen, فولکس واگن, فولکس
mitsubishi, میتسوبیشی
suzuki, سوزوکی
chery, چری خودرو
mvm, ام وی ام
jac motors, جک موتورز
haima, هایما
castrol, کاسترول
behran, بهران
iranol, ایرانول
speedy oil, اسپیدی
liqui moly, لیکومولی, لیکی مولی
motul, موتول
michelin, میشلن
bridgestone, بریجستون
goodyear, گودیر, good year
hankook, هانکوک
barez, لاستیک بارز
kavir tire, کویر تایر
yazd tire, یزد تایر
mann filter, مان فیلتر
ngk, ان جی کا
denso, دنسو
sonax, سوناکس
turtle wax, ترتل وکس
`;
