// Brands of phones, computers, cameras, sound and games, and the product lines customers ask for by name.

export const DIGITAL_BRANDS = `
# phones and much else
samsung, سامسونگ, سامسونك, سامسونج, samsoong, sumsung
apple, اپل, ابل
apple, اپل واچ
xiaomi, شیائومی, شیاومی, شائومی, xiomi, shiaomi, shaomi
huawei, هوآوی, huawey
honor, آنر, هانر
nokia, نوکیا
motorola, موتورولا, موتورلا
oneplus, وان پلاس, one plus
oppo, اوپو
realme, ریلمی, ریل می
vivo, ویوو
infinix, اینفینیکس, اینفنیکس
tecno spark, تکنو اسپارک
itel, آیتل
google pixel, گوگل پیکسل, pixel phone
blackberry, بلک بری, black berry
htc, اچ تی سی
sony, سونی
lg, ال جی, الجی
alcatel, آلکاتل
poco, پوکو
blackview, بلک ویو
doogee, دوجی
nothing phone, ناتینگ فون
glx, جی ال ایکس
# computers
asus, ایسوس, اسوس
acer, ایسر
acer, ایسر اسپایر
lenovo, لنوو, لنوا
dell, لپ تاپ دل, دل لتیتود, دل اینسپایرون
hp, اچ پی, اچپی, hewlett packard, هیولت پاکارد
msi, ام اس آی
gigabyte aorus, aorus, اوروس
microsoft, مایکروسافت, ميكروسوفت
microsoft, مایکروسافت سرفیس
toshiba, توشیبا
fujitsu, فوجیتسو
intel, اینتل
amd, ای ام دی
nvidia, انویدیا, ان ویدیا, geforce, جی فورس, جیفورس, gtx, rtx
logitech, لاجیتک, لاجیتچ, لوجیتک
razer, ریزر
steelseries, استیل سریز, steel series
corsair, کورسیر
cooler master, کولر مستر, کولرمستر
deepcool, دیپ کول, deep cool
redragon, ردراگون, رد راگون
a4tech, ای فور تک, a4 tech, ایفورتک
tsco, تسکو
hyperx, هایپرایکس, هایپر ایکس
genius mouse, جنیوس
rapoo, رپو
ugreen, یوگرین
baseus, بیسوس, باسئوس
orico, اوریکو
kingston, کینگستون
sandisk, سن دیسک, سندیسک, san disk
western digital, وسترن دیجیتال, wd blue, wd green, wd elements
seagate, سیگیت
adata, ای دیتا, ادیتا
crucial, کروشیال
apacer, اپیسر
silicon power, سیلیکون پاور
patriot memory, پاتریوت
lexar, لکسار
g skill, جی اسکیل, gskill
transcend, ترنسند
tp link, تی پی لینک, تیپی لینک
d link, دی لینک, دیلینک
mikrotik, میکروتیک, میکرو تیک
netgear, نت گیر
tenda, تندا
ubiquiti, یوبیکوئیتی, یوبیکیوتی
mercusys, مرکوسیس
zyxel, زایکسل
cisco, سیسکو
canon, کانن, کنون
epson, اپسون
xerox, زیراکس
kyocera, کیوسرا
pantum, پنتوم
ricoh, ریکو
viewsonic, ویوسونیک
benq, بنکیو, بنکو, ben q
aoc, ای او سی
xvision, ایکس ویژن, x vision
gplus, جی پلاس, g plus, جیپلاس
tcl, تی سی ال
hisense, هایسنس, های سنس
snowa, اسنوا
daewoo, دوو
panasonic, پاناسونیک
philips, فیلیپس
philips, فیلیپس اونت
jvc, جی وی سی
pioneer, پایونیر
kenwood, کنوود
marshal, مارشال
# cameras
nikon, نیکون
fujifilm, فوجی فیلم, fuji film
gopro, گوپرو, گو پرو, go pro
dji, دی جی آی
insta360, اینستا 360, insta 360
godox, گودکس
polaroid, پولاروید
instax, اینستکس, اینستاکس
leica, لایکا
hikvision, هایک ویژن, hik vision
dahua, داهوا
ezviz, ایزویز
imilab, ایمیلب
# sound
jbl, جی بی ال
bose, بوز
beats by dre, بیتس
anker, انکر
anker, soundcore by anker
soundcore, ساندکور, soundcore by anker
sennheiser, سنهایزر
harman kardon, هارمن کاردن, هارمن کاردون
bang olufsen, بنگ اند اولافسن
skullcandy, اسکال کندی, skull candy
akg, ای کی جی
audio technica, آدیو تکنیکا
edifier, ادیفایر
qcy, کیو سی وای
haylou, هایلو
amazfit, امیزفیت, آمازفیت
fitbit, فیت بیت
garmin, گارمین
kieslect, کیسلکت
mibro, میبرو
glorimi, گلوریمی
green lion, گرین لاین, گرین لیون
porodo, پرودو, پورودو
joyroom, جوی روم
mcdodo, مک دودو
hoco, هوکو
remax, ریمکس
kingstar, کینگ استار, king star
yesido, یسیدو
verity, وریتی
proone, پرووان, پرو وان
energizer, انرجایزر
duracell, دوراسل
varta, وارتا
yamaha, یاماها
casio, کاسیو
roland piano, رولند
# product lines
iphone, آیفون, ای فون, i phone, ayfon, ifon
ipad, آیپد, آی پد, i pad
macbook, مک بوک, مکبوک, mac book
imac, آیمک, آی مک
mac mini, مک مینی
airpods, ایرپاد, ایرپاد اپل, ایر پاد, ایرپادز, ایرپودز, air pods, airpod, air pod, ایربادز
apple watch, اپل واچ, ساعت اپل
airtag, ایرتگ, air tag
galaxy, گلکسی, گالکسی, galaxi, glaxy, جالكسي
galaxy, گلکسی بادز, گلکسی تب, گلکسی واچ
galaxy buds, گلکسی بادز, بادز سامسونگ
galaxy watch, گلکسی واچ
galaxy tab, گلکسی تب, تب سامسونگ
redmi, ردمی, red mi
redmi, ردمی نوت
redmi note, ردمی نوت, نوت ردمی
mi band, می بند, میبند, mi smart band, دستبند شیائومی
playstation, پلی استیشن, پلی استیشین, پلیستیشن, play station, پلی ستیشن
playstation, پلی استیشن 4, پلی استیشن 5, play station 4, play station 5, ps4, ps5, ps 4, ps 5, پی اس 4, پی اس 5
ps5, پی اس 5, پلی استیشن 5, play station 5, ps 5, پی اس فایو
ps4, پی اس 4, پلی استیشن 4, play station 4, ps 4
xbox, ایکس باکس, ایکسباکس, x box
nintendo, نینتندو
nintendo, نینتندو سوییچ, نینتندو سویچ
nintendo switch, نینتندو سوییچ, نینتندو سویچ
dualsense, دوال سنس, dual sense
thinkpad, تینک پد, تینکپد, think pad
ideapad, آیدیاپد, ایدیا پد, idea pad
legion laptop, لجیون
vivobook, ویووبوک, ویوو بوک, vivo book
zenbook, ذن بوک, زنبوک, zen book
rog, آر او جی, rog strix
tuf gaming, تاف گیمینگ
aspire laptop, ایسر اسپایر
latitude laptop, لتیتود
inspiron, اینسپایرون
pavilion laptop, پاویلیون
elitebook, الیت بوک, elite book
probook, پرو بوک, پروبوک
surface pro, سرفیس پرو, مایکروسافت سرفیس, سرفیس
chromecast, کروم کست, chrome cast
kindle, کیندل
geforce, جی فورس, جیفورس
radeon, رادئون
amd, radeon, رادئون, ryzen, رایزن
ryzen, رایزن
core i3, کور آی 3
core i5, کور آی 5
core i7, کور آی 7
core i9, کور آی 9
snapdragon, اسنپدراگون, اسنپ دراگون
android, اندروید
microsoft windows, ویندوز, windows 10, windows 11
magsafe, مگ سیف, مگسیف, mag safe
# lines of a brand: who asks for the brand wants them too
apple, iphone, آیفون, ای فون, ipad, آیپد, آی پد, macbook, مک بوک, imac, آی مک, airpods, ایرپاد, ایر پاد, apple watch, ساعت اپل
samsung, galaxy, گلکسی, galaxy watch, گلکسی واچ, galaxy tab, گلکسی تب, galaxy buds, گلکسی بادز
xiaomi, redmi, ردمی, redmi note, ردمی نوت, poco, پوکو, mi band, می بند
sony, playstation, پلی استیشن, ps5, ps4, پلی استیشن 5, پلی استیشن 4, پی اس 5, پی اس 4
microsoft, xbox, ایکس باکس, surface pro, سرفیس پرو, سرفیس
lenovo, thinkpad, تینک پد, ideapad, آیدیاپد
asus, vivobook, ویووبوک, rog, rog strix, tuf gaming, تاف گیمینگ
`;
