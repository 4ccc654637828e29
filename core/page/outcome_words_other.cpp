// Finnish, Hungarian, Turkish, Greek, Hebrew and Arabic. Where a language joins endings or small words to its words,
// patterns hold the part that stays.
#include <array>

#include "core/page/outcome_words.hpp"

namespace legwork::core::outcome_words {

namespace {

constexpr OutcomeWords finnish{
    .language = "fi",
    .thanks = "kiitos|kiitoksia|kiitämme|kiitokset|arvostamme",
    .about =
        "viesti*|yhteydenot*|yhteyden*|palaut*|lomak*|vasta*|kiinnostu*|kysymy*|sähköposti*|kommentti*|kommente*|"
        "mielipi*|ehdotu*|yhteyttä|aika*|tiedustelu*|pyynnö*|hakemu*|kirjoit*|tiedo*|ilmoitu*",
    .sent =
        "on/ovat lähetetty|on/ovat .. lähetetty|lähetetty onnistuneesti|on/ovat .. "
        "vastaanotettu/toimitettu/välitetty|lähetettiin|olemme vastaanottaneet|olemme saaneet|saimme|"
        "vastaanotimme|lähetys onnistui|lähettäminen onnistui|viesti* .. lähetetty|lomake .. lähetetty|"
        "^ lähetetty $|^ onnistui $",
    .answer =
        "otamme .. yhteyttä|palaamme|vastaamme|olemme yhteydessä|otan yhteyttä|soitamme|käsittelemme .. "
        "mahdollisimman",
    .negation = "ei|eivät|emme|epäonnistu*|virhe*|valitettavasti|mitään",
    .conditional = "jos|kun|jälkeen|ennen|kunnes|lähetetään|jotta|täytä|tulee|pitää|haluat*|voit|täyttä*",
    .failed =
        "umpeutu*|mitään|ei ole olemassa|ei enää|lomake .. suljettu|poistettu käytöstä|ole oikeuksia|ei löyd*|ei .. "
        "lähetetty/voitu/voida/onnistunut/lähettää/käytettävissä/toimitettu|eivät .. voitu|epäonnistu*|virhe*|"
        "ongelma*|meni vikaan|pieleen|hups|valitettavasti|yritä .. myöhemmin|yritä "
        "uudelleen|yritä uudestaan|vanhentunut|vanhentui|päivitä sivu|lataa sivu|ota yhteyttä "
        "ylläpit*|mitään ei|peruutettu|keskeyty*|ei saatavilla",
    .invalid =
        "väärä*|mukauta|virheitä|tarkasta|et voi|lisää .. sähköposti*|sinun on|anna .. "
        "nimi*/numero*/sähköposti*/oikea*/kelvolli*/vähintään|ole hyvä ja "
        "anna|syötä|täytä|valitse|tarkista|korjaa|hyväksy|kirjoita|vastaa|pakollinen|"
        "pakollis*|vaaditaan|vaadi*|virheellinen|virheellis*|kelvoton|kelpaa|kelvollinen|kelvollis*|väärä|"
        "väärin|täytyy|tulee|pitää|liian pitkä*|liian lyhy*|liian suuri|liian iso|liian pieni|vähintään|enintään|"
        "korkeintaan|ei sallittu|sallittu|ei ole sallit*|tyhjä*|puuttu*|eivät täsmää|ei täsmää|ei vastaa|kentissä .. "
        "virhe*|kentässä|virhe* .. kent*|ylittää|merkkiä|oikea|oikean|voimassa|ei ole oikea|ei saa",
    .spam = "spam|roskaposti*|liikaa|liian monta|estetty|epäilyttäv*|pääsy evätty|robotti",
    .unfinished =
        "jatka* .. myöhemmin|keskeneräi*|ei ole vielä .. lähetetty|ei vielä .. lähetetty|tarkista .. ennen|vielä yksi "
        "vaihe|seuraava vaihe|viimeinen vaihe|melkein valmis|vaihe # #|~odota|~odottakaa|~lähetetään $|~tiedostoa "
        "lähetetään|~ladataan|~vahvistetaan|~tarkistetaan|luonnos*|# # kysymy*|esikatselu .. lähett*",
    .confirm =
        "vahvistuslin*|aktivointilin*|klikkaa .. linkki*|napsauta .. linkki*|linkki* .. "
        "vahvist*|vahvista .. sähköposti*/tilau*/yhteyden*|saapuneet|postilaatikko*|"
        "vahvistaaksesi|aktivoi tili*|sähköposti* .. vahvist*",
    .elsewhere =
        "uutiskirje*|tilau*|tilannut|tilaaja*|osto*|ostoskori*|maksu*|salasana*|tili|tilin|tilisi|"
        "kirjaudu*|rekisteröi*|eväste*|olet jo|on jo|äänestänyt|vierailu*|kärsivälli*|ei kiitos|chat*|julkais*|"
        "hyväksytty|ennen julkaise*|kysely*|suostu*|tietosuoja*|luottamu*|auttaa|ansiosta",
    .aside = "roskapostikansio*|roskapostilaatikko*|pakolliset kentät on|tervetullei*|kopio*|älä epäröi",
};

constexpr OutcomeWords hungarian{
    .language = "hu",
    .thanks = "köszönj*|köszön*|köszi|hálás*|értékeljük",
    .about =
        "üzenet*|megkeres*|kapcsolat*|érdeklőd*|visszajelz*|űrlap*|válasz*|kérdés*|email*|e mail*|vélem*|"
        "javaslat*|írt*|írál*|kitölt*|észrevétel*|idejét|idődet|level*|ajánlatkér*|jelentkez*|megjegyz*",
    .sent =
        "elküld* .. siker*|sikeresen .. "
        "elküld*/elküldve/elküldtük/elküldte/elküldött/megérkez*/továbbít*/küld*|elküldtük|elküldve|"
        "elküldésre került|elküldött*|elküldte|megkaptuk|megkaptam|megérkezett|beérkezett|továbbítottuk|"
        "továbbításra került|fogadtuk|üzenet*/űrlap*/levél .. elküld*|küldés sikeres|sikeres .. küldés|^ siker $|^ "
        "sikeres $",
    .answer =
        "válaszol*|jelentkez*|felvesszük .. kapcsolat*|felvesszük önnel|keresni fogjuk|"
        "megkeressük|hamarosan .. válasz*|kapcsolatba lépünk|visszahívjuk|értesítjük|írni fogunk",
    .negation = "nem|nincs|soha|sikertelen*|sajnos",
    .conditional =
        "ha nem|ha szeretn*|ha a|ha az|ha ön|amikor|miután|mielőtt|amíg|amint|elküldésre kerül $|elküldésre fog|hogy "
        "elküld*|kérjük|kell|"
        "szeretne|töltse|lehet|küldéséhez|küldéshez|szeretnéd",
    .failed =
        "nem létezik|már nem|űrlap .. lezár*|letiltva|nincs jogosult*|nem található|nem .. "
        "elküld*/küld*/sikerült/lehet/lehetett/tudtuk/továbbít*/feldolgoz*/elérhető/siker*|sikertelen*|hiba|hibát|"
        "hibába|probléma*|gond|valami .. "
        "elromlott|baj|hoppá|sajnos|sajnáljuk|próbál* .. "
        "később|próbál* .. újra|próbál* meg|lejárt|nem elérhető|frissíts*|töltse újra|lépjen kapcsolatba .. "
        "rendszergazd*|semmi sem|megszakadt|elnézést|hiba történt|lépett fel",
    .invalid =
        "írjon be|írj be|adjon meg|helyesbíts*|válaszol* meg|szabványos|téves|nem tölthet|módosíts*|hiba .. "
        "kitölt*|kérjük .. "
        "adja/add/adjon/töltse/töltsd/válasszon/válassz/ellenőrizze/ellenőrizd/javítsa/javítsd/írja/fogadja/"
        "fogadd/adjon/erősítse/írjon/válaszoljon|adja meg|adj meg|add meg|töltse ki|töltsd ki|válasszon|válassz ki|"
        "írja be|kötelező*|érvénytelen*|hibás|helytelen*|"
        "rossz|érvényes|nem érvényes|kell|túl hosszú|túl rövid|túl nagy|túl "
        "kicsi|legalább|legfeljebb|maximum|maximális|"
        "minimum|nem engedélyezett|nem megengedett|tilos|üres|hiányz*|nem egyezik|nem egyeznek|mező* .. hib*|hib* .. "
        "mező*|"
        "szükséges|meghaladja|karakter*|nem megfelelő|nem lehet kevesebb|nem lehet|elfogad* .. "
        "feltétel*|megadni|kitölteni|nem helyes",
    .spam = "spam|levélszemét|túl sok|letilt*|blokkol*|gyanús|hozzáférés megtagadva|robot|kép ellenőrzése sikertelen",
    .unfinished =
        "folytat* .. később|befejez* .. később|vázlat*|még nem .. elküld*|még nincs .. elküld*|nem .. még .. "
        "elküld*|ellenőriz* .. előtt|még egy lépés|következő lépés|utolsó lépés|majdnem kész|# # lépés|lépés # "
        "#|~várj|~várjon|~folyamatban|~feltöltés|piszkozat|# # kérdés*|kérdések # #|ellenőrizze .. adatait|~küldés $",
    .confirm =
        "ellenőrző link*|megerősítő .. link*|aktiváló link*|kattints* .. link*|link* .. kattint*|"
        "hivatkozás* .. kattint*|erősítse meg|erősítsd meg|postaládá*|beérkező leveleit|aktiválás*|"
        "megerősítéséhez|fiók* aktivál*",
    .elsewhere =
        "hírlevél*|feliratkoz*|előfizet*|rendelés*|megrendel*|vásárl*|kosár*|fizetés*|jelszó*|fiók*|"
        "bejelentkez*|regisztr*|süti*|cookie*|már|szavazott|szavazat*|látogat*|türelm*|nem köszönöm|chat*|"
        "közzé*|közzétét*|hozzászólás*|jóváhagy*|felmérés*|hozzájárul*|adatvédel*|bizalm*|segíthet*|segíteni",
    .aside = "spam mapp*|levélszemét mapp*|csillaggal jelölt|kötelező mezők|szívesen|másolat*|ne habozzon",
};

constexpr OutcomeWords turkish{
    .language = "tr",
    .thanks = "teşekkür*|sağolun|sağ olun|minnettar*|değerli $",
    .about =
        "mesaj*|iletişim*|form*|geri bildirim*|görüş*|ilgi*|talep*|talebiniz|başvuru*|ileti*|soru*|e posta*|eposta*|"
        "mail*|yanıt*|cevap*|yorum*|öneri*|doldur*|zaman*|yazdı*|ulaş*|bildiriminiz*|istek|isteğiniz",
    .sent =
        "gönderildi|gönderilmiştir|iletildi|iletilmiştir|ulaştı|ulaşmıştır|alındı|alınmıştır|aldık|"
        "başarıyla .. gönder*|başarılı bir şekilde .. gönder*|gönderim .. başarılı/tamamlandı|gönderdiniz|tarafımıza "
        "ulaş*|teslim edildi|^ başarılı $|elimize ulaştı|talebiniz/başvurunuz/mesajınız .. "
        "kaydedildi/kaydedilmiştir|kabul edildi",
    .answer =
        "size .. dönüş|dönüş yap*|geri dön*|iletişime geçeceğiz|iletişime geçecek*|irtibata geç*|yanıt vereceğiz|"
        "yanıtlayacağız|cevap vereceğiz|cevaplayacağız|sizi arayacağız|arayacağız|size ulaşacağız|döneceğiz|"
        "temasa geç*",
    .negation =
        "başarılı "
        "değil|değil|hayır|yok|gönderilemedi|gönderilmedi|iletilemedi|iletilmedi|alınamadı|alınmadı|başarısız*|"
        "ulaşmadı|maalesef|*emedi|*amadı|edilmedi|hiçbir|henüz",
    .conditional =
        "eğer|gönderilecek*|iletilecek*|gönderildiğinde|gönderildikten|gönderilmeden|*dığında|*diğinde|için "
        "lütfen|lütfen|doldurun*|göndermek için|isterseniz|gerekir|gerek*|önce|kadar|*ırsa|*irse",
    .failed =
        "hiçbir şey|bulamadık|sona erdi|form .. kapalı|devre dışı|yetkiniz yok|bulunamadı|süresi dolmuş|artık .. "
        "değil|gönderilemedi|gönderilmedi|iletilemedi|iletilmedi|gönderilemiyor|gönderme "
        "başarısız|başarısız*|hata|hatası|"
        "hatalar|sorun|sorunu|problem|bir şeyler|ters gitti|yanlış gitti|hay aksi|üzgünüz|maalesef|daha "
        "sonra|tekrar deneyin*|yeniden deneyin*|süresi doldu|zaman aşımı|kullanılamıyor|mevcut "
        "değil|yenileyin|yöneticisi* .. iletişim*|iptal edildi|*emedi|*amadı|yapılamadı|işlenemedi|yüklenemedi|mümkün "
        "değil",
    .invalid =
        "düzenleyin|geçemez|cevap verin|cevaplayın|alanları doğrulayın|iznine sahip değil*|gerekmektedir|giriniz|kabul "
        "etmeniz|girin|ekleyin|lütfen .. "
        "girin*/giriniz/doldurun*/seçin*/seçiniz/kontrol/belirtin*/kabul/düzeltin*/yazın*/yanıtlayın*/cevaplayın*/"
        "onaylayın*/tamamlayın*|lütfen .. ayarlayın|zorunlu*|gerekli*|gereklidir|geçersiz*|geçerli|yanlış "
        "kod*/adres*/e|yanlış $|yanlıştır|hatalı|"
        "olmalı*|çok uzun|çok kısa|çok büyük|çok küçük|en az|en fazla|en çok|izin verilmiyor|izin verilmez|izin "
        "verilmeyen|izniniz|boş|eksik|eşleşmiyor|uyuşmuyor|aynı değil|alan* .. hata*|hata* .. alan*|"
        "aşamaz|aşmamalı*|karakter*|girmelisiniz|doldurmalısınız|kabul etmelisiniz|etmeniz|girmeniz|doğru değil|"
        "bırakılamaz|girilmedi",
    .spam = "spam|istenmeyen|çok fazla .. istek|çok fazla|engellendi*|şüpheli|erişim reddedildi|robot|kısıtlı",
    .unfinished =
        "daha sonra devam|sonra .. tamamla*|henüz .. gönderilmedi|henüz .. gönderilmemiştir|kontrol .. göndermeden "
        "önce|bir adım daha|sonraki adım|son adım|neredeyse|adım # "
        "#|~bekleyin*|~yükleniyor|~yapılıyor|~gönderiliyor|~doğrulanıyor|taslak*|# # soru*|~işleniyor|bilgileriniz "
        "doğru mu",
    .confirm =
        "doğrulama bağlantısı*|onay bağlantısı*|aktivasyon bağlantısı*|bağlantı* .. tıkla*|tıkla* .. bağlantı*|"
        "link* .. tıkla*|gelen kutu*|e posta* .. onayla*|e posta* .. "
        "doğrula*|onaylamak için|etkinleştirmek*|aktifleştir*|aboneliğinizi onay*",
    .elsewhere =
        "bülten*|abone*|sipariş*|satın al*|sepet*|ödeme*|şifre*|parola*|hesap*|hesab*|oturum*|giriş yap*|"
        "kaydol*|kayıt ol*|çerez*|cookie*|zaten|oy|ziyaret*|sabrınız*|sabır*|hayır teşekkür*|sohbet*|"
        "yayınla*|paylaşıldı|onaylanması|anket*|onaylıyorum|rıza*|gizlilik*|güven*|yardımcı ol*|sayesinde",
    .aside =
        "spam klasör*|istenmeyen posta klasör*|istenmeyen klasör*|zorunlu alan|zorunlu alanlar|bekliyoruz|"
        "kopya*|çekinmeyin",
};

constexpr OutcomeWords greek{
    .language = "el",
    .thanks = "ευχαριστ*|ευχαριστούμε|εκτιμούμε",
    .about =
        "μήνυμα*|μηνύματ*|επικοινων*|σχόλι*|αίτημα*|αιτήματ*|φόρμα*|ενδιαφέρον|απάντησ*|ερώτησ*|email|mail|e mail|"
        "γνώμη|προτάσεις|γράψατε|χρόνο|ανατροφοδότηση|υποβολή|συμπλήρωσ*|στοιχεία|κριτική",
    .sent =
        "στάλθηκε|στάλθηκαν|εστάλη|εστάλησαν|έχει .. σταλεί/αποσταλεί/ληφθεί/υποβληθεί/παραληφθεί/παραδοθεί|"
        "έχουν .. σταλεί/αποσταλεί/υποβληθεί|αποστάλθηκε|απεστάλη|υποβλήθηκε|υποβλήθηκαν|λάβαμε|ελήφθη|λήφθηκε|"
        "παραλάβαμε|παραδόθηκε|με επιτυχία .. στάλθηκε|επιτυχής αποστολή|αποστολή .. "
        "επιτυχής/ολοκληρώθηκε/επιτυχία|^ επιτυχία $|καταχωρήθηκε|καταχωρίστηκε",
    .answer =
        "απαντήσουμε|απαντήσω|επικοινωνήσουμε|επικοινωνήσω|έρθουμε σε επαφή|θα επικοινωνήσει|σύντομα .. επαφή|"
        "καλέσουμε",
    .negation = "δεν|δε|όχι|μη|μην|αδυναμία|αποτυχία|απέτυχε|αδύνατη|ποτέ|τίποτα|δυστυχώς",
    .conditional =
        "αν|εάν|όταν|μόλις|αφού|πριν|μέχρι|θα σταλεί|θα αποσταλεί|για να|συμπληρώστε|παρακαλώ|πρέπει|θέλετε|μπορείτε",
    .failed =
        "δεν υπάρχ*|φόρμα .. κλειστή|απενεργοποι*|δεν έχετε άδεια|δεν βρέθηκε|δεν .. "
        "στάλθηκε/σταλεί/εστάλη/αποσταλεί/υποβλήθηκε/ήταν/μπόρεσε/παραδοθεί/διαθέσιμ*|απέτυχε|αποτυχία|σφάλμα|"
        "σφάλματα|λάθος|πρόβλημα|προβλήματα|κάτι πήγε|ωχ|ουπς|δυστυχώς|λυπούμαστε|δοκιμάστε .. "
        "αργότερα|προσπαθήστε .. αργότερα|δοκιμάστε .. ξανά|δοκιμάστε ξανά|προσπαθήστε "
        "ξανά|προσπαθήστε πάλι|έληξε|έχει λήξει|μη διαθέσιμ*|ανανεώστε|φορτώστε ξανά|διαχειριστή|τίποτα "
        "δεν|ακυρώθηκε|αδύνατη|αδυναμία",
    .invalid =
        "μορφή .. δεν|λάθος διεύθυνση|λάθος κωδικ*|προσαρμόστε|προσθέστε|επιτρεπτ*|δεν έχετε δικαίωμα|πληκτρολογήστε "
        "τον/την/ένα/το|παρακαλώ .. "
        "εισάγετε/συμπληρώστε/επιλέξτε/ελέγξτε/διορθώστε/πληκτρολογήστε/αποδεχτείτε/δώστε/απαντήστε/εισαγάγετε|"
        "συμπληρώστε|εισάγετε|εισαγάγετε|επιλέξτε|ελέγξτε|διορθώστε|απαντήστε|υποχρεωτικ*|απαιτ*|άκυρ*|μη "
        "έγκυρ*|έγκυρ*|εσφαλμέν*|λανθασμέν*|πρέπει|πολύ μεγάλ*|πολύ μικρ*|"
        "πολύ σύντομ*|τουλάχιστον|μέγιστ*|ελάχιστ*|το πολύ|δεν επιτρέπ*|δεν είναι σωστ*|κεν*|λείπ*|δεν ταιριάζ*|δεν "
        "συμφων*|πεδί* .. σφάλμα*/λάθος|σφάλμα* .. πεδί*|υπερβαίν*|χαρακτήρες|αποδεχτείτε|δεν μπορεί "
        "να|πεδίο|σωστά|σωστό",
    .spam = "spam|ανεπιθύμητ*|πάρα πολλά|πάρα πολλές|αποκλεισ*|μπλοκαρ*|ύποπτ*|απαγορεύεται η πρόσβαση|ρομπότ",
    .unfinished =
        "συνεχίσετε .. αργότερα|ολοκληρώσετε .. αργότερα|δεν έχει .. ακόμα .. σταλεί|δεν .. ακόμη|δεν .. ακόμα|ακόμη "
        "ένα βήμα|ένα ακόμη βήμα|ένα ακόμα βήμα|επόμενο βήμα|τελευταίο βήμα|σχεδόν έτοιμο|βήμα # από "
        "#|~περιμένετε|~ανεβαίνει|~^ μεταφόρτωση $|~γίνεται επαλήθευση|~γίνεται αποστολή|πρόχειρο|# # "
        "ερωτήσεις|ελέγξτε .. πριν",
    .confirm =
        "σύνδεσμο* .. επαλήθευσης/επιβεβαίωσης/ενεργοποίησης|κλικ .. σύνδεσμο|πατήστε .. σύνδεσμο|σύνδεσμο* "
        ".. επιβεβαι*|επιβεβαιώστε|εισερχόμενα|ενεργοποι*|επιβεβαιώσετε",
    .elsewhere =
        "newsletter*|ενημερωτικ*|συνδρομ*|εγγραφ*|παραγγελ*|αγορ*|καλάθι*|πληρωμ*|κωδικ*|λογαριασμ*|σύνδεση|"
        "cookie*|ήδη|ψηφίσ*|επίσκεψ*|υπομον*|όχι ευχαριστ*|χάρη|συνομιλ*|δημοσιε*|εγκρι*|έγκρισ*|έρευν*|"
        "συγκατ*|απορρήτ*|εμπιστο*|βοηθήσ*",
    .aside = "φάκελο .. ανεπιθύμητ*|ανεπιθύμητη αλληλογραφία|αντίγραφο|ευπρόσδεκτ*|μη διστάσετε|με αστερίσκο",
};

constexpr OutcomeWords hebrew{
    .language = "he",
    .thanks = "תודה*|*תודה|מודים|אנו מודים|אנחנו מודים|מעריכים",
    .about =
        "*פני*|*הודע*|*פנות*|*יצירת קשר|*קשר|*טופס|*תגוב*|*משוב*|*התעניינות*|*שאל*|*מייל*|*תשוב*|*דעת*|*הצע*|"
        "*כתב*|*זמן|*מילוי|*בקש*|*פרטי*",
    .sent =
        "נשלח*|*נשלחה|*נשלח|התקבל*|*התקבלה|*התקבל|קיבלנו|נקלט*|הועבר*|נמסר*|*הצלחה .. נשלח*|*נשלח* .. "
        "בהצלחה|הוגש*|ההודעה .. בדרך|^ נשלח $",
    .answer =
        "*ניצור .. קשר|ניצור איתך קשר|נחזור אליך*|נחזור אליכם|נשוב אליך|נענה|ניצור עמך קשר|יחזור אליך|"
        "יצרו איתך קשר|ניצור עמכם|*נשיב|*נחזור",
    .negation = "לא|*לא|אין|אי|נכשל*|*נכשלה|שגיא*|בלתי|מעולם|כלום",
    .conditional = "אם|כאשר|לאחר|לפני|עד|תישלח|יישלח|ישלח|כדי|מלא|מלאו|צריך|חייב|אנא|*כש",
    .failed =
        "לא הצליח*|לא קיים*|אינו קיים|אינה קיימת|כבר לא|סגור*|מושבת*|אין .. הרשא*|לא נמצא*|לא .. "
        "נשלח*/ניתן/הצלח*/התקבל*/זמין|נכשל*|*נכשלה|שגיא*|*שגיאה|בעי*|*בעיה|משהו השתבש|השתבש|אופס|אירע*|"
        "מצטערים|נסו .. מאוחר|נסה .. מאוחר|נסה שוב|נסו שוב|נא לנסות|לנסות שוב|פג תוקף|פג|לא זמין|רענן|רעננו|"
        "מנהל האתר|בוטל*|לא ניתן|תקלה",
    .invalid =
        "הקלד*|לא יעלה|אנא .. השב/השלם|אינך רשאי|הכרחי|בבקשה .. השלם|מצטערים אינך|נא להזין|נא .. "
        "להזין/למלא/לבחור/לבדוק/לתקן/לאשר/הזן/הזינו/להכניס|אנא .. "
        "הזן/הזינו/מלא/מלאו/בחר/בחרו/בדוק/תקן/הכנס/הכניסו/אשר/ענה/ודא/וודא|יש .. להזין/למלא/לבחור/לציין/לאשר/להכניס|"
        "חובה|*חובה|נדרש*|דרוש*|*שגוי|שגוי*|תקין|*תקין|תקינה|לא תקין*|לא חוקי*|חוקי*|תקף|*תקף|חייב*|"
        "ארוך מדי|קצר מדי|גדול מדי|קטן מדי|לפחות|לכל היותר|מקסימ*|מינימ*|אסור*|אינו מורשה|אינם "
        "מורשים|ריק*|חסר*|*חסרים|אינו תואם|אינם תואמים|לא תואמ*|*שדות .. שגיא*|*שדה|תווים|הזן|בחר|מלא את|יותר מ|פחות מ|"
        "לא נכון*|לא מורשה|אינו חוקי|לא יכול",
    .spam = "*ספאם|*זבל|יותר מדי|נחסם*|חסום*|חשוד*|הגישה נדחתה|רובוט",
    .unfinished =
        "להמשיך .. מאוחר|להשלים .. מאוחר|עדיין לא .. נשלח*|טרם נשלח*|בדק*/בדוק .. לפני|עוד צעד|עוד שלב|השלב הבא|שלב "
        "אחרון|כמעט סיימ*|שלב # מתוך #|~המתן|~המתינו|~להמתין|~נטען|~בטעינה|~*מבצע אימות|טיוטה|ענה על "
        "שאלות|~שולח|~בתהליך",
    .confirm =
        "*קישור .. אימות/אישור/הפעלה|קישור אימות|קישור אישור|לחץ .. קישור|לחצו .. קישור|ללחוץ .. "
        "*קישור|*קישור .. *לאשר|*לאשר את .. *מינוי/*מייל/*הרשמה|תיבת הדואר|תיבת הדוא|לאמת|הפעל*|אשר את .. "
        "הרשמה/מייל/כתובת",
    .elsewhere =
        "*ניוזלטר|*דיוור|*הרשמ*|נרשמ*|*מינוי|*מנוי|*הזמנ*|*רכיש*|*קניי*|*סל|*תשלום|*סיסמ*|*חשבון|*התחבר*|"
        "*עוגיות|cookie*|כבר|הצבע*|*ביקור*|*סבלנות*|לא תודה|תודות|*צאט|פורסמ*|לאישור|*סקר|*הסכמ*|*פרטיות|"
        "*אמון|לעזור|הודות",
    .aside = "תיקיית *ספאם|תיקיית *זבל|*תיקיית .. ספאם|שדות המסומנים|עותק|אל תהסס*",
};

constexpr OutcomeWords arabic{
    .language = "ar",
    .thanks = "شكرا*|*شكرا|شكرًا*|نشكر*|*نشكرك*|أشكرك*|ممتن*|نقدر",
    .about =
        "*رسال*|*تواصل*|*اتصال*|*استفسار*|*طلب*|*نموذج*|*ملاحظ*|*تعليق*|*اهتمام*|*رد*|*بريد*|*سؤال*|*اسئل*|*رأي*|"
        "*اقتراح*|*مراسل*|*كتاب*|*وقت*|*مشارك*|*تعبئ*|*استمار*",
    .sent =
        "تم .. ارسال*|تم .. إرسال*|تم .. استلام*|تم .. استقبال*|تم .. تسليم*|تم .. تقديم*|تمت .. ارسال*|لقد "
        "استلمنا|استلمنا|تلقينا|وصلتنا|وصلنا|ارسلت .. بنجاح|أرسلت .. بنجاح|الارسال بنجاح|ارسال* .. بنجاح|تم "
        "الارسال|تم التسليم|تم استلام*|وصلت رسالت*|تم الاستلام",
    .answer =
        "سنتواصل|سنرد|سوف نتواصل|سوف نرد|سنعاود|سنقوم بالرد|سيتم الرد|سيتم التواصل|نرد عليك*|نتواصل معك*|سنتصل|"
        "سنجيب|سوف نتصل|ستصلك|معاودة الاتصال",
    .negation = "لم|لا|لن|ليس|تعذر|فشل|غير|عدم|يتعذر|ليست|بدون",
    .conditional =
        "اذا|إذا|عندما|بعد|قبل|حتى|سيتم ارسال|سيتم إرسال|سوف يتم|لكي|يرجى|الرجاء|يجب|تريد|حالما|لارسال|لإرسال",
    .failed =
        "لم نتمكن|لا يمكن*|غير موجود*|لا يوجد|لم يعد|مغلق*|معطل*|لا تملك|لم يتم العثور|لم .. "
        "ارسال*/يتم/تتم/نتمكن/يتمكن|تعذر*|يتعذر|فشل*|خطأ|*خطأ|خطا|*خطا|مشكل*|*مشكله|حدث خطا|عذرا|"
        "للاسف|المحاوله|*محاوله .. "
        "لاحقا|حاول .. لاحقا|حاول مره|اعد المحاوله|انتهت *صلاحيه|انتهت|غير متاح*|غير متوفر*|اعاده تحميل|اعد "
        "تحميل|*مسؤول|"
        "المدير|تم الغاء|لا يمكن",
    .invalid =
        "خاطي*|الرجاء .. قبول/التاكد|يرجى .. قبول|يرجى .. "
        "ادخال/ملء/تعبئه/اختيار/تحديد/التحقق/تصحيح/الموافقه/كتابه/تقديم/الاجابه/تعديل|الرجاء .. "
        "ادخال/ملء/تعبئه/اختيار/تحديد/التحقق/تصحيح/الموافقه/كتابه|ادخل|"
        "مطلوب*|*مطلوب|الزامي*|اجباري*|غير صالح*|صالح*|غير صحيح*|صحيح*|يجب|طويل*|قصير*|كبير جدا|صغير جدا|على "
        "الاقل|على الاكثر|الحد الاقصى|*حد الاقصى|الحد الادنى|غير مسموح*|لا يسمح|فارغ*|مفقود*|ناقص*|لا يتطابق|لا "
        "تتطابق|غير متطابق*|*حقول .. *خطا*|*خطا* .. *حقل*|يتجاوز|*حروف|احرف|*حقل|تجاوز|ضروري*|اقل من|اكثر من|قبول "
        "الشروط|لابد",
    .spam = "سبام|مزعج*|*مزعج|*عشوائي|كثيره جدا|محظور*|حظر*|مشبوه*|رفض الوصول|روبوت",
    .unfinished =
        "اكمال .. لاحقا|المتابعه لاحقا|مسوده|لم .. بعد|راجع/تحقق/مراجعه .. قبل|خطوه اخرى|الخطوه التاليه|الخطوه "
        "الاخيره|~انتظر*|~*انتظار|~*تحميل الملف|~تحميل الملف|~جار التحقق|~جاري التحقق|~جار*|مسوده|اسئله # #|الخطوه # "
        "من #|~جاري الارسال",
    .confirm =
        "رابط .. تحقق/تاكيد/تفعيل/التحقق/التاكيد/التفعيل|رابط تحقق|انقر .. *رابط|النقر .. "
        "*رابط|اضغط .. *رابط|*رابط .. *تاكيد|*تاكيد *اشتراك*|تاكيد بريد*|صندوق الوارد|*تفعيل|*تاكيد .. اشتراكك|لتاكيد",
    .elsewhere =
        "*نشره*|*اشتراك*|مشترك*|*شراء*|*سله|*دفع|كلمه المرور|*حساب*|تسجيل*|*تسجيل|*كوكيز|ملفات "
        "تعريف|cookie*|بالفعل|صوت*|*تصويت*|*زيارت*|صبرك*|لا شكرا|*دردشه|نشر*|*موافقه|اوافق|*استبيان*|"
        "*خصوصيه|*ثقت*|مساعدت*|بفضل",
    .aside = "مجلد .. *مزعج*|مجلد *عشوائي|*حقول *مطلوبه|نرحب|نسخه|لا تتردد",
};

constexpr std::array all{finnish, hungarian, turkish, greek, hebrew, arabic};

} // namespace

std::span<OutcomeWords const> const other = all;

} // namespace legwork::core::outcome_words
