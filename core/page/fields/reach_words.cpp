// Where somebody can be reached: e-mail and phone.
#include <array>

#include "core/page/fields/field_words.hpp"

namespace legwork::core::field_words {

namespace {

constexpr std::string_view email_names =
    "email*|e mail|mail|mails|email address|e mail address|your email|work email|business email|emailadress*|"
    "mailadresse|mail address|mailing email|eml|mailaddress|correo e|e mali|"
    "e mail adresse|email adresse|mail adresse|elektronische post|courriel|adresse courriel|adresse mail|adresse "
    "electronique|mel|adresse e mail|correo|correo electronico|direccion de correo|su/tu correo|posta "
    "elettronica|indirizzo email|indirizzo e mail|endereco de email|correio eletronico|correio|e mailadres|"
    "mailadres|e post|epost*|e postadress|e postadresse|mejl|mejladress|sahkoposti*|poczta|adres e mail|adres "
    "email|adres poczty|mail address|emailova adresa|e mailova adresa|elektronicka posta|e posta|eposta|e posta "
    "adresi|email cim|e mail cim|e mail cime|adresa de email|adresa e mail|imeil|ηλεκτρονικο ταχυδρομειο|ηλ "
    "ταχυδρομειο|διευθυνση email|"
    "почта|эл почта|электронная почта|емейл|имейл|имеил|е mail|эл адрес|адрес электронной|електронна пошта|пошта|"
    "ел пошта|имейл адрес|е пошта|メール*|メールアドレス|ご連絡先 "
    "メール|eメール|邮箱|电子邮箱|电子邮件|邮件|信箱|電子郵件|"
    "이메일|메일|메일 주소|전자우편|البريد|البريد الالكتروني|بريد الكتروني|ايميل|الايميل|بريدك|אימייל|דואר "
    "אלקטרוני|דוא ל|דואל|מייל|alamat email|surel|dia chi email|posta elektronikoa|helbide elektronikoa|correu|"
    "อีเมล|ईमेल";

constexpr std::string_view email_others =
    "subject|newsletter*|friend*|opt in|frequency|format|template|server|mailing address|postal|password|"
    "verification code|code sent|list|street|preferred method|template";

constexpr std::string_view phone_names =
    "phone*|telephone*|tel|tele|telno|mobile|mobile phone|mobile number|mobile no|mobilenumber|mobileno|mobil|"
    "cell|cell phone|cellphone|cellular|cell number|contact number|contact no|contactnumber|contactno|phone "
    "number|phonenumber|your number|day phone|daytime phone|home phone|primary phone|best number|number to "
    "call|call back number|callback number|whatsapp*|whats app|"
    "telefon*|handy*|mobilnummer|mobiltelefon*|rufnummer|ruckrufnummer|fon|tel nr|mobilfunk*|"
    "numero de telephone|numero de tel|portable|numero de portable|gsm|mobile ou|tlf|tel fixe|"
    "telefono*|telefono movil|telf|tfno|movil|celular|numero de telefono|numero de celular|numero de contacto|^ "
    "numero $|^ number $|"
    "telefono de contacto|fono|cellulare|recapito|recapito telefonico|numero di telefono|telefone*|telemovel|fone|"
    "contato telefonico|numero de telemovel|"
    "telefoon*|telefoonnummer|mobiel|mobiele nummer|tel nummer|telefonnummer|mobilnr|tfn|telnr|telefonnr|tlf nr|"
    "tlf nummer|puhelin*|puh|matkapuhelin|numer telefonu|nr telefonu|komorka|telefon kontaktowy|telefonni cislo|"
    "telefonne cislo|broj telefona|telefonska|telefonszam*|numar de telefon|nr telefon|nr de telefon|mobil szam|"
    "telefon numarasi|telefon numaraniz|cep telefonu|cep tel|gsm no|cep|τηλεφωνο*|κινητο|αριθμος τηλεφωνου|"
    "телефон*|ваш телефон|номер телефона|мобильный|номер|тел|моб|контактный телефон|телефону|номер телефону|"
    "телефонен|мобилен|мобильді|電話|電話番号|お電話|お電話番号|携帯|携帯電話|連絡先|ご連絡先|电话|手机|手机号|"
    "手机号码|"
    "联系电话|联系方式|電話號碼|전화|전화번호|연락처|휴대폰|핸드폰|휴대전화|رقم الهاتف|الهاتف|هاتف|رقم "
    "الجوال|الجوال|جوال|"
    "الموبايل|موبايل|رقم التواصل|رقم التليفون|טלפון|נייד|טלפון נייד|מספר טלפון|פלאפון|nomor telepon|no telp|"
    "telepon|nomor hp|no hp|so dien thoai|dien thoai|telefonoa|telefon zenbakia|telefon i|เบอร์โทร|फोन";

constexpr std::string_view phone_others =
    "ext|extension|type|method|best way|country code|dial code|dialcode|calling code|fax|telefax|prefer*|"
    "model|make|brand|apple|otp|verification|carrier|time to|when|hours|durchwahl|service provider|"
    "provider|repair|call me by|by phone";

constexpr std::string_view phone_extension_names =
    "^ ext $|^ extension $|phone extension|phone ext|telephone extension|tel ext|extension number|durchwahl|"
    "^ ramal $|^ toestel $|^ anknytning $|^ poste $|内線";

constexpr std::string_view country_code_names =
    "country code|phone country|phone code|dial code|dialing code|dialling code|calling code|country calling "
    "code|landesvorwahl|landervorwahl|indicatif|indicatif pays|codigo de pais|codigo pais|prefisso "
    "internazionale|landnummer|landskod|国番号|countrycode|phone country code";

constexpr std::array reach_words = std::to_array<FieldWords>({
    {.type = FieldType::email, .names = email_names, .others = email_others},
    {.type = FieldType::phone, .names = phone_names, .others = phone_others},
    {.type = FieldType::phone_area,
     .names = "area code|phone area|areacode|vorwahl|indicatif regional|codigo de area|prefisso|ddd|市外局番",
     .others = "zip|postal|land*|country"},
    {.type = FieldType::phone_extension, .names = phone_extension_names},
    // The code of a country before the number.
    {.type = FieldType::other, .names = country_code_names, .is_typed_only = true},
    {.type = FieldType::other, .names = "fax*|telefax*|fax number|faxnummer|ファックス|传真|팩스|факс|φαξ"},
});

} // namespace

std::span<FieldWords const> const reach = reach_words;

} // namespace legwork::core::field_words
