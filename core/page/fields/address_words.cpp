// Addresses.
#include <array>

#include "core/page/fields/field_words.hpp"

namespace legwork::core::field_words {

namespace {

constexpr std::string_view zip_names =
    "zip|zip code|zipcode|zip postal|zip postal code|postal|postal code|postalcode|postcode|post code|pincode|pin "
    "code|eircode|zip/postal code|"
    "plz|postleitzahl|code postal|codigo postal|codigopostal|cp|c p|^ cap $|codice postale|cep|codigo do "
    "cep|postnummer|postnr|post nr|postinumero|kod pocztowy|psc|cod postal|iranyitoszam|posta kodu|ταχυδρομικος "
    "κωδικας|τ κ|τκ|индекс|почтовый индекс|почтовый код|поштовий індекс|пощенски код|postanski broj|postna "
    "stevilka|郵便番号|〒|邮编|邮政编码|郵遞區號|우편번호|الرمز البريدي|מיקוד|kode pos|ma buu dien|posta kodea";

constexpr std::string_view city_names =
    "city|town|suburb|municipality|locality|city town|town city|your city|your location|^ location $|^ "
    "location required $|cityname|city name|"
    "stadt|ort|wohnort|^ stadt ort $|ihre stadt|ville|commune|votre ville|localite|ciudad|localidad|municipio|"
    "poblacion|tu/su ciudad|citta|comune|localita|cidade|sua cidade|localidade|plaats|woonplaats|plaatsnaam|stad|"
    "gemeente|postort|bostadsort|stad ort|^ by $|postnr by|poststed|^ sted $|bosted|kaupunki|postitoimipaikka|"
    "paikkakunta|miasto|miejscowosc|mesto|obec|oras|orasul|localitate|varos|telepules|sehir|ilce|^ il $|semt|πολη|"
    "город|ваш город|населенный пункт|місто|град|населено място|grad|kraj naselje|қала|"
    "市区町村|都市|市|城市|所在城市|도시|시|시 군 구|المدينه|مدينتك|עיר|ישוב|kota|thanh pho|hiria|herria|ciutat|"
    "poblacio";

constexpr std::string_view city_others =
    "capacity|velocity|street|electric*|ethnicity|state of|departure|destination|pick up|pickup|drop off";

constexpr std::string_view state_names =
    "state|province|state province|state or province|region|us state|state region|county|prefecture|"
    "bundesland|kanton|provincia|estado|^ uf $|departement|comunidad autonoma|provincie|^ lan $|fylke|"
    "maakunta|wojewodztwo|^ kraj $|judet|judetul|megye|eyalet|νομος|область|регион|область край|都道府県|省|省份|"
    "시 도|المحافظه|المنطقه|provinsi|tinh thanh|lurraldea";

constexpr std::string_view state_others =
    "united|statement|status|real estate|solid state|country|company|interstate|current state|state of the|"
    "states of";

constexpr std::string_view street_names =
    "street|street address|streetaddress|address|your address|address line 1|address 1|address1|addressline1|"
    "addr|addr 1|home address|mailing address|postal address|street and number|street name|house number and "
    "street|street 1|property address|"
    "strasse*|strasse hausnummer|strasse und hausnummer|str|str nr|adresse|anschrift|ihre adresse|adresse "
    "postale|rue|votre adresse|numero et rue|calle|direccion|domicilio|direccion postal|calle y numero|indirizzo|"
    "via|via e numero|endereco|rua|morada|logradouro|straat*|adres|straatnaam|straat en huisnummer|"
    "gata|gatuadress|gatuadresse|adress|adressen|vej|gade|vejnavn|osoite|katuosoite|lahiosoite|ulica|adres "
    "zamieszkania|ulica i numer|adresa|ulice|ulice a cislo|strada|utca|^ cim $|cime|utca hazszam|adres|adresiniz|"
    "sokak|διευθυνση|οδος|адрес|улица|ваш адрес|адреса|вулиця|мекенжай|住所|ご住所|番地|町名 "
    "番地|地址|详细地址|住址|街道|"
    "주소|상세주소|العنوان|عنوان|עיר ורחוב|כתובת|רחוב|alamat|dia chi|helbidea|adreca";

constexpr std::string_view street_others =
    "email*|e mail|mail adresse|mail address|ip|url|web*|line 2|line2|address 2|address2|line 3|2|3|apt|"
    "suite|unit|subject|electronique|electronica|courriel|correo|emailadresse|adresse mail|site|internet|"
    "wallet|elettronico|почты|mailadres|adresse e";

constexpr std::string_view further_line_names =
    "address line 2|address 2|address2|addressline2|street 2|street address 2|street line 2|address line "
    "3|address3|apt|apartment|suite|apt suite|unit number|flat|adresszusatz|complement d adresse|complement|"
    "complemento|interno|toevoeging|house number|housenumber|hausnummer|hausnr|huisnummer|numero de "
    "rue|street number|streetnumber|zip 4|zip4|zip plus 4|landmark|floor|building|p o box|po box|"
    "district|neighborhood|neighbourhood|bairro|colonia|建物名|ビル|マンション|room";

constexpr std::string_view country_names =
    "country|country code|countrycode|phone country|country calling code|country region|country or "
    "region|country of residence|your country|countryname|countries|"
    "nation|land|pays|votre pays|pays de residence|pais|pais de residencia|paese|nazione|stato|"
    "^ kraj $|maa|zeme|krajina|tara|orszag|ulke|χωρα|страна|країна|държава|drzava|国|国名|国家|国家 "
    "地区|국가|나라|"
    "البلد|الدوله|דולה|מדינה|ארץ|negara|quoc gia|herrialdea";

constexpr std::array address_words = std::to_array<FieldWords>({
    {.type = FieldType::zip,
     .names = zip_names,
     .others = "zip 4|zip4|plus 4|file|area code|promo*|captcha|upload|otp|security"},
    {.type = FieldType::city, .names = city_names, .others = city_others},
    {.type = FieldType::state, .names = state_names, .others = state_others},
    // In Latin America; of a list it is a department of the company.
    {.type = FieldType::state, .names = "departamento", .is_typed_only = true},
    {.type = FieldType::street, .names = street_names, .others = street_others},
    // Further lines of an address.
    {.type = FieldType::other, .names = further_line_names},
    {.type = FieldType::country, .names = country_names, .others = "vorwahl|club|cross country|origin of"},
});

} // namespace

std::span<FieldWords const> const address = address_words;

} // namespace legwork::core::field_words
