// The words in boxes over a page: what a box is about, and what an agreement in it would be to.
#include "core/page/overlays/overlay_words.hpp"

namespace legwork::core::overlay_words {

namespace {

constexpr std::string_view cookies =
    "*cookie*|tracking technologies|similar technologies|trackers|traceurs|témoins de connexion|informasjonskapsler|"
    "informationskapsler|kakor|evästee*|evästei*|ciasteczk*|sušenky|süti|sütik|sütik*|çerez*|куки|"
    "кукі|クッキー|쿠키|ملفات تعريف الارتباط|*كوكيز|*עוגיות|"
    "*עוגיה";

constexpr std::string_view privacy =
    "consent|your privacy|privacy preferences|privacy settings|privacy choices|personal data|tracking|gdpr|ccpa|"
    "einwilligung*|datenschutzeinstellung*|privatsphäre*|datenverarbeitung|consentement|vie privée|données "
    "personnelles|rgpd|consentimiento|su privacidad|tu privacidad|datos personales|consenso|tua privacy|tracciamento|"
    "consentimento|sua privacidade|dados pessoais|lgpd|toestemming|uw privacy|je privacy|samtycke|integritet|samtykke|"
    "personvern*|privatliv*|suostumus|yksityisyy*|zgod*|prywatnoś*|rodo|soukrom*|souhlas*|confidențialitat*|"
    "consimțământ*|adatvédel*|hozzájárulás*|gizlili*|kvkk|συγκατάθεση|απόρρητο|согласие|конфиденциальност*|персональн*|"
    "згод*|конфіденційн*|プライバシー|隐私|隱私|개인정보|خصوصي*|פרטיות";

constexpr std::string_view newsletter =
    "newsletter*|subscribe*|mailing list|sign up|# off|off your|discount*|coupon*|promo code|special offer*|"
    "exclusive|free shipping|free gift|deal|deals|giveaway|don't miss|wait|before you go|save #|stay in the loop|inbox|"
    "join .. list/club/community|rabatt*|gutschein*|angebot*|abonnier*|sparen|infobrief|verpassen|réduction*|remise|"
    "infolettre|offre*|code promo|inscri*|bulletin|descuento*|oferta*|boletín|suscr*|cupón|regalo|sconto|sconti|"
    "offerta|offerte|iscri*|omaggio|desconto*|cupom|cupão|promoç*|korting*|nieuwsbrief|aanbieding*|nyhetsbrev*|"
    "erbjudand*|nyhedsbrev*|tilbud*|uutiskirje*|tarjou*|alennus*|rabat*|zniżk*|biuletyn*|ofert*|slev*|novink*|odběr*|"
    "reducer*|noutăți|hírlevél*|kedvezmény*|akció*|indirim*|bülten*|kampanya*|fırsat*|έκπτωση|προσφορ*|ενημερωτικ*|"
    "скидк*|рассылк*|акци*|подпис*|знижк*|розсилк*|підпис*|メルマガ|ニュースレター|割引|クーポン|订阅|优惠|折扣|"
    "뉴스레터|할인|"
    "쿠폰|구독|نشرة|خصم|عرض|عروض|*ניוזלטר|*הנחה|*מבצע*|*קופון";

constexpr std::string_view chat =
    "chat|chats|chatbot|live chat|livechat|virtual assistant|how can .. help|how may .. help|type .. message|write a "
    "message|we're online|ask us anything|need help|wie können wir .. helfen|wie kann ich .. helfen|comment pouvons "
    "nous .. aider|comment puis je .. aider|en qué .. ayudar|come possiamo .. aiutar*|como podemos .. ajudar|hoe "
    "kunnen "
    "we .. helpen|hur kan .. hjälpa|hvordan kan .. hjælpe|hvordan kan .. hjelpe|kuinka voi* .. auttaa|jak możemy .. "
    "pomóc|w czym .. pomóc|jak .. pomoci|cum .. ajuta|miben segíthet*|nasıl yardımcı|πώς .. βοηθήσ*|чат|чем .. помочь|"
    "чим .. допомогти|チャット|聊天|在线客服|客服|채팅|상담|دردشة|كيف يمكن* .. مساعد*|צ'אט|צאט|איך .. לעזור";

constexpr std::string_view age =
    "adults only|intended for adults|grown ups|are you over #|are you # or|are you at least #|are you # years|are you "
    "of .. age|are you .. # or older|you are "
    ".. legal age|of legal age|legal drinking age|legal age|over the age of #|i am over #|i'm over #|i am # or|i'm # "
    "or|i am # years|i'm #|i am #|i am at least #|must be #|must be at least #|must be over #|at least # years|are "
    "over #|are at least #|# or older|verify .. age|age verification|age check|confirm .. age|enter .. age|date of "
    "birth|birth date|year were you born|adults only|adult content|bin .. # jahre|über # jahre|mindestens # jahre|"
    "ab # jahren|volljährig*|altersprüfung|altersverifikation|alter bestätigen|alter .. bestätigen|ihr alter|"
    "dein alter|geburtsdatum|mindestalter|avez vous .. # ans|plus de # ans|moins de # ans|# ans ou plus|âge légal|"
    "vérif* .. âge|date de naissance|j'ai # ans|votre âge|mayor de edad|mayor de #|mayores de #|más de # años|"
    "edad legal|tienes # años|tiene .. # años|fecha de nacimiento|verifica* .. edad|menor de edad|maggiorenn*|più "
    "di # anni|almeno # anni|hai .. # anni|ho .. # anni|età legale|data di nascita|verifica .. età|maior de idade|"
    "maior de #|maiores de #|mais de # anos|tem .. # anos|data de nascimento|idade legal|ouder dan #|# jaar of ouder|"
    "geboortedatum|minst # år|åldersgräns*|ålderskontroll|födelsedatum|fødselsdato|yli # vuot*|täyttänyt #|"
    "täysi ikäinen|täysi ikäis*|syntymäaika|ikäsi|masz ukończone #|ukończ* # lat|ukończył*|pełnoletni*|"
    "data urodzenia|bylo .. # let|starší # let|plnolet*|datum narození|ai peste #|aveți .. # ani|ai .. # ani|"
    "peste # ani|data nașterii|elmúlt* .. #|elmúltál #|elmúltam #|betölt* .. #|nagykorú*|születési dátum|"
    "életkor*|doğum tarihi|reşit|άνω των #|ενήλικ*|ημερομηνία γέννησης|вам .. # "
    "лет|исполнилось #|старше #|мне .. # лет|есть # лет|совершеннолет*|"
    "дата рождения|вам .. # років|виповнилося #|є # років|повнол*|"
    "дата народження|# 歳以上|歳以上|年齢確認|年齢を|生年月日|二十歳以上|年满|"
    "年滿|岁以上|歲以上|年龄|年齡|出生日期|세 이상|연령 확인|생년월일|عمرك|تاريخ "
    "الميلاد|السن القانوني*|מעל גיל|גילך|תאריך לידה|בגיר*|sind sie .. # "
    "jahre*|sind sie über #|bist du .. # jahre*|bist du über #|êtes vous majeur*|je suis majeur*|ben je .. # jaar|"
    "bent u .. # jaar|je leeftijd|uw leeftijd|leeftijdscontrole|leeftijdsverificatie|är du .. # år|är du över #|"
    "fyllt # år|är du myndig|er du .. # år|er du over #|fyldt # år|fylt # år|aldersgrænse|aldersgrense|"
    "alderskontrol*|aldersverifi*|oletko .. # vuo*|oletko yli #|oletko täyttänyt|czy masz .. # lat|twój wiek|"
    "weryfikacja wieku|je vám .. # let|váš věk|ověření věku|# yaşından büyük*|# yaşını doldur*|"
    "είσαι άνω|είστε άνω|την ηλικία σας|επιβεβαίωση ηλικίας|ваш "
    "возраст|подтвердите .. возраст|подтверждение возраста|ваш "
    "вік|만 # 세 이상|האם .. גיל #|عمرك # عاما";

// Said on the way: no question to the visitor.
constexpr std::string_view any_age =
    "under #|under age|age of #|years old|minors|children|unter # jahre*|jahre alt|minderjährig*|moins de # ans|"
    "mineurs|menores de|menor de|minori di|minorenni|onder # jaar|jonger dan #|under # år|alle # vuo*|poniżej # "
    "lat|ukończ* # lat|mladší # let|sub # ani|# éven aluli*|# yaşından küçük|κάτω των #|младше "
    "#|до # лет|молодше #|до # років|歳未満|未成年|未满|세 미만|미성년|دون سن|"
    "تحت سن|קטינים|מתחת לגיל";

constexpr std::string_view place =
    "choose .. country/region/language/location/store|select .. country/region/language/location/store/dealer|change "
    ".. "
    "country/region/language/location|your location|your region|your country|your language|shipping to|ship to|find "
    "your store|nearest store|you are visiting|you are in|it looks like you|land .. wählen|sprache .. wählen|region .. "
    "wählen|standort*|ihr land|choisissez .. pays/langue/région/magasin|votre pays|votre région|votre langue|elige .. "
    "país/idioma/región/tienda|selecciona .. país/idioma/región/tienda|tu ubicación|scegli .. paese/lingua/regione|"
    "seleziona .. paese/lingua/regione|tua posizione|escolha .. país/idioma/região|selecione .. "
    "país/idioma/região|kies "
    ".. land/taal/regio/winkel|välj .. land/språk/butik|vælg .. land/sprog|velg .. land/språk|valitse .. maa/kieli|"
    "wybierz .. kraj/język/region|vyberte .. zemi/jazyk|alege* .. țara/limba|válassz* .. ország*/nyelv*|ülke .. seç*|"
    "dil .. seç*|επιλέξτε .. χώρα/γλώσσα|выберите .. страну/язык/город/регион|ваш город|оберіть .. країну/мову/місто|"
    "国を選択|言語を選択|選擇語言|选择语言|选择国家|选择地区|국가 선택|언어 선택|اختر .. لغ*|اختر بلدك|בחר .. שפה|בחר "
    ".. "
    "מדינה";

constexpr std::string_view terms =
    "terms|terms of use|terms of service|terms and conditions|conditions of use|conditions|user agreement|license "
    "agreement|agb|nutzungsbedingung*|geschäftsbedingung*|nutzungsvereinbarung|teilnahmebedingung*|conditions "
    "générales|conditions d'utilisation|cgu|cgv|términos|condiciones|termini|condizioni|termos|condições|voorwaarden|"
    "gebruiksvoorwaarden|villkor*|vilkår*|betingelser*|käyttöehdot|käyttöehto*|ehdot|regulamin*|warunki|warunk*|"
    "podmínky|podmínk*|termeni*|condiții*|feltétel*|koşul*|şartlar*|όροι|όρους|όρων|условия|условий|условиями|"
    "пользовательск* соглаш*|оферт*|умови|умовами|угод*|利用規約|規約|条款|條款|服务协议|약관|الشروط|شروط|תנאי|תנאים|"
    "תקנון|nda|contract|waiver|disclaimer";

constexpr std::string_view mail =
    "call you|calls from|autodial*|text you|text messages|sms|newsletter*|e mail|email|emails|e mails|sms|text "
    "messages|whatsapp|phone calls|mailing list|push notifications|"
    "notifications|infolettre|courriel*|boletín|correo electrónico|posta elettronica|nieuwsbrief|nyhetsbrev|nyhedsbrev|"
    "uutiskirje|sähköposti*|biuletyn|mailem|mailu|hírlevél*|bülten|e posta|рассылк*|розсилк*|электронн* почт*|メール|"
    "邮件|郵件|이메일|بريد|דוא*|מייל";

constexpr std::string_view agree =
    "agree*|accept*|consent*|acknowledge*|confirm*|zustimm*|stimme*|akzeptier*|einverstanden|bestätig*|einwillig*|"
    "accept*|consen*|acept*|accett*|acconsent*|aceit*|concord*|akkoord|accepteer*|instem*|godkänn*|samtyck*|godkend*|"
    "godta*|hyväksy*|suostu*|akceptuj*|zgadz*|souhlas*|přijím*|acord|elfogad*|kabul|αποδέχ*|συμφων*|приним*|соглас*|"
    "прийм*|погодж*|同意|承諾|接受|동의|أوافق|موافق|מסכים|מאשר";

constexpr std::string_view by_closing =
    "by closing|closing this|closing the|close this .. agree/accept/consent/consenting|mit dem schließen|durch "
    "schließen|durch das schließen|wenn sie .. schließen|indem sie .. schließen|en fermant|si vous fermez|al cerrar|si "
    "cierra|cerrando|chiudendo|chiudi .. acconsenti|ao fechar|fechando|door .. te sluiten|door .. sluiten|genom att "
    "stänga|ved at lukke|når du lukker|ved å lukke|sulkemalla|zamykając|zavřením|prin închiderea|închizând|"
    "bezárásával|kapatarak|κλείνοντας|закрывая|закрываючи|закриваючи|閉じることで|关闭此|닫으면|بإغلاق|בסגירת";

constexpr std::string_view cookie_name =
    "*cookie*|*consent*|onetrust*|ot sdk|gdpr*|dsgvo*|cmp*|*cmp|didomi*|usercentrics*|uc container|truste*|trustarc*|"
    "sp message*|qc cmp*|klaro*|tarteaucitron*|iubenda*|osano*|cky*|borlabs*|cmplz*|termly*|ketch*|evidon*|axeptio*|"
    "cybot*|complianz*|moove*|rgpd*|lgpd*|cc window";

constexpr std::string_view chat_name =
    "chat|chats|chatbot|chat*|*chat|livechat*|intercom*|drift*|tawk*|crisp*|zendesk*|zopim*|tidio*|olark*|hubspot "
    "messages|hubspot conversations|messenger|liveperson*|lp "
    "chat|gubagoo*|podium*|activengage*|carnow*|cnpoke|matador*|"
    "userlike*|freshchat*|smartsupp*|jivo*|webchat*";

constexpr std::string_view newsletter_name =
    "newsletter*|*newsletter*|klaviyo*|mailchimp*|mc modal|optinmonster*|privy*|sumo*|subscribe*|justuno*|wisepop*|"
    "sleeknote*|exit intent|exitintent|coupon*|promo*|offer*|om campaign|om holder";

} // namespace

BoxWords const& box_words() {
  static BoxWords const all{.cookies = WordPatterns(cookies),
                            .privacy = WordPatterns(privacy),
                            .newsletter = WordPatterns(newsletter),
                            .chat = WordPatterns(chat),
                            .age = WordPatterns(age),
                            .any_age = WordPatterns(any_age),
                            .place = WordPatterns(place),
                            .terms = WordPatterns(terms),
                            .mail = WordPatterns(mail),
                            .agree = WordPatterns(agree),
                            .by_closing = WordPatterns(by_closing),
                            .cookie_name = WordPatterns(cookie_name),
                            .chat_name = WordPatterns(chat_name),
                            .newsletter_name = WordPatterns(newsletter_name)};
  return all;
}

} // namespace legwork::core::overlay_words
