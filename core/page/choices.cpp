// The words that choices are known by. What rules a choice out is asked first: "General complaints" is no general
// question.
#include "core/page/choices.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/page/words.hpp"

namespace legwork::core {

namespace {

LEGWORK_WORDS(no_choice, "select", "choose", "please", "pick one", "bitte wählen", "bitte auswählen", "auswählen",
              "wählen", "choisir", "choisissez", "sélectionnez", "sélectionner", "seleccione", "seleccionar", "elige",
              "elija", "scegli", "seleziona", "selezionare", "selecione", "escolha", "kies", "kiezen", "selecteer",
              "välj", "vælg", "velg", "wybierz", "vyberte", "выберите", "seçiniz", "選択", "请选择", "선택");

LEGWORK_WORDS(buying, "sales", "sale", "buy", "buying", "purchase", "purchasing", "vehicle inquiry", "vehicle enquiry",
              "car inquiry", "car enquiry", "interested in a vehicle", "interested in a car", "kauf", "kaufen",
              "fahrzeugkauf", "autokauf", "neuwagenkauf", "verkauf", "fahrzeugverkauf", "kaufinteresse", "kaufberatung",
              "vente", "ventes", "achat", "acheter", "compra", "comprar", "ventas", "venta", "acquisto", "acquistare",
              "vendite", "vendita", "aankoop", "kopen", "verkoop", "vendas", "venda", "köp", "köpa", "försäljning",
              "køb", "salg", "kjøp", "kjøpe", "zakup", "sprzedaż", "koupě", "prodej", "покупка", "продажа",
              "отдел продаж", "購入", "购买", "구매");
LEGWORK_WORDS(quotes, "quote", "quotes", "quotation", "price", "pricing", "estimate", "offer request", "angebot",
              "angebotsanfrage", "preisanfrage", "preis", "devis", "prix", "tarif", "presupuesto", "precio",
              "cotización", "preventivo", "prezzo", "offerte", "prijs", "orçamento", "preço", "offert", "pris",
              "tilbud", "wycena", "cena", "цена", "見積", "报价", "견적");
LEGWORK_WORDS(new_cars, "new", "new car", "new cars", "new vehicle", "new vehicles", "neuwagen", "neufahrzeug",
              "neufahrzeuge", "véhicule neuf", "véhicules neufs", "neuf", "nuevo", "nuevos", "vehículo nuevo", "nuovo",
              "nuove", "auto nuove", "nieuwe auto", "nieuw", "novo", "novos", "nya bilar", "nye biler",
              "samochody nowe", "nové vozy");
LEGWORK_WORDS(general_questions, "general", "general inquiry", "general enquiry", "general question", "information",
              "info", "question", "questions", "inquiry", "enquiry", "contact", "contact us", "allgemein",
              "allgemeines", "allgemeine anfrage", "allgemeine frage", "anfrage", "frage", "kontakt", "générale",
              "général", "renseignement", "renseignements", "demande d information", "informations", "general es",
              "información", "consulta", "consulta general", "pregunta", "informazioni", "richiesta informazioni",
              "generale", "domanda", "vraag", "algemeen", "algemene vraag", "informatie", "geral", "informação",
              "informações", "dúvida", "fråga", "allmänt", "allmän fråga", "spørgsmål", "generelt", "spørsmål",
              "pytanie", "zapytanie", "ogólne", "dotaz", "obecný dotaz", "вопрос", "общий", "お問い合わせ", "一般",
              "咨询", "문의", "일반");
LEGWORK_WORDS(used_cars, "used", "used car", "used cars", "used vehicle", "used vehicles", "pre owned",
              "gebrauchtwagen", "occasion", "véhicule d occasion", "usado", "usados", "usato", "tweedehands",
              "begagnade", "brugte biler", "bruktbil");
LEGWORK_WORDS(anything_else, "other", "others", "something else", "anything else", "misc", "miscellaneous", "sonstige",
              "sonstiges", "sonstige anfrage", "andere", "anderes", "autre", "autres", "otro", "otros", "otra", "altro",
              "anders", "overig", "overige", "outro", "outros", "annat", "övrigt", "andet", "annet", "inne", "jiné",
              "ostatní", "другое", "その他", "其他", "기타");
LEGWORK_WORDS(customer_service, "customer service", "customer care", "customer support", "kundenservice",
              "kundenbetreuung", "service client", "servicio al cliente", "atención al cliente", "servizio clienti",
              "klantenservice", "atendimento", "kundtjänst", "kundeservice", "obsługa klienta", "zákaznický servis");
// Fine beside sales ("Sales and service"), and not instead of it.
LEGWORK_WORDS(other_departments, "service", "services", "finance", "financing", "leasing", "appointment",
              "kundendienst", "finanzierung", "termin", "financement", "rendez vous", "servicio", "financiación",
              "cita", "assistenza", "finanziamento", "servicio técnico", "financiering", "afspraak", "serviço",
              "financiamento", "servis");
// Fine beside sales ("Sales and trade-in"), and nothing that a buyer wants by itself.
LEGWORK_WORDS(beside_sales, "trade in", "trade", "feedback", "parts", "spare parts", "repair", "repairs", "maintenance",
              "rental", "rent", "survey", "praise", "compliment", "teile", "ersatzteile", "reparatur", "wartung",
              "inzahlungnahme", "pièces", "réparation", "entretien", "reprise", "recambios", "reparación",
              "mantenimiento", "ricambi", "manutenzione", "onderdelen", "onderhoud", "inruil", "peças", "manutenção",
              "tire", "tires", "tyre", "tyres", "service");
LEGWORK_WORDS(not_a_buyers, "sale of my", "sale of your", "sell a", "buy back", "buyback", "buy your",
              "purchase of your", "your car by us", "wir kaufen", "kaufen ihr", "kaufen wir", "verkauf ihres",
              "verkauf meines", "verkoop uw", "verkoop je", "verkoop van uw", "vente de votre", "vendre", "vendre mon",
              "venta de mi", "vender", "vende tu", "vendere", "vendi", "vender meu", "sälj din", "selg din", "sælg din",
              "problem", "problems", "support", "post sales", "recent purchase", "after care", "aftercare", "complaint",
              "complaints", "warranty", "aftersales", "after sales", "after sale", "recall", "workshop", "job", "jobs",
              "career", "careers", "employment", "vacancy", "vacancies", "application", "press", "media", "investor",
              "investors", "supplier", "suppliers", "partnership", "partner", "advertising", "sponsorship", "donation",
              "sell my", "sell your", "sell us", "selling", "selling a", "we buy", "value my", "returns", "return",
              "refund", "refunds", "cancel", "cancellation", "billing", "invoice", "payment", "payments", "accident",
              "collision", "body shop", "insurance", "claim", "claims", "privacy", "gdpr", "data protection",
              "technical", "website", "bug", "login", "account", "password", "damage", "breakdown", "roadside",
              "lost and found", "legal", "beschwerde", "beschwerden", "reklamation", "garantie", "gewährleistung",
              "werkstatt", "inspektion", "zubehör", "ankauf", "fahrzeugankauf", "karriere", "bewerbung",
              "stellenangebote", "presse", "lieferant", "lieferanten", "schaden", "unfall", "rechnung", "datenschutz",
              "lob", "lob und kritik", "kritik", "werbung", "réclamation", "réclamations", "plainte", "atelier",
              "emploi", "recrutement", "candidature", "facture", "fournisseur", "après vente", "sav", "queja", "quejas",
              "reclamo", "reclamos", "reclamación", "garantía", "taller", "repuestos", "empleo", "prensa", "posventa",
              "postventa", "reclami", "garanzia", "officina", "riparazione", "lavoro", "lavora con noi", "stampa",
              "fornitori", "post vendita", "klacht", "klachten", "werkplaats", "reparatie", "vacature", "vacatures",
              "pers", "reclamação", "garantia", "oficina", "emprego", "imprensa", "pós venda", "klagomål",
              "reklamation", "verkstad", "reservdelar", "jobb", "klage", "reservedele", "reservedeler", "verksted",
              "værksted", "reklamacja", "serwis", "części", "praca", "reklamace", "díly", "kariéra", "жалоба",
              "гарантия", "сервис", "запчасти", "вакансии", "苦情", "修理", "採用", "投诉", "维修", "招聘", "불만",
              "수리", "채용");

LEGWORK_WORDS(email_words, "email", "emails", "e mail", "e mails", "by email", "via email", "courriel",
              "correo electrónico", "correo electronico", "posta elettronica", "e post", "epost", "メール", "почта",
              "邮箱", "電子郵件", "电子邮件", "이메일");
LEGWORK_WORDS(plain_mail, "mail", "mél", "correo");
LEGWORK_WORDS(not_email, "postal", "post", "letter", "snail", "direct mail", "regular mail", "voice mail", "voicemail",
              "mail order", "brief", "postweg", "briefpost", "lettre", "courrier", "carta", "correo postal", "lettera",
              "posta ordinaria", "per post", "brev", "list", "dopis", "письмо", "郵送", "郵便", "邮寄", "우편");

LEGWORK_WORDS(other_ways, "phone", "telephone", "call", "text", "text message", "sms", "whats app", "telefon", "anruf",
              "téléphone", "appel", "teléfono", "llamada", "telefono", "telefone", "telefoon", "telefonisch", "fax",
              "телефон", "電話", "电话", "전화");
LEGWORK_WORDS(phone_elsewhere, "telefon", "telefonisch", "anruf", "rückruf", "téléphone", "appel", "teléfono",
              "llamada", "telefono", "chiamata", "telefone", "telefoon", "puhelin", "телефон", "電話", "电话", "전화");
LEGWORK_WORDS(negations, "no", "not", "don t", "never", "keine", "nicht", "pas", "sans", "sin", "senza", "geen", "niet",
              "inte", "ikke", "sem");
LEGWORK_WORDS(no_words, "no", "no thanks", "no thank you", "not now", "opt out", "do not", "don t", "decline", "nein",
              "nein danke", "non", "nee", "nej", "nei", "não", "nie", "ne", "нет", "いいえ", "否", "아니요", "아니오");
LEGWORK_WORDS(no_salutation, "prefer not", "rather not", "not say", "not specified", "unspecified", "no answer",
              "not disclosed", "none", "n a", "neutral", "keine angabe", "ohne angabe", "keine anrede", "ohne anrede",
              "neutrale anrede", "keine", "k a", "non précisé", "ne souhaite pas", "sans civilité", "neutre",
              "no especificado", "prefiero no", "sin especificar", "non specificato", "preferisco non", "neutro",
              "zeg ik liever niet", "geen", "neutraal", "vill ej ange", "ej angivet", "prefiro não", "ønsker ikke",
              "не указано", "回答しない", "不便透露", "선택 안 함");
LEGWORK_WORDS(salutations, "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "madam", "herr", "herrn", "frau", "monsieur",
              "madame", "m", "mme", "mlle", "señor", "señora", "señorita", "sr", "sra", "srta", "signor", "signora",
              "sig", "sig ra", "dhr", "de heer", "mevr", "mevrouw", "mw", "senhor", "senhora", "pan", "pani", "pán",
              "paní", "господин", "госпожа", "先生", "女士", "小姐", "divers");

LEGWORK_WORDS(whole_questions, "general inquiry", "general enquiry", "general question", "general questions",
              "allgemeine anfrage", "allgemeine frage", "demande d information", "consulta general", "algemene vraag",
              "allmän fråga");

// The choice says nothing but that: "New" in a list of models is a part of a name.
bool is_one_of(std::string_view text, Words words) { return longest_whole_word(text, words) == trim(text); }

// How much a choice says that somebody wants to buy; 0 where it does not.
int topic_score(Choice const& choice) {
  std::string const text = normalised(choice.text);
  if (has_whole(text, not_a_buyers)) return 0;
  if (has_whole(text, buying)) return 60;
  if (has_whole(text, whole_questions)) return 45;
  if (has_whole(text, customer_service)) return 35;
  if (has_whole(text, other_departments) || has_whole(text, beside_sales)) return 0;
  if (has_whole(text, quotes)) return 50;
  if (has_whole(text, general_questions)) return 40;
  if (is_one_of(text, new_cars)) return 30;
  if (is_one_of(text, used_cars)) return 20;
  return has_whole(text, anything_else) ? 10 : 0;
}

Choice const* first_with(std::span<Choice const> choices, Words words) {
  auto const found =
      std::ranges::find_if(choices, [&](Choice const& choice) { return has_whole(normalised(choice.text), words); });
  return found == choices.end() ? nullptr : &*found;
}

bool asks_for_agreement(std::string_view text) {
  return has_any(text, words::marketing) || has_any(text, words::agree);
}

} // namespace

std::vector<Choice> choices_of(Control const& list) {
  std::vector<Choice> out;
  for (Option const& o : list.options) {
    std::string const text = normalised(o.text);
    bool const is_first = &o == &list.options.front();
    bool const is_heading = o.value.empty() || (is_first && has_whole(text, no_choice)) || trim(text).empty();
    if (!o.disabled && !is_heading) out.push_back({list.ref, o.value, o.text, o.selected});
  }
  return out;
}

std::vector<Choice> choices_of(Snapshot const& page, Control const& radio) {
  std::vector<Choice> out;
  for (Control const& c : page.controls) {
    bool const is_one = c.type == "radio" && c.name == radio.name && c.form == radio.form && !c.disabled;
    if (is_one) out.push_back({c.ref, c.value, c.label.empty() ? c.value : c.label, c.checked});
  }
  return out;
}

Choice const* choice_for_topic(std::span<Choice const> choices) {
  Choice const* best = nullptr;
  int best_score = 0;
  for (Choice const& choice : choices) {
    int const score = topic_score(choice);
    if (score > best_score) best_score = score, best = &choice;
  }
  return best;
}

bool fits_a_buyer(Choice const& choice) { return topic_score(choice) > 0; }

bool is_for_others_than_buyers(Choice const& choice) {
  std::string const text = normalised(choice.text);
  return topic_score(choice) == 0 &&
         (has_whole(text, not_a_buyers) || has_whole(text, other_departments) || has_whole(text, beside_sales));
}

Choice const* choice_for_email(std::span<Choice const> choices, std::string_view language) {
  Choice const* by_mail = nullptr;
  for (Choice const& choice : choices) {
    std::string const text = normalised(choice.text);
    std::string_view const email = longest_whole_word(text, email_words);
    // "E-post" is e-mail although "post" is a letter: what else it says counts.
    std::string const besides = email.empty() ? text : replace_all(text, email, " ");
    if (has_whole(besides, not_email) || has_whole(text, negations) || asks_for_agreement(text)) continue;
    if (!email.empty()) return &choice;
    if (has_whole(text, plain_mail)) by_mail = &choice;
  }
  return language.starts_with("en") || language.empty() ? nullptr : by_mail;
}

bool are_not_english(std::span<Choice const> choices) { return first_with(choices, phone_elsewhere) != nullptr; }

// It begins with the "no": "Yes please (no spam)" does not.
Choice const* choice_for_no(std::span<Choice const> choices) {
  auto const says_no = [](Choice const& choice) {
    std::string const text = normalised(choice.text);
    return std::ranges::any_of(no_words, [&](Word const& word) {
      return text.starts_with(" " + std::string(word.text) + " ") || trim(text) == word.text;
    });
  };
  auto const found = std::ranges::find_if(choices, says_no);
  return found == choices.end() ? nullptr : &*found;
}

Choice const* choice_for_no_salutation(std::span<Choice const> choices) { return first_with(choices, no_salutation); }

bool are_ways_of_contact(std::span<Choice const> choices) {
  auto const is_way = [](Choice const& choice) {
    std::string const text = normalised(choice.text);
    return has_whole(text, email_words) || has_whole(text, plain_mail) || has_whole(text, other_ways) ||
           has_whole(text, not_email);
  };
  std::size_t others = 0; // one at most: "Please choose"
  for (Choice const& choice : choices) {
    if (!is_way(choice) && ++others > 1) return false;
  }
  return choices.size() - others >= 2 && first_with(choices, email_words) != nullptr;
}

bool are_salutations(std::span<Choice const> choices) {
  auto const is_one = [](Choice const& choice) { // "M3" is a car
    std::string const text = normalised(choice.text);
    auto const words = split(trim(text), ' ');
    return !trim(text).empty() && std::ranges::all_of(words, [](std::string_view word) {
      return std::ranges::find(salutations, word, &Word::text) != salutations.end();
    });
  };
  return choices.size() <= 12 && std::ranges::count_if(choices, is_one) >= 2;
}

std::string list_of(std::span<Choice const> choices) {
  constexpr std::size_t most = 10;
  std::string out;
  for (std::size_t i = 0; i < choices.size() && i < most; ++i)
    out += (i == 0 ? "" : ", ") + std::string(clip(collapse(choices[i].text), 60));
  return out + (choices.size() > most ? ", …" : "");
}

} // namespace legwork::core
