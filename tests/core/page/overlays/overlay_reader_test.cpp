// Boxes over a page in many languages, and which of their controls is pressed: what consent tools, pop-ups, chat
// windows and age gates say.
#include "core/page/overlays/overlay_reader.hpp"

#include <catch2/catch.hpp>

#include "core/base/text.hpp"

using namespace legwork::core;

namespace {

enum class Ends { refusing, closing, saving, accepting, by_a_person };

struct Banner {
  char const* text;
  char const* controls; // parted by |
  char const* pressed;  // empty for none
  Ends ends = Ends::refusing;
};

Overlay overlay(std::string_view text, std::string_view controls) {
  Overlay out;
  out.text = text;
  out.modal = true;
  int ref = 100;
  for (std::string_view said : split(controls, '|')) {
    Button b;
    b.ref = ref++;
    b.tag = "button";
    b.type = "button";
    b.text = said;
    out.controls.push_back(b);
  }
  return out;
}

Ends ends_of(OverlayInTheWay const& read) {
  if (read.closer == nullptr) return Ends::by_a_person;
  if (read.accepts) return Ends::accepting;
  return read.refuses ? Ends::refusing : read.kind == OverlayKind::cookies ? Ends::saving : Ends::closing;
}

void check(Overlay const& box, Banner const& banner, OverlayKind kind) {
  INFO(banner.text << " [" << banner.controls << "]");
  OverlayInTheWay const read = read_overlay(box);
  CHECK(static_cast<int>(read.kind) == static_cast<int>(kind));
  CHECK((read.closer == nullptr ? "" : read.closer->text) == banner.pressed);
  Ends const wanted = banner.ends == Ends::closing && kind == OverlayKind::cookies ? Ends::saving : banner.ends;
  CHECK(static_cast<int>(ends_of(read)) == static_cast<int>(*banner.pressed == '\0' ? Ends::by_a_person : wanted));
}

template <std::size_t N>
void check_all(Banner const (&banners)[N], OverlayKind kind) {
  for (Banner const& banner : banners) check(overlay(banner.text, banner.controls), banner, kind);
}

std::string pressed_in(Overlay const& box) {
  OverlayInTheWay const read = read_overlay(box);
  return read.closer == nullptr ? "" : read.closer->text;
}

PageAnalysis page_with(Overlay box, int forms = 1) {
  Snapshot page;
  page.forms.resize(static_cast<std::size_t>(forms));
  Control c;
  c.ref = 1;
  c.form = 0;
  page.controls.push_back(c);
  Button send;
  send.ref = 2;
  send.form = 0;
  page.buttons.push_back(send);
  page.overlays = std::vector{std::move(box)};
  return PageAnalysis(std::move(page));
}

} // namespace

TEST_CASE("agreeing to more than cookies is a person's, whatever the button is called", "[P14]") {
  struct Case {
    char const* text;
    char const* controls;
  };
  static constexpr Case cases[] = {
      {"We use cookies.", "Accept terms"},
      {"This site uses cookies and asks you to accept our terms of sale", "Accept required terms"},
      {"We use cookies. I accept the sales terms. Send me the newsletter.", "Save"},
      {"This website uses cookies", "Save 20% today"},
      {"This website uses cookies", "Apply now for credit"},
      {"We use cookies and our partners will call you by autodialer", "I agree"},
      {"We use cookies. By accepting you agree to our terms of sale.", "Accept"},
      {"We hold this car for you. A deposit of 50 dollars is due.", "Got it"},
      {"Book a test drive for Monday?", "OK"},
      {"Get our newsletter and save on your next service", "No, call me instead"},
      {"Delete your personal data?", "Close my account"},
  };
  for (Case const& one : cases) {
    INFO(one.text);
    CHECK(pressed_in(overlay(one.text, one.controls)).empty());
  }
  Overlay const longer = overlay("We use cookies. " + std::string(800, 'x'), "Accept");
  CHECK(pressed_in(longer).empty()); // what the rest says was not recorded
  for (char const* text : {"For grown ups (18+) only.", "Intended for adults only"})
    CHECK(read_overlay(overlay(text, "OK|Continue")).kind == OverlayKind::age_check);
}

TEST_CASE("what submits a form closes nothing, but for a consent tool's own", "[P14][P07]") {
  Overlay box = overlay("Get our newsletter", "×|No thanks");
  for (Button& b : box.controls) b.type = "submit", b.form = 2;
  CHECK(pressed_in(box).empty());
  for (Button& b : box.controls) b.form = -1; // of a form that holds nothing to be written into
  CHECK(pressed_in(box).empty());
  box = overlay("We use cookies.", "Reject all");
  box.controls[0].type = "submit";
  box.controls[0].form = 2;
  CHECK(pressed_in(box).empty()); // the contact form's
  box.forms = {2};
  CHECK(pressed_in(box) == "Reject all");
}

TEST_CASE("cookies are refused where the banner of a consent tool lets them be", "[P14]") {
  constexpr Banner banners[] = {
      {"We use cookies and similar technologies to enhance your experience.", // OneTrust
       "Cookies Settings|Reject All|Accept All Cookies|Close", "Reject All"},
      {"This website uses cookies. We use cookies to personalise content and ads.", // Cookiebot
       "Show details|Deny|Allow selection|Allow all", "Deny"},
      {"Diese Webseite verwendet Cookies", "Details zeigen|Ablehnen|Auswahl erlauben|Alle zulassen", "Ablehnen"},
      {"Wir verwenden Cookies und ähnliche Technologien.", // Usercentrics
       "Mehr Informationen|Alles ablehnen|Alles akzeptieren", "Alles ablehnen"},
      {"Nous et nos partenaires utilisons des cookies.", // Didomi
       "Continuer sans accepter|Paramétrer|Tout accepter", "Continuer sans accepter"},
      {"Usamos cookies propias y de terceros.", "Configurar|Rechazar todo|Aceptar y cerrar", "Rechazar todo"},
      {"We value your privacy. We and our 812 partners store and access information on a device, such as cookies.",
       "MORE OPTIONS|DISAGREE|AGREE", "DISAGREE"}, // Quantcast
      {"Your choices regarding cookies on this site", "Agree and proceed|Decline all|Manage settings", "Decline all"},
      {"We and our partners use cookies to store and access personal data.", // Sourcepoint
       "Accept all|Reject all|Manage cookies", "Reject all"},
      {"Manage Cookie Consent. To provide the best experiences, we use technologies like cookies.", // Complianz
       "Accept|Deny|View preferences", "Deny"},
      {"Beheer cookie toestemming", "Accepteren|Weigeren|Bekijk voorkeuren", "Weigeren"},
      {"Wir benötigen Ihre Einwilligung, bevor Sie unsere Website weiter besuchen können. Wenn Sie unter 16 Jahre alt "
       "sind und Ihre Einwilligung zu optionalen Services geben möchten, müssen Sie Ihre Erziehungsberechtigten um "
       "Erlaubnis bitten. Wir verwenden Cookies.", // Borlabs
       "Alle akzeptieren|Nur essenzielle Cookies akzeptieren|Individuelle Datenschutz-Präferenzen",
       "Nur essenzielle Cookies akzeptieren"},
      {"We value your privacy. We use cookies to enhance your browsing experience.", // CookieYes
       "Customise|Reject All|Accept All", "Reject All"},
      {"This website utilizes technologies such as cookies to enable essential site functionality.", // Osano
       "Accept All|Deny All|Storage Preferences", "Deny All"},
      {"Hello! Could we please enable some additional services for Analytics? We use cookies.", // Klaro
       "Let me choose|I decline|That's ok", "I decline"},
      {"Hallo! Könnten wir bitte einige zusätzliche Dienste mit Cookies aktivieren?", "Ich lehne ab|Das ist ok",
       "Ich lehne ab"},
      {"Ce site utilise des cookies et vous donne le contrôle sur ce que vous souhaitez activer", // tarteaucitron
       "✓ OK, tout accepter|✗ Interdire tous les cookies|Personnaliser", "✗ Interdire tous les cookies"},
      {"Noi e terze parti selezionate utilizziamo cookie o tecnologie simili.", // iubenda
       "Scopri di più e personalizza|Rifiuta|Accetta", "Rifiuta"},
      {"Questo sito utilizza i cookie", "Nega|Accetta selezionati|Accetta tutti", "Nega"},
      {"Utilizamos cookies para melhorar a sua experiência.", "Rejeitar|Aceitar|Configurações", "Rejeitar"},
      {"Este site utiliza cookies", "Recusar todos|Permitir todos|Mostrar detalhes", "Recusar todos"},
      {"Wij gebruiken cookies", "Alles weigeren|Alles accepteren|Instellingen", "Alles weigeren"},
      {"Vi använder kakor (cookies)", "Neka alla|Godkänn alla|Inställningar", "Neka alla"},
      {"Vi bruger cookies", "Afvis alle|Tillad alle|Tilpas", "Afvis alle"},
      {"Vi bruker informasjonskapsler", "Avvis alle|Godta alle|Innstillinger", "Avvis alle"},
      {"Käytämme evästeitä", "Hylkää kaikki|Hyväksy kaikki|Asetukset", "Hylkää kaikki"},
      {"Używamy plików cookies", "Odrzuć wszystkie|Akceptuj wszystkie|Ustawienia", "Odrzuć wszystkie"},
      {"Szanujemy Twoją prywatność. Używamy ciasteczek.", "NIE ZGADZAM SIĘ|ZGADZAM SIĘ|WIĘCEJ OPCJI",
       "NIE ZGADZAM SIĘ"},
      {"Používáme soubory cookie", "Odmítnout vše|Přijmout vše|Nastavení", "Odmítnout vše"},
      {"Tento web používá cookies", "Nesouhlasím|Souhlasím|Podrobné nastavení", "Nesouhlasím"},
      {"Folosim cookie-uri", "Respinge toate|Acceptă toate|Setări", "Respinge toate"},
      {"Ez a weboldal sütiket használ", "Összes elutasítása|Összes elfogadása|Beállítások", "Összes elutasítása"},
      {"Bu site çerez kullanır", "Tümünü Reddet|Tümünü Kabul Et|Ayarlar", "Tümünü Reddet"},
      {"Χρησιμοποιούμε cookies", "Απόρριψη όλων|Αποδοχή όλων|Ρυθμίσεις", "Απόρριψη όλων"},
      {"Мы используем файлы cookie", "Отклонить все|Принять все|Настройки", "Отклонить все"},
      {"Ми використовуємо файли cookie", "Відхилити всі|Прийняти всі|Налаштування", "Відхилити всі"},
      {"当社はクッキーを使用しています。クッキーの使用に同意しますか", "すべて拒否|すべて許可|設定", "すべて拒否"},
      {"このサイトはCookieを使用します", "同意する|同意しない", "同意しない"},
      {"我们使用 Cookie 改善您的体验", "全部拒绝|全部接受|设置", "全部拒绝"},
      {"본 사이트는 쿠키를 사용합니다", "모두 거부|모두 동의|설정", "모두 거부"},
      {"نستخدم ملفات تعريف الارتباط", "رفض الكل|قبول الكل|إعدادات", "رفض الكل"},
      {"אנו משתמשים בעוגיות (cookies)", "דחה הכל|קבל הכל|הגדרות", "דחה הכל"},
      {"We use cookies. Do you mind?", "Yes, I agree|No, thanks|More", "No, thanks"},
  };
  check_all(banners, OverlayKind::cookies);
}

TEST_CASE("where cookies cannot be refused outright, only those that the site needs are allowed", "[P14]") {
  constexpr Banner banners[] = {
      {"We use cookies.", "Accept all|Only necessary|Settings", "Only necessary"},
      {"We use cookies.", "Accept all|Accept essential cookies only|×", "Accept essential cookies only"},
      {"Wir nutzen Cookies.", "Alle akzeptieren|Nur notwendige Cookies verwenden", "Nur notwendige Cookies verwenden"},
      {"Nous utilisons des cookies.", "Tout accepter|Uniquement les cookies nécessaires",
       "Uniquement les cookies nécessaires"},
      {"Usamos cookies.", "Aceptar todas|Solo necesarias", "Solo necesarias"},
      {"Usiamo i cookie.", "Accetta tutti|Solo necessari", "Solo necessari"},
      {"Usamos cookies.", "Aceitar todos|Apenas necessários", "Apenas necessários"},
      {"Wij gebruiken cookies.", "Alles toestaan|Alleen noodzakelijke cookies", "Alleen noodzakelijke cookies"},
      {"Vi använder cookies.", "Tillåt alla|Endast nödvändiga", "Endast nödvändiga"},
      {"Vi bruger cookies.", "Accepter alle|Kun nødvendige", "Kun nødvendige"},
      {"Vi bruker cookies.", "Godta alle|Kun nødvendige", "Kun nødvendige"},
      {"Käytämme evästeitä.", "Salli kaikki|Vain välttämättömät", "Vain välttämättömät"},
      {"Używamy plików cookie.", "Zezwól na wszystkie|Tylko niezbędne", "Tylko niezbędne"},
      {"Používáme cookies.", "Povolit vše|Pouze nezbytné", "Pouze nezbytné"},
      {"Folosim cookies.", "Permite toate|Doar cele necesare", "Doar cele necesare"},
      {"Sütiket használunk.", "Elfogadom|Csak a szükséges sütik", "Csak a szükséges sütik"},
      {"Çerez kullanıyoruz.", "Kabul et|Sadece gerekli çerezler", "Sadece gerekli çerezler"},
      {"Χρησιμοποιούμε cookies.", "Αποδοχή|Μόνο τα απαραίτητα", "Μόνο τα απαραίτητα"},
      {"Мы используем cookie.", "Принять все|Только необходимые", "Только необходимые"},
      {"Ми використовуємо cookie.", "Прийняти|Лише необхідні", "Лише необхідні"},
      {"クッキーを使用しています。", "すべて許可|必要なCookieのみ", "必要なCookieのみ"},
      {"我们使用Cookie。", "全部接受|仅必要", "仅必要"},
      {"쿠키를 사용합니다.", "모두 허용|필수 쿠키만", "필수 쿠키만"},
      {"نستخدم ملفات تعريف الارتباط.", "قبول الكل|الضرورية فقط", "الضرورية فقط"},
      {"אנחנו משתמשים בעוגיות.", "קבל הכל|הכרחיות בלבד", "הכרחיות בלבד"},
  };
  check_all(banners, OverlayKind::cookies);
}

TEST_CASE("a cross goes before a choice, a choice before agreeing", "[P14]") {
  constexpr Banner banners[] = {
      {"We use cookies.", "Accept all|Save settings|×", "×", Ends::closing},
      {"We use cookies.", "Accept all|Close", "Close", Ends::closing},
      {"We use cookies.", "Accept all|Remind me later", "Remind me later", Ends::closing},
      {"We use cookies.", "Accept all|Confirm my choices", "Confirm my choices", Ends::saving},
      {"Wir verwenden Cookies.", "Alle akzeptieren|Auswahl speichern", "Auswahl speichern", Ends::saving},
      {"Nous utilisons des cookies.", "Tout accepter|Enregistrer mes choix", "Enregistrer mes choix", Ends::saving},
      {"Questo sito usa i cookie.", "Accetta tutti|Accetta selezionati", "Accetta selezionati", Ends::saving},
      {"We use cookies.", "Settings|Accept", "Accept", Ends::accepting},
      {"We use cookies to improve this site. See our privacy policy.", "Got it!", "Got it!", Ends::accepting},
      {"Wir verwenden Cookies.", "OK", "OK", Ends::accepting},
      {"Usamos cookies.", "Entendido", "Entendido", Ends::accepting},
      {"We use cookies.", "Accept & close", "Accept & close", Ends::accepting},
      {"By closing this banner you agree to our use of cookies.", "×", "×", Ends::accepting},
  };
  check_all(banners, OverlayKind::cookies);
}

TEST_CASE("nothing but cookies is agreed to, and settings alone end nothing", "[P14]") {
  constexpr Banner banners[] = {
      {"We use cookies. By continuing you also accept our Terms of Use.", "Agree", ""},
      {"We and our 212 partners store cookies. Agree to them and to our terms of use to use this site.", "Agree", ""},
      {"Wir verwenden Cookies. Mit dem Klick stimmen Sie unseren AGB zu.", "Zustimmen", ""},
      {"Cookies and news: you agree to receive our newsletter by e-mail.", "Accept", ""},
      {"Cookies. If you are under 16, ask your parents.", "Accept", ""},
      {"By closing this you accept cookies and our terms of service.", "×", ""},
      {"We value your privacy. Consent to the processing of your personal data.", "I agree", ""},
      {"We use cookies.", "Settings|Manage options|Learn more", ""},
      {"Wir verwenden Cookies.", "Einstellungen|Mehr erfahren", ""},
      {"We use cookies.", "Accept or reject", ""},
      {"We use cookies.", "Reject or manage settings", ""},
      {"Pay or accept cookies.", "Reject and subscribe", ""},
      {"Nous utilisons des cookies.", "Refuser et s'abonner", ""},
      {"We use cookies.", "Don't reject", ""},
      {"We use cookies.", "Necessary|Statistics|Marketing", ""},
      {"We use cookies.", "Shop now", ""},
  };
  check_all(banners, OverlayKind::cookies);
  Overlay row = overlay("We use cookies to make this site better.\nPrivacy Policy | Terms of Use", "Accept");
  Button link = row.controls.front();
  link.tag = "a";
  link.text = "Terms of Use";
  link.leads_away = true;
  row.controls.push_back(link);
  link.text = "Privacy Policy";
  row.controls.push_back(link);
  CHECK(pressed_in(row) == "Accept"); // a row of links to terms agrees to none
  row.text = "We use cookies. If you go on, you accept the Terms of Use.";
  CHECK(pressed_in(row).empty());
  Overlay tool = overlay("We value your privacy. We and our partners process personal data.", "Accept");
  CHECK(pressed_in(tool).empty());
  tool.names = "sp_message_container_1234";
  CHECK(pressed_in(tool) == "Accept");
  Overlay asking = overlay("We use cookies. Leave us your address.", "Accept");
  asking.asks = true;
  CHECK(pressed_in(asking).empty());
}

TEST_CASE("a control that leads away, is disabled or cannot be seen is never pressed", "[P14]") {
  for (int what = 0; what < 4; ++what) {
    Overlay box = overlay("We use cookies.", "Reject all");
    CHECK(pressed_in(box) == "Reject all");
    Button& b = box.controls.front();
    if (what == 0) b.leads_away = true;
    if (what == 1) b.disabled = true;
    if (what == 2) b.hidden = Hidden::transparent;
    if (what == 3) b.type = "reset";
    CHECK(pressed_in(box).empty());
  }
}

TEST_CASE("a newsletter's pop-up is closed or declined, and nothing is subscribed", "[P14]") {
  constexpr Banner banners[] = {
      {"Get 10% off your first order! Sign up for our newsletter.", "Sign up|No thanks", "No thanks", Ends::closing},
      {"Save 10% today", "Claim my discount|No, I don't want to save 10%", "No, I don't want to save 10%",
       Ends::closing},
      {"Save 10% today", "Yes, please|No, I'd rather pay full price", "No, I'd rather pay full price", Ends::closing},
      {"Save 10% today", "Subscribe|No thanks, send me the offer instead", ""},
      {"Save 10% today", "No waiting, claim it now", ""},
      {"Save 10% today", "Subscribe|Close and get 10%", ""},
      {"Subscribe to our newsletter", "Subscribe|×", "×", Ends::closing},
      {"Subscribe to our newsletter", "Join|Decline", "Decline", Ends::closing},
      {"Subscribe to our newsletter", "Subscribe|X", "X", Ends::closing},
      {"Subscribe to our newsletter", "Subscribe", ""},
      {"Subscribe to our newsletter", "Yes|Maybe later", "Maybe later", Ends::closing},
      {"Before you go: 20% off", "Unlock offer|Skip", "Skip", Ends::closing},
      {"Before you go: 20% off", "Continue|OK|Accept", ""},
      {"10 % Rabatt für Sie! Newsletter abonnieren", "Jetzt sichern|Nein danke", "Nein danke", Ends::closing},
      {"10 % Rabatt", "Ja, gerne|Nein, ich möchte nicht sparen", "Nein, ich möchte nicht sparen", Ends::closing},
      {"10 % Rabatt", "Anmelden|Schließen", "Schließen", Ends::closing},
      {"Inscrivez-vous à notre newsletter", "Je m'inscris|Non merci", "Non merci", Ends::closing},
      {"Suscríbete a nuestro boletín", "Suscribirme|No, gracias", "No, gracias", Ends::closing},
      {"Iscriviti alla newsletter", "Iscriviti|Non ora", "Non ora", Ends::closing},
      {"Ganhe 10% de desconto", "Quero meu desconto|Não, obrigado", "Não, obrigado", Ends::closing},
      {"Schrijf je in voor de nieuwsbrief", "Inschrijven|Nee, bedankt", "Nee, bedankt", Ends::closing},
      {"Prenumerera på vårt nyhetsbrev", "Prenumerera|Nej tack", "Nej tack", Ends::closing},
      {"Zapisz się do newslettera", "Zapisz się|Nie, dziękuję", "Nie, dziękuję", Ends::closing},
      {"Получите скидку 10%", "Получить скидку|Нет, спасибо", "Нет, спасибо", Ends::closing},
      {"Bültenimize abone olun", "Abone ol|Hayır, teşekkürler", "Hayır, teşekkürler", Ends::closing},
      {"メルマガに登録", "登録する|閉じる", "閉じる", Ends::closing},
      {"订阅我们的优惠", "订阅|稍后再说", "稍后再说", Ends::closing},
      {"뉴스레터 구독", "구독하기|닫기", "닫기", Ends::closing},
      {"اشترك في النشرة نشرة بريدية", "اشترك|لا شكرا", "لا شكرا", Ends::closing},
      {"הצטרפו לניוזלטר", "הרשמה|לא תודה", "לא תודה", Ends::closing},
  };
  check_all(banners, OverlayKind::newsletter);
}

TEST_CASE("a pop-up with a field and a word about cookies is still a newsletter's", "[P14]") {
  Overlay box = overlay("Subscribe to our newsletter. We use cookies.", "Accept and subscribe|×");
  box.asks = true;
  check(box, {"", "", "×", Ends::closing}, OverlayKind::newsletter);
}

TEST_CASE("a chat window is closed, and no chat is started", "[P14]") {
  constexpr Banner banners[] = {
      {"Hi! How can we help you today?", "Start chat|Minimize", "Minimize", Ends::closing},
      {"Chat with us", "Chat now|No thanks", "No thanks", Ends::closing},
      {"Live chat: type your message", "Send|Close chat", "Close chat", Ends::closing},
      {"Chat with us", "Chat now|Yes|OK", ""},
      {"Wie können wir Ihnen helfen?", "Chat starten|Schließen", "Schließen", Ends::closing},
      {"Чем мы можем помочь? Чат", "Начать|Закрыть", "Закрыть", Ends::closing},
  };
  check_all(banners, OverlayKind::chat);
}

TEST_CASE("a question about age is a person's, whatever could be pressed", "[P14]") {
  constexpr Banner banners[] = {
      {"Are you over 18?", "Yes|No|×", ""},
      {"You must be 21 to enter this site. We use cookies.", "I am 21 or older|Exit|Reject cookies", ""},
      {"Please enter your date of birth", "Enter|Close", ""},
      {"Are you of legal drinking age?", "Yes|No thanks", ""},
      {"Welcome", "I'm over 18|Close", ""},
      {"Sind Sie über 18 Jahre alt?", "Ja|Nein|Schließen", ""},
      {"Bitte bestätigen Sie: Sind Sie volljährig?", "Ja|Nein danke", ""},
      {"Avez-vous plus de 18 ans ?", "Oui|Non|Fermer", ""},
      {"¿Eres mayor de edad?", "Sí|No|Cerrar", ""},
      {"Sei maggiorenne?", "Sì|No|Chiudi", ""},
      {"Você é maior de idade?", "Sim|Não|Fechar", ""},
      {"Ben je 18 jaar of ouder?", "Ja|Nee|Sluiten", ""},
      {"Är du över 20 år?", "Ja|Nej|Stäng", ""},
      {"Oletko täyttänyt 18 vuotta?", "Kyllä|Ei|Sulje", ""},
      {"Czy masz ukończone 18 lat?", "Tak|Nie|Zamknij", ""},
      {"Je vám více než 18 let?", "Ano|Ne|Zavřít", ""},
      {"Elmúltál 18 éves?", "Igen|Nem|Bezárás", ""},
      {"18 yaşından büyük müsünüz?", "Evet|Hayır|Kapat", ""},
      {"Είστε άνω των 18 ετών;", "Ναι|Όχι|Κλείσιμο", ""},
      {"Вам исполнилось 18 лет?", "Да|Нет|Закрыть", ""},
      {"あなたは20歳以上ですか", "はい|いいえ|閉じる", ""},
      {"您是否年满18岁", "是|否|关闭", ""},
      {"만 19세 이상입니까", "예|아니오|닫기", ""},
      {"האם אתה מעל גיל 18?", "כן|לא|סגור", ""},
  };
  check_all(banners, OverlayKind::age_check);
}

TEST_CASE("any other box is closed by its cross; a plain notice also by taking notice", "[P14]") {
  constexpr Banner banners[] = {
      {"We are closed on Monday.", "OK", "OK", Ends::closing},
      {"We are closed on Monday.", "Read the story|Got it", "Got it", Ends::closing},
      {"By using this site you agree to our terms.", "OK", ""},
      {"Please confirm that you are not a robot.", "OK|Continue", ""},
      {"Choose your country", "Germany|France|OK", ""},
      {"Choose your country", "Germany|France|No thanks", ""},
      {"Choose your country", "Germany|France|×", "×", Ends::closing},
      {"Select your store to see prices", "Store 1|Close", "Close", Ends::closing},
      {"Our new film", "Play|Close video", "Close video", Ends::closing},
      {"Leave this page?", "Yes|No", ""},
      {"We would like to show you what is new.", "Allow|Don't allow", "Don't allow", Ends::closing},
  };
  check_all(banners, OverlayKind::other);
  Overlay asking = overlay("Tell us how we did", "OK");
  asking.asks = true;
  CHECK(pressed_in(asking).empty());
}

TEST_CASE("a cross without words is known by its names, or by where it stands", "[P14]") {
  Overlay box = overlay("Subscribe to our newsletter", "Subscribe|");
  Button& cross = box.controls.back();
  CHECK(read_overlay(box).closer == nullptr);
  for (char const* classes : {"modal-close", "btn-close", "popup__closeBtn", "icon-times", "dismiss", "a.cmp-close"}) {
    INFO(classes);
    cross.classes = classes;
    OverlayInTheWay const read = read_overlay(box);
    CHECK(read.closer == &cross);
    CHECK(read.control_words == "×");
  }
  for (char const* classes : {"accept close", "arrow-next", "enclosed", ""}) {
    INFO(classes);
    cross.classes = classes;
    CHECK(read_overlay(box).closer == nullptr);
  }
  box.box = {.x = 400, .y = 200, .w = 500, .h = 300};
  cross.box = {.x = 860, .y = 210, .w = 24, .h = 24};
  CHECK(read_overlay(box).closer == &cross);
  cross.box.y = 460; // a lower corner: it may be anything
  CHECK(read_overlay(box).closer == nullptr);
  cross.box.y = 210;
  box.controls.push_back(cross); // one of two is as likely to be a bell
  CHECK(read_overlay(box).closer == nullptr);
}

TEST_CASE("only what covers the form, its send control or the whole page is in the way", "[P34]") {
  Overlay box = overlay("We use cookies.", "Reject all");
  CHECK(overlay_in_the_way(page_with(box), 0, 2));
  CHECK(overlay_in_the_way(page_with(box), -1, -1));
  box.modal = false;
  CHECK_FALSE(overlay_in_the_way(page_with(box), 0, 2));
  box.covers = {1};
  CHECK(overlay_in_the_way(page_with(box), 0, 2));
  CHECK_FALSE(overlay_in_the_way(page_with(box, 2), 1, -1)); // another form
  CHECK_FALSE(overlay_in_the_way(page_with(box), -1, -1));
  box.covers = {2};
  CHECK(overlay_in_the_way(page_with(box), -1, 2));
  box.modal = true;
  box.forms = {0};
  CHECK_FALSE(overlay_in_the_way(page_with(box), 0, 2)); // the form stands in it
  CHECK(overlay_in_the_way(page_with(box, 2), 1, -1));
}

TEST_CASE("what is told of an overlay is short and in one line", "[P34]") {
  Overlay box = overlay("We use\ncookies. " + std::string(400, 'a'), "Reject\n all");
  OverlayInTheWay const read = read_overlay(box);
  CHECK(read.words.starts_with("We use cookies."));
  CHECK(read.words.size() <= 160);
  CHECK(read.control_words == "Reject all");
}
