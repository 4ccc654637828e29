// German, Dutch, Swedish, Danish and Norwegian.
#include <array>

#include "core/page/outcome_words.hpp"

namespace legwork::core::outcome_words {

namespace {

constexpr OutcomeWords german{
    .language = "de",
    .thanks = "danke|vielen dank|herzlichen dank|besten dank|wir danken|ich danke|bedanken uns|dankeschön|danke schön",
    .about =
        "nachricht|anfrage|kontakt*|mitteilung|feedback|rückmeldung|anliegen|interesse|formular*|e mail|email|mail|"
        "zuschrift|schreiben|antwort|kommentar*|einsendung|übermittlung|bewerbung|angaben|frage|fragen|anmerkung*|"
        "terminanfrage|nehmen|anregung*|eintrag|meinung|hinweis|angebotsanfrage|ihre zeit|kontaktiert|gemeldet|"
        "geschrieben",
    .sent =
        "wurde/wurden/worden .. gesendet/versendet/versandt/verschickt/gesandt/abgeschickt/abgesendet/abgesandt/"
        "übermittelt/uebermittelt/übertragen/zugestellt/eingereicht/empfangen/entgegengenommen/weitergeleitet/"
        "übersandt/aufgenommen/registriert|"
        "ist/sind .. eingegangen/angekommen/unterwegs|ist/sind .. bei uns|haben/habe .. erhalten|haben/habe .. "
        "bekommen|"
        "erfolgreich gesendet/versendet/versandt/verschickt/abgeschickt/abgesendet/übermittelt/übertragen/eingereicht|"
        "nachricht/anfrage/formular/mail/mitteilung/daten .. gesendet/versendet/versandt/verschickt/abgeschickt/"
        "abgesendet/übermittelt $|"
        "ist .. gesendet/versendet/abgeschickt|hat .. geklappt|hat uns erreicht|haben uns .. erreicht|"
        "versand/übermittlung/übertragung .. erfolgreich/abgeschlossen|nachricht .. versendet|erfolgreich .. "
        "kontaktiert|"
        "^ gesendet $|^ versendet $|^ abgesendet $|^ abgeschickt $|^ erfolg $|^ erfolgreich $|nehmen wir .. entgegen",
    .answer =
        "werden/werde/melden/melde .. bei ihnen/dir/euch|melden uns|melden wir uns|meldet sich|"
        "werden/werde uns/mich .. melden|"
        "setzen uns .. verbindung|setzt sich .. verbindung|nehmen .. kontakt .. auf|wir/ich antworten/antworte|"
        "werden/werde/wird .. antworten/beantworten/kontaktieren/zurückrufen/anrufen/bearbeiten|"
        "rufen sie .. zurück/an|hören .. von uns|kommen .. auf sie/dich zu|erhalten .. antwort|"
        "bearbeiten .. umgehend|umgehend/schnellstmöglich/baldmöglichst .. bearbeiten/bearbeitet/beantworten/"
        "beantwortet",
    .negation = "nicht|kein|keine|keinen|nie|niemals|nichts|nein|fehlgeschlagen|gescheitert|ohne erfolg|weder|leider",
    .conditional =
        "wenn|sobald|falls|nachdem|bevor|bis|damit|wird/werden .. "
        "gesendet/versendet/übermittelt/verschickt/weitergeleitet|"
        "um .. zu|möchten sie|wollen sie|sollte|sollten|können sie|füllen|muss|müssen|könnte|sofern",
    .failed =
        "keine neuen|akzeptiert keine|existiert nicht|nicht mehr|formular .. geschlossen|deaktiviert|keine "
        "berechtigung|nicht gefunden|limit .. erreicht|nicht .. "
        "gesendet/versendet/versandt/verschickt/abgeschickt/abgesendet/übermittelt/zugestellt/"
        "verarbeitet/gesandt/senden/übertragen/ausgeführt/geladen/hochgeladen/eingereicht/verschoben/möglich|"
        "konnte/konnten .. nicht|kann nicht|können .. nicht|fehlgeschlagen|fehlschlag|gescheitert|fehler|ein "
        "fehler|problem|probleme|"
        "schief gelaufen|schief gegangen|schiefgelaufen|schiefgegangen|schief|ups|hoppla|leider|"
        "später .. versuchen|später .. erneut|später .. noch|versuchen .. später|versuche .. später|versuchen sie es "
        "erneut|versuche es erneut|abgelaufen|"
        "nicht verfügbar|nicht erreichbar|nichts wurde|störung|abgebrochen|seite neu laden|neu laden|"
        "kontaktieren sie .. administrator/betreiber|nicht geklappt|misslungen|unzustellbar|zeitüberschreitung",
    .invalid =
        "wird benötigt|werden benötigt|musst/müsst .. akzeptieren/ausfüllen/eingeben/bestätigen/zustimmen|fehler .. "
        "vermerkt|problem mit "
        "ihrer/deiner eingabe|beantworte|bitte .. "
        "ausfüllen/eingeben/angeben/auswählen/wählen/füllen/überprüfen/prüfen/korrigieren/akzeptieren/"
        "bestätigen/ergänzen/vervollständigen/ausgefüllt/eintragen/ankreuzen/beantworten/berichtigen/verwenden/"
        "anpassen/zustimmen/lösen|"
        "bitte .. "
        "geben/gib/fülle/füllen/wähle/wählen/überprüfe/prüfe/beantworte/beantworten/tragen/passe/passen/"
        "vervollständigen/akzeptiere/stimme/stimmen/bestätige|"
        "erforderlich*|erfordert|pflichtfeld*|pflichfeld|pflichtangabe*|ungültig*|falsch*|inkorrekt*|nicht korrekt|"
        "nicht gültig|nicht richtig|fehlerhaft|muss|müssen .. "
        "akzeptieren/ausfüllen/eingeben/angeben/ausgefüllt/zustimmen/sein|"
        "zu lang|zu kurz|zu groß|zu klein|gültige*|mindestens|höchstens|maximal|nicht leer|darf|dürfen "
        "nicht|fehlen|fehlt|fehlende|"
        "stimmen .. nicht überein|stimmt .. nicht überein|nicht erlaubt|nicht zulässig|nicht gestattet|nicht "
        "berechtigt|obligatorisch|"
        "felder/feld/eingabe/angaben/eingaben .. fehler|fehler .. markiert/gekennzeichnet/feld/felder/ausfüllen/"
        "eingabe/eingaben/angaben|"
        "nicht ausgefüllt|vergessen|unvollständig|weniger als|mehr als|kein roboter|sicherheitscode|noch einmal "
        "versuchen $",
    .spam =
        "als spam|spam|zu viele .. anfragen/versuche/nachrichten/einsendungen|gesperrt|blockiert|verdächtig*|"
        "zugriff verweigert|bildüberprüfung .. fehlgeschlagen|eingeschränkte|unerwünscht*|kein mensch",
    .unfinished =
        "später .. fortsetzen|später .. fortfahren|später .. weiter|entwurf|zwischengespeichert|fortschritt .. "
        "gespeichert|noch nicht .. gesendet/abgesendet/abgeschickt/versendet/übermittelt|noch nichts .. "
        "gesendet|prüfen/überprüfen/kontrollieren .. vor dem absenden/senden/abschicken|bevor sie .. "
        "absenden/abschicken/senden/abgesendet|noch ein schritt|nächster schritt|letzter schritt|fast fertig|fast "
        "geschafft|schritt # von #|~einen moment|~bitte warten|~warten sie|~geduld|~wird hochgeladen|~werden "
        "hochgeladen|~upload .. abgeschlossen|~hochladen läuft|~überprüfung läuft|stimmen .. angaben $|sind .. angaben "
        ".. richtig/korrekt $|sind diese .. korrekt/richtig|prüfen .. angaben und .. absenden/senden|als "
        "entwurf|entwurf .. gespeichert|# # fragen beantwortet|fortsetzen des formulars|zusammenfassung ihrer|klicken "
        ".. um .. abzusenden/abzuschicken/senden|~wird gesendet|~wird übermittelt|~wird gerade|anfrage "
        "überprüfen|kontrollieren .. eingaben/angaben|überprüfen .. eingaben .. und .. senden",
    .confirm =
        "bestätigungslink|bestätigungs link|"
        "aktivierungslink|verifizierungslink|klicken/klicke .. link/aktivieren|link .. "
        "klicken/bestätigen/aktivieren/anklicken|"
        "bestätigen .. link|posteingang|postfach|bitte bestätigen sie .. "
        "anfrage/kontaktanfrage/nachricht/e/email/mail/anmeldung|"
        "mail .. um .. zu bestätigen/aktivieren|abonnement .. bestätigen|konto .. aktivieren|code .. "
        "gesendet|bestätige .. deine e|"
        "bestätige .. anmeldung/anfrage",
    .elsewhere =
        "newsletter*|abonn*|abo|bestellung|bestellen|bestellt|kauf|einkauf|warenkorb|zahlung|passwort|konto|"
        "anmeldung|anmelden|angemeldet|registrierung|registriert haben|cookie*|cookies|bereits|abgestimmt|"
        "besuch|geduld|nein danke|dank unserer|dank ihrer|dank des|dank der|chat|hochgeladen|veröffentlicht|"
        "gepostet|freigegeben|umfrage|einwillig*|datenschutz*|willige|vertrauen|treue|verteiler|stimme zu|"
        "helfen|einkäufe|unterstützung",
    .aside =
        "mail mit .. anweisungen|spam ordner|spamordner|junk ordner|wir freuen uns auf|gekennzeichnete|mit .. "
        "markierte|"
        "mit .. gekennzeichnet|kopie|antworten sie nicht|zögern sie nicht|spamschutz|per e mail an sie",
};

constexpr OutcomeWords dutch{
    .language = "nl",
    .thanks = "bedankt|dank u|dank je|dank jullie|hartelijk dank|dankjewel|dankuwel|danken|dank",
    .about =
        "bericht|aanvraag|contact*|formulier|reactie|feedback|vraag|vragen|interesse|mail|e mail|email|invullen|"
        "inzending|antwoord*|verzoek|opmerking*|bericht*|gegevens|mening|tijd|ingevuld|melding|offerteaanvraag|"
        "suggestie*|geschreven",
    .sent =
        "is/zijn/werd/werden/hebben/heb/heeft .. verzonden/verstuurd/ontvangen/ingediend/ingezonden/doorgestuurd/"
        "binnengekomen/afgeleverd/bezorgd/opgestuurd/aangekomen/overgedragen/gestuurd|"
        "succesvol/goed verzonden/verstuurd/ontvangen/ingediend/aangekomen|"
        "bericht/formulier/aanvraag/mail .. verzonden/verstuurd/ontvangen $|verzending .. geslaagd/gelukt|"
        "^ verzonden $|^ verstuurd $|^ gelukt $|^ succes $",
    .answer =
        "nemen .. contact .. op|neemt .. contact .. op|contact met u/je/jou .. opnemen|contact .. opnemen|"
        "zullen/zal/gaan .. reageren/beantwoorden/antwoorden|u/je hoort .. van ons|hoort .. van ons|"
        "komen .. bij u/je terug|reageren .. snel/spoedig|reageren zo|antwoorden .. zo snel|bellen u/je|"
        "wij/we reageren|bericht .. beantwoorden|laten .. weten",
    .negation = "niet|geen|nooit|niets|nee|mislukt|helaas|zonder succes",
    .conditional =
        "als|zodra|wanneer|nadat|voordat|totdat|tot|wordt/worden/zal/zullen .. "
        "verzonden/verstuurd/ingediend/doorgestuurd|om .. te|wilt u|wil je|vul|vult|moet|kunt u|kun je|indien",
    .failed =
        "niet succesvol|zonder succes|bestaat niet|niet meer|formulier .. gesloten|uitgeschakeld|geen toegang|niet "
        "gevonden|limiet .. bereikt|geen rechten|niet .. "
        "verzonden/verstuurd/verzenden/versturen/ontvangen/verwerkt/ingediend/geladen/geupload/verplaatst/worden/"
        "gelukt/mogelijk|kon/konden .. niet|kan .. niet|kunnen .. niet|"
        "mislukt|fout|fouten|foutmelding|probleem|problemen|ging .. mis|is .. mis|misgegaan|oeps|helaas|later "
        "opnieuw|later nog|opnieuw later|het opnieuw|verlopen|niet beschikbaar|niets .. verzonden|storing|"
        "herlaad|vernieuw|ververs|laad .. pagina|neem contact op met .. beheerder",
    .invalid =
        "vult u|pas .. aan|geen toestemming|mag geen|fouten .. aangegeven|bevat "
        "geen|beantwoord|vul/voer/kies/selecteer/controleer/geef/gelieve/corrigeer/beantwoord/accepteer/typ/vink .. "
        "in/een/uw/je/de/het/alle/minimaal/ten/akkoord/deze/a.u.b/aub|gelieve .. "
        "te|verplicht*|vereist*|ongeldig*|onjuist*|incorrect*|"
        "niet geldig|niet juist|niet correct|geldig|geldige|fout* .. code|verkeerd*|"
        "moet/moeten|te lang|te kort|te groot|te klein|minimaal|minstens|maximaal|maximum|niet toegestaan|niet "
        "leeg|mag|mogen "
        "niet|ontbreekt|ontbreken|"
        "velden/veld/invoer .. fout/fouten/probleem|fout/fouten .. veld/velden/invoer/formulier|komen niet "
        "overeen|niet "
        "overeen|niet ingevuld|nodig|vergeten|aanpassen|niet gelijk|niet geaccepteerd",
    .spam = "spam|te veel|geblokkeerd|verdacht*|toegang geweigerd|beperkte",
    .unfinished =
        "later .. verder|later .. afmaken|hervatten|voortgang .. opgeslagen|nog niet .. verzonden/verstuurd|nog niets "
        ".. verzonden|controleer .. voordat/voor .. verzendt/verstuurt/verzenden|nog een stap|nog één stap|volgende "
        "stap|laatste stap|bijna klaar|stap # van #|~even geduld|~geduld|~wachten totdat|~te wachten|~wacht|~wordt "
        "geüpload|~^ uploaden $|~aan het uploaden|~bezig met|kloppen .. gegevens|concept|# # vragen|niet verzonden en "
        "wordt niet|~in uitvoering|~wordt verzonden|controleer uw gegevens",
    .confirm =
        "bevestigingslink|bevestigings link|verificatielink|activeringslink|klik "
        ".. link|link .. klik*|inbox|"
        "mail .. om .. bevestigen/activeren|controleer .. e mail .. om|account te activeren|inschrijving te "
        "bevestigen|activeren van|"
        "code gestuurd|bevestig .. aanvraag/mail/e/email/inschrijving/bericht|postvak",
    .elsewhere =
        "nieuwsbrief*|abonn*|inschrijv*|ingeschreven|bestelling|besteld|aankoop|winkelwagen|betaling|"
        "wachtwoord|account|aanmelden|aangemeld|registr*|cookie*|cookies|al gestemd|gestemd|bezoek|geduld|"
        "nee bedankt|nee dank|dankzij|chat|geüpload|geplaatst|gepubliceerd|goedgekeurd|enquête|toestemming|"
        "privacy*|instem*|ingestemd|vertrouwen|helpen|al geabonneerd|reeds",
    .aside = "spam map|spammap|ongewenste map|verplichte velden zijn|aarzel niet|kopie",
};

constexpr OutcomeWords swedish{
    .language = "sv",
    .thanks = "tack|tackar|stort tack|vi uppskattar",
    .about =
        "meddelande*|förfrågan|kontakt*|återkoppling|feedback|synpunkter|intresse|formulär*|svar|mejl|mail|e post|"
        "fråga|frågor|kommentar*|ditt svar|åsikt*|hörde av|hört av|ansökan|anmälan|uppgifter|skrev|fyllde|inskickat",
    .sent =
        "har/är/blev/blivit .. skickats/skickat/skickad/skickades/sänts/mottagits/mottaget/mottagen/levererats/"
        "levererat/skickade/inkommit/registrerats|har tagits emot|"
        "meddelande*/formulär*/mejl*/förfrågan .. skickat/skickats/skickades/skickad/mottaget/mottagits|"
        "vi har .. mottagit/fått|vi har tagit emot|skickades .. framgång/korrekt|"
        "skickat/skickats/skickades framgångsrikt|framgångsrikt skickat/skickats|^ skickat $|^ skickad $|^ klart $|"
        "har kommit fram",
    .answer =
        "återkommer|vi kontaktar dig|kontaktar dig|hör av oss|hör av mig|svarar .. så snart/dig|"
        "kommer .. svara/kontakta/återkomma|vi ska .. svara/kontakta|vi svarar",
    .negation = "inte|ej|inget|ingen|aldrig|nej|misslyckades|misslyckats|misslyckad|tyvärr|kunde inte",
    .conditional = "när|om du|så snart du|efter att|innan|kommer att skickas|för att|fyll|ska|måste|skulle|ifall",
    .failed =
        "ingenting|inte rättigheter|finns inte|inte längre|formulär* .. stängt|inaktiverat|hittades inte|hittas "
        "inte|gränsen .. nådd|inte .. "
        "skickas/skickats/skicka/skickades/levereras/behandlas/laddas/skickat/tillgänglig|kunde "
        "inte|kan inte|gick inte|"
        "misslyckades|misslyckats|misslyckad|ett fel|^ fel|fel uppstod|fel vid|fel när|felet|problem|gick fel|något "
        "gick|hoppsan|tyvärr|"
        "försök .. senare|försök igen|gått ut|inte tillgänglig|ladda om|kontakta .. administratör*|"
        "inget skickades|avbrutet|avbröts|ogiltig begäran",
    .invalid =
        "fel e post*|fel säkerhetskod|skriv ett/en/din/ditt|justera|får ej|inte behörighet|inte tillåtelse|lägg "
        "till|rätta|ange|fyll i|vänligen .. "
        "ange/fyll/välj/kontrollera/skriv/acceptera/godkänn/svara/rätta/fyller/anger|var .. "
        "vänlig .. ange/fyll/välj/skriv|"
        "välj|kontrollera|obligatorisk*|krävs|kräver|ogiltig*|felaktig*|inte giltig*|giltig*|"
        "måste|för lång*|för kort*|för stor*|för liten|minst|högst|max|maximalt|maximal*|inte tillåten|inte tillåtet|"
        "ej tillåten|tillåts inte|inte tomt|tomt|får inte|saknas|saknar|stämmer inte|matchar inte|överensstämmer "
        "inte|fält .. fel|"
        "fel .. fält|"
        "fälten/fältet innehåller|fel kod|behövs|överskrida|inte tillåtna|skriv in .. giltig|inte korrekt|"
        "inkorrekt*|uppfyller inte",
    .spam =
        "spam|skräppost|för många .. anrop/försök/förfrågningar/meddelanden|för många|blockerad*|"
        "misstänkt*|åtkomst nekad",
    .unfinished =
        "fortsätt* .. senare|sparats som|inte skickats ännu|ännu inte .. skickats/skickat|inte skickat "
        "ännu|kontrollera .. innan .. skickar/skickas|ett steg kvar|ett steg till|nästa steg|sista steget|nästan "
        "klar|steg # av #|~vänligen vänta|~vänta|~fil laddas upp|~^ laddar upp|~verifierar|stämmer .. uppgifter*|som "
        "utkast|utkast|# # frågor|~skickas nu|granska",
    .confirm =
        "bekräftelselänk|verifieringslänk|aktiveringslänk|klicka .. länk*|länk* .. klicka/bekräfta/aktivera|"
        "bekräfta .. e post/mejl/prenumeration/förfrågan|inkorg*|kolla .. mejl/e post|mejl .. för att bekräfta|"
        "e post* .. för att bekräfta|"
        "aktivera ditt konto",
    .elsewhere =
        "nyhetsbrev*|prenumer*|beställning|köp|varukorg|betalning|lösenord|konto|registrering|registrerat dig|"
        "logga in|kakor|cookie*|redan|röstat|besök|tålamod|nej tack|tack vare|chatt|chatta|upplagd|lagts upp|"
        "publicer*|godkännas|undersökning*|samtycker|integritet*|anmäld|förtroende|hjälpa dig",
    .aside = "skräppostmapp*|skräpposten|obligatoriska fält är|tveka inte|kopia|är välkomna",
};

constexpr OutcomeWords danish{
    .language = "da",
    .thanks = "tak for|mange tak|tusind tak|tak fordi|tak skal|vi takker|vi sætter pris",
    .thanks_here = "^ tak $|tak $",
    .about =
        "henvendelse|besked|meddelelse|kontakt*|feedback|tilbagemelding|interesse|formular*|svar|mail|e mail|"
        "forespørgsel|spørgsmål|kommentar*|mening|udfyldte|udfylde|skrev|ansøgning|indsendelse|oplysninger|tid til|"
        "bemærkninger|din e",
    .sent =
        "er/blev/blevet/har .. sendt/modtaget/afsendt/leveret/indsendt/fremsendt/videresendt|"
        "vi har .. fået|er kommet frem|besked/meddelelse/formular/formularen/beskeden .. sendt/modtaget/indsendt|"
        "sendt .. succes|afsendelsen .. gennemført|^ sendt $|^ succes $|er på vej",
    .answer =
        "vender .. tilbage|vi kontakter|kontakter dig|vil .. kontakte/svare|hører fra os|svarer .. hurtigst|"
        "vi svarer|besvarer|svarer dig|vi skriver til|ringer .. dig|kontakter vi",
    .negation = "ikke|ingen|intet|aldrig|nej|mislykkedes|mislykket|desværre|fejlede",
    .conditional =
        "bedes|når|hvis|så snart du|efter at|inden|vil blive sendt|bliver sendt|for at|udfyld|skal|indtil|kan du",
    .failed =
        "intet blev|fandt ikke|findes ikke|eksisterer ikke|ikke længere|formular* .. lukket|deaktiveret|ikke .. "
        "adgang|blev ikke fundet|ikke .. "
        "sendes/sendt/sende/modtaget/leveres/behandles/uploades/indsendt/afsendes/tilgængelig|kunne ikke|"
        "kan ikke|blev ikke|mislykkedes|mislykket|fejl|en fejl|fejlede|fejlen|problem|problemer|gik galt|noget "
        "gik|ups|hov|desværre|prøv .. senere|prøv igen|prøve igen|"
        "udløbet|ikke tilgængelig|genindlæs|opdater siden|kontakt .. administrator*|intet .. sendt|afbrudt",
    .invalid =
        "besvar*|skriv en/et/din/dit|juster|gennemgå|ikke adgang til at overføre|ikke .. tilladelse|problem* .. "
        "markeret|fejl .. felterne|udfyldt venligst|bedes|indtast|udfyld|angiv|vælg|kontroller|tjek|vær venlig .. at|"
        "venligst .. indtast/udfyld/angiv/vælg/acceptér/accepter/ret/svar|acceptér|besvar|"
        "påkrævet|påkrævede|påkræver|obligatorisk*|kræves|kræver|skal udfyldes|skal|"
        "ugyldig*|forkert*|ikke gyldig*|gyldig*|fejlagtig|for lang*|for kort*|for stor*|for "
        "lille|mindst|højst|maksimal*|"
        "maks|ikke tilladt|tilladt|ikke være tom*|tom|må ikke|mangler|manglende|stemmer ikke|matcher ikke|felter .. "
        "fejl|fejl .. felt*|feltet|nødvendig*|ret følgende|ikke korrekt|krævet|overskride*",
    .spam = "spam|for mange|blokeret|mistænkelig*|adgang nægtet",
    .unfinished =
        "fortsæt* .. senere|fortsætte .. senere|gemt som|endnu ikke .. sendt|ikke sendt endnu|ikke .. sendt "
        "endnu|gennemse .. før/inden|kontroller .. før/inden .. sender|endnu et trin|et trin mere|næste trin|sidste "
        "trin|næsten færdig|trin # af #|~vent venligst|~vent|~vente|~uploader|~bliver "
        "uploadet|~verificerer|kladde|besvarede # #|er .. oplysninger .. korrekte|~sendes nu",
    .confirm =
        "bekræftelseslink*|verifikationslink*|aktiveringslink*|klik .. link*|link* .. klik/klikke|"
        "bekræft .. mail/e/email/abonnement/tilmelding/henvendelse|indbakke*|mail .. for at bekræfte|aktivere din "
        "konto",
    .elsewhere =
        "nyhedsbrev*|abonn*|tilmeld*|bestilling|ordre|køb|kurv|betaling|adgangskode|konto|log ind|"
        "registrering|cookie*|allerede|stemt|besøg|tålmodighed|nej tak|tak til|takket være|chat|slået op|"
        "offentliggør*|godkendes|undersøgelse*|samtykke*|privatliv*|tillid|hjælpe dig|blevet postet",
    .aside = "spam mappe|spammappe|uønsket post|er velkomne|tøv ikke|kopi",
};

constexpr OutcomeWords norwegian{
    .language = "no",
    .thanks = "takk|tusen takk|mange takk|vi takker|vi setter pris",
    .about =
        "henvendelse*|melding*|kontakt*|tilbakemelding*|interesse*|skjema*|svar|e post*|epost*|forespørsel*|"
        "spørsmål*|kommentar*|mening|utfylt|fylte|skrev|tok deg tid|søknad*|opplysning*|innsending",
    .sent =
        "er/ble/blitt/har .. sendt/mottatt/levert/innsendt|har .. sendt inn|vi har .. fått|har kommet frem|"
        "melding*/skjema*/henvendelse* .. sendt/mottatt|sendt .. vellykket|vellykket sendt|"
        "^ sendt $|^ vellykket $|er på vei",
    .answer =
        "tar .. kontakt|vi kontakter|kontakter deg|vil .. kontakte/svare|hører fra oss|svarer .. så snart|"
        "vi svarer|svarer deg|kommer tilbake til|ringer deg|tilbake til deg|besvarer",
    .negation = "ikke|ingen|ingenting|aldri|nei|mislyktes|feilet|mislykket|dessverre",
    .conditional = "når|hvis|dersom|så snart du|etter at|vil bli sendt|blir sendt|fyll|skal|inntil",
    .failed =
        "ingenting ble|fant ikke|ikke flere|finnes ikke|eksisterer ikke|ikke lenger|skjema* .. stengt|deaktivert|ikke "
        ".. tilgang|ble ikke funnet|ikke .. sendes/sendt/sende/mottatt/leveres/behandles/lastes/tilgjengelig|kunne "
        "ikke|kan ikke|"
        "ble ikke|mislyktes|mislykket|feil|en feil|feilet|feilen|problem|problemer|gikk galt|noe "
        "gikk|oisann|oops|dessverre|"
        "prøv .. senere|prøv igjen|prøve igjen|utløpt|ikke tilgjengelig|last .. på nytt|laste .. på nytt|"
        "kontakt .. administrator*|avbrutt",
    .invalid =
        "juster|ikke lov|feil epost|feil e post|koden .. feil|feil sikkerhetskode|påkravd|svar på|skriv inn|fyll "
        "ut|fyll inn|oppgi|angi|velg|kontroller|sjekk|vennligst .. skriv/fyll/oppgi/velg/aksepter/"
        "godta/rett/svar|legg inn|"
        "påkrevd|påkrevde|obligatorisk*|du må|må .. "
        "fylles/være/ha/inneholde/angis/oppgis/godta/velge|kreves|krever|ugyldig*|feil .. kode|ikke gyldig*|gyldig*|"
        "for lang*|for kort*|for stor*|for liten|minst|maks*|ikke tillatt|tillatt|kan ikke være tom*|tomt|mangler|"
        "stemmer ikke|samsvarer ikke|felt* .. feil|feil .. felt*|nødvendig*|ikke korrekt|overstige",
    .spam = "spam|søppelpost|for mange|blokkert|mistenkelig*|tilgang nektet",
    .unfinished =
        "fortsett* .. senere|lagret som|ennå ikke .. sendt|ikke sendt ennå|ikke .. sendt ennå|kontroller .. før .. "
        "sender|ett steg til|neste steg|siste steg|nesten ferdig|steg # av #|trinn # av #|~vennligst "
        "vent|~vent|~lastes opp|~laster opp|~verifiserer|utkast|besvarte # #|se over .. før",
    .confirm =
        "bekreftelseslenke*|verifiseringslenke*|aktiveringslenke*|klikk .. lenke*|lenke* .. klikk*|"
        "bekreft .. e post*/epost*/abonnement*/henvendelse*|innboks*|epost* .. for å bekrefte|e post* .. for å "
        "bekrefte|aktivere kontoen",
    .elsewhere =
        "nyhetsbrev*|abonn*|påmeld*|bestilling*|ordre|kjøp*|handlekurv*|betaling*|passord*|konto|kontoen|"
        "logg inn|registrering*|informasjonskaps*|cookie*|allerede|stemt|besøk*|tålmodighet*|nei takk|"
        "takk til|takket være|chat*|publiser*|lagt ut|godkjennes|undersøkelse*|samtykke*|personvern*|tillit|hjelpe deg",
    .aside = "spam mappe*|søppelpostmappe*|er velkomne|kom gjerne|nøl ikke|kopi",
};

constexpr std::array all{german, dutch, swedish, danish, norwegian};

} // namespace

std::span<OutcomeWords const> const germanic = all;

} // namespace legwork::core::outcome_words
