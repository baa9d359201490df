// Kinds of food, drink, sweets and nuts.

export const FOOD = `
# drinks
tea, چای, چایی, chay, chai, شاي, çay
tea, ahmad tea, black tea, siyah cay, green tea, yesil cay, herbal tea, poset cay, چای احمد, چای سیاه, چای شهرزاد, چای سبز, شای اخضر, چای گیاهی, چای کیسه ای
green tea, چای سبز, chay sabz, yeşil çay, شاي أخضر
black tea, چای سیاه, siyah çay
herbal tea, دمنوش, چای گیاهی, damnoosh, bitki çayı
tea bag, چای کیسه ای, تی بگ, teabag, poşet çay
coffee, قهوه, ghahve, ghahveh, kahve, پودر قهوه, دانه قهوه
coffee, instant coffee, hazir kahve, turkish coffee, قهوه اسپرسو, قهوه ایلی, قهوه فوری, پودر قهوه فوری, قهوه ترک, قهوه ترکیه
instant coffee, قهوه فوری, پودر قهوه فوری, کافی میکس, coffee mix, coffeemix, hazır kahve
turkish coffee, قهوه ترک, ghahve tork, قهوة تركية, türk kahvesi
espresso, اسپرسو, قهوه اسپرسو, espreso
cappuccino, کاپوچینو, kapoochino
hot chocolate, هات چاکلت, شکلات داغ, hat chaklet, sıcak çikolata
milk, شیر پاستوریزه, شیر کم چرب, شیر پرچرب, شیر گاو, شیر خوراکی, حليب, süt
yogurt, ماست, mast khorak, yoghurt, زبادي
doogh, دوغ, ayran
cheese, پنیر, panir, جبنة, جبن, peynir
butter, کره حیوانی, کره گیاهی, کره صبحانه, زبدة, tereyağı
egg, تخم مرغ, تخممرغ, tokhm morgh, tokhme morgh, بيض, yumurta
juice, آبمیوه, آب میوه, abmive, fruit juice, عصير, meyve suyu
soda, نوشابه, nooshabe, soft drink, مشروب غازي, gazlı içecek
energy drink, نوشابه انرژی زا, انرژی زا, nooshabe energy za, مشروب طاقة, enerji içeceği
malt drink, ماءالشعیر, ماشعیر, mashaeer, malt icecegi
mineral water, آب معدنی, ab madani, drinking water, مياه معدنية, maden suyu
syrup, شربت, sharbat, شيرة, şurup
# staples
rice, برنج, berenj, pirinç
rice, indian rice, basmati rice, iranian rice, برنج هندی, برنج پاکستانی, برنج ایرانی, برنج هاشمی, برنج طارم
iranian rice, برنج ایرانی, برنج هاشمی, برنج طارم, berenj irani, berenj hashemi, berenj tarom
indian rice, برنج هندی, برنج پاکستانی, باسماتی, basmati rice, berenj hendi, أرز بسمتي
pasta, ماکارونی, پاستا, اسپاگتی, makaroni, macaroni, spaghetti, معكرونة, makarna
pasta, mana pasta
noodle, نودل, رشته نودل, noodles
flour, آرد, aard, ard gandom, دقيق طحين, طحين, un buğday
bread, نان, nan sangak, خبز, ekmek
cooking oil, روغن مایع, روغن سرخ کردنی, روغن خوراکی, روغن پخت و پز, روغن آفتابگردان, roghan maye, vegetable oil, sunflower oil, زيت نباتي, ayçiçek yağı, sıvı yağ
olive oil, روغن زیتون, roghan zeitoon, roghan zeytoon, زيت زيتون, zeytinyağı
sugar, شکر, shekar, قند و شکر, şeker toz
sugar cube, قند, ghand, قند حبه, قند شکسته, küp şeker
rock candy, نبات, شاخه نبات, nabat
salt, نمک, namak, ملح طعام, tuz
spice, ادویه, ادویه جات, advie, adviye, spices, بهارات, baharat
saffron, زعفران, zaferan, zaafaran, زعفران سرگل, safran
turmeric, زردچوبه, zardchoobe, zerdeçal, كركم
cinnamon, دارچین, darchin, tarçın, قرفة
cardamom, هل سبز, هل اکبر, hel sabz, kakule
ginger, زنجبیل, zanjabil, zencefil
black pepper, فلفل سیاه, felfel siah, karabiber, فلفل أسود
dried lime, لیمو عمانی, limoo amani
tomato paste, رب گوجه, رب گوجه فرنگی, رب, rob gooje, salça, معجون طماطم
sauce, سس, sos ghaza, صلصة, sos
sauce, سس بیژن, سس کچاپ, سس مایونز
ketchup, سس کچاپ, کچاپ, sos kechap, ketçap, كاتشب
mayonnaise, مایونز, سس مایونز, mayonez, مايونيز
pickle, ترشی, torshi, خیارشور, خیار شور, turşu, مخلل
vinegar, سرکه, serke, sirke, خل تفاح
lemon juice, آبلیمو, آب لیمو, ablimoo, limon suyu
canned tuna, تن ماهی, تن ماهی کنسرو, ton mahi, tonemahi, tuna, تونة, ton balığı
canned food, کنسرو, konserv, konserve, معلبات
beans, حبوبات, hoboobat, legumes, pulses, bakliyat, بقوليات
lentil, عدس, adas, mercimek
chickpea, نخود, nokhod, nohut, حمص حب
meat, گوشت, goosht, gusht, لحم, گوشت گوسفند, گوشت گوساله
meat, گوشت مرغ
chicken, گوشت مرغ, فیله مرغ, ران مرغ, سینه مرغ, morgh, دجاج, tavuk
fish, ماهی, mahi, سمك, balık
shrimp, میگو, meygoo, prawn, روبيان, karides
sausage, سوسیس, کالباس, soosis, kalbas, sosis, sucuk
# sweet
honey, عسل, asal, asal tabiee, bal arı
jam, مربا, moraba, reçel, مربى
chocolate, شکلات, shokolat, shokalat, شکلات تلخ, شکلات شیری, شوكولاتة, çikolata
chocolate, spreadable chocolate, surulebilir cikolata, شکلات صبحانه
spreadable chocolate, شکلات صبحانه, shokolat sobhane, chocolate spread, sürülebilir çikolata
peanut butter, کره بادام زمینی, kare badam zamini, fıstık ezmesi, زبدة فول سوداني
cookie, بیسکویت, بیسکوییت, کلوچه, biskuit, biscuit, koloche, بسكويت, bisküvi, kurabiye
wafer, ویفر, veyfer, gofret
cake, کیک, keyk, kek, كعكة
sweets, شیرینی, shirini, pastry, حلويات, tatlı
halva, حلوا, halva ardeh, حلوا ارده, ارده, tahini, tahin, helva
gaz sweet, گز اصفهان, گز آردی, گز لقمه
sohan, سوهان قم, سوهان عسلی
lavashak, لواشک, pestil
candy, آبنبات, آب نبات, تافی, پاستیل, abnabat, pastil, jelly candy, gummy, حلوى
chewing gum, آدامس, sakız, علكة
ice cream, بستنی, bastani, icecream, آيس كريم, dondurma
dessert, دسر, deser, پودر ژله, ژله, jelly powder
breakfast cereal, غلات صبحانه, کورن فلکس, gralat sobhane, corn flakes, cornflakes, kahvaltılık gevrek
granola, گرانولا, garanola, müsli, muesli
# nuts, fruit, snacks
nuts, آجیل, خشکبار, ajil, khoshkbar, mixed nuts, مكسرات, kuruyemiş
pistachio, پسته, peste, فستق, antep fıstığı
almond, بادام درختی, مغز بادام, badam derakhti, لوز, badem
walnut, گردو, مغز گردو, gerdoo, ceviz
cashew, بادام هندی, badam hendi, kaju, كاجو
hazelnut, فندق, fandogh, fındık, بندق
peanut, بادام زمینی, badam zamini, yer fıstığı, فول سوداني
sunflower seed, تخمه, تخمه آفتابگردان, تخمه آفتاب گردان, tokhme, ay çekirdeği
raisin, کشمش, keshmesh, kuru üzüm, زبيب
fig, انجیر خشک, انجیر, anjir, incir, تين مجفف
date fruit, خرما, khorma, dates, hurma
dried fruit, میوه خشک, میوه خشک شده, چیپس میوه, mive khoshk, kuru meyve, فواكه مجففة
fruit, میوه, mive, فواكه, meyve
vegetable, سبزیجات, سبزی خشک, سبزی خوردن, sabzijat, خضروات, sebze
dried barberry, زرشک, zereshk
chips, چیپس, chips sibzamini, potato chips, crisps, شيبس, cips
puffs, پفک, pofak, cheese puffs
popcorn, پاپ کورن, پاپکورن, چس فیل, pop corn, patlamış mısır
cracker, کراکر, keraker, kraker
powdered milk, شیر خشک, شیرخشک, shir khoshk, baby formula, infant formula, حليب أطفال, bebek maması
rose water, گلاب, golab, gül suyu, ماء ورد
dairy, لبنیات, labaniat, ألبان, süt ürünleri
frozen food, غذای منجمد, غذای آماده, غذای نیمه آماده, ghazaye amade, ready meal, donuk gıda
organic food, محصولات ارگانیک, ارگانیک, organik
`;
