// The lists themselves, in the form `normalised` gives. Languages: English, German, French, Spanish, Italian,
// Portuguese, Dutch, the Scandinavian ones, Polish, Czech, Russian, Turkish, Japanese, Chinese, Korean.
#include <array>

#include "core/page/words.hpp"

namespace legwork::core::words {

namespace {

constexpr std::array contact_list = std::to_array<Word>({
    "contact",
    "contact us",
    "contacts",
    "get in touch",
    "reach us",
    "reach out",
    "write to us",
    "write us",
    "enquiry",
    "enquire",
    "enquiries",
    "inquiry",
    "inquire",
    "send a message",
    "send us a message",
    "message us",
    "email us",
    "e mail us",
    "ask us",
    "talk to us",
    "request information",
    "request info",
    "kontakt",
    "kontaktformular",
    "kontaktieren sie uns",
    "anfrage",
    "schreiben sie uns",
    "contacto",
    "contáctanos",
    "contáctenos",
    "contactanos",
    "escríbenos",
    "contactez nous",
    "nous contacter",
    "contatti",
    "contattaci",
    "contato",
    "fale conosco",
    "fale connosco",
    "neem contact op",
    "kontakta oss",
    "kontakt oss",
    "kontakt os",
    "kontakty",
    "контакты",
    "связаться",
    "iletişim",
    "bize ulaşın",
    "お問い合わせ",
    "問合せ",
    "联系我们",
    "聯絡我們",
    "문의",
    "اتصل بنا",
    "צור קשר",
    "संपर्क",
});
constexpr std::array contact_slug_list = std::to_array<Word>({
    "contact",      "contact us",     "contactus",       "contact form",    "contact htm",
    "contact html", "contactus aspx", "contact us htm",  "contact us html", "contact php",
    "get in touch", "kontakt",        "kontaktformular", "contacto",        "contactez nous",
    "contatti",     "contato",        "enquiry",         "inquiry",
});
constexpr std::array elsewhere_list = std::to_array<Word>({
    "career",   "careers",  "job",       "jobs",         "press",          "media",       "privacy",
    "terms",    "investor", "investors", "login",        "log in",         "sign in",     "account",
    "cart",     "blog",     "news",      "contact lens", "contact lenses", "contactless", "employment",
    "legal",    "cookie",   "cookies",   "datenschutz",  "impressum",      "agb",         "karriere",
    "facebook", "twitter",  "instagram", "youtube",      "linkedin",       "directions",
});
constexpr std::array department_list = std::to_array<Word>({
    "service",
    "parts",
    "finance",
    "collision",
    "body shop",
    "werkstatt",
    "supplier",
    "suppliers",
});
constexpr std::array send_list = std::to_array<Word>({
    "send",
    "submit",
    "contact",
    "request",
    "get",
    "send message",
    "send enquiry",
    "send inquiry",
    "let s talk",
    "ask",
    "enquire",
    "send it",
    "senden",
    "absenden",
    "abschicken",
    "nachricht senden",
    "anfrage senden",
    "enviar",
    "envoyer",
    "invia",
    "verzenden",
    "versturen",
    "skicka",
    "send melding",
    "wyślij",
    "odeslat",
    "отправить",
    "gönder",
    "送信",
    "发送",
    "提交",
    "보내기",
});
constexpr std::array next_list = std::to_array<Word>({
    "next",
    "next step",
    "continue",
    "proceed",
    "weiter",
    "siguiente",
    "continuar",
    "suivant",
    "continuer",
    "avanti",
    "seguinte",
    "volgende",
    "nästa",
    "dalej",
    "další",
    "далее",
    "次へ",
    "下一步",
});
constexpr std::array not_send_list = std::to_array<Word>({
    "reset", "cancel", "back",    "previous", "search",     "clear",      "upload",  "add",
    "show",  "print",  "chat",    "call",     "directions", "close",      "menu",    "browse",
    "login", "log in", "sign in", "zurück",   "abbrechen",  "accept all", "decline", "subscribe",
});
constexpr std::array newsletter_list = std::to_array<Word>({
    "newsletter",
    "subscribe",
    "sign up",
    "signup",
    "mailing list",
    "stay informed",
    "updates",
    "abonnieren",
    "suscribirse",
    "s abonner",
});
constexpr std::array marketing_list = std::to_array<Word>({
    "newsletter", "subscribe",    "marketing", "offers",      "special offers", "promotions",  "promotional",
    "deals",      "mailing list", "news and",  "latest news", "updates",        "sign me up",  "keep me",
    "werbung",    "angebote",     "noticias",  "ofertas",     "offres",         "promociones",
});
constexpr std::array agree_list = std::to_array<Word>({
    "agree",         "consent",       "accept",      "privacy",
    "terms",         "by checking",   "authorize",   "authorise",
    "opt in",        "text messages", "gdpr",        "einwilligung",
    "einverstanden", "stimme",        "datenschutz", "datenschutzerklärung",
    "acepto",        "accepte",       "accetto",     "aceito",
    "akkoord",       "samtycker",     "zgadzam",     "souhlasím",
    "согласен",
});
constexpr std::array thanks_list = std::to_array<Word>({
    "thank you",
    "thanks",
    "thank u",
    "has been sent",
    "was sent",
    "has been submitted",
    "have been submitted",
    "been received",
    "was received",
    "successfully",
    "message sent",
    "message received",
    "form sent",
    "e mail sent",
    "email sent",
    "we have received",
    "we received",
    "we ve received",
    "get back to you",
    "be in touch",
    "in touch soon",
    "in touch shortly",
    "respond shortly",
    "will respond",
    "will reply",
    "gracias",
    "merci",
    "danke",
    "vielen dank",
    "wurde gesendet",
    "wurde übermittelt",
    "grazie",
    "obrigado",
    "obrigada",
    "bedankt",
    "tack",
    "tak for",
    "takk",
    "dziękujemy",
    "děkujeme",
    "спасибо",
    "teşekkür",
    "ありがとう",
    "感谢",
    "感謝",
    "감사",
});
constexpr std::array thanks_url_list = std::to_array<Word>({
    "thank",   "thanks",    "thankyou", "thank you", "confirm",   "confirmation", "confirmed",
    "success", "submitted", "received", "complete",  "completed", "sent",         "gracias",
    "merci",   "danke",     "grazie",   "obrigado",  "bedankt",   "tack",         "mail sent",
});
constexpr std::array wrong_input_list = std::to_array<Word>({
    "required",       "is invalid",      "are invalid",    "invalid",         "not valid",      "please enter",
    "please fill",    "please select",   "please correct", "please complete", "please provide", "must be",
    "error",          "errors",          "failed",         "try again",       "could not",      "not sent",
    "can t be blank", "cannot be blank", "ungültig",       "bitte geben sie", "bitte füllen",   "pflichtfeld",
    "obligatorio",    "obligatoire",     "obbligatorio",   "fehler",          "verplicht",
});
constexpr std::array spam_list = std::to_array<Word>({
    "spam",
    "flagged",
    "bot detected",
    "access denied",
    "too many requests",
});
constexpr std::array missing_list = std::to_array<Word>({
    "error 404",
    "404 error",
    "http 404",
    "404 page",
    "404 not found",
    "not found",
    "page not found",
    "oops",
    "page cannot be found",
    "page can not be found",
    "page could not be found",
    "doesn t exist",
    "does not exist",
    "no longer available",
    "nicht gefunden",
    "no encontrada",
    "introuvable",
    "non trovata",
});
constexpr std::array leave_empty_list = std::to_array<Word>({
    "leave blank",
    "leave this blank",
    "leave empty",
    "leave this empty",
    "leave this field blank",
    "leave this field empty",
    "left unchanged",
    "should be left",
    "do not fill",
    "don t fill",
    "if you are human",
    "if you re human",
    "not fill this",
    "for validation purposes",
    "keep this field blank",
});

} // namespace

Words const contact = contact_list;
Words const contact_slug = contact_slug_list;
Words const elsewhere = elsewhere_list;
Words const departments = department_list;
Words const send = send_list;
Words const next_step = next_list;
Words const not_send = not_send_list;
Words const newsletter = newsletter_list;
Words const marketing = marketing_list;
Words const agree = agree_list;
Words const thanks = thanks_list;
Words const thanks_url = thanks_url_list;
Words const wrong_input = wrong_input_list;
Words const spam = spam_list;
Words const missing_page = missing_list;
Words const leave_empty = leave_empty_list;

} // namespace legwork::core::words
