// Agreement, advertising, and what is said about filling in, language by language.
#include "core/page/fields/consent_words.hpp"

namespace legwork::core::consent_words {

std::string_view const agree =
    "agree*|i accept|accept|accepts|accepting|consent*|authorize*|authorise*|acknowledge*|permission|by checking|by "
    "ticking|opt in|i confirm|i have read|have read|i understand|i ve read|allow|"
    "einverstanden|stimme .. zu|zustimm*|akzeptier*|willige .. ein|einwillig*|gelesen|zur kenntnis|bestatige|erlaube|"
    "j accepte|accepte|accepter|acceptez|consens|consentement|consens/consent|j autorise|autorise|j ai lu|je consens|"
    "acepto|aceptar|acepta|consiento|consentimiento|autorizo|he leido|estoy de acuerdo|doy mi consentimiento|"
    "accetto|acconsento|consenso|autorizzo|ho letto|dichiaro|presto il consenso|"
    "aceito|concordo|consinto|autorizo|li e|declaro|"
    "akkoord|accepteer|toestemming|gelezen|ik stem in|ga .. akkoord|instem*|"
    "godkann*|samtyck*|accepterar|jag har last|accepterer|samtykk*|godkjen*|godkend*|har lest|har laest|aksepterer|"
    "hyvaksyn|suostun|annan suostumu*|zgadzam|wyrazam|akceptuj*|zgoda|oswiadczam|zapoznalem|"
    "souhlas*|suhlas*|sunt de acord|accept|am citit|elfogad*|hozzajarul*|kabul|onayliyorum|okudum|kabul ediyorum|"
    "συμφων*|αποδεχ*|διαβασα|συναιν*|"
    "согл*|принимаю|даю согласие|ознаком*|погодж*|згод*|даю згоду|съглас*|"
    "同意|承諾|了承|確認 しました|接受|我已阅读|동의|اوافق|موافق|اقبل|מסכים|מאשר|קראתי|setuju|dong y|ados "
    "nago|onartzen";

std::string_view const privacy =
    "privacy*|terms|conditions|policy|policies|gdpr|data protection|personal data|processing|store|stored|"
    "datenschutz*|agb|verarbeit*|speicher*|personenbezogen*|nutzungsbedingungen|"
    "confidentialite|rgpd|donnees|traitement|conditions generales|privacidad|terminos|condiciones|datos|tratamiento|"
    "informativa|trattamento|dati|termini|condizioni|privacidade|termos|condicoes|dados|lgpd|"
    "privacybeleid|privacyverklaring|voorwaarden|gegevens|avg|integritet*|villkor|personuppgift*|personvern*|"
    "betingelser|privatliv*|persondata|vilkar|tietosuoja*|ehdot|kayttoehdot|polityk*|prywatnosci|regulamin*|danych|"
    "rodo|"
    "zpracovan*|osobnich|podminky|podmienky|spracovan*|osobnych|date*|caracter personal|confidentialitate|termenii|"
    "adatvedel*|adatkezel*|feltetel*|kvkk|aydinlatma*|kisisel|gizlilik|kosullar*|απορρητ*|οροι|ορους|προσωπικ*|"
    "политик*|персональн*|обработк*|конфиденциальн*|условия*|оферт*|політик*|конфіденційн*|обробк*|данни|"
    "プライバシー|個人情報|利用規約|規約|隐私|條款|条款|协议|개인정보|약관|الخصوصيه|الشروط|הפרטיות|פרטיות|תנאי|תקנון|"
    "privasi|pribatutasun*|contact me|contacted|to be contacted|text message|text messages|sms";

std::string_view const marketing =
    "newsletter*|subscribe|subscription|marketing|offers|special offers|promotion*|deals|mailing list|news and|latest "
    "news|updates|sign me up|keep me|keep me informed|keep me posted|stay informed|receive news|receive emails|receive "
    "information|promotional|discounts|exclusive|"
    "werbung|werbe*|angebote|neuigkeiten|abonnier*|rundbrief|aktionen|infolettre|actualites|offres|promotions|abonner|"
    "m "
    "abonner|s abonner|bulletin|noticias|novedades|ofertas|promociones|publicidad|boletin|suscrib*|novita|offerte "
    "commerciali|promozion*|iscri*|aggiornamenti|novidades|promocoes|nieuwsbrief|aanbiedingen|nieuws|nyhetsbrev|"
    "nyhedsbrev|erbjudanden|tilbud|uutiskirje*|tarjou*|markkinointi*|biuletyn|oferty|marketingow*|novinky|nabidky|"
    "odber|noutati|oferte|hirlevel|ajanlat*|bulten|kampanya*|e bulten|ενημερωτικ*|νεα|προσφορ*|рассыл*|новост*|"
    "акци*|рекламн*|розсилк*|новини|お知らせ|メルマガ|メールマガジン|ニュースレター|订阅|优惠|推广|뉴스레터|마케팅|"
    "소식|نشره|عروض|"
    "ניוזלטר|מבצעים|עדכונים|דיוור";

std::string_view const required =
    "required|mandatory|must be|pflichtfeld|pflicht|erforderlich|pflichtangabe|obligatoire|requis|obligatorio|"
    "requerido|obligatoria|obbligatorio|obbligatoria|richiesto|obrigatorio|obrigatoria|verplicht|vereist|obligatorisk|"
    "kravs|pakrevd|pakraevet|skal udfyldes|pakollinen|wymagane|pole wymagane|obowiazkowe|povinne|obligatoriu|kotelezo|"
    "zorunlu|gerekli|υποχρεωτικο|απαιτειται|обязательно|обязательное|обовязкове|обов "
    "язкове|задължително|必須|必填|필수|"
    "مطلوب|الزامي|חובה|wajib|bat buoc|nahitaezko*";

std::string_view const optional =
    "optional|not required|if any|if applicable|freiwillig|nicht erforderlich|facultatif|optionnel|opcional|opzionale|"
    "facoltativo|optioneel|niet verplicht|frivilligt|valgfri|valgfritt|vapaaehtoinen|opcjonalne|opcjonalnie|nepovinne|"
    "volitelne|nepovinny|optionale|nem kotelezo|istege bagli|προαιρετικο|необязательно|необовязково|не обязательно|"
    "任意|选填|可选|選填|선택|اختياري|רשות|לא חובה|opsional";

std::string_view const leave_empty =
    "leave .. blank|leave .. empty|leave .. unchanged|left blank|left empty|left unchanged|should be left|do not fill|"
    "don t fill|not fill|do not enter|if you are human|if you re human|if you are a human|for validation purposes|keep "
    ".. blank|keep .. empty|do not change|do not complete|honeypot|honey pot|bots only|for bots|for robots|not be "
    "filled|stay empty|"
    "leer lassen|freilassen|frei lassen|nicht ausfullen|bitte leer|nicht ausgefullt|ne pas remplir|laissez .. vide|"
    "laisser .. vide|laissez ce champ|no rellenar|no completar|no llenar|dejar .. blanco|dejar .. vacio|deje .. "
    "blanco|dejalo vacio|lasciare .. vuoto|non compilare|lascia .. vuoto|nao preencha|nao preencher|deixe .. branco|"
    "deixe .. vazio|deixar .. branco|niet invullen|leeg laten|laat .. leeg|lamna .. tomt|fyll inte i|skal vaere tomt|"
    "ikke udfyld|ikke fyll|la .. sta tomt|jata tyhjaksi|ala tayta|nie wypelniaj|pozostaw puste|pozostaw to pole|"
    "nevyplnujte|nechte prazdne|nu completati|hagyja uresen|ne toltse ki|bos birakin|doldurmayin|не заполнять|не "
    "заполняйте|оставьте .. пустым|не заповнюйте|空白 のまま|入力しない|请勿填写|留空|비워|اتركه فارغا|להשאיר ריק|אין "
    "למלא";

Patterns const& patterns() {
  static Patterns const all{.agree = WordPatterns(agree),
                            .privacy = WordPatterns(privacy),
                            .marketing = WordPatterns(marketing),
                            .required = WordPatterns(required),
                            .optional = WordPatterns(optional),
                            .leave_empty = WordPatterns(leave_empty)};
  return all;
}

} // namespace legwork::core::consent_words
