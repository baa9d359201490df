// Kinds of appliances, kitchenware, furniture and what else makes a home.

export const HOME = `
# large appliances
refrigerator, یخچال, یخچال فریزر, ساید بای ساید, fridge, yakhchal, yakhchaal, side by side, ثلاجة, براد ثلاجة, buzdolabı
freezer, فریزر, یخچال فریزر, derin dondurucu
washing machine, ماشین لباسشویی, لباسشویی, ماشین لباس شویی, washing machines, mashin lebasshooyi, mashin lebas shooyi, mashin lebasshoyi, lebasshooyi, lebas shooyi, لباس شویی, washer, غسالة, غسالة ملابس, çamaşır makinesi
dryer machine, خشک کن لباس, لباس خشک کن, tumble dryer, çamaşır kurutma makinesi
dishwasher, ماشین ظرفشویی, ظرفشویی, ماشین ظرف شویی, ظرف شویی, dish washer, mashin zarfshooyi, mashin zarf shooyi, zarfshooyi, غسالة صحون, جلاية, bulaşık makinesi
stove, اجاق گاز, اجاق, گاز رومیزی, گاز صفحه ای, ojagh gaz, ojagh, gas stove, cooktop, gas cooker, موقد غاز, ocak
oven, فر گاز, فر برقی, فر توکار, آون توستر, oven toaster, فرن, fırın
microwave, مایکروویو, ماکروویو, مایکروفر, مایکرویو, ماکروفر, microwave oven, maykrofer, maykrowave, ميكروويف, mikrodalga
range hood, هود, هود آشپزخانه, هود مخفی, kitchen hood, hood ashpazkhane, شفاط مطبخ, davlumbaz
range hood, هود اخوان
water heater, آبگرمکن, آب گرم کن, آب گرمکن, abgarmkon, boiler, سخان ماء, şofben
package heater, پکیج, پکیج دیواری, پکیج شوفاژ
heater, بخاری, بخاری برقی, بخاری گازی, هیتر, هیتر برقی, bokhari, bokhaari, مدفأة, دفاية, ısıtıcı, soba
radiator, رادیاتور, رادیاتور شوفاژ, شوفاژ, radyatör
air conditioner, کولر گازی, کولرگازی, اسپلیت, اسپیلت, kooler gazi, cooler gazi, مكيف, مكيف هواء, klima
evaporative cooler, کولر آبی, کولرآبی, kooler abi, cooler abi
fan, پنکه, پنکه رومیزی, پنکه ایستاده, panke, panke roomizi, مروحة, vantilatör
air purifier, تصفیه هوا, دستگاه تصفیه هوا, hava temizleyici
humidifier, دستگاه بخور, بخور سرد, بخور گرم, رطوبت ساز, مرطوب کننده هوا
water purifier, تصفیه آب, دستگاه تصفیه آب, water filter, فیلتر تصفیه آب
water dispenser, آبسردکن, آب سردکن, آب سرد کن, su sebili
vacuum cleaner, جاروبرقی, جارو برقی, jaroobarghi, jaroo barghi, jaru barghi, jarubarghi, vacuum, hoover, مكنسة كهربائية, مكنسة, elektrikli süpürge, süpürge
vacuum cleaner, car vacuum, handheld vacuum, cordless vacuum, robot vacuum, robot supurge, جاروبرقی ماشین, جارو برقی ماشین, جاروبرقی رباتیک, جاروبرقی هوشمند
robot vacuum, جارو رباتیک, جاروبرقی رباتیک, جاروبرقی هوشمند, robot süpürge, vacuum robot
handheld vacuum, جارو شارژی, جاروشارژی, cordless vacuum
steam cleaner, بخارشوی, بخار شوی
iron, اتو, اتو بخار, اتوی بخار, اتو پرسی, otoo, otu, steam iron, otoo bokhar, مكواة, ütü
sewing machine, چرخ خیاطی, charkh khayati, charkh khayyati, ماكينة خياطة, dikiş makinesi
# kitchen appliances
blender, مخلوط کن, مخلوطکن, آسیاب مخلوط کن, makhlootkon, makhloot kon, خلاط
blender, hand blender, stick blender, el blender
mixer, همزن, هم زن, همزن برقی, hamzan, hand mixer, خفاقة, mikser
hand blender, گوشتکوب برقی, گوشت کوب برقی, gooshtkoob barghi, stick blender, el blender
meat grinder, چرخ گوشت, چرخگوشت, charkh goosht, charkh gusht, mincer, مفرمة لحم, kıyma makinesi
food processor, غذاساز, غذا ساز, ghazasaz, ghazaa saz, محضرة طعام, mutfak robotu
juicer, آبمیوه گیر, آب میوه گیری, آبمیوه گیری, آبمیوهگیری, abmive giri, abmivegiri, عصارة فواكه, meyve sıkacağı
juicer, citrus juicer
citrus juicer, آب مرکبات گیری, آب پرتقال گیری, آبمرکبات گیری
coffee maker, قهوه ساز, قهوهساز, ghahve saz, ghahvesaz, coffee machine, قهوه جوش, ماكينة قهوة, kahve makinesi
coffee maker, قهوه ساز اسپرسو
espresso machine, اسپرسوساز, اسپرسو ساز, قهوه ساز اسپرسو, espresso saz, espresso maker
coffee grinder, آسیاب قهوه, قهوه خردکن, asiab ghahve
grinder, آسیاب, آسیاب برقی, آسیاب ادویه, asiab, asiyab, spice grinder
grinder, coffee grinder, اسیاب قهوه
tea maker, چای ساز, چایساز, chaysaz, chaisaz, chay saz, çay makinesi
kettle, کتری, کتری برقی, ketri, ketri barghi, electric kettle, غلاية, su ısıtıcı, kettle barghi
samovar, سماور, samavar
air fryer, سرخ کن, سرخکن, سرخ کن بدون روغن, هواپز, sorkhkon, sorkh kon, deep fryer, قلاية هوائية, fritöz
toaster, توستر, تستر نان, nan toaster, محمصة, ekmek kızartma makinesi
sandwich maker, ساندویچ ساز, ساندویچساز, ساندویچ میکر, sandvich saz, tost makinesi
rice cooker, پلوپز, پلو پز, polopaz, polo paz, pilav pişirici
pressure cooker, زودپز, زود پز, zoodpaz, zood paz, zudpaz, قدر ضغط, düdüklü tencere
multi cooker, مولتی کوکر, آرام پز, آرامپز, slow cooker
bread maker, نان ساز, نان پز, نانساز
yogurt maker, ماست ساز, ماست بند
ice maker, یخ ساز, یخساز
barbecue, باربیکیو, کباب پز, منقل, kabab paz, grill, bbq, mangal, شواية
scale, ترازو, ترازوی آشپزخانه, kitchen scale, tarazoo, ميزان مطبخ, mutfak terazisi
scale, bathroom scale, body scale, ترازو دیجیتال, ترازوی وزن کشی, ترازو حمام
bathroom scale, ترازو دیجیتال, ترازوی وزن کشی, ترازو حمام, body scale
# cookware and table
pot, قابلمه, دیگ, ghablame, ghabelme, saucepan, casserole, قدر طبخ, tencere
frying pan, تابه, ماهیتابه, ماهی تابه, تاوه, taabe, mahitabe, mahi tabe, skillet, مقلاة, tava
cookware set, سرویس قابلمه, سرویس پخت و پز, سرویس قابلمه گرانیتی, cooking set
dinner set, سرویس غذاخوری, سرویس چینی, سرویس آرکوپال, dinnerware, tableware, yemek takımı
cutlery, قاشق و چنگال, قاشق چنگال, سرویس قاشق, ghashogh changal, çatal kaşık
spoon, قاشق, ghashogh, ملعقة, kaşık
fork, چنگال, changal, çatal
knife, چاقو, کارد آشپزخانه, chaghoo, chaghu, سكين, bıçak
knife set, ست چاقو, سرویس چاقو, ست کارد
plate, بشقاب, boshghab, صحن تقديم, tabak
bowl, کاسه, kaase, پیاله, kase
tray, سینی, sini, tepsi, صينية
glass cup, لیوان, livan, tumbler, كأس زجاج, bardak
glass cup, kupa bardak, لیوان ماگ
mug, ماگ, لیوان ماگ, ماگ سرامیکی, kupa bardak
mug, travel mug, ماگ مسافرتی, ماگ سفری
cup, فنجان, finjan, fenjan, فنجان قهوه, فنجان چای, fincan
thermos, فلاسک, فلاکس, flask, felask, ترمس, termos, vacuum flask
travel mug, تراول ماگ, ماگ مسافرتی, ماگ سفری
water bottle, قمقمه, بطری آب, ghomghome, زجاجة ماء, matara, su şişesi
teapot, قوری, ghoori, ghuri, إبريق شاي, çaydanlık
food container, ظرف نگهدارنده, ظرف درب دار, ظرف غذا, ظرف فریزری, storage container, saklama kabı
lunch box, ظرف غذا, لانچ باکس, lunchbox
jar, بانکه, banke, جا ادویه, جای ادویه, spice jar
cutting board, تخته گوشت, تخته آشپزخانه, takhte goosht, chopping board, kesme tahtası
dish rack, آبچکان, آب چکان, abchekan, جا ظرفی, جاظرفی
trash can, سطل زباله, سطل آشغال, satl zobale, satl ashghal, trash bin, waste bin, سلة مهملات, çöp kovası
# furniture
furniture, مبلمان, mobleman, أثاث, mobilya
sofa, مبل, کاناپه, مبل راحتی, mobl, mobl rahati, kanape, couch, كنبة, أريكة, koltuk, kanepe
sofa, مبل تختخواب شو, مبل تختخوابشو, کاناپه تختخواب شو
sofa bed, مبل تختخواب شو, مبل تختخوابشو, کاناپه تختخواب شو
bed, تختخواب, تخت خواب, تخت یک نفره, تخت دو نفره, takhtekhab, takht khab, takhte khab, bed frame, سرير, yatak
bed, baby bed, sofa bed, سریر اطفال
mattress, تشک, toshak, تشک طبی, مرتبة سرير, yatak minderi
mattress, royal mattress, تشک رویال
pillow, بالش, بالشت, متکا, balesh, وسادة, yastık
cushion, کوسن, koosan, kusan, kırlent
duvet, لحاف, lahaf, comforter, لحاف سرير, yorgan
blanket, پتو, patoo, patu, بطانية, battaniye
bed sheet, ملحفه, ملافه, روتختی, رو تختی, malafe, malhafe, rootakhti, سرویس خواب, سرویس روتختی, bedding, bed set, مفرش سرير, nevresim, çarşaf
towel, حوله, hoole, حوله حمام, منشفة, havlu
table, میز, miz, طاولة, masa
table, coffee table, dining table, tv table, میز جلو مبلی, میز تحریر, میز کامپیوتر, میز کار, میز ناهارخوری, میز نهارخوری, میز غذاخوری, میز تلویزیون, میز تی وی
desk, میز تحریر, میز کامپیوتر, میز کار, miz tahrir, miz kamputer, computer desk, office desk, مكتب خشب, çalışma masası
coffee table, میز جلو مبلی, جلو مبلی, جلومبلی, sehpa
dining table, میز ناهارخوری, میز نهارخوری, ناهارخوری, نهارخوری, میز غذاخوری, miz naharkhori, yemek masası
tv stand, میز تلویزیون, میز تی وی, tv table, miz televizion
chair, صندلی, sandali, كرسي, sandalye
chair, camping chair, gaming chair, gamer chair, high chair, office chair, صندلی تاشو, صندلی سفری, صندلی کمپینگ, صندلی گیمینگ, صندلی بازی, صندلی غذا کودک, صندلی غذاخوری کودک, صندلی غذای کودک, صندلی اداری, صندلی مدیریتی, صندلی کارمندی
office chair, صندلی اداری, صندلی مدیریتی, صندلی کارمندی, sandali edari, ofis sandalyesi
wardrobe, کمد, کمد لباس, کمد دیواری, komod, komod lebas, closet, خزانة ملابس, gardırop, dolap
drawer, دراور, کشو, فایل کشویی, drover, شوفونیه, çekmece
book case, کتابخانه, کتاب خانه, قفسه کتاب, ketabkhane, bookshelf, book shelf, kitaplık
shelf, قفسه, شلف, ghafase, shelving, raf
shelf, book shelf, قفسه کتاب
shoe rack, جاکفشی, جا کفشی, ja kafshi, jakafshi, ayakkabılık
mirror, آینه, آیینه, ayne, ayene, مرآة, ayna
mirror, console mirror, اینه کنسول, اینه و کنسول
console mirror, آینه کنسول, آینه و کنسول
clothes rack, رخت آویز, چوب لباسی, جالباسی, جا لباسی, لباس آویز, jalebasi, hanger, askı
drying rack, بند رخت, رخت پهن کن, çamaşır kurutmalık
ironing board, میز اتو, miz otoo, ütü masası
carpet, فرش, قالی, farsh, ghali, rug, halı
carpet, handmade carpet, machine carpet, soleyman carpet, فرش مشهد, فرش دستباف, فرش ماشینی, فرش ماشین باف, فرش سلیمان
machine carpet, فرش ماشینی, فرش ماشین باف
small rug, قالیچه, روفرشی, پادری, پا دری, doormat, door mat, paspas
moquette, موکت, moket
curtain, پرده, پرده پذیرایی, parde, drapes, perde
curtain, پرده زبرا, پرده کرکره
blinds, پرده زبرا, پرده کرکره, کرکره, شید پرده
wallpaper, کاغذ دیواری, kaghaz divari, wall paper, ورق جدران, duvar kağıdı
wall sticker, استیکر دیواری, برچسب دیواری, wall decal
tablecloth, سفره, roomizi, sofre, table cloth, masa örtüsü
wall clock, ساعت دیواری, saat divari, duvar saati, ساعة حائط
alarm clock, ساعت رومیزی, ساعت زنگدار, ساعت شماطه دار, çalar saat
picture frame, قاب عکس, ghab aks, photo frame, إطار صور, resim çerçevesi
painting, تابلو, تابلو نقاشی, تابلو دکوراتیو, tablo, wall art, لوحة جدارية
vase, گلدان, goldan, flower pot, vazo, saksı, مزهرية
artificial flower, گل مصنوعی, gol masnooi, yapay çiçek
candle, شمع, sham moom, شمع معطر, scented candle, شمعة
incense, عود خوشبو, عود دستی, incense stick, tütsü
statue, مجسمه, mojasame, sculpture, figurine, heykel
# light, bath and cleaning
lamp, لامپ, لامپ ال ای دی, lamp led, bulb, light bulb, لمبة, ampul
lamp, table lamp, desk lamp, bedside lamp, لامپ نور
chandelier, لوستر, luster, lustr, ثريا, avize
table lamp, چراغ خواب, آباژور, abajoor, abazhur, چراغ مطالعه, چراغ رومیزی, desk lamp, night light, bedside lamp, masa lambası, gece lambası
led strip, ریسه ال ای دی, ریسه, نوار ال ای دی, ریسه led, şerit led
faucet, شیرآلات, شیر آلات, شیر ظرفشویی, شیر روشویی, shiralat, water tap, حنفية, musluk
faucet, delta faucet, ghahreman faucet, rasan faucet, شیرالات دلتا, شیرالات قهرمان, شیرالات راسان
shower, دوش حمام, سردوش, سر دوش, علم دوش, doosh hamam, shower head, duş başlığı
toilet, توالت فرنگی, سنگ توالت, toalet farangi, klozet, مرحاض
sink, سینک, سینک ظرفشویی, روشویی, رو شویی, sink zarfshooyi, wash basin, lavabo, حوض غسيل
sink, سینک اخوان
bathtub, وان حمام, جکوزی, van hamam, küvet
shower curtain, پرده حمام, duş perdesi
detergent, مایع لباسشویی, پودر لباسشویی, شوینده, پودر ماشین, laundry detergent, washing powder, مسحوق غسيل, deterjan
dish soap, مایع ظرفشویی, مایع ظرف شویی, dishwashing liquid, maye zarfshooyi, bulaşık deterjanı
dishwasher tablet, قرص ظرفشویی, قرص ماشین ظرفشویی, قرص ماشین
fabric softener, نرم کننده لباس, نرم کننده حوله, yumuşatıcı
bleach, سفیدکننده, سفید کننده لباس, وایتکس, çamaşır suyu
glass cleaner, شیشه پاک کن, شیشه شوی, shishe pak kon
toilet paper, دستمال توالت, dastmal toalet, toilet tissue, tuvalet kağıdı
tissue, دستمال کاغذی, dastmal kaghazi, kleenex, مناديل ورقية, peçete
paper towel, دستمال حوله ای, حوله کاغذی, kağıt havlu
mop, تی نخی, طی نخی, زمین شوی, تی گردان, مماسح أرض
broom, جارو دستی, جارو نپتون, خاک انداز
air freshener, خوشبو کننده, خوشبوکننده, خوشبوکننده هوا, oda parfümü
insecticide, حشره کش, اسپری حشره کش, hashare kosh, insect killer, سوسک کش
garbage bag, کیسه زباله, پلاستیک زباله, trash bag, kise zobale, çöp poşeti
# garden
garden hose, شلنگ آب, شیلنگ, شلنگ باغبانی, shelang
grass mower, چمن زن, چمنزن, lawn mower, çim biçme makinesi
plant, گیاه آپارتمانی, گل و گیاه, گیاه طبیعی, گل طبیعی, houseplant, house plant
fertilizer, کود, کود گیاه, کود مایع, gübre, سماد
seed, بذر, بذر گل, بذر سبزیجات, bazr, tohum
tent, چادر مسافرتی, چادر کمپینگ, chador mosaferati, camping tent, خيمة, çadır
sleeping bag, کیسه خواب, kise khab, uyku tulumu, كيس نوم
camping chair, صندلی تاشو, صندلی سفری, صندلی کمپینگ, kamp sandalyesi
cooler box, کلمن, یخدان, ice box, koleman
`;
