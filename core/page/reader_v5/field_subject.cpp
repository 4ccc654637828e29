// The words that name other people and things. What a person reads beside the box decides; machine names are asked
// where a box has no words.
#include "core/page/reader_v5/field_subject.hpp"

#include <algorithm>
#include <array>

#include "core/page/words.hpp"

namespace legwork::core::reader_v5 {

namespace {

LEGWORK_WORDS(
    others, "referrer", "recommended", "recommended us", "hear about us", "how did you hear", "sales associate",
    "sales executive", "second buyer", "co purchaser", "copurchaser", "best man", "best man s", "boss", "hotel", "ship",
    "seller", "gewünschter", "wunschberater", "mitkäufer", "mitkäufers", "middle name", "middle initial",
    "zweiter vorname", "deuxième prénom", "segundo nombre", "secondo nome", "フリガナ", "ふりがな", "カナ", "referred",
    "referral", "referrals", "reference", "references", "refer", "friend", "friends", "friend s", "colleague",
    "emergency", "next of kin", "spouse", "spouse s", "partner", "partner s", "husband", "wife", "fiance", "fiancee",
    "child", "child s", "children", "kid", "kid s", "mother", "mother s", "father", "father s", "maiden", "daughter",
    "student", "student s", "employer", "employer s", "supervisor", "manager", "manager s", "consultant", "advisor",
    "adviser", "salesperson", "salesman", "sales person", "sales rep", "representative", "agent", "agent s", "broker",
    "co buyer", "cobuyer", "co applicant", "coapplicant", "co signer", "cosigner", "co borrower", "coborrower",
    "co owner", "joint applicant", "second applicant", "second contact", "secondary contact", "additional contact",
    "alternate contact", "alternative contact", "second person", "second driver", "additional driver", "other driver",
    "other party", "beneficiary", "insurance", "insurer", "lender", "lienholder", "landlord", "doctor", "doctor s",
    "physician", "lawyer", "attorney", "witness", "previous owner", "registered owner", "recipient s", "gift recipient",
    "companion", "passenger", "technician", "stylist", "instructor", "teacher", "coach", "staff member",
    "who helped you", "who assisted you", "contact 2", "applicant 2", "person 2",
    // things
    "pet", "pet s", "dog", "dog s", "cat s", "animal", "horse", "school", "university", "college", "church", "club",
    "team", "project", "event", "course", "product", "brand", "campaign", "coupon", "group", "screen name", "nickname",
    "nick name", "display name", "account name", "domain", "project name", "street name", "building name", "boat",
    // German
    "empfohlen", "empfehler", "empfehlung", "geworben", "werber", "notfall", "notfallkontakt", "ehepartner",
    "ehepartners", "partnerin", "kindesname", "vaters", "mutter", "freundes", "ehefrau", "ehemann", "lebenspartner",
    "kindes", "ihres kindes", "erziehungsberechtigter", "haustier", "tier", "tiername", "hundes", "schule",
    "hochschule", "arbeitgeber", "arbeitgebers", "berater", "beraters", "verkäufer", "verkaufsberater", "kundenberater",
    "zweitkontakt", "zweiter kontakt", "mitantragsteller", "bürge", "versicherung", "freund", "freundes", "freundin",
    "geburtsname", "geburtsnamen", "mädchenname", "vermittler", "vertreter", "vorgesetzter", "verein", "bank name",
    "vorbesitzer", "fahrzeughalter", "fahrzeughalters", "halters", "zweitfahrer",
    // French
    "parrain", "parrainage", "parrainé", "recommandé", "ami", "amie", "urgence", "conjoint", "conjointe", "épouse",
    "époux", "enfant", "école", "lycée", "employeur", "conseiller", "conseillère", "animal", "vendeur", "commercial",
    "co emprunteur", "coemprunteur", "mère", "jeune fille", "naissance", "tuteur", "assurance",
    "propriétaire précédent",
    // Spanish
    "referido", "recomendado", "recomendó", "amigo", "amiga", "emergencia", "emergencias", "cónyuge", "esposo",
    "esposa", "hijo", "hija", "escuela", "colegio", "mascota", "asesor", "asesora", "vendedor", "vendedora",
    "empleador", "madre", "padre", "soltera", "aseguradora", "avalista",
    // Italian
    "amico", "amica", "emergenza", "coniuge", "figlio", "figlia", "scuola", "animale", "consulente", "venditore",
    "datore", "garante", "assicurazione",
    // Portuguese
    "emergência", "cônjuge", "filho", "filha", "escola", "consultor", "consultora", "indicado", "indicação", "mãe",
    "avalista", "seguradora",
    // Dutch and the Scandinavian languages
    "vriend", "vriendin", "noodcontact", "noodgeval", "huisdier", "werkgever", "adviseur", "verkoper", "ouder",
    "aanbevolen", "verzekeraar", "medaanvrager", "vän", "nödkontakt", "husdjur", "skola", "arbetsgivare", "säljare",
    "nødkontakt", "kæledyr", "kjæledyr", "arbejdsgiver", "arbeidsgiver", "sælger", "selger", "barnets", "ven",
    // Polish, Czech, Russian
    "polecający", "znajomego", "małżonka", "dziecka", "zwierzęcia", "szkoły", "pracodawca", "doradcy", "sprzedawcy",
    "přítele", "manžela", "dítěte", "školy", "zaměstnavatel", "poradce", "prodejce", "друга", "супруга", "ребенка",
    "питомца", "школы", "работодатель", "консультанта", "менеджера",
    // Japanese, Chinese, Korean
    "紹介者", "緊急連絡先", "配偶者", "保護者", "ペット", "学校名", "推荐人", "紧急联系人", "配偶", "推薦人", "宠物",
    "学校", "추천인", "비상연락처", "배우자", "반려동물", "학교");

// What the heading of a group must say before its fields are somebody else's: a heading may speak of much.
LEGWORK_WORDS(other_groups, "emergency", "emergency contact", "next of kin", "spouse", "co buyer", "cobuyer",
              "co applicant", "coapplicant", "co signer", "cosigner", "co borrower", "co owner", "co purchaser",
              "joint applicant", "second applicant", "second buyer", "second driver", "additional driver",
              "second contact", "alternate contact", "referrer", "referred", "referral", "references", "reference",
              "friend s", "beneficiary", "who referred you", "notfall", "notfallkontakt", "ehepartner",
              "mitantragsteller", "mitkäufer", "bürge", "empfehlung", "geworben", "werber", "zweitkontakt",
              "zweitfahrer", "conjoint", "urgence", "parrainage", "parrain", "co emprunteur", "cónyuge", "emergencia",
              "referido", "avalista", "coniuge", "emergenza", "garante", "noodcontact", "medaanvrager", "緊急連絡先",
              "紹介者", "紧急联系人", "비상연락처");
LEGWORK_WORDS(additional, "second phone", "secondary phone", "alternate phone", "alternative phone", "alt phone",
              "other phone", "additional phone", "phone 2", "2 nd phone", "second number", "alternate number",
              "other number", "second email", "secondary email", "alternate email", "alternative email", "other email",
              "additional email", "second e mail", "alternate e mail", "alternative e mail", "secondary e mail",
              "other e mail", "zweite telefonnummer", "telefon 2", "weitere telefonnummer", "alternative telefonnummer",
              "autre téléphone", "téléphone 2", "second téléphone", "otro teléfono", "teléfono 2",
              "teléfono alternativo", "telefono 2", "altro telefono", "tweede telefoonnummer", "work phone",
              "office phone", "business phone", "phone work", "evening phone", "fax");

LEGWORK_WORDS(repetition, "confirm", "confirmation", "repeat", "again", "verify", "retype", "re type", "re enter",
              "reenter", "wiederholen", "wiederholung", "bestätigen", "confirmer", "confirmez", "repetir", "repita",
              "confirmar", "confirme", "conferma", "ripeti", "herhaal", "bevestig", "bekräfta", "bekreft", "bekræft",
              "powtórz", "potwierdź", "zopakujte", "повторите", "確認", "确认", "再次", "확인");

// What stands in brackets is a hint, and says nothing about whose value it is.
std::string without_brackets(std::string_view text) {
  std::string out;
  int depth = 0;
  for (char c : text) {
    if (c == '(' || c == '[') ++depth;
    if (depth == 0) out += c;
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  return out;
}

// What a person reads; the machine's own words where there is nothing to read.
std::string readable_words(Control const& c) {
  std::string words = normalised(without_brackets(c.label + " " + c.aria_label + " " + c.placeholder));
  if (words.size() > 1) return words;
  return normalised((is_opaque(c.name) ? "" : c.name) + " " + (is_opaque(c.id) ? "" : c.id));
}

} // namespace

bool is_about_a_person(FieldType type) {
  static constexpr std::array types{
      FieldType::full_name,  FieldType::first_name, FieldType::last_name,      FieldType::email, FieldType::phone,
      FieldType::phone_area, FieldType::zip,        FieldType::city,           FieldType::state, FieldType::street,
      FieldType::country,    FieldType::salutation, FieldType::phone_extension};
  return std::ranges::find(types, type) != types.end();
}

bool is_about_someone_else(Control const& c) {
  return has_whole(readable_words(c), others) || has_whole(normalised(without_brackets(c.legend)), other_groups);
}

bool is_an_additional_one(Control const& c) { return has_whole(readable_words(c), additional); }

bool is_a_repetition(Control const& c) { return has_whole(readable_words(c), repetition); }

} // namespace legwork::core::reader_v5
