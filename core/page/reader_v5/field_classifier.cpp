// Weighing the evidence for a control's meaning. Whole numbers only: the same page reads the same everywhere.
#include "core/page/reader_v5/reader.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/page/choices.hpp"
#include "core/page/reader_v5/field_subject.hpp"
#include "core/page/words.hpp"

namespace legwork::core::reader_v5 {

namespace {

using sv = std::string_view;

struct Rule {
  FieldType type;
  Words positive;
  Words negative;
  Words added{}; // words known since DecisionRules::v5
  bool is_added = false;
};

LEGWORK_WORDS(email_yes, "email", "e mail", "mail", "email address", "e mail address", "courriel", "correo",
              "correo electrónico", "e mail adresse", "posta elettronica", "adresse email", "メール", "почта", "邮箱",
              "이메일");
LEGWORK_WORDS(email_no, "subject", "prefer", "preferred", "opt in", "friend", "code", "search", "list", "send me");
LEGWORK_WORDS(phone_yes, "phone", "mobile", "tel", "telephone", "cell", "cell phone", "phone number", "mobile number",
              "contact number", "teléfono", "telefon", "telefonnummer", "telefono", "telefone", "téléphone", "handy",
              "numéro de téléphone", "телефон", "電話", "电话", "전화");
LEGWORK_WORDS(phone_no, "ext", "extension", "type", "best", "method", "country code", "fax", "prefer", "preferred");
LEGWORK_WORDS(area_yes, "area code", "phone area", "area");
LEGWORK_WORDS(first_yes, "first name", "firstname", "fname", "given name", "forename", "first", "vorname", "prénom",
              "prenom", "nombre", "nome", "voornaam", "förnamn", "fornavn", "imię", "jméno", "имя");
LEGWORK_WORDS(first_no, "company", "user", "card", "file", "dealer", "event", "product", "last", "full", "apellido",
              "completo", "cognome", "sobrenome");
LEGWORK_WORDS(last_yes, "last name", "lastname", "lname", "surname", "family name", "last", "nachname",
              "nom de famille", "apellido", "apellidos", "cognome", "sobrenome", "apelido", "achternaam", "efternamn",
              "etternavn", "nazwisko", "příjmení", "фамилия");
LEGWORK_WORDS(last_no, "company", "user", "card", "first", "dealer");
LEGWORK_WORDS(full_yes, "name", "full name", "your name", "contact name", "fullname", "ihr name", "vor und nachname",
              "nom", "nom complet", "nombre completo", "nombre y apellidos", "nome completo", "nome e cognome", "naam",
              "namn", "navn", "imię i nazwisko", "お名前", "氏名", "姓名", "이름");
LEGWORK_WORDS(full_no, "company", "user", "username", "card", "file", "dealer", "event", "product", "first", "last",
              "business", "firm", "middle", "nick");
LEGWORK_WORDS(zip_yes, "zip", "zip code", "zipcode", "postal", "postal code", "postcode", "post code", "plz",
              "postleitzahl", "code postal", "código postal", "codigo postal", "cap", "cep", "postnummer", "индекс",
              "郵便番号", "邮编");
LEGWORK_WORDS(zip_no, "zip 4", "plus 4", "area");
LEGWORK_WORDS(city_yes, "city", "town", "stadt", "ort", "ville", "ciudad", "città", "cidade", "plaats", "stad",
              "город");
LEGWORK_WORDS(state_yes, "state", "province", "region", "bundesland", "provincia", "estado", "county");
LEGWORK_WORDS(state_no, "united", "statement", "status", "country");
LEGWORK_WORDS(street_yes, "street", "address", "street address", "address line 1", "address 1", "straße", "strasse",
              "adresse", "dirección", "indirizzo", "endereço", "adres", "address line");
LEGWORK_WORDS(street_no, "email", "e mail", "ip", "url", "web", "line 2", "address 2", "2");
LEGWORK_WORDS(country_yes, "country", "land", "pays", "país", "paese", "kraj", "страна");
LEGWORK_WORDS(company_yes, "company", "organization", "organisation", "business name", "firma", "unternehmen",
              "société", "entreprise", "empresa", "azienda", "bedrijf");
LEGWORK_WORDS(subject_yes, "subject", "topic", "betreff", "sujet", "objet", "asunto", "oggetto", "assunto", "onderwerp",
              "ämne", "inquiry type", "reason", "reason for contact", "how can we help", "regarding", "enquiry type",
              "nature of enquiry", "what is this about", "interest", "interested in", "i m interested in");
LEGWORK_WORDS(department_yes, "department", "abteilung", "service department", "route to", "recipient", "send to");
LEGWORK_WORDS(message_yes, "message", "comments", "comment", "question", "questions", "enquiry", "inquiry", "details",
              "notes", "how can we help", "how may we help", "your message", "nachricht", "ihre nachricht",
              "mitteilung", "mensaje", "comentarios", "messaggio", "mensagem", "bericht", "meddelande", "wiadomość",
              "zpráva", "сообщение", "メッセージ", "内容", "留言", "문의내용", "additional information",
              "anything else");
LEGWORK_WORDS(message_no, "type", "code", "subject");
LEGWORK_WORDS(method_yes, "contact method", "preferred contact", "preferred method", "prefer to be contacted",
              "best way", "contact preference", "how should we contact", "preferred contact method",
              "method of contact", "contact via");
LEGWORK_WORDS(time_yes, "best time", "time to call", "appointment date", "preferred time", "preferred date",
              "time of day", "contact time", "best time to call");
LEGWORK_WORDS(vehicle_yes, "vehicle", "vehicle of interest", "stock number", "vin", "fahrzeug", "véhicule", "vehículo",
              "car of interest", "which car");
LEGWORK_WORDS(vehicle_no, "year", "make", "model", "trade");
LEGWORK_WORDS(year_yes, "year", "vehicle year", "baujahr", "année", "año");
LEGWORK_WORDS(make_yes, "make", "vehicle make", "brand", "marke", "marque", "marca");
LEGWORK_WORDS(model_yes, "model", "vehicle model", "modell", "modèle", "modelo");
LEGWORK_WORDS(captcha_yes, "captcha", "security code", "verification code", "human", "robot", "type the characters",
              "anti spam", "sicherheitscode", "code anti spam");
LEGWORK_WORDS(captcha_no, "zip", "card", "leave");
LEGWORK_WORDS(password_yes, "password", "passwort", "contraseña", "mot de passe");
LEGWORK_WORDS(search_yes, "search", "suche", "buscar", "recherche", "q", "keyword", "keywords");
LEGWORK_WORDS(first_added, "prenume", "nombre de pila", "keresztnév", "utónév", "isim", "adınız", "meno", "krstné meno",
              "ime", "eesnimi", "etunimi", "vārds", "vardas", "όνομα", "ім'я", "the first name", "christian name",
              "rufname", "roepnaam");
LEGWORK_WORDS(last_added, "family", "familienname", "familiennamen", "zuname", "familyname", "nachnamen", "nom famille",
              "apellido paterno", "primer apellido", "vezetéknév", "soyad", "soyadı", "soyadınız", "priezvisko",
              "prezime", "priimek", "perekonnanimi", "sukunimi", "uzvārds", "pavardė", "επώνυμο", "επίθετο", "прізвище",
              "familienavn", "slektsnavn");
LEGWORK_WORDS(full_added, "vor und zuname", "vorname und nachname", "vorname nachname", "name vorname", "vorname name",
              "nom et prénom", "nom prénom", "prénom et nom", "prénom nom", "apellidos y nombre", "nombres y apellidos",
              "cognome e nome", "nome cognome", "nome e sobrenome", "nome e apelido", "voor en achternaam",
              "för och efternamn", "for og etternavn", "for og efternavn", "ad soyad", "adınız soyadınız", "név",
              "teljes név", "ονοματεπώνυμο", "име", "имя и фамилия", "фамилия и имя", "фио", "ф и о", "nimi", "nume",
              "nume și prenume", "nume si prenume", "jméno a příjmení", "meno a priezvisko", "ime i prezime",
              "ime in priimek", "imię i nazwisko", "nazwisko i imię", "ansprechpartner", "姓名", "担当者名", "ご氏名",
              "성함");
LEGWORK_WORDS(subject_added, "what is it about", "what s it about", "what is your question about", "worum geht es",
              "anliegen", "ihr anliegen", "thema", "grund der anfrage", "motif", "motif de contact", "motivo",
              "motivo de contacto", "motivo de la consulta", "argomento", "motivo del contatto", "motivo do contato",
              "reden", "reason for inquiry", "reason for enquiry", "purpose", "type of inquiry", "type of enquiry",
              "category");
LEGWORK_WORDS(salutation_yes, "salutation", "anrede", "civilité", "aanhef", "name prefix", "courtesy title",
              "form of address", "tilltal", "tiltale", "oslovení", "敬称", "称谓");
LEGWORK_WORDS(extension_yes, "ext", "extension", "phone extension", "phone ext", "extensión", "ramal", "toestel");
LEGWORK_WORDS(extension_no, "file", "domain", "upload", "date");
constexpr std::array<Word, 0> nothing{};

constexpr std::array rules = std::to_array<Rule>({
    {FieldType::email, email_yes, email_no},
    {FieldType::phone, phone_yes, phone_no},
    {FieldType::phone_area, area_yes, zip_yes},
    {FieldType::first_name, first_yes, first_no, first_added},
    {FieldType::last_name, last_yes, last_no, last_added},
    {FieldType::full_name, full_yes, full_no, full_added},
    {FieldType::zip, zip_yes, zip_no},
    {FieldType::city, city_yes, nothing},
    {FieldType::state, state_yes, state_no},
    {FieldType::street, street_yes, street_no},
    {FieldType::country, country_yes, state_yes},
    {FieldType::company, company_yes, nothing},
    {FieldType::subject, subject_yes, nothing, subject_added},
    {FieldType::department, department_yes, nothing},
    {FieldType::message, message_yes, message_no},
    {FieldType::contact_method, method_yes, nothing},
    {FieldType::contact_time, time_yes, nothing},
    {FieldType::vehicle, vehicle_yes, vehicle_no},
    {FieldType::vehicle_year, year_yes, nothing},
    {FieldType::vehicle_make, make_yes, nothing},
    {FieldType::vehicle_model, model_yes, nothing},
    {FieldType::captcha_answer, captcha_yes, captcha_no},
    {FieldType::password, password_yes, nothing},
    {FieldType::search, search_yes, nothing},
    {.type = FieldType::salutation, .positive = salutation_yes, .negative = nothing, .is_added = true},
    {.type = FieldType::phone_extension, .positive = extension_yes, .negative = extension_no, .is_added = true},
});

consteval bool has_rule(FieldType type) {
  return std::ranges::any_of(rules, [type](Rule const& rule) { return rule.type == type; });
}

static_assert(
    [] {
      for (std::size_t i = 0; i < count_of<FieldType>(); ++i) {
        auto const type = static_cast<FieldType>(i);
        if (customer_field(value_key_of(type)) != nullptr && !has_rule(type)) return false;
      }
      return true;
    }(),
    "every field type that asks for a field of the customer has the words it is known by");

struct Token {
  sv token;
  FieldType type;
};
constexpr std::array autocomplete_tokens = std::to_array<Token>({
    {"name", FieldType::full_name},
    {"given-name", FieldType::first_name},
    {"family-name", FieldType::last_name},
    {"email", FieldType::email},
    {"tel", FieldType::phone},
    {"tel-national", FieldType::phone},
    {"tel-area-code", FieldType::phone_area},
    {"postal-code", FieldType::zip},
    {"address-level2", FieldType::city},
    {"address-level1", FieldType::state},
    {"street-address", FieldType::street},
    {"address-line1", FieldType::street},
    {"country", FieldType::country},
    {"country-name", FieldType::country},
    {"organization", FieldType::company},
});

struct Source {
  std::string text;
  int weight; // hundredths
};

std::vector<Source> sources_of(Control const& c) {
  bool const real_label = c.label_source == LabelSource::for_or_wrap || c.label_source == LabelSource::labelledby;
  int label_weight = real_label ? 500 : 300;
  if (c.label.size() > 90) label_weight /= 2;
  std::vector<Source> out;
  auto const add = [&](std::string_view text, int weight) {
    if (!text.empty()) out.push_back({normalised(text), weight});
  };
  add(c.label, label_weight);
  add(c.aria_label, 450);
  add(c.placeholder, 400);
  if (!is_opaque(c.name)) add(c.name, 400);
  if (!is_opaque(c.id)) add(c.id, 350);
  add(c.title, 200);
  return out;
}

// Read by DecisionRules::v5.
bool reads_meanings(DecisionRules decided_by) { return decided_by >= DecisionRules::v5; }

int score_rule(Rule const& rule, std::vector<Source> const& sources, DecisionRules decided_by) {
  int score = 0;
  for (Source const& source : sources) {
    sv hit = longest_word(source.text, rule.positive);
    sv const added = reads_meanings(decided_by) ? longest_word(source.text, rule.added) : sv();
    if (added.size() > hit.size()) hit = added;
    if (hit.empty() || has_any(source.text, rule.negative)) continue;
    auto const share = static_cast<int>(hit.size() * 100 / std::max<std::size_t>(trim(source.text).size(), 1));
    score += source.weight * (75 + std::min(share, 100) / 2) / 100;
  }
  return score;
}

bool fits_textarea(FieldType t) {
  return t == FieldType::message || t == FieldType::street || t == FieldType::captcha_answer || t == FieldType::vehicle;
}

int type_bonus(Control const& c, FieldType t) {
  if (c.type == "email" && t == FieldType::email) return 600;
  if (c.type == "tel" && t == FieldType::phone) return 300;
  if (c.type == "search" && t == FieldType::search) return 600;
  if (c.tag == "textarea" && t == FieldType::message) return 400;
  return 0;
}

bool looks_like_states(Control const& c) {
  auto const two_letters = std::ranges::count_if(c.options, [](Option const& o) { return o.value.size() == 2; });
  bool const texas =
      std::ranges::any_of(c.options, [](Option const& o) { return o.text == "Texas" || o.value == "TX"; });
  return texas && two_letters >= 6;
}

ClassifiedField read_check_box(Control const& c) {
  std::string const text = normalised(c.label + " " + c.aria_label + " " + c.name + " " + c.id + " " + c.legend);
  ClassifiedField out{c.ref, FieldType::other, 60, is_required(c)};
  bool const marketing = has_any(text, words::marketing);
  bool const agree = has_any(text, words::agree);
  if (out.required && (agree || marketing))
    out.type = FieldType::consent_required;
  else if (marketing && !agree)
    out.type = FieldType::newsletter;
  else if (marketing || agree)
    out.type = FieldType::consent_marketing;
  return out;
}

// What a question is about that has a few answers: a group of radio buttons, or a list.
FieldType type_of_question(std::string const& words, std::span<Choice const> choices) {
  if (are_salutations(choices)) return FieldType::salutation;
  std::string says = words;
  for (Choice const& choice : choices) says += normalised(choice.text);
  bool const is_yes_or_no = choices.size() == 1 || (choices.size() <= 3 && choice_for_no(choices) != nullptr);
  if (is_yes_or_no && has_any(says, words::marketing)) return FieldType::consent_marketing;
  if (has_any(words, method_yes) || are_ways_of_contact(choices)) return FieldType::contact_method;
  if (has_any(words, department_yes)) return FieldType::department;
  return has_any(words, subject_yes) || has_any(words, subject_added) ? FieldType::subject : FieldType::other;
}

ClassifiedField read_radio(Snapshot const& page, Control const& c, DecisionRules decided_by) {
  ClassifiedField out{c.ref, FieldType::other, 60, is_required(c)};
  if (reads_meanings(decided_by)) {
    std::string const question = c.legend.empty() ? c.name + " " + c.aria_label : c.legend;
    out.type = type_of_question(normalised(question), choices_of(page, c));
    return out;
  }
  if (has_any(normalised(c.label + " " + c.aria_label + " " + c.name + " " + c.id + " " + c.legend), method_yes))
    out.type = FieldType::contact_method;
  return out;
}

FieldType best_rule(Control const& c, DecisionRules decided_by, int& best) {
  auto const sources = sources_of(c);
  FieldType type = FieldType::other;
  for (Rule const& rule : rules) {
    if (rule.is_added && !reads_meanings(decided_by)) continue;
    if (c.tag == "textarea" && !fits_textarea(rule.type)) continue;
    if (c.tag == "select" && (rule.type == FieldType::email || rule.type == FieldType::message)) continue;
    int const score = score_rule(rule, sources, decided_by) + type_bonus(c, rule.type);
    if (score > best) {
      best = score;
      type = rule.type;
    }
  }
  return type;
}

// By itself, without asking whose it is.
ClassifiedField classify_alone(Snapshot const& page, Control const& c, DecisionRules decided_by) {
  ClassifiedField out{c.ref, FieldType::other, 0, is_required(c)};
  int const trap = trap_score(page, c, decided_by);
  if (trap >= 5 || (trap >= 3 && !out.required)) {
    out.type = FieldType::honeypot;
    out.confidence = std::min(50 + trap * 8, 99);
    return out;
  }
  if (c.type == "password" || c.type == "file") {
    out.type = c.type == "file" ? FieldType::file : FieldType::password;
    out.confidence = 99;
    return out;
  }
  if (c.type == "checkbox") return read_check_box(c);
  if (c.type == "radio") return read_radio(page, c, decided_by);
  if (c.tag == "select" && reads_meanings(decided_by)) {
    FieldType const type = type_of_question(normalised(c.label + " " + c.aria_label), choices_of(c));
    if (type == FieldType::salutation || type == FieldType::consent_marketing || type == FieldType::contact_method) {
      out.type = type;
      out.confidence = 95;
      return out;
    }
  }
  std::string_view const token = split(trim(c.autocomplete), ' ').back();
  for (Token const& t : autocomplete_tokens) {
    if (token == t.token && c.tag != "textarea") {
      out.type = t.type;
      out.confidence = 99;
      return out;
    }
  }
  int best = 0;
  FieldType type = best_rule(c, decided_by, best);
  if (c.tag == "select" && looks_like_states(c)) type = FieldType::state, best = std::max(best, 600);
  if (c.tag == "textarea" && best < 260) best = 260, type = FieldType::message;
  if (best >= 260) out.type = type;
  out.confidence = std::min(best / 8, 98);
  return out;
}

} // namespace

Control const* find_control(Snapshot const& page, int ref) {
  auto const found = std::ranges::find(page.controls, ref, &Control::ref);
  return found == page.controls.end() ? nullptr : &*found;
}

bool is_required(Control const& c) {
  bool const acceptance =
      c.type == "checkbox" && contains(c.ancestry, "wpcf7-acceptance") && !contains(c.ancestry, "optional");
  return c.required || acceptance || sv(trim(c.label)).ends_with('*') || c.label.starts_with("*");
}

bool is_writable(Control const& c, DecisionRules decided_by) {
  if (c.disabled || c.readonly) return false;
  if (c.hidden == Hidden::none) return true;
  if (reads_meanings(decided_by) && is_native_twin(c)) return true;
  bool const box = c.type == "checkbox" || c.type == "radio"; // often hidden behind a styled label
  return box && !c.label.empty() &&
         (c.hidden == Hidden::tiny || c.hidden == Hidden::transparent || c.hidden == Hidden::covered);
}

ClassifiedField classify_field(Snapshot const& page, Control const& c, DecisionRules decided_by) {
  ClassifiedField out = classify_alone(page, c, decided_by);
  if (!reads_meanings(decided_by) || out.type == FieldType::honeypot) return out;
  // One sign of Chinese writing alone; inside other words it names companies and subjects, too.
  std::string const label = normalised(c.label);
  if (c.tag == "input" && (trim(label) == "姓" || trim(label) == "氏" || trim(label) == "성"))
    out.type = FieldType::last_name;
  if (c.tag == "input" && trim(label) == "名") out.type = FieldType::first_name;
  if (is_about_a_person(out.type) && is_about_someone_else(c)) out.type = FieldType::other;
  // An extension of the phone, not of a warranty: the words say nothing else.
  if (out.type == FieldType::phone_extension) {
    sv const words = c.label.empty() ? sv(c.placeholder) : sv(c.label);
    bool const says_only_that =
        std::ranges::find(extension_yes, trim(normalised(words)), &Word::text) != extension_yes.end();
    if (!says_only_that) out.type = FieldType::other;
  }
  return out;
}

} // namespace legwork::core::reader_v5
