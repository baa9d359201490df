// Kinds of cosmetics, care, perfume, health and pharmacy.

export const BEAUTY = `
# make-up
makeup, آرایش, لوازم آرایش, لوازم آرایشی, lavazem arayesh, lavazem arayeshi, cosmetics, make up, مكياج, makyaj
lipstick, رژ لب, رژلب, rozh lab, rojelab, roj lab, rozhlab, رژ, أحمر شفاه, ruj
lipstick, liquid lipstick, likit ruj, mac lipstick, رژ لب مایع, رژلب مایع, رژ مایع
liquid lipstick, رژ لب مایع, رژلب مایع, رژ مایع, likit ruj
lip gloss, برق لب, بالم براق, لیپ گلاس, lipgloss, bargh lab, dudak parlatıcısı
lip balm, بالم لب, لیپ بالم, balm lab, lipbalm, dudak balmı, مرطب شفاه
lip liner, خط لب, مداد لب, khat lab, dudak kalemi
mascara, ریمل, rimel, ریمل حجم دهنده, ماسكارا, maskara
eyeliner, خط چشم, مداد چشم, khat cheshm, eye liner, medad cheshm, كحل عيون, göz kalemi
eye shadow, سایه چشم, saye cheshm, eyeshadow, ظلال عيون, göz farı
foundation, کرم پودر, کرمپودر, kerem poodr, kerempoodr, kerm poodr, فاندیشن, كريم أساس, fondöten
concealer, کانسیلر, konsiler, kapatıcı
face powder, پنکک, پنکیک, pankek, pankik, پودر فیکس, compact powder, pudra
primer makeup, پرایمر, پرایمر آرایشی, makeup primer
blush, رژ گونه, رژگونه, rozh gone, rozh goone, blusher, allık
highlighter makeup, هایلایتر آرایشی, هایلایتر صورت, aydınlatıcı
contour, کانتور, کانتورینگ, kontür
eyebrow pencil, مداد ابرو, صابون ابرو, ژل ابرو, medad abroo, brow pencil, kaş kalemi
false eyelashes, مژه مصنوعی, مژه, moje masnooi, eyelash, takma kirpik
nail polish, لاک ناخن, لاک, lak nakhon, laak, طلاء أظافر, oje
nail polish remover, لاک پاک کن, استون, lak pak kon, aseton
artificial nail, ناخن مصنوعی, nakhon masnooi, takma tırnak
makeup brush, براش آرایشی, براش آرایش, برس آرایش, ست براش, fırça seti
beauty blender, پد آرایشی, اسفنج آرایشی, beauty sponge, pad arayeshi
makeup remover, آرایش پاک کن, پاک کننده آرایش, میسلار, میسلار واتر, micellar water, makyaj temizleyici
makeup bag, کیف آرایش, کیف لوازم آرایش, kif arayesh, makyaj çantası
contact lens, لنز رنگی, لنز چشم, لنز طبی, contact lenses, lens cheshm, عدسات لاصقة
# skin
cream, کرم, kerem, krem, كريم وجه
cream, anti aging cream, eye cream, hand cream, moisturizing cream, night cream, sun cream, whitening cream, brightening cream, کرم ضد چروک, کرم دور چشم, کرم چشم, کرم دست, کرم دست و صورت, کرم مرطوب کننده, کرم ابرسان, کرم شب, کرم ضد افتاب, کرم روشن کننده, کرم ضد لک
sunscreen, ضد آفتاب, کرم ضد آفتاب, ضدآفتاب, zed aftab, zedaftab, sun screen, sun cream, sunblock, واقي شمس, واقي الشمس, güneş kremi
moisturizer, مرطوب کننده, کرم مرطوب کننده, آبرسان, کرم آبرسان, marteoob konande, abresan, moisturiser, moisturizing cream, كريم مرطب, nemlendirici
anti aging cream, ضد چروک, کرم ضد چروک, zed chorook, anti wrinkle, kırışıklık karşıtı
eye cream, کرم دور چشم, کرم چشم, kerem door cheshm, göz kremi
hand cream, کرم دست, کرم دست و صورت, kerem dast, el kremi
night cream, کرم شب, gece kremi
body lotion, لوسیون بدن, losion badan, vücut losyonu, body milk
serum, سرم, سرم پوست, سرم صورت, سرم ویتامین سی, seroum, face serum, cilt serumu
serum, hair serum, سرم مو
face wash, شوینده صورت, ژل شستشوی صورت, فوم شستشو, فیس واش, face cleanser, cleanser, facial cleanser, غسول وجه, yüz temizleyici
face mask, ماسک صورت, ماسک ورقه ای, mask soorat, sheet mask, yüz maskesi
scrub, اسکراب, لایه بردار, layebardar, peeling, پیلینگ, exfoliator
toner skin, تونر پوست, تونر صورت, face toner, tonik
acne care, ضد جوش, ضد آکنه, zed joosh, anti acne, akne karşıtı
whitening cream, روشن کننده پوست, کرم روشن کننده, ضد لک, کرم ضد لک, zed lak, brightening cream
# hair
shampoo, شامپو, shampo, shampoo moo, شامبو, şampuan
shampoo, baby shampoo, clear shampoo, شامپو بچه, شامپو کودک, شامپو کلیر, شامپو داو
conditioner, نرم کننده مو, نرم کننده, narm konande moo, hair conditioner, saç kremi, بلسم شعر
hair mask, ماسک مو, mask moo, saç maskesi
hair oil, روغن مو, سرم مو, roghan moo, hair serum, saç yağı
hair color, رنگ مو, رنگمو, rang moo, rang mo, hair colour, hair dye, صبغة شعر, saç boyası
hair gel, ژل مو, چسب مو, واکس مو, تافت, zhel moo, hair wax, hair spray, saç jölesi
keratin, کراتین مو, کراتینه مو, keratin moo
hair loss, ضد ریزش مو, ضد ریزش, zed rizesh, saç dökülmesi
hair dryer, سشوار, seshvar, seshoar, hairdryer, blow dryer, مجفف شعر, saç kurutma makinesi
hair straightener, اتو مو, اتوی مو, صاف کننده مو, otoo moo, otu moo, flat iron, مكواة شعر, saç düzleştirici
hair curler, فر کننده مو, بابلیس, فرکننده مو, curling iron, hair curling, saç maşası
hair brush, برس مو, شانه مو, hairbrush, bors moo, برس حرارتی, saç fırçası
shaver, ریش تراش, ریشتراش, ماشین ریش تراش, rish tarash, mashin rish tarash, ماكينة حلاقة, tıraş makinesi
hair clipper, ماشین اصلاح, ماشین موزن, خط زن, ماشین اصلاح سر, mashin eslah, trimmer, hair trimmer, موزن
razor, تیغ اصلاح, ژیلت یکبار مصرف, خود تراش, خودتراش, tigh eslah, razor blade, شفرة حلاقة, tıraş bıçağı
epilator, اپیلاتور, اپیلیدی, موکن, epilaator, epilasyon, epilady
laser hair removal, لیزر مو, لیزر خانگی, ipl
hair removal cream, کرم موبر, موبر, پودر موبر, mobar, wax strip, tüy dökücü
shaving foam, فوم اصلاح, خمیر اصلاح, ژل اصلاح, shaving cream, shaving gel, tıraş köpüğü
after shave, افترشیو, افتر شیو, aftershave
# body and perfume
perfume, عطر, ادکلن, ادوپرفیوم, ادو پرفیوم, ادوتویلت, ادو تویلت, عطر و ادکلن, atr, adkolon, odkolon, fragrance, cologne, eau de parfum, eau de toilette, parfum, عطور
perfume, axis perfume, عطر شنل, عطر رصاصی
body splash, بادی اسپلش, بادی میست, badi esplash, body mist
deodorant, دئودورانت, دئودرانت, ضد تعریق, مام, رول ضد تعریق, اسپری بدن, deodoran, zed taarigh, antiperspirant, body spray, مزيل عرق
soap, صابون, saboon, sabun
soap, dove soap, liquid soap, sivi sabun, صابون داو, صابون مایع
hand wash, مایع دستشویی, maye dastshooyi, liquid soap, صابون مایع, sıvı sabun
body wash, شامپو بدن, ژل دوش, shampoo badan, shower gel, duş jeli, غسول جسم
loofah, لیف حمام, لیف, کیسه حمام, lif hamam, banyo lifi
toothpaste, خمیر دندان, خمیردندان, khamir dandan, tooth paste, معجون أسنان, diş macunu
toothbrush, مسواک, mesvak, tooth brush, فرشاة أسنان, diş fırçası
toothbrush, electric toothbrush, مسواک برقی
electric toothbrush, مسواک برقی, mesvak barghi
mouthwash, دهانشویه, دهان شویه, dahanshooye, mouth wash, غسول فم, ağız çalkalama suyu
dental floss, نخ دندان, nakh dandan, diş ipi
sanitary pad, نوار بهداشتی, پد بهداشتی, navar behdashti, sanitary napkin, فوط صحية, hijyenik ped
condom, کاندوم, kandom, prezervatif
cotton pad, پد پنبه ای, پنبه آرایشی, گوش پاک کن, cotton bud, cotton swab, pamuk
wet wipe, دستمال مرطوب, dastmal martoob, wet wipes, مناديل مبللة, ıslak mendil
# health
vitamin, ویتامین, قرص ویتامین, vitamin c, ویتامین سی, vitamin d, ویتامین دی, فيتامين, multivitamin, مولتی ویتامین
omega 3, امگا 3, امگا سه, روغن ماهی, fish oil
collagen, کلاژن, پودر کلاژن, kolajen, كولاجين
mask, ماسک تنفسی, ماسک پزشکی, ماسک سه لایه, surgical mask, kn95, n95, maske
hand sanitizer, ضدعفونی کننده, ضد عفونی کننده, ژل ضدعفونی, zed ofooni, disinfectant, معقم يدين, dezenfektan
blood pressure monitor, فشارسنج, فشار سنج, دستگاه فشار خون, feshar sanj, جهاز ضغط, tansiyon aleti
glucose meter, تست قند خون, دستگاه قند خون, قند سنج, glucometer, şeker ölçüm cihazı
thermometer, تب سنج, دماسنج, tab sanj, damasanj, ميزان حرارة, ateş ölçer, termometre
massager, ماساژور, ماساژ دهنده, masazhoor, masajor, massage gun, جهاز مساج, masaj aleti
heating pad, کیسه آب گرم, تشک برقی, پتو برقی, hot water bag, ısıtıcı ped
wheelchair, ویلچر, صندلی چرخدار, vilcher, wheel chair, كرسي متحرك, tekerlekli sandalye
walking stick, عصا, عصای دستی, asaa, cane stick, baston
knee support, زانوبند, زانو بند, zanooband, knee brace, dizlik
back support, کمربند طبی, گن طبی, گن لاغری, korse
bandage, چسب زخم, باند پزشکی, باند و گاز, chasb zakhm, plaster strip, yara bandı
pregnancy test, تست بارداری, بی بی چک, bibi check, gebelik testi
hearing aid, سمعک, samak shenavayi, işitme cihazı
herbal medicine, داروی گیاهی, گیاه دارویی, عرقیات, عرقیات گیاهی, daroo giahi
`;
