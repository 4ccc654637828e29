// Names of people.
#include <array>

#include "core/page/fields/field_words.hpp"

namespace legwork::core::field_words {

namespace {

constexpr std::string_view full_name_names =
    "name|full name|fullname|your name|yourname|your full name|contact name|complete name|real name|realname|"
    "first and/& last name|first last name|name and surname|name surname|first name and last name|firstname "
    "lastname|first name last name|contact person|person name|client name|customer name|sender name|from name|"
    "visitor name|applicant name|"
    "ihr name|vor und nachname|vor und zuname|vorname und nachname|vorname nachname|vor nachname|name vorname|"
    "vorname name|nachname vorname|ansprechpartner|ansprechpartnerin|kontaktperson|dein name|"
    "nom|nom complet|votre nom|nom et prenom|nom prenom|nom prenoms|nom et prenoms|prenom et nom|prenom nom|"
    "noms|"
    "nombre|nombre completo|nombre y apellido/apellidos|nombre apellido/apellidos|nombres y apellido/apellidos|"
    "apellidos y nombre/nombres|tu/su nombre|nombre de contacto|persona de contacto|"
    "nome|nome completo|nome e cognome|nome cognome|cognome e nome|nominativo|il tuo nome|seu nome|o seu nome|"
    "nome e sobrenome|nome e apelido|nome sobrenome|"
    "naam|uw naam|je naam|volledige naam|voor en achternaam|naam en voornaam|"
    "namn|ditt namn|ditt fullstandiga namn|for och efternamn|fornamn och efternamn|"
    "navn|dit/ditt navn|fulde navn|fullt navn|fulle navn|for og efternavn|for og etternavn|fornavn og "
    "efternavn/etternavn|kontaktperson|nimi|nimesi|koko nimi|etu ja sukunimi|"
    "imie i nazwisko|imie nazwisko|nazwisko i imie|twoje imie i nazwisko|osoba kontaktowa|"
    "jmeno a prijmeni|jmeno prijmeni|cele jmeno|vase jmeno|meno a priezvisko|vase meno|ime i prezime|ime in "
    "priimek|vase ime|ime|"
    "nume|nume si prenume|nume prenume|numele|numele tau/dvs|numele complet|"
    "nev|neve|teljes nev|teljes neve|az on neve|nev megadasa|"
    "ad soyad|adi soyadi|ad ve soyad|adiniz soyadiniz|adiniz ve soyadiniz|isim soyisim|isim|isminiz|adiniz|^ ad $|"
    "ονομα|ονοματεπωνυμο|το ονομα σας|ονομα και επωνυμο|"
    "имя|ваше имя|фио|ф и о|имя и фамилия|фамилия и имя|фамилия имя|имя фамилия|фамилия имя отчество|как к вам "
    "обращаться|как вас зовут|контактное лицо|ваше фио|"
    "имʼя|ім я|імя|ваше ім я|піб|п і б|прізвище та ім я|ім я та прізвище|име|вашето име|име и фамилия|име и "
    "презиме|"
    "аты жөні|атыңыз|"
    "お名前|名前|氏名|ご氏名|おなまえ|担当者名|ご担当者|お客様名|姓名|您的姓名|名字|称呼|联系人|您的称呼|이름|"
    "성함|성명|"
    "담당자|담당자명|"
    "الاسم|اسمك|الاسم الكامل|اسم|الاسم بالكامل|שם|שם מלא|השם|שמך|שם פרטי ומשפחה|"
    "nama|nama lengkap|nama anda|ho ten|ho va ten|ten cua ban|izena|izen abizenak|nom i cognoms|jina|"
    "ชื่อ|नाम";

constexpr std::string_view full_name_others =
    "user|username|login|nick*|screen|account|company|business|firm|firma|organi*|store|dealer*|shop|file|card|"
    "cardholder|event|product|project|brand|middle|domain|host|server|bank|course|school|team|group|field|tag|"
    "benutzer*|firmen*|unternehmen*|entreprise|societe|empresa|azienda|bedrijf*|foretag*|virksomhed*|firmy|"
    "会社|会社 名|公司|회사|商品|名称|שם החברה|שם משתמש|usuario|utilisateur|utente|gebruik*|street|building|"
    "property|display|animal|pet|pet s|dog|cat|kitten*|katzchen*|hund*|puppy|horse|child*|kind|mascota|enfant";

constexpr std::string_view first_name_names =
    "first name|firstname|fname|f name|given name|givenname|forename|christian name|first|your first name|"
    "name first|first names|given names|"
    "vorname|vornamen|ihr vorname|rufname|prenom|prenoms|votre prenom|nombre de pila|primer nombre|nombres|"
    "primeiro nome|nome proprio|voornaam|roepnaam|uw voornaam|fornamn|fornavn|etunimi|imie|twoje imie|krestni "
    "jmeno|jmeno|krstne meno|meno|prenume|prenumele|keresztnev|utonev|ady|adi|isim|ονομα|μικρο ονομα|имя|ваше "
    "имя|імя|ім я|име|eesnimi|vards|vardas|"
    "名|お名前 名|名 前|ファーストネーム|メイ|名字|이름|الاسم الاول|اسم الاول|שם פרטי|nama depan|^ ten $";

constexpr std::string_view first_name_others =
    "last|surname|lastname|full|family|company|user|card|file|dealer|event|product|middle|apellido*|cognome|"
    "sobrenome|apelido|nachname|zuname|nom de famille|achternaam|efternamn|efternavn|etternavn|nazwisko|"
    "prijmeni|priezvisko|soyad*|фамили*|прізвище|επωνυμο|姓|氏|משפחה|completo|complet|et nom|e cognome|first "
    "time|day|choice|pet|pet s|dog|line|kid|child*";

constexpr std::string_view last_name_names =
    "last name|lastname|lname|l name|surname|sur name|family name|familyname|last|your last name|name last|"
    "second name|"
    "nachname|nachnamen|ihr nachname|familienname|zuname|nom de famille|votre nom de famille|apellido|"
    "apellidos|apellido paterno|primer apellido|sus/tus apellidos|cognome|sobrenome|apelido|ultimo nome|"
    "achternaam|familienaam|uw achternaam|efternamn|efternavn|etternavn|familienavn|slektsnavn|sukunimi|"
    "nazwisko|twoje nazwisko|prijmeni|priezvisko|prezime|priimek|nume de familie|vezeteknev|csaladnev|soyad|"
    "soyadi|soyadiniz|soy isim|soyisim|επωνυμο|επιθετο|фамилия|ваша фамилия|прізвище|фамилно име|"
    "perekonnanimi|uzvards|pavarde|"
    "姓|氏|苗字|名字 姓|セイ|성|اسم العائله|العائله|الكنيه|اللقب|שם משפחה|משפחה|nama belakang|^ ho $";

constexpr std::string_view last_name_others =
    "first|vorname|prenom|nombre|company|user|card|dealer|four|4|digit*|visit|service|updated|time|month|"
    "year|name first|voornaam|middle|segundo|second apellido|materno|job|employer|position";

constexpr std::string_view salutation_names =
    "salutation|anrede|civilite|aanhef|name prefix|courtesy title|form of address|title|titel|tilltal|"
    "tiltale|osloveni|titulo de cortesia|tratamiento|trattamento|titolo|prefix|honorific|敬称|称谓|обращение|"
    "zwrot|megszolitas|hitap";

constexpr std::string_view salutation_others =
    "job|position|page|book|vehicle|listing|ad|post|product|message|subject|event|project|work|phone|"
    "domain|article";

constexpr std::array name_words = std::to_array<FieldWords>({
    {.type = FieldType::full_name, .names = full_name_names, .others = full_name_others},
    {.type = FieldType::first_name, .names = first_name_names, .others = first_name_others},
    {.type = FieldType::last_name, .names = last_name_names, .others = last_name_others},
    {.type = FieldType::salutation, .names = salutation_names, .others = salutation_others},
});

} // namespace

std::span<FieldWords const> const names = name_words;

} // namespace legwork::core::field_words
