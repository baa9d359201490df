// Kinds of phones, computers, cameras, sound and games, and what belongs to them.

export const ELECTRONICS = `
# phones
phone, گوشی, گوشی موبایل, موبایل, تلفن همراه, mobile, mobile phone, cell phone, cellphone, smart phone, اسمارت فون, گوشی هوشمند, gooshi, goshi, gushi, mobayl, هاتف, جوال, هاتف محمول, هاتف ذكي, هاتف جوال, telefon, cep telefonu, akıllı telefon
phone, feature phone, pixel phone, nothing phone, گوشی ساده, گوشی دکمه ای, موبایل دکمه ای
feature phone, گوشی ساده, گوشی دکمه ای, موبایل دکمه ای
landline phone, تلفن, telephone, تلفن رومیزی, تلفن ثابت, تلفن بی سیم, تلفن بیسیم, cordless phone
phone case, قاب گوشی, قاب موبایل, کاور گوشی, گارد گوشی, ghab gooshi, ghab mobile, case mobile, back cover, mobile cover, کیس گوشی, كفر جوال, telefon kılıfı, telefon kabı
case, قاب, کاور, گارد, ghab, cover, kılıf
case, phone case, back cover, mobile cover, قاب گوشی, قاب موبایل, کاور گوشی, گارد گوشی
screen protector, محافظ صفحه, محافظ صفحه نمایش, گلس, برچسب صفحه نمایش, tempered glass, screen guard, glas gooshi, محافظ نمایشگر, واقي شاشة, ekran koruyucu
charger, شارژر, شارژ کننده, sharzher, sharjer, charzher, آداپتور شارژ, کلگی شارژ, کلگی شارژر, شاحن, şarj aleti, şarj cihazı
charger, car charger, wireless charger, شارژر فندکی, شارژر خودرو, شارژر ماشین, شارژر بی سیم, شارژر بیسیم, شارژر وایرلس, شاحن لاسلکی
wireless charger, شارژر بی سیم, شارژر بیسیم, شارژر وایرلس, شاحن لاسلكي
car charger, شارژر فندکی, شارژر خودرو, شارژر ماشین
power bank, پاوربانک, پاور بانک, شارژر همراه, پاور بنک, powerbank, بنك طاقة, taşınabilir şarj
cable, کابل, kabl, كيبل, kablo
cable, charging cable, charge cable, charger cable, کابل شارژ, کابل شارژر, سیم شارژ, سیم شارژر
charging cable, کابل شارژ, کابل شارژر, سیم شارژ, سیم شارژر, charge cable, charger cable, kabl sharzh
adapter, آداپتور, آداپتر, adaptor, ترانس برق, محول كهرباء
usb hub, هاب usb, هاب یو اس بی, هاب
battery, باتری, باطری, batri, بطارية, pil, batarya
battery, car battery, باتری ماشین, باتری خودرو, باطری ماشین, بطاریه سیاره
holder, هولدر, پایه نگهدارنده, نگهدارنده گوشی, پایه گوشی, phone holder, هولدر موبایل
selfie stick, مونوپاد, منوپاد, monopod, سلفی استیک
tripod, سه پایه, سهپایه, sepaye, تریپاد
sim card, سیم کارت, سیمکارت, sim kart
tv mount, tv wall mount, tv bracket, براکت تلویزیون, پایه دیواری تلویزیون, پایه تلویزیون, براکت تی وی
# sound
headphone, هدفون, هد فون, headphones, headset, هدست, هد ست, hedfon, hedset, سماعة, سماعات, سماعة رأس, kulaklık
headphone, in ear headphone, kulak ici kulaklik, هدفون داخل گوشی, سماعات اذن
earphone, هندزفری, هندسفری, هنذفری, هدفون داخل گوشی, earbud, ear bud, handsfree, hands free, handzfree, ایرباد, ایر باد, in ear headphone, سماعات أذن, kulak içi kulaklık
speaker, اسپیکر, اسپیکر بلوتوث, بلندگو, speekr, bolandgoo, مكبر صوت, hoparlör, bluetooth speaker
sound bar, ساندبار, ساند بار, soundbar
home theater, سینما خانگی, سینمای خانگی, home cinema
microphone, میکروفون, میکروفن, mikrofon, mic
amplifier, آمپلی فایر, آمپلیفایر
# screens
tv, تلویزیون, تی وی, تلوزیون, television, telvizion, telvizyon, televizion, تلفاز, تلفزيون, televizyon, smart tv, تلویزیون هوشمند
monitor, مانیتور, نمایشگر کامپیوتر, مونیتور
projector, پروژکتور, ویدئو پروژکتور, ویدئوپروژکتور, video projector, projektör
tv box, تی وی باکس, اندروید باکس, android box, گیرنده دیجیتال, set top box
remote control, ریموت کنترل, کنترل تلویزیون, کنترل از راه دور, ریموت, remote
# computers
laptop, لپ تاپ, لبتاب, لب تاپ, نوت بوک, note book pc, labtop, lap top, laptap, حاسوب محمول, لابتوب, لاب توب, dizüstü bilgisayar, laptob
laptop, aspire laptop, latitude laptop, legion laptop, pavilion laptop, لپ تاپ دل
computer, desktop computer, کامپیوتر, رایانه, کامپیوتر رومیزی, kampiuter, kamputer, desktop pc, پی سی, حاسوب, كمبيوتر, bilgisayar
all in one, آل این وان, کامپیوتر بدون کیس, all in one pc
mini pc, مینی پی سی, مینی کامپیوتر
tablet, تبلت, تابلت, tablet pc, تابلت الكتروني
mouse, ماوس, موس, موشواره, mous
mouse pad, پد موس, پد ماوس, موس پد, ماوس پد, mousepad
keyboard, کیبورد, کی بورد, صفحه کلید, kibord, keybord, لوحة مفاتيح, klavye
printer, پرینتر, چاپگر, پرینتر لیزری, printr, طابعة, yazıcı
scanner, اسکنر, scaner, tarayıcı
printer cartridge, کارتریج, تونر پرینتر, کارتریج پرینتر, cartridge, toner cartridge, kartuş
ssd, اس اس دی, حافظه ssd, solid state drive
hard disk, هارد, هارد دیسک, هارد اکسترنال, هارد اینترنال, hard drive, hdd, external hard, قرص صلب, harddisk
flash memory, فلش مموری, فلش, فلش usb, usb flash, flash drive, فلش درایو, pen drive, thumb drive, usb bellek
memory card, کارت حافظه, مموری کارت, رم گوشی, رم میکرو, micro sd, microsd, sd card, حافظه جانبی, بطاقة ذاكرة, hafıza kartı
ram, رم, رم کامپیوتر, رم لپ تاپ, ذاكرة عشوائية
graphics card, کارت گرافیک, گرافیک کامپیوتر, gpu, graphic card, video card, ekran kartı
motherboard, مادربرد, مادر برد, mainboard, main board, anakart
processor, پردازنده, سی پی یو, cpu, işlemci
computer case, کیس کامپیوتر, کیس گیمینگ, computer chassis
power supply, پاور کامپیوتر, منبع تغذیه, پاور کیس, psu
cooling fan, فن خنک کننده, فن کیس, خنک کننده پردازنده
cool pad, کول پد, کولپد, پایه خنک کننده, cooling pad, laptop cooler
webcam, وب کم, وبکم, web cam
modem, مودم, مودم روتر
router, روتر, روتر بی سیم, راوتر
network card, کارت شبکه, دانگل وای فای, wifi dongle
laptop bag, کیف لپ تاپ, کیف لپتاپ, کوله لپ تاپ, laptop backpack
ups, یو پی اس, برق اضطراری
stylus, قلم نوری, قلم لمسی, قلم تبلت, stylus pen
graphics tablet, تبلت گرافیکی, قلم و تبلت, drawing tablet
# watches, cameras, games
smart watch, ساعت هوشمند, اسمارت واچ, saat hooshmand, saate hooshmand, smart band, دستبند هوشمند, ساعة ذكية, akıllı saat
smart watch, mi smart band
binoculars, دوربین شکاری, دوربین دوچشمی, dürbün
ring light, رینگ لایت, حلقه نوری
camera, دوربین, دوربین عکاسی, doorbin, dorbin, كاميرا, kamera, fotoğraf makinesi
camera, security camera, cctv camera, surveillance camera, دوربین ماشین, دوربین خودرو, دوربین ثبت وقایع, دوربین مداربسته, دوربین مدار بسته, دوربین نظارتی, کامیرا مراقبه
security camera, دوربین مداربسته, دوربین مدار بسته, دوربین نظارتی, cctv, cctv camera, surveillance camera, كاميرا مراقبة, güvenlik kamerası
lens, لنز دوربین, لنز عکاسی, camera lens
drone, پهپاد, کوادکوپتر, درون هوایی, هلی شات, quadcopter, quad copter
game console, کنسول بازی, gaming console, video game console
game controller, دسته بازی, گیم پد, گیمپد, جوی استیک, gamepad, game pad, joystick, دسته ps4, دسته ps5, daste bazi, یده تحكم
gaming chair, صندلی گیمینگ, صندلی بازی, gamer chair
power strip, چندراهی, چند راهی, چند راهی برق, سه راهی برق, محافظ برق, extension cord, surge protector
flashlight, چراغ قوه, cheragh ghovve, cheragh ghove, torch light, el feneri
e reader, کتابخوان, کتاب خوان, کتابخوان الکترونیکی, ebook reader
vr headset, هدست واقعیت مجازی, عینک واقعیت مجازی, vr
radio, رادیو, رادیو ضبط
walkie talkie, بیسیم واکی تاکی, واکی تاکی
calculator, ماشین حساب, mashin hesab, mashin hesaab, آلة حاسبة, hesap makinesi
gift card, گیفت کارت, کارت هدیه, giftcard
`;
