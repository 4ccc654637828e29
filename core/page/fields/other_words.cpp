// What a contact form asks for that is not a contact's: the fields stay empty, and their words keep other meanings off.
#include <array>

#include "core/page/fields/field_words.hpp"

namespace legwork::core::field_words {

namespace {

constexpr std::string_view company_names =
    "company|company name|companyname|organization|organisation|organization name|organisation name|business "
    "name|businessname|business|your business|your company|agency|institution|firm|practice name|dealership "
    "name|company organization|"
    "firma|firmenname|ihre firma|unternehmen|name des unternehmens|unternehmensname|gesellschaft|betrieb|"
    "organisation|societe|nom de la societe|entreprise|nom de l entreprise|raison sociale|organisme|"
    "etablissement|empresa|nombre de la empresa|nombre comercial|compania|organizacion|negocio|azienda|nome "
    "azienda|societa|ragione sociale|ditta|nome da empresa|organizacao|loja empresa|nome do negocio|bedrijf|"
    "bedrijfsnaam|organisatie|foretag|foretagsnamn|organisation|virksomhed|firmanavn|bedrift|firma navn|selskap|"
    "yritys|yrityksen nimi|nazwa firmy|spolecnost|nazev firmy|spolocnost|nazov firmy|tvrtka|podjetje|companie|"
    "nume firma|numele firmei|cegnev|ceg|ceg neve|sirket|sirket adi|firma adi|εταιρεια|επωνυμια|компания|название "
    "компании|организация|компанія|назва "
    "компанії|фирма|会社|会社名|御社名|貴社名|貴社|法人名|団体名|公司|公司名称|单位|"
    "单位名称|企业名称|회사|회사명|업체명|기관명|الشركه|اسم الشركه|المؤسسه|חברה|שם החברה|שם העסק|perusahaan|nama "
    "perusahaan|cong ty|enpresa";

constexpr std::string_view company_others =
    "size|company type|type of|website|role|position|url|email|phone|insurance|hours|days|industry|"
    "business email|business phone|business address|number of|house|housing";

constexpr std::string_view captcha_answer_names =
    "captcha*|security code|verification code|anti spam|antispam|spam protection|spam check|are you human|prove "
    "you are human|human check|human verification|i am human|not a robot|type the characters|enter the "
    "characters|characters shown|characters in the image|text in the image|code shown|code above|code below|"
    "image code|image verification|letters in the image|security question|security check|what is the sum|solve|"
    "math question|what is # #|how much is|"
    "sicherheitscode|sicherheitsfrage|sicherheitsabfrage|spamschutz|spam schutz|zeichen eingeben|bitte rechnen|"
    "rechenaufgabe|code de securite|code anti spam|recopiez|combien font|codigo de seguridad|codigo de "
    "verificacion|codigo captcha|cuanto es|codice di sicurezza|codice di verifica|quanto fa|codigo de seguranca|"
    "quanto e|beveiligingscode|hoeveel is|sakerhetskod|vad ar|sikkerhedskode|sikkerhetskode|varmistuskoodi|kod z "
    "obrazka|przepisz kod|ile to jest|kontrolni kod|opiste kod|kolik je|cod de securitate|cod de verificare|"
    "biztonsagi kod|ellenorzo kod|guvenlik kodu|dogrulama kodu|κωδικος ασφαλειας|код с картинки|проверочный код|"
    "код проверки|сколько будет|код безопасности|код з картинки|画像認証|認証コード|認証 コード|验证码|验证 "
    "码|驗證碼|"
    "보안문자|자동등록방지|رمز التحقق|كود التحقق|קוד אבטחה|קוד אימות";

constexpr std::string_view password_names =
    "password*|passwort|kennwort|contrasena|mot de passe|senha|wachtwoord|losenord|adgangskode|passord|"
    "salasana|haslo|heslo|parola|jelszo|sifre|κωδικος προσβασης|пароль|パスワード|密码|비밀번호|كلمه المرور|סיסמה|"
    "passwd|pwd|pin";

constexpr std::string_view search_names =
    "search*|suche|suchen|suchbegriff|buscar|busqueda|recherche|rechercher|cerca|ricerca|pesquisar|pesquisa|"
    "zoeken|sok|søg|søk|haku|hae|szukaj|hledat|hladat|cauta|kereses|ara|αναζητηση|поиск|пошук|検索|搜索|검색|بحث|"
    "חיפוש|^ q $|^ s $|keyword|keywords|query|find";

constexpr std::string_view web_address_names =
    "website*|web site|webpage|homepage|url|site|your website|webseite|internetseite|site web|site internet|sitio "
    "web|pagina web|sito web|sito|site da empresa|hemsida|hjemmeside|nettside|verkkosivu|strona www|strona "
    "internetowa|webova stranka|www|weboldal|web sitesi|ιστοσελιδα|сайт|веб "
    "сайт|ホームページ|网站|网址|홈페이지|الموقع|"
    "אתר|linkedin*|facebook*|instagram*|twitter*|skype*|telegram*|wechat*|social media|profile|portfolio";

constexpr std::string_view about_the_person_names =
    "birth*|birthday|birthdate|date of birth|dob|d o b|age|your age|geburt*|geburtsdatum|date de naissance|fecha "
    "de nacimiento|data di nascita|data de nascimento|geboortedatum|fodelsedatum|fodselsdato|gender|sex|"
    "geschlecht|sexe|genero|sesso|nationality|nationalitat|marital*|occupation|profession|beruf|job title|"
    "jobtitle|position|your position|your role|role|title position|designation|funktion|fonction|poste|cargo|"
    "puesto|ruolo|functie|befattning|stilling|stanowisko|pozice|beosztas|должность|посада|役職|职位|직책|industry|"
    "branche|sector|education|degree|school|university|college|experience|salary|income|einkommen|employer|"
    "years of experience|ssn|social security|tax id|taxid|vat*|ust id|steuernummer|siret|nif|cif|dni|cpf|cnpj|"
    "rfc|rut|passport|driver s license|license number|licence number|license plate|kennzeichen|matricula";

constexpr std::string_view date_names =
    "date*|preferred date|event date|wedding date|appointment date|move date|moving date|start date|end date|"
    "arrival|departure|check in|check out|checkin|checkout|date of|datum|wunschtermin|termin|wunschdatum|date "
    "souhaitee|fecha*|data*|data preferita|data desejada|dato|onskat datum|paivamaara|termin spotkania|datum "
    "udalosti|datum cas|tarih|ημερομηνια|дата|日付|希望日|ご希望日|日期|날짜|희망일|التاريخ|תאריך|time|preferred "
    "time|"
    "uhrzeit|heure|hora|ora|tijd|tid|hour|hours|timeframe|time frame|timeline|deadline|when|how soon|start|"
    "day|month|duration|how long";

constexpr std::string_view amount_names =
    "budget*|price range|your budget|project budget|estimated budget|max price|price|preis|preisvorstellung|prix|"
    "precio|prezzo|preco|prijs|pris|cena|fiyat|бюджет|цена|予算|预算|예산|amount|quantity|qty|number of*|how "
    "many|how "
    "much|anzahl|menge|anzahl personen|nombre de|nombre de personnes|cantidad|numero de personas|numero de|"
    "quantita|numero di|quantidade|aantal|antal|antall|lukumaara|ilosc|liczba|pocet|cantitate|numar de|darab*|"
    "adet|kisi sayisi|количество|数量|人数|guests|people|persons|adults|children|pax|size|square*|sq ft|area in|"
    "flache|superficie|miles|mileage|kilometer*|kilometrage|kilometraje|km|loan*|down payment|monthly payment|"
    "weight|height|length|width|rooms|bedrooms|property type|type of property|building type|color|colour|farbe|"
    "condition|engine|transmission|trim";

constexpr std::string_view origin_and_code_names =
    "how did you hear*|how did you find*|where did you hear|how you heard|hear about us|heard about us|found us|"
    "find out about us|how did you learn|how did you know|source|referral|referral source|referred by|referrer|"
    "wie haben sie von uns|wie sind sie auf uns|aufmerksam geworden|comment avez vous connu|comment nous avez|"
    "como nos conocio|como nos has conocido|como supo|come ci hai conosciuto|come ci ha|como nos conheceu|como "
    "conheceu|hoe heeft u|hoe bent u|hur hittade|hvordan horte|hvordan fandt|skad o nas|odkud nas|откуда "
    "вы|きっかけ|"
    "推荐人|coupon*|promo*|promo code|discount*|voucher*|gift*|gutschein*|code promo|codigo promocional|rabatt*|"
    "offer code|customer number|account number|kundennummer|order number|order id|bestellnummer|auftragsnummer|"
    "numero de commande|numero de pedido|invoice number|rechnungsnummer|reference|reference number|reservation "
    "number|booking number|ticket number|case number|contract number|vertragsnummer|member id|membership|"
    "policy number|serial number|part number|tracking number|reservation|reg number|registration number";

constexpr std::string_view card_and_account_names =
    "card number|cardnumber|cc number|ccnumber|credit card|creditcard|debit card|cardholder|card holder|name on "
    "card|nameoncard|card name|cvv|cvv2|cvc|csc|ccv|security code cvv|expir*|exp date|exp month|exp year|expdate|"
    "expiration|expiry|iban|bic|swift|account holder|bank*|routing number|sort code|kreditkarte|carte bancaire|"
    "tarjeta|cartao|user name|username|userid|user id|login|login name|loginname|nick|nickname|screen name|"
    "display name|benutzername|nutzername|nom d utilisateur|identifiant|usuario|nombre de usuario|nome utente|"
    "nome de usuario|gebruikersnaam|anvandarnamn|brugernavn|brukernavn|kayttajatunnus|nazwa uzytkownika|"
    "uzivatelske jmeno|kullanici adi|логин|имя пользователя|ユーザー名|用户名|아이디|اسم المستخدم|שם "
    "משתמש|otp|one "
    "time|verification|passcode|two factor|token|middle name|middle initial|middlename|m i|mi|middle|zweiter "
    "vorname|deuxieme prenom|segundo nombre|secondo nome|nome do meio|tussenvoegsel|отчество|по батькові|"
    "フリガナ|ふりがな|カナ|suffix|maiden*|mother s maiden|pet name|pet s name";

constexpr std::array other_words = std::to_array<FieldWords>({
    {.type = FieldType::company, .names = company_names, .others = company_others},
    {.type = FieldType::captcha_answer,
     .names = captcha_answer_names,
     .others = "zip|card|cvv|cvc|leave|phone|sms|texted|mobile|email code|two factor|account"},
    {.type = FieldType::password, .names = password_names, .others = "pin code|forgot"},
    {.type = FieldType::search, .names = search_names, .others = "job search|how did you find|research|find us"},
    {.type = FieldType::other, .names = web_address_names, .others = "site visit|site location"},
    {.type = FieldType::other, .names = about_the_person_names},
    {.type = FieldType::other,
     .names = date_names,
     .others = "up to date|update|best time|time to call|contact time|full time|first time"},
    {.type = FieldType::other, .names = amount_names, .others = "phone|contact number|call|mobile"},
    {.type = FieldType::other, .names = origin_and_code_names, .others = ""},
    {.type = FieldType::other, .names = card_and_account_names, .others = ""},
});

} // namespace

std::span<FieldWords const> const rest = other_words;

} // namespace legwork::core::field_words
