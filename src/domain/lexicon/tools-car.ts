// Kinds of tools, building supplies and things for cars and motorcycles.

export const TOOLS_AND_CAR = `
# tools
tools, ابزار, ابزارآلات, ابزار آلات, abzar, abzaralat, tool, أدوات, el aletleri
tools, apex tools, force tools, mahak tools, nova tools, total tools, ابزار فورس, ابزار محک, ابزار نووا, ابزار توتال
drill, دریل, دریل شارژی, دریل برقی, deril, drill sharji, power drill, cordless drill, مثقاب, matkap
drill, hammer drill, hilti drill, دریل چکشی, دریل بتن کن
hammer drill, دریل چکشی, دریل بتن کن, بتن کن, hilti drill, rotary hammer, kırıcı delici
angle grinder, فرز, سنگ فرز, مینی فرز, farz, sang farz, taşlama makinesi, صاروخ جلخ
screwdriver, پیچ گوشتی, پیچگوشتی, pich gooshti, pichgooshti, مفك براغي, tornavida
screwdriver, electric screwdriver, cordless screwdriver, sarjli tornavida, پیچ گوشتی شارژی, پیچگوشتی شارژی, پیچ گوشتی برقی
electric screwdriver, پیچ گوشتی شارژی, پیچگوشتی شارژی, پیچ گوشتی برقی, cordless screwdriver, şarjlı tornavida
wrench, آچار, achar, spanner, مفتاح ربط, anahtar takımı
socket set, جعبه بکس, سری بکس, jabe box, lokma takımı
pliers, انبردست, انبر دست, دم باریک, سیم چین, anbordast, plier, كماشة, pense
hammer, چکش, chakosh, مطرقة, çekiç
saw, اره, اره برقی, arre, hand saw, chain saw, اره زنجیری, chainsaw, منشار, testere
saw, circular saw, daire testere, dekupaj testere, اره گرد بر, اره دیسکی, اره عمودبر, اره عمود بر
circular saw, اره گرد بر, اره دیسکی, daire testere
jigsaw tool, اره عمودبر, اره عمود بر, dekupaj testere
toolbox, جعبه ابزار, jabe abzar, tool box, tool set, صندوق عدة, alet çantası
tape measure, متر لیزری, متر فلزی, متر نواری, laser meter, şerit metre
spirit level, تراز لیزری, تراز بنایی, laser level, su terazisi
ladder, نردبان, نردبون, nardeban, سلم ألمنيوم, merdiven
screw, پیچ و مهره, پیچ خودکار, پیچ ام دی اف, bolt, nut bolt, vida, براغي
steel nail, میخ, mikh, çivi, مسامير
anchor plug, رول پلاک, rol pelak, dübel
drill bit, مته, mate drill, ست مته, matkap ucu
welding machine, دستگاه جوش, اینورتر جوش, jooshkari, inverter welding, ماكينة لحام, kaynak makinesi
soldering iron, هویه, hooye, havya, كاوية لحام
heat gun, سشوار صنعتی, هیت گان, sıcak hava tabancası
air compressor, کمپرسور, پمپ باد, کمپرسور باد, compresor, kompresör, ضاغط هواء
pressure washer, کارواش, کارواش خانگی, karvash, yüksek basınçlı yıkama
generator, موتور برق, ژنراتور, motor bargh, مولد كهرباء, jeneratör
generator, موتور برق لیفان
water pump, پمپ آب, پمپ کف کش, کف کش, pomp ab, su pompası, مضخة ماء
multimeter, مولتی متر, مولتیمتر, multimetre
wire, سیم برق, سیم افشان, sim bargh, electric wire
switch socket, کلید و پریز, کلید پریز, پریز برق, پریز, kelid periz, light switch, electric socket, priz
circuit breaker, فیوز, فیوز مینیاتوری, fiyooz, fuse, sigorta
lock, قفل, ghofl, قفل در, قفل آویز, padlock, قفل باب, kilit
lock, smart lock, akilli kilit, قفل هوشمند, قفل دیجیتال
smart lock, قفل هوشمند, قفل دیجیتال, akıllı kilit
door handle, دستگیره در, دستگیره, dastgire dar, kapı kolu
hinge, لولا, loola, menteşe, مفصلة باب
wall paint, رنگ ساختمانی, رنگ پلاستیک, رنگ دیوار, رنگ اکریلیک, rang sakhtemani, دهان جدران, duvar boyası
spray paint, اسپری رنگ, espri rang, sprey boya
silicone sealant, چسب سیلیکون, چسب آکواریوم, silikon
tile, کاشی, سرامیک کف, کاشی و سرامیک, kashi, fayans, بلاط
parquet, پارکت, کفپوش, کف پوش, لمینت, laminate flooring, parke
insulation, عایق, عایق رطوبتی, ایزوگام, ayegh, yalıtım
pipe, لوله و اتصالات, لوله پلیکا, لوله پنج لایه, boru
safety shoe, کفش ایمنی, kafsh imeni, iş ayakkabısı, safety boot
safety glove, دستکش کار, دستکش ایمنی, dastkesh kar, work glove, iş eldiveni
helmet, کلاه ایمنی, کلاه کاسکت, کاسکت, kolah kasket, kask, خوذة
fire extinguisher, کپسول آتش نشانی, آتش خاموش کن, kapsool atashneshani, yangın tüpü, طفاية حريق
doorbell, زنگ در, آیفون تصویری, آیفون صوتی, ifon tasviri, video door phone, kapı zili
alarm system, دزدگیر, دزدگیر اماکن, dozdgir, burglar alarm, car alarm, دزدگیر ماشین
# car
car, ماشین, خودرو, اتومبیل, mashin, khodro, automobile, سيارة, araba, otomobil
car accessory, لوازم جانبی خودرو, لوازم خودرو, لوازم ماشین, lavazem khodro, lavazem mashin, auto accessory, إكسسوارات سيارة, oto aksesuar
spare part, لوازم یدکی, قطعات یدکی, یدکی, lavazem yadaki, spare parts, auto part, قطع غيار, yedek parça
tire, لاستیک ماشین, لاستیک خودرو, تایر, lastik mashin, tyre, إطارات, lastik
tire, kavir tire, yazd tire
wheel rim, رینگ اسپرت, رینگ ماشین, رینگ آلومینیومی, alloy wheel, jant
engine oil, روغن موتور, روغن موتور خودرو, roghan motor, motor oil, زيت محرك, motor yağı
gear oil, روغن گیربکس, واسکازین, roghan girbox, transmission fluid
brake pad, لنت ترمز, لنت, lent tormoz, balata, تيل فرامل
oil filter, فیلتر روغن, filter roghan, yağ filtresi
air filter, فیلتر هوا, filter hava, hava filtresi
spark plug, شمع خودرو, شمع ماشین, شمع موتور, buji, بواجي
car battery, باتری ماشین, باتری خودرو, باطری ماشین, batri mashin, akü, بطارية سيارة
antifreeze, ضدیخ, ضد یخ, zed yakh, antifriz
wiper, تیغه برف پاک کن, برف پاک کن, برف پاککن, barf pak kon, wiper blade, silecek
headlight, چراغ جلو ماشین, چراغ جلو خودرو, هدلایت, head light, far lambası
xenon, زنون, لامپ زنون, xenon lamp, zenon
car mat, کفپوش ماشین, کفپوش خودرو, کف پوش ماشین, kafpoosh mashin, oto paspas
seat cover, روکش صندلی, روکش صندلی ماشین, rookesh sandali, koltuk kılıfı, غطاء مقاعد
car cover, چادر ماشین, روکش ماشین, چادر خودرو, chador mashin, araba örtüsü
steering wheel, غرفیلک, غربیلک فرمان, فرمان اسپرت, روکش فرمان, steering cover, direksiyon kılıfı
car stereo, ضبط ماشین, ضبط خودرو, پخش ماشین, پخش خودرو, مانیتور ماشین, zabt mashin, car audio, car player, oto teyp
car speaker, باند ماشین, باند خودرو, بلندگو ماشین, band mashin
dash cam, دوربین ماشین, دوربین خودرو, دوربین ثبت وقایع, dashcam, araç kamerası
car vacuum, جارو ماشین, جاروبرقی ماشین, جارو برقی ماشین, جارو شارژی ماشین
car shampoo, شامپو ماشین, شامپو خودرو, oto şampuan
car wax, واکس بدنه, پولیش ماشین, پولیش بدنه, واکس داشبورد, car polish, oto cila
car perfume, خوشبوکننده ماشین, خوشبوکننده خودرو, عطر ماشین, car freshener, car air freshener, oto kokusu
jump starter, باتری به باتری, جامپ استارتر, کابل باتری
car jack, جک ماشین, جک سوسماری, جک خودرو, hydraulic jack, kriko
gps tracker, ردیاب, ردیاب خودرو, ردیاب ماشین, radyab, araç takip cihazı
motorcycle, موتورسیکلت, موتور سیکلت, motor siklet, motorsiklet, motor bike, motorbike, دراجة نارية, motosiklet
clutch plate, دیسک و صفحه, کلاچ, kelach, debriyaj
bearing, بلبرینگ, bolbering, rulman
shock absorber, کمک فنر, komak fanar, amortisör
car bulb, لامپ ماشین, لامپ خودرو
bumper, سپر ماشین, سپر جلو, سپر عقب, separ mashin, tampon araba
`;
