// Kinds of clothes, shoes, bags, jewels and sport gear.

export const FASHION = `
# clothes
clothes, لباس, پوشاک, lebas, pooshak, clothing, apparel, ملابس, giyim, kıyafet
clothes, baby clothes, kids clothes, children clothes, bebek giyim, cocuk giyim, maternity clothes, hamile giyim, work clothes, لباس نوزاد, لباس نوزادی, لباس کودک, لباس بچه, لباس بچگانه, ملابس اطفال, لباس نمایشی, لباس شخصیت, لباس مجلسی, لباس فوتبال, لباس بارداری, لباس حاملگی, لباس خواب, لباس خانگی, لباس ورزشی, لباس زیر, ملابس داخلیه, لباس فرم, لباس کار, لباس عروس
t shirt, تیشرت, تی شرت, tishert, tishirt, tshirt, tee shirt, تي شيرت, tişört
t shirt, تیشرت فوتبال, تیشرت یقه دار
polo shirt, پولوشرت, پولو شرت, تیشرت یقه دار, polo yaka
shirt, dress shirt, پیراهن, پیرهن, pirahan, pirhan, قميص, gömlek
shirt, football shirt, polo shirt, پیراهن زنانه, پیراهن مجلسی, پیراهن شب, پیراهن تیم
blouse, بلوز, شومیز, blooz, shomiz, bluz, بلوزة
tank top, تاپ زنانه, رکابی, زیرپوش رکابی, sleeveless top, atlet
crop top, کراپ تاپ, کراپ, تاپ نیم تنه
tunic, تونیک, toonik, tunik
manteau, مانتو, manto, mantoo, manto zanane
dress, پیراهن زنانه, پیراهن مجلسی, لباس مجلسی, پیراهن شب, lebas majlesi, evening dress, فستان, elbise
dress, wedding dress, فستان زفاف
wedding dress, لباس عروس, lebas aroos, gelinlik, فستان زفاف
abaya, عبا, عبایه, chador mashki, چادر مشکی, چادر ملی
skirt, دامن, daman, تنورة, etek
pants, شلوار, shalvar, trousers, trouser, slacks, بنطلون, pantolon
pants, cargo pants, cargo trousers, kargo pantolon, jean pants, kot pantolon, jogger pants, شلوار کارگو, شلوار شش جیب, شلوار 6 جیب, شلوار جین, شلوار لی, بنطلون جینز, شلوار ساپورت, شلوار اسلش, شلوار ورزشی, شلوار گرمکن, شلوار راحتی
jeans, شلوار جین, شلوار لی, جین, shalvar jean, shalvar li, shalvar jin, jean pants, بنطلون جينز, kot pantolon
cargo pants, شلوار کارگو, شلوار شش جیب, شلوار 6 جیب, cargo trousers, kargo pantolon
sweatpants, شلوار اسلش, اسلش, شلوار ورزشی, شلوار گرمکن, شلوار راحتی, shalvar eslash, joggers, jogger pants, eşofman altı
leggings, لگ, لگینگ, ساپورت زنانه, شلوار ساپورت, leging, legging, tayt
shorts, شلوارک, شورت ورزشی, shalvarak, şort
suit, کت و شلوار, کت شلوار, kot shalvar, kot o shalvar, takım elbise, بدلة رجالية
blazer, کت تک, کت, کت زنانه, کت مردانه, kot, ceket
vest, جلیقه, ژیله, jelighe, waistcoat, yelek
jacket, کاپشن, ژاکت, جکت, kapshan, kaapshen, zhaket, جاكيت, ceket, windbreaker, بادگیر, badgir
jacket, down jacket, puffer jacket, ژاکت بافت, کاپشن کلمبیا, کاپشن پر, کاپشن پفی
coat, پالتو, palto, paalto, اورکت, overcoat, معطف, palto zanane, mont, kaban
coat, sisme mont, trench coat, rain coat
trench coat, بارانی, barani, trenç, rain coat, raincoat
down jacket, کاپشن پر, کاپشن پفی, puffer jacket, puffer, şişme mont
sweater, پلیور, پولیور, بافت زنانه, بافت مردانه, poliver, pulover, pullover, jumper, سترة صوف, kazak
cardigan, کاردیگان, ژاکت بافت, hırka
sweatshirt, سویشرت, سوییشرت, سویی شرت, sweat shirt, suishert, swishert
sweatshirt, سویشرت کلاهدار
hoodie, هودی, hoody, hudi, سویشرت کلاهدار, kapüşonlu
dorse, دورس, dors
tracksuit, ست ورزشی, گرمکن, گرمکن ورزشی, ست گرمکن, لباس ورزشی, set varzeshi, track suit, eşofman takımı, sport set
football shirt, لباس فوتبال, تیشرت فوتبال, پیراهن تیم, jersey, forma
overall, سرهمی, sarhami, اورال, jumpsuit, tulum
pajamas, پیژامه, لباس خواب, لباس خانگی, ست راحتی, lebas khab, lebas raahati, pyjama, pajama, بيجاما, pijama
robe, ربدوشامبر, ربدوشام, bathrobe, bornoz
underwear, لباس زیر, lebas zir, ملابس داخلية, iç çamaşırı
bra, سوتین, سوتین اسفنجی, sutien, sotien, brassiere, حمالة صدر, sütyen
panties, شورت زنانه, شورت مردانه, شورت پادار, boxer, باکسر, underpants, külot
sock, جوراب, joorab, jorab, socks, جورب, çorap
sock, kulotlu corap, جوراب شلواری
stockings, جوراب شلواری, joorab shalvari, tights, pantyhose, külotlu çorap
swimsuit, مایو, mayo shena, bikini, swim suit, swimwear, ملابس سباحة
scarf, شال, شال گردن, شالگردن, shal, shal gardan, وشاح, atkı
headscarf, روسری, roosari, rusari, مقنعه, maghnae, حجاب, head scarf, hijab, eşarp, başörtüsü
hat, کلاه, kolah, cap, کپ, کلاه نقاب دار, کلاه لبه دار, کلاه کپ, beanie, قبعة, şapka
glove, دستکش, dastkesh, gloves, قفازات, eldiven
glove, boxing gloves, safety glove, work glove, دستکش بوکس, دستکش کار, دستکش ایمنی
belt, کمربند, kamarband, حزام جلد, kemer
tie, کراوات, keravat, necktie, neck tie, kravat, ربطة عنق
bow tie, پاپیون, papion, papyon
umbrella, چتر, chatr, مظلة, şemsiye
uniform, یونیفرم, روپوش, لباس فرم, لباس کار, lebas kar, roopoosh, work clothes, workwear
maternity clothes, لباس بارداری, لباس حاملگی, hamile giyim
fabric, پارچه, parche, قماش, kumaş
# shoes
shoe, کفش, kafsh, shoes, footwear, حذاء, أحذية, ayakkabı, کفش ورزشی, کفش اسپرت, کتانی, کتونی, کفش طبی, کفش مجلسی, کفش رسمی, کفش پاشنه بلند, کفش پیاده روی, کفش دویدن, کفش کوهنوردی, کفش فوتبال, کفش راحتی, sneaker, sneakers, running shoe, sport shoe
shoe, ballerina shoe, dress shoe, formal shoe, oxford shoe, soccer shoe, football shoe, topuklu ayakkabi, hiking shoe, trekking shoe, outdoor ayakkabi, medical shoe, orthopedic shoe, walking shoe, safety shoe, skate shoes, spor ayakkabi, vans shoes, کفش عروسکی, حذا بوت, کفش کلمبیا, کفش چرم مردانه, کفش سالنی, کفش چمن, حذا کعب عالی, کفش طبیعت گردی, کفش کوه, کفش کالج, کفش ملی, کفش دو, کفش رانینگ, کفش ایمنی, کفش اسکیت, حذا ریاضی
sneaker, کتانی, کتونی, کفش ورزشی, کفش اسپرت, اسنیکر, اسنیکرز, sneakers, katani, katooni, katouni, kafsh varzeshi, kafsh sport, sport shoe, trainers, running shoe, کفش دویدن, حذاء رياضي, spor ayakkabı, کفش پیاده روی
running shoe, کفش دویدن, کفش دو, کفش رانینگ, koşu ayakkabısı, کفش پیاده روی, walking shoe, kafsh piade ravi
hiking shoe, کفش کوهنوردی, کفش طبیعت گردی, کفش کوه, hiking boot, trekking shoe, kafsh koohnavardi, outdoor ayakkabı
football boots, کفش فوتبال, استوک فوتبال, کفش سالنی, کفش چمن, soccer shoe, football shoe, soccer cleats, krampon
dress shoe, کفش مجلسی, کفش رسمی, کفش چرم مردانه, formal shoe, kafsh majlesi, oxford shoe
high heels, کفش پاشنه بلند, پاشنه بلند, kafsh pashne boland, high heel, topuklu ayakkabı, حذاء كعب عالي
boot, بوت, نیم بوت, چکمه, پوتین, chakme, nim boot, pootin, boots, ankle boot, حذاء بوت, çizme
sandal, صندل, sandal zanane, sandals, صنادل, sandalet
sandal, صندل طبی
slipper, دمپایی, dampayi, dampaei, slippers, slides, flip flop, شبشب, terlik
loafer, کالج, کفش کالج, لوفر, loafers, mokasen, moccasin
medical shoe, کفش طبی, kafsh tebbi, orthopedic shoe, صندل طبی
ballerina shoe, کفش عروسکی, باله کفش, ballet flats, babet
insole, کفی کفش, کفی طبی, kafi kafsh, tabanlık
shoe lace, بند کفش, shoelace, ayakkabı bağı
shoe polish, واکس, واکس کفش, vaks, ayakkabı boyası
# bags
bag, کیف, kif, حقيبة, شنطة, çanta, کیف دستی, کیف دوشی
bag, hand bag, laptop bag, makeup bag, school bag, shoulder bag, cross body bag, crossbody bag, tote bag, bez canta, travel bag, duffel bag, duffle bag, gym bag, waist bag, حقیبه ظهر, کیف شنل, کیف زنانه, کیف مجلسی, حقیبه ید, کیف لپ تاپ, کیف لپتاپ, کیف ارایش, کیف لوازم ارایش, کیف مدرسه, حقیبه مدرسیه, کیف رودوشی, کیف پارچه ای, کیف کمری
hand bag, کیف دستی, کیف زنانه, کیف مجلسی, kif dasti, kif zanane, handbag, purse, حقيبة يد, el çantası
shoulder bag, کیف دوشی, کیف رودوشی, kif dooshi, cross body bag, crossbody bag, omuz çantası
backpack, کوله پشتی, کوله, کولهپشتی, koole poshti, koole, kule poshti, kole poshti, rucksack, knapsack, حقيبة ظهر, sırt çantası
backpack, laptop backpack, کوله لپ تاپ, کوله مدرسه, کوله پشتی مدرسه
school bag, کیف مدرسه, کوله مدرسه, کوله پشتی مدرسه, kif madrese, حقيبة مدرسية, okul çantası
suitcase, چمدان, chamedan, چمدون, luggage, trolley bag, حقيبة سفر, bavul, valiz
travel bag, ساک, ساک ورزشی, ساک مسافرتی, duffel bag, duffle bag, gym bag, seyahat çantası
wallet, کیف پول, کیف جیبی, kif pool, kife pool, محفظة نقود, cüzdan
card holder, جاکارتی, جا کارتی, ja karti, کیف کارت, kartlık
waist bag, کیف کمری, kif kamari, fanny pack, bel çantası
tote bag, توت بگ, کیف پارچه ای, bez çanta
key chain, جاکلیدی, جا کلیدی, جاسوییچی, جا سوییچی, jakelidi, jasuichi, keyring, keychain, anahtarlık
# watches, glasses, jewels
watch, ساعت, saat, ساعت هوشمند, smart watch, ساعت مچی, ساعت زنانه, ساعت مردانه, saat mochi, wrist watch, wristwatch, ساعة يد, kol saati
watch, apple watch, citizen watch, curren watch, galaxy watch, orient watch, akilli saat, ساعت اپل
watch strap, بند ساعت, band saat, watch band, saat kordonu
glasses, عینک, eynak, eyeglasses, نظارة, gözlük
glasses, reading glasses, optik gozluk, sun glasses, عینک طبی, عینک افتابی, عینک دودی, نظاره شمسیه, عینک شنا, عینک غواصی
sunglasses, عینک آفتابی, عینک دودی, eynak aftabi, sun glasses, نظارة شمسية, نظارات شمسية, güneş gözlüğü
eyeglass frame, عینک طبی, فریم عینک, فریم طبی, eynak tebi, reading glasses, optik gözlük
jewelry, جواهرات, زیورآلات, زیور آلات, بدلیجات, badalijat, jewellery, مجوهرات, takı
necklace, گردنبند, گردن بند, gardanband, قلادة, عقد نسائي, kolye
pendant, آویز گردنبند, پلاک گردنبند, kolye ucu
bracelet, دستبند, dastband, bangle, النگو, alangoo, سوار يد, bileklik, bilezik
ring, انگشتر, حلقه ازدواج, angoshtar, wedding ring, yüzük
earring, گوشواره, gooshvare, goshvare, earrings, أقراط, حلق أذن, küpe
anklet, پابند, پا بند, pa band, halhal
brooch, گل سینه, سنجاق سینه, broş
hair clip, گیره مو, گل سر, گلسر, کش مو, کلیپس مو, کلیپس, gire moo, hair tie, hair band, تل مو, toka
# sport
dumbbell, دمبل, dambel, dumbel, dambıl
treadmill, تردمیل, تردمیل خانگی, teredmil, koşu bandı
stationary bike, دوچرخه ثابت, docharkhe sabet, exercise bike, spin bike, kondisyon bisikleti
bicycle, دوچرخه, docharkhe, doocharkhe, docharkhe shahri, bike, دراجة هوائية, bisiklet
bicycle, flash bike, galant bike, giant bike, kids bicycle, overlord bike, trek bike, viva bike, دوچرخه فلش, دوچرخه گالانت, دوچرخه جاینت, دوچرخه کودک, دوچرخه بچه, دوچرخه بچگانه, دوچرخه اورلرد, دوچرخه ترک, دوچرخه ویوا
scooter, اسکوتر, اسکوتر برقی, eskooter, electric scooter
scooter, اسکوتر کودک, اسکوتر بچگانه
skate shoes, اسکیت, کفش اسکیت, eskeyt, roller skate, inline skate, paten
skate board, اسکیت برد, اسکیت بورد, اسکیتبرد, skateboard, kaykay
yoga mat, مت یوگا, زیرانداز یوگا, تشک یوگا, mat yoga, yoga matı
resistance band, کش ورزشی, کش بدنسازی, کش پیلاتس, kesh varzeshi, direnç bandı
jump rope, طناب ورزشی, طناب زنی, skipping rope, tanab varzeshi, atlama ipi
ball, توپ, toop, كرة قدم
ball, soccer ball, توپ بسکتبال, توپ فوتبال, توپ والیبال
football, توپ فوتبال, toop footbal, soccer ball, futbol topu
basketball, توپ بسکتبال, basketbol topu
volleyball, توپ والیبال, voleybol topu
racket, راکت, راکت تنیس, راکت بدمینتون, raket, racquet
ping pong, پینگ پنگ, تنیس روی میز, table tennis, masa tenisi
boxing gloves, دستکش بوکس, dastkesh box, boks eldiveni
chess, شطرنج, shatranj, satranç
billiard, بیلیارد, bilyard, snooker, اسنوکر
swim goggles, عینک شنا, عینک غواصی, swimming goggles, yüzücü gözlüğü
swim cap, کلاه شنا, swimming cap
climbing gear, لوازم کوهنوردی, تجهیزات کوهنوردی, کوهنوردی, koohnavardi, mountaineering
fishing rod, چوب ماهیگیری, قلاب ماهیگیری, لوازم ماهیگیری, fishing, olta, صنارة صيد
protein powder, پودر پروتئین, پروتئین وی, whey protein, whey, پروتئین بدنسازی, protein tozu
creatine, کراتین, kreatin
supplement, مکمل, مکمل ورزشی, مکمل بدنسازی, mokamel, sports supplement, مكمل غذائي
shaker, شیکر, شیکر بدنسازی, sheyker, protein shaker
`;
