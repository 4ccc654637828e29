// What fields are taken for, by what people read beside them, in every language that is read.
#include <catch2/catch.hpp>

#include "core/base/enum_names.hpp"
#include "core/page/fields/field_reader.hpp"
#include "core/page/page_analysis.hpp"
#include "tests/support/invented_form.hpp"

using namespace legwork::core;
using namespace legwork::tests;

namespace {

FieldType type_of(Control control) {
  Snapshot const page = invented_page({std::move(control)}, {});
  return read_field(page, page.controls[0]).type;
}

FieldType labeled(std::string label) { return type_of(invented_box(std::move(label))); }

// The types of all fields of a form, neighbors counted.
std::vector<FieldType> types_of(std::vector<Control> controls) {
  PageAnalysis const page(invented_page(std::move(controls), {invented_button("Send")}));
  std::vector<FieldType> out;
  for (ClassifiedField const& field : page.reading().forms[0].fields) out.push_back(field.type);
  return out;
}

struct Labels {
  char const* language;
  char const* name;
  char const* email;
  char const* phone;
  char const* message;
};

constexpr Labels languages[] = {
    {"en", "Your name", "Email address", "Phone number", "How can we help?"},
    {"es", "Nombre completo", "Correo electrónico", "Teléfono", "Mensaje"},
    {"fr", "Nom et prénom", "Adresse électronique", "Téléphone", "Votre message"},
    {"de", "Vor- und Nachname", "E-Mail-Adresse", "Telefonnummer", "Ihre Nachricht"},
    {"it", "Nome e cognome", "Indirizzo e-mail", "Numero di telefono", "Messaggio"},
    {"pt", "Nome completo", "E-mail", "Telemóvel", "Mensagem"},
    {"nl", "Uw naam", "E-mailadres", "Telefoonnummer", "Uw bericht"},
    {"sv", "För- och efternamn", "E-postadress", "Telefonnummer", "Meddelande"},
    {"da", "Dit navn", "E-mail", "Telefonnummer", "Besked"},
    {"no", "Fullt navn", "E-post", "Tlf", "Melding"},
    {"fi", "Nimi", "Sähköpostiosoite", "Puhelinnumero", "Viesti"},
    {"pl", "Imię i nazwisko", "Adres e-mail", "Numer telefonu", "Treść wiadomości"},
    {"cs", "Jméno a příjmení", "E-mailová adresa", "Telefonní číslo", "Vaše zpráva"},
    {"ro", "Nume și prenume", "Adresa de email", "Număr de telefon", "Mesajul tău"},
    {"hu", "Teljes név", "E-mail cím", "Telefonszám", "Üzenet"},
    {"tr", "Ad Soyad", "E-posta adresi", "Cep telefonu", "Mesajınız"},
    {"el", "Ονοματεπώνυμο", "Ηλεκτρονικό ταχυδρομείο", "Τηλέφωνο", "Το μήνυμά σας"},
    {"ru", "Ваше имя", "Электронная почта", "Телефон", "Сообщение"},
    {"uk", "Ваше ім'я", "Електронна пошта", "Номер телефону", "Повідомлення"},
    {"ja", "お名前", "メールアドレス", "電話番号", "お問い合わせ内容"},
    {"zh", "姓名", "电子邮箱", "联系电话", "留言内容"},
    {"ko", "이름", "이메일", "전화번호", "문의내용"},
    {"ar", "الاسم الكامل", "البريد الإلكتروني", "رقم الهاتف", "نص الرسالة"},
    {"he", "שם מלא", "דואר אלקטרוני", "מספר טלפון", "תוכן ההודעה"},
};

} // namespace

TEST_CASE("the fields of a contact form are known by their labels in every language that is read", "[P82][P88]") {
  for (Labels const& words : languages) {
    INFO(words.language);
    CHECK(labeled(words.name) == FieldType::full_name);
    CHECK(labeled(words.email) == FieldType::email);
    CHECK(labeled(words.phone) == FieldType::phone);
    CHECK(type_of(invented_box(words.message, "textarea", "textarea")) == FieldType::message);
  }
}

TEST_CASE("what is asked for besides stays nobody's", "[P82]") {
  for (char const* label : {"Website", "Fax", "Date of birth", "Job title", "Card number", "Username", "Budget",
                            "Number of guests", "How did you hear about us?", "Address line 2", "Coupon code",
                            "Preferred date", "Kundennummer", "Geburtsdatum", "Date souhaitée", "Código promocional"}) {
    INFO(label);
    CHECK(labeled(label) == FieldType::other);
  }
  CHECK(labeled("Company name") == FieldType::company);
  CHECK(labeled("Security code") == FieldType::captcha_answer);
  CHECK(labeled("7 + 4 =") == FieldType::captcha_answer);
  CHECK(labeled("What is 3 + 8?") == FieldType::captcha_answer);
  CHECK(labeled("Model 3 / Model Y") != FieldType::captcha_answer);
}

TEST_CASE("labels beat machine names, and `tel` is a hint", "[P82]") {
  Control name = invented_box("Your name");
  name.name = "username";
  CHECK(type_of(name) == FieldType::full_name);
  Control zip = invented_box("ZIP code", "input", "tel");
  zip.name = "phone";
  CHECK(type_of(zip) == FieldType::zip);
  Control prefixed = invented_box("* First Name");
  prefixed.name = "tfName";
  CHECK(type_of(prefixed) == FieldType::first_name);
  Control contradicted = invented_box("Phone number");
  contradicted.autocomplete = "name";
  CHECK(type_of(contradicted) == FieldType::phone);
  Control unnamed = invented_box("");
  unnamed.autocomplete = "family-name";
  CHECK(type_of(unnamed) == FieldType::last_name);
}

TEST_CASE("lists are read by their question, their first line and their choices", "[P82]") {
  CHECK(type_of(invented_list("", {"Alabama", "Alaska", "Arizona", "California", "Texas"})) == FieldType::state);
  CHECK(type_of(invented_list("Where", {"Austria", "Canada", "France", "Germany", "Italy", "Spain"})) ==
        FieldType::country);
  CHECK(type_of(invented_list("", {"Select a subject", "Sales", "Service"})) == FieldType::subject);
  CHECK(type_of(invented_list("Department", {"Sales", "Service"})) == FieldType::department);
  CHECK(type_of(invented_list("Code", {"+1", "+44", "+49"})) == FieldType::country);
  CHECK(type_of(invented_list("Preferred contact method", {"E-mail", "Phone"})) == FieldType::contact_method);
}

TEST_CASE("neighbors say what a field means", "[P82]") {
  using enum FieldType;
  CHECK(types_of({invented_box("Nombre"), invented_box("Apellidos")}) == std::vector{first_name, last_name});
  CHECK(types_of({invented_box("Nom"), invented_box("Prénom")}) == std::vector{last_name, first_name});
  Control first = invented_box("Phone");
  Control second = invented_box("");
  Control third = invented_box("");
  first.maxlength = second.maxlength = 3;
  third.maxlength = 4;
  CHECK(types_of({first, second, third}) == std::vector{phone_area, phone_prefix, phone_suffix});
  Control fax = first;
  fax.label = "Fax";
  CHECK(types_of({fax, second, third}) == std::vector{other, other, other});
  CHECK(types_of({invented_box("Address"), invented_box("")}).front() == street);
}

TEST_CASE("a field is required by an attribute, a star, a word or a plugin's class", "[P82]") {
  CHECK(is_required(invented_box("Name *")));
  CHECK(is_required(invented_box("Name (required)")));
  CHECK(is_required(invented_box("Name (Pflichtfeld)")));
  CHECK(is_required(invented_box("お名前 必須")));
  CHECK_FALSE(is_required(invented_box("Name")));
  CHECK_FALSE(is_required(invented_box("Phone (optional)")));
  CHECK_FALSE(is_required(invented_box("Telefon (nicht erforderlich)")));
  Control by_class = invented_box("Name");
  by_class.ancestry = "gfield gfield_contains_required | row";
  CHECK(is_required(by_class));
}
