// Vehicles.
#include <array>

#include "core/page/fields/field_words.hpp"

namespace legwork::core::field_words {

namespace {

constexpr std::string_view vehicle_names =
    "vehicle|vehicle of interest|vehicle interest|vehicle interested in|vehicle type|vehicle make model|"
    "vehicle make & model|make and model|make model|make & model|year make model|year make and model|car "
    "make|which car|which vehicle|what vehicle|car model|your car|your vehicle|car of interest|interested "
    "vehicle|desired vehicle|select car|select vehicle|choose car|choose vehicle|stock number|stock no|stock "
    "#|stock|vin|vin number|car|"
    "fahrzeug|ihr fahrzeug|fahrzeugtyp|gewunschtes fahrzeug|wunschfahrzeug|marke und modell|marke modell|"
    "fahrzeug modell|fahrzeugmodell|vehicule|votre vehicule|vehicule souhaite|marque et modele|modele de "
    "vehicule|vehiculo|vehiculo de interes|auto de interes|marca y modelo|coche|carro|veicolo|auto di "
    "interesse|marca e modello|veiculo|veiculo de interesse|marca e modelo|voertuig|auto|merk en model|bil|"
    "fordon|onskad bil|kjoretoy|ajoneuvo|pojazd|samochod|vozidlo|auto model|vehicul|masina|jarmu|gepjarmu|"
    "arac|araciniz|οχημα|αυτοκινητο|автомобиль|марка и модель|автомобіль|авто|車両|ご希望の車両|車種|"
    "车型|车辆|意向车型|차량|차종|السياره|נוע רכב|רכב|דגם הרכב|kendaraan|mobil";

constexpr std::string_view vehicle_others =
    "trade*|year|make only|mileage|auto complete|auto reply|registration|insurance|license|licence|current "
    "vehicle|number of vehicles|vehicle count|condition|color|colour|parts|how many|types";

constexpr std::string_view vehicle_year_names =
    "year|vehicle year|model year|car year|yr|baujahr|modelljahr|erstzulassung|annee|annee modele|ano|ano do "
    "modelo|ano del vehiculo|anno|bouwjaar|arsmodell|argang|arsmodel|vuosimalli|rok produkcji|rok vyroby|an "
    "fabricatie|evjarat|model yili|έτος|год выпуска|год|рік|年式|年份|연식|سنه الصنع|שנת ייצור";

constexpr std::string_view vehicle_make_names =
    "make|vehicle make|car make|brand|car brand|manufacturer|marke|fahrzeugmarke|hersteller|marque|marca|"
    "marca del auto|marca del vehiculo|merk|marke bil|bilmarke|merkki|marka|marka pojazdu|znacka|μαρκα|марка|"
    "марка автомобиля|メーカー|品牌|브랜드|제조사|الماركه|יצרן";

constexpr std::string_view vehicle_make_others =
    "model|modell|modele|modelo|modello|make an|make a|make your|make this|make sure|brand name|clothing";

constexpr std::string_view vehicle_model_names =
    "model|vehicle model|car model|modell|fahrzeugmodell|modele|modelo|modelo de interes|modelo do veiculo|"
    "modello|bilmodell|malli|model pojazdu|μοντελο|модель|модель автомобиля|モデル|型号|모델|الموديل|דגם";

constexpr std::array vehicle_words = std::to_array<FieldWords>({
    {.type = FieldType::vehicle, .names = vehicle_names, .others = vehicle_others},
    {.type = FieldType::vehicle_year,
     .names = vehicle_year_names,
     .others = "birth|experience|expir*|per year|years|card|graduat*|month"},
    {.type = FieldType::vehicle_make, .names = vehicle_make_names, .others = vehicle_make_others},
    {.type = FieldType::vehicle_model,
     .names = vehicle_model_names,
     .others = "model year|year|make|phone model|device"},
});

} // namespace

std::span<FieldWords const> const vehicle = vehicle_words;

} // namespace legwork::core::field_words
