// Weighing the evidence for a control's meaning. Whole numbers only: the same page reads the same everywhere.
#include "core/page/field_classifier.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/page/words.hpp"

namespace legwork::core {

namespace {

using sv = std::string_view;

struct Rule {
  FieldType type;
  Words positive;
  Words negative;
};

#define LEGWORK_WORDS(name, ...) constexpr std::array name = std::to_array<Word>({__VA_ARGS__})
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
#undef LEGWORK_WORDS
constexpr std::array<Word, 0> nothing{};

constexpr std::array rules = std::to_array<Rule>({
    {FieldType::email, email_yes, email_no},
    {FieldType::phone, phone_yes, phone_no},
    {FieldType::phone_area, area_yes, zip_yes},
    {FieldType::first_name, first_yes, first_no},
    {FieldType::last_name, last_yes, last_no},
    {FieldType::full_name, full_yes, full_no},
    {FieldType::zip, zip_yes, zip_no},
    {FieldType::city, city_yes, nothing},
    {FieldType::state, state_yes, state_no},
    {FieldType::street, street_yes, street_no},
    {FieldType::country, country_yes, state_yes},
    {FieldType::company, company_yes, nothing},
    {FieldType::subject, subject_yes, nothing},
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

int score_rule(Rule const& rule, std::vector<Source> const& sources) {
  int score = 0;
  for (Source const& source : sources) {
    sv const hit = longest_word(source.text, rule.positive);
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

ClassifiedField read_box(Control const& c) {
  std::string const text = normalised(c.label + " " + c.aria_label + " " + c.name + " " + c.id + " " + c.legend);
  ClassifiedField out{c.ref, FieldType::other, 60, is_required(c)};
  if (c.type == "radio") {
    if (has_any(text, method_yes)) out.type = FieldType::contact_method;
    return out;
  }
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

FieldType best_rule(Control const& c, int& best) {
  auto const sources = sources_of(c);
  FieldType type = FieldType::other;
  for (Rule const& rule : rules) {
    if (c.tag == "textarea" && !fits_textarea(rule.type)) continue;
    if (c.tag == "select" && (rule.type == FieldType::email || rule.type == FieldType::message)) continue;
    int const score = score_rule(rule, sources) + type_bonus(c, rule.type);
    if (score > best) {
      best = score;
      type = rule.type;
    }
  }
  return type;
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

bool is_writable(Control const& c) {
  if (c.disabled || c.readonly) return false;
  if (c.hidden == Hidden::none) return true;
  bool const box = c.type == "checkbox" || c.type == "radio"; // often hidden behind a styled label
  return box && !c.label.empty() &&
         (c.hidden == Hidden::tiny || c.hidden == Hidden::transparent || c.hidden == Hidden::covered);
}

ClassifiedField classify_field(Snapshot const& page, Control const& c) {
  ClassifiedField out{c.ref, FieldType::other, 0, is_required(c)};
  int const trap = trap_score(page, c);
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
  if (c.type == "checkbox" || c.type == "radio") return read_box(c);
  std::string_view const token = split(trim(c.autocomplete), ' ').back();
  for (Token const& t : autocomplete_tokens) {
    if (token == t.token && c.tag != "textarea") {
      out.type = t.type;
      out.confidence = 99;
      return out;
    }
  }
  int best = 0;
  FieldType type = best_rule(c, best);
  if (c.tag == "select" && looks_like_states(c)) type = FieldType::state, best = std::max(best, 600);
  if (c.tag == "textarea" && best < 260) best = 260, type = FieldType::message;
  if (best >= 260) out.type = type;
  out.confidence = std::min(best / 8, 98);
  return out;
}

namespace {

bool empty_of_words(Control const& c) { return c.label.empty() && c.placeholder.empty() && c.aria_label.empty(); }

// Three text boxes of at most 3, 3 and 4 characters, the first of them (or their label) about a phone.
bool is_split_phone(Snapshot const& page, std::vector<ClassifiedField> const& fields, std::size_t at) {
  static constexpr std::array sizes{3, 3, 4};
  if (at + 3 > fields.size()) return false;
  for (std::size_t i = 0; i < 3; ++i) {
    Control const* c = find_control(page, fields[at + i].ref);
    if (c == nullptr || c->maxlength != sizes[i]) return false;
  }
  FieldType const first = fields[at].type;
  return first == FieldType::phone || first == FieldType::phone_area || first == FieldType::other;
}

} // namespace

void repair_sequence(Snapshot const& page, std::vector<ClassifiedField>& fields) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (is_split_phone(page, fields, i)) {
      fields[i].type = FieldType::phone_area;
      fields[i + 1].type = FieldType::phone_prefix;
      fields[i + 2].type = FieldType::phone_suffix;
      i += 2;
      continue;
    }
    if (i == 0) continue;
    ClassifiedField& here = fields[i];
    ClassifiedField& before = fields[i - 1];
    Control const* control = find_control(page, here.ref);
    bool const wordless = control != nullptr && control->tag == "input" && empty_of_words(*control);
    if (before.type == FieldType::first_name && here.type == FieldType::full_name) here.type = FieldType::last_name;
    if (before.type == FieldType::full_name && here.type == FieldType::last_name) before.type = FieldType::first_name;
    if (before.type == FieldType::full_name && here.type == FieldType::other && wordless) {
      before.type = FieldType::first_name;
      here.type = FieldType::last_name;
    }
  }
}

} // namespace legwork::core
