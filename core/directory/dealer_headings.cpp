// Headings are compared folded: without case, accents, spaces and signs.
#include "core/directory/dealer_headings.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "core/base/text.hpp"
#include "core/page/text_folding.hpp"

namespace legwork::core {

namespace {

struct Headings {
  std::string_view column;
  std::string_view names; // folded, with spaces between
};

// English, German, Dutch, French, Spanish, Portuguese, Italian, the Nordic languages, Finnish, Polish, Czech,
// Hungarian, Romanian, Turkish; then Russian, Greek, Chinese, Japanese and Korean.
constexpr std::array<Headings, 14> headings{{
    {"name",
     "dealername dealer dealership dealershipname name business businessname company companyname companies firm "
     "firmname "
     "organization organisation organizationname organisationname account accountname store storename shop shopname "
     "vendor vendorname supplier suppliername retailer retailername merchant merchantname garage tradingname legalname "
     "firma firmenname firmenbezeichnung handler handlername haendler haendlername autohaus unternehmen "
     "unternehmensname "
     "betrieb betriebsname bezeichnung geschaft geschaftsname anbieter lieferant partner partnername "
     "bedrijf bedrijfsnaam naam handelsnaam zaak "
     "nom nomdelentreprise nomentreprise entreprise societe nomdelasociete raisonsociale concessionnaire concession "
     "etablissement enseigne fournisseur "
     "nombre nombredelaempresa nombreempresa empresa razonsocial concesionario concesionaria negocio proveedor "
     "comercio "
     "nome nomedaempresa nomeempresa razaosocial concessionaria concessionario fornecedor nomefantasia "
     "azienda nomeazienda ditta ragionesociale societa impresa fornitore denominazione "
     "foretag foretagsnamn namn firmanamn navn firmanavn virksomhed virksomhedsnavn bedrift bedriftsnavn forhandler "
     "aterforsaljare yritys yrityksennimi nimi "
     "nazwa nazwafirmy nazev nazevfirmy spolecnost ceg cegnev nev firme denumire numefirma nume sirket sirketadi "
     "firmaadi unvan bayi "
     "название компания фирма организация наименование дилер επωνυμια εταιρεια 公司 公司名称 公司名稱 名称 企业名称 "
     "会社 会社名 "
     "企業名 社名 店名 店舗名 회사 회사명 업체명 상호"},
    {"website",
     "website websites websiteurl websiteaddress websitelink web webaddress weburl weblink webpage webpageurl "
     "websitepage "
     "url urls url1 homepage homepageurl site siteurl domain domainname link www wwwaddress internet internetaddress "
     "companywebsite companyurl companydomainname businesswebsite businessurl dealerwebsite dealerurl "
     "dealershipwebsite "
     "dealersite storeurl primarydomain "
     "webseite webseiten webseitenadresse webauftritt webadresse internetseite internetadresse internetauftritt "
     "homepageadresse netzseite domane "
     "webadres webpagina webstek internetpagina "
     "siteweb siteinternet adresseweb adressedusite adresseinternet lien liensite pageweb "
     "sitioweb sitio paginaweb pagina direccionweb enlace "
     "sitedaempresa paginadainternet enderecoweb enderecodosite "
     "sito sitoweb sitointernet paginainternet indirizzoweb indirizzosito "
     "webbplats webbsida webbadress hemsida hjemmeside webside nettside nettsted verkkosivu verkkosivut verkkosivusto "
     "kotisivu kotisivut wwwsivu "
     "strona stronawww stronainternetowa adreswww adresstrony wwwstranky webovestranky stranky webova weboldal honlap "
     "siteulweb adresaweb internetsitesi websitesi websayfasi webadresi "
     "сайт вебсайт адрессайта ссылка ιστοσελιδα ιστοτοπος 网站 網站 网址 網址 官网 ウェブサイト ホームページ サイト "
     "홈페이지 웹사이트 사이트"},
    {"id",
     "id dealerid dealernumber dealerno dealernr externalid reference ref recordid accountid customernumber "
     "handlernummer handlernr haendlernummer kundennummer lieferantennummer"},
    {"contact_page",
     "contactpage contacturl contactform contactformurl contactlink contactpageurl kontaktseite kontaktformular "
     "pagecontact formulairedecontact paginadecontacto formulariodecontacto paginadicontatto contactpagina "
     "contactformulier"},
    {"contact", "contact kontakt contacto contatto"},
    {"makes",
     "makes make brand brands marke marken automarke automarken merk merken marque marques marca marcas marche marki "
     "marka"},
    {"street",
     "street streetaddress address address1 addressline1 strasse strassehausnummer strasseundhausnummer anschrift "
     "adresse "
     "straat adres rue direccion calle endereco rua indirizzo via adress gatuadress gade ulica"},
    {"city",
     "city town place locality ort stadt wohnort plaats stad woonplaats ville commune ciudad localidad municipio "
     "cidade "
     "citta comune by miasto mesto varos oras sehir"},
    {"state",
     "state province region county stateprovince bundesland kanton provincie departement provincia estado regione "
     "wojewodztwo"},
    {"zip",
     "zip zipcode postalcode postcode postalzipcode zippostalcode plz postleitzahl codepostal cp codigopostal cep cap "
     "codiceavviamentopostale postnummer postnr postinumero kodpocztowy psc iranyitoszam codpostal postakodu"},
    {"country", "country countrycode land staat pays pais paese kraj maa zeme orszag tara ulke"},
    {"phone",
     "phone phonenumber telephone telephonenumber tel telefon telefonnummer telefoon telefoonnummer "
     "numerodetelephone telefono telefone numerotelefono telefonnr rufnummer puhelin"},
    {"latitude", "latitude lat breitengrad geolat"},
    {"longitude", "longitude lon lng long langengrad laengengrad geolon geolng"},
}};

// Whole words that tell a longer heading.
constexpr std::string_view website_words =
    " website webseite url homepage www webpage webadresse internetadresse webaddress siteweb hjemmeside hemsida ";
constexpr std::string_view name_words =
    " name names dealer dealership company business firma firmenname handler haendler unternehmen betrieb autohaus "
    "entreprise societe concessionnaire empresa concesionario azienda ditta concessionario bedrijf "
    "title titel kunde kundenname client customer ";
constexpr std::string_view other_words =
    " person contact kontakt contacto contatto first last given family vor nach vorname nachname familienname surname "
    "ansprechpartner manager owner inhaber sales rep user file street city ort strasse group type typ art id no nr "
    "number "
    "nummer count size phone fax mail email e logo image facebook instagram linkedin twitter youtube xing google maps "
    "map "
    "yelp source feed status date datum country land zip plz notes note notiz comment category kategorie branche "
    "industry ";

bool has(std::string_view list, std::string_view word) { return contains(list, " " + std::string(word) + " "); }

std::string joined(std::vector<std::string> const& words) {
  std::string out;
  for (std::string const& word : words) out += word;
  return out;
}

using ColumnsByName = std::map<std::string_view, std::string_view>;

ColumnsByName columns_by_name() {
  ColumnsByName out;
  for (Headings const& one : headings) {
    for (std::string_view name : split(one.names, ' ')) out.emplace(name, one.column);
  }
  return out;
}

std::string_view column_named(std::string_view name) {
  static ColumnsByName const known = columns_by_name(); // every cell of the first lines is asked about
  auto const found = known.find(name);
  return found == known.end() ? "" : found->second;
}

} // namespace

std::string_view column_of(std::string_view heading) {
  if (heading.size() > 80) return {};
  std::string const name = joined(folded_words(heading));
  if (name.empty()) return {};
  std::string_view const column = column_named(name);
  if (!column.empty()) return column;
  // "Website 2": one of several.
  std::string_view const numbered = std::string_view(name).substr(0, name.find_last_not_of("0123456789") + 1);
  return column_named(numbered) == "website" ? "website" : "";
}

std::string_view column_by_word(std::string_view heading) {
  if (heading.size() > 80) return {};
  auto const words = folded_words(heading);
  auto const any = [&](std::string_view list) {
    return std::ranges::any_of(words, [&](std::string const& word) { return has(list, word); });
  };
  if (any(other_words)) return {};
  bool const is_name = std::ranges::find(words, "name") != words.end();
  if (any(website_words)) return is_name ? "" : "website"; // "Name Website" is two headings

  return any(name_words) ? "name" : "";
}

std::string_view known_headings(std::string_view column) {
  if (column == "name")
    return "dealer_name, name, dealer, company, business, Firma, Händler, entreprise, empresa, azienda";
  if (column == "website") return "website, url, homepage, web, domain, link, Webseite, site web, sitio web, sito web";
  return column;
}

} // namespace legwork::core
