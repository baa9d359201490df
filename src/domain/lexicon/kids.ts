// Kinds of things for babies and children, toys, pets, books, stationery, music and gifts.

export const KIDS = `
# babies
diaper, پوشک, پوشک بچه, pooshak bache, poshak, nappy, diapers, حفاضات, bebek bezi
diaper, barbod diaper
baby wipes, دستمال مرطوب کودک, پاک کننده کودک, bebek ıslak mendil
stroller, کالسکه, کالسکه بچه, kaleske, kaleske bache, pram, push chair, pushchair, baby stroller, عربة أطفال, bebek arabası
stroller, delijan stroller, کالسکه دلیجان
car seat, صندلی ماشین کودک, صندلی خودرو کودک, کریر, کریر نوزاد, baby car seat, oto koltuğu
crib, تخت نوزاد, گهواره, تخت کودک, gahvare, takht nozad, baby bed, cradle, سرير أطفال, beşik
baby carrier, آغوشی, آغوشی نوزاد, کیف حمل نوزاد, aghooshi, kanguru bebek
baby walker, روروئک, روروک, rorovak, yürüteç
high chair, صندلی غذا کودک, صندلی غذاخوری کودک, صندلی غذای کودک, highchair, mama sandalyesi
baby bottle, شیشه شیر, شیشه شیر نوزاد, shishe shir, feeding bottle, رضاعة, biberon
pacifier, پستانک, pestanak, pacifiers, لهاية, emzik
breast pump, شیردوش, شیر دوش, shirdoosh, göğüs pompası, شفاط حليب
baby clothes, لباس نوزاد, لباس نوزادی, لباس کودک, لباس بچه, لباس بچگانه, lebas nozad, lebas bache, kids clothes, children clothes, ملابس أطفال, bebek giyim, çocuk giyim
baby set, سیسمونی, sismooni, ست بیمارستانی نوزاد, baby layette
baby bib, پیشبند, پیش بند, pishband, bib
baby blanket, پتو نوزاد, قنداق فرنگی, قنداق, bebek battaniyesi
baby shampoo, شامپو بچه, شامپو کودک, shampoo bache, bebek şampuanı
baby monitor, مانیتور کودک, پیجر اتاق کودک
teether, دندانگیر, دندان گیر, dandangir, diş kaşıyıcı
potty, لگن کودک, توالت کودک, lazımlık
playpen, پارک بازی, استخر توپ, ball pit
# toys
toy, اسباب بازی, اسباببازی, اسباب بازی کودک, asbab bazi, asbabbazi, لعبة, ألعاب أطفال, oyuncak
toy, musical toy, mashin asbab bazi, اسباب بازی موزیکال
doll, عروسک, aroosak, arusak, دمية, oyuncak bebek
doll, عروسک موزیکال, عروسک پولیشی, عروسک خرس
plush toy, عروسک پولیشی, عروسک خرس, خرس پولیشی, teddy bear, stuffed animal, peluş
toy car, ماشین اسباب بازی, ماشین فلزی, ماشین بازی, mashin asbab bazi, oyuncak araba
rc car, ماشین کنترلی, ماشین شارژی کودک, ماشین شارژی, mashin kontroli, remote control car, uzaktan kumandalı araba
puzzle, پازل, جورچین, pazel, jigsaw, بازل
building blocks, لگو ساختنی, ساختنی, آجر بازی, building block, brick toy
board game, بازی فکری, بردگیم, برد گیم, بازی رومیزی, bazi fekri, boardgame, kutu oyunu
play dough, خمیر بازی, khamir bazi, modelling clay, oyun hamuru, صلصال
rubik cube, مکعب روبیک, روبیک, rubik
fidget toy, فیجت, پاپ ایت, فیجت اسپینر, fidget spinner, pop it
scooter kids, اسکوتر کودک, اسکوتر بچگانه
tricycle, سه چرخه, سهچرخه, se charkhe, üç tekerlekli bisiklet
kids bicycle, دوچرخه کودک, دوچرخه بچه, دوچرخه بچگانه, docharkhe bache, çocuk bisikleti
swing, تاب و سرسره, تاب کودک, سرسره, tab sorsore, salıncak
balloon, بادکنک, badkonak, balon, بالون
toy gun, تفنگ اسباب بازی, تفنگ بازی, oyuncak tabanca
slime, اسلایم, eslaym
kitchen toy, آشپزخانه کودک, آشپزخانه اسباب بازی
musical toy, اسباب بازی موزیکال, عروسک موزیکال
# pets
pet supplies, لوازم حیوانات, لوازم حیوانات خانگی, پت شاپ, pet shop, evcil hayvan
cat food, غذای گربه, غذا گربه, ghazaye gorbe, kedi maması, طعام قطط
dog food, غذای سگ, غذا سگ, ghazaye sag, köpek maması, طعام كلاب
cat litter, خاک گربه, khak gorbe, kedi kumu, رمل قطط
pet treats, تشویقی گربه, تشویقی سگ, تشویقی, ödül maması
leash, قلاده, قلاده سگ, ghalade, dog collar, tasma
pet bed, جای خواب گربه, جای خواب سگ, cat bed, dog bed
pet carrier, باکس حمل گربه, باکس گربه, باکس حیوانات, cat carrier
aquarium, آکواریوم, akvarium, akvaryum, حوض سمك
bird cage, قفس پرنده, قفس, ghafas parande, kuş kafesi
bird food, غذای پرنده, دان پرنده, ارزن, kuş yemi
# books and paper
book, کتاب, ketab, كتب, kitap
book, children book, kids book, test book, course book, کتاب کودک, کتاب داستان, کتاب قصه, کتاب تست, کتاب کنکور, کتاب درسی, کتاب کمک درسی
novel, رمان, رواية
children book, کتاب کودک, کتاب داستان, کتاب قصه, ketab koodak, ketab dastan, kids book, çocuk kitabı, قصص أطفال
textbook, کتاب درسی, کتاب کمک درسی, کمک درسی, ketab darsi, course book, ders kitabı
test book, کتاب تست, کتاب کنکور, ketab test, konkoor
quran, قرآن, قرآن کریم, qoran, ghoran, koran, kuran, مصحف
magazine, مجله, majale, dergi
calendar, تقویم, سررسید, سر رسید, taghvim, sarresid, planner, پلنر, ajanda, takvim
notebook, دفتر, دفترچه, دفتر یادداشت, دفتر مشق, daftar, daftarche, note pad, notepad, دفتر ملاحظات, defter
stationery, لوازم تحریر, نوشت افزار, نوشتافزار, lavazem tahrir, lavazemtahrir, neveshtafzar, قرطاسية, kırtasiye
pen, خودکار, khodkar, ball pen, ballpoint pen, biro, قلم حبر, tükenmez kalem
pen, fountain pen, parker pen, pilot pen, rollerball pen, schneider pen, خودکار بیک
rollerball pen, روان نویس, rollerball
fountain pen, خودنویس, خود نویس, khodnevis, dolma kalem
pencil, مداد, medad, medaad, قلم رصاص, kurşun kalem
pencil, colored pencil, coloured pencil, color pencil, mechanical pencil, مداد رنگی, مداد نوکی
colored pencil, مداد رنگی, مدادرنگی, medad rangi, coloured pencil, color pencil, boya kalemi, أقلام تلوين
mechanical pencil, مداد نوکی, اتود, etod, uçlu kalem
marker, ماژیک, mazhik, مارکر, marker kalem
highlighter, هایلایتر, ماژیک هایلایت, علامت زن, fosforlu kalem
eraser, پاک کن, پاککن, pak kon, ممحاة, silgi
sharpener, تراش, مدادتراش, مداد تراش, tarash, مبراة, kalemtıraş
pencil case, جامدادی, جا مدادی, jamedadi, مقلمة, kalemlik, kalem kutusu
ruler, خط کش, خطکش, khat kesh, مسطرة, cetvel
paint, رنگ نقاشی, آبرنگ, گواش, رنگ روغن, abrang, goash, watercolor, water color, gouache, suluboya
canvas, بوم نقاشی, boom naghashi, tuval
paint brush, قلم مو, قلممو, ghalam moo, paintbrush, boya fırçası
scissors, قیچی, gheychi, gheichi, مقص, makas
stapler, منگنه, mangane, zımba, دباسة
correction fluid, لاک غلط گیر, غلط گیر, ghalat gir, daksil
glue, چسب, چسب ماتیکی, چسب مایع, chasb, adhesive, yapıştırıcı, لاصق
tape, نوار چسب, چسب نواری, navar chasb, sellotape, bant
paper, کاغذ, کاغذ a4, kaghaz, ورق طباعة, kağıt
whiteboard, وایت برد, تخته وایت برد, takhte vaytbord, white board
office supplies, لوازم اداری, lavazem edari, ofis malzemeleri
# music, gifts, parties
guitar, گیتار, gitar, جيتار
piano, پیانو, پیانو دیجیتال, piano dijital, piyano
violin, ویولن, ویلن, violon, keman
setar, سه تار, سهتار, setar saz
daf, دف, ساز دف
music instrument, ساز موسیقی, ساز سنتی, آلات موسیقی, alat moosighi, musical instrument, müzik aleti
gift, هدیه, کادو, kado, hedie, hedye, hediye
gift box, جعبه هدیه, جعبه کادو, باکس هدیه, باکس گل, gift set, ست هدیه, hediye kutusu
birthday, تولد, tavalod, تم تولد, doğum günü, عيد ميلاد
party supplies, لوازم تولد, لوازم جشن, دکور تولد, parti malzemeleri
costume, لباس نمایشی, لباس شخصیت, kostüm, cosplay, کاسپلی
handicraft, صنایع دستی, صنایعدستی, sanaye dasti, handmade, دست ساز, دستساز, el yapımı
prayer rug, سجاده, جانماز, جا نماز, sajade, janamaz, seccade
rosary, تسبیح, tasbih, tespih, مسبحة
backgammon, تخته نرد, takhte nard, tavla
playing cards, پاسور, ورق بازی, kart oyunu
`;
