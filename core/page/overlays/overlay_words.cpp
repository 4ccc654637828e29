// The words on buttons. Gathered from what consent tools, pop-ups and chat windows of those countries show.
#include "core/page/overlays/overlay_words.hpp"

namespace legwork::core::overlay_words {

namespace {

constexpr std::string_view refuse =
    "reject*|decline|declines|deny|denies|refuse|disagree|opt out|opt me out|block all|disallow|disable all|turn off|"
    "ablehnen|ablehne|lehne .. ab|verweiger*|verbieten|widersprechen|abwählen|"
    "refuser|refuse|je refuse|tout refuser|rejeter|interdire|s opposer|"
    "rechazar|rechazo|rechaza|rechazarlas|denegar|rehusar|rechazarlo|"
    "rifiuta|rifiuto|rifiutare|rifiutali|nega|nega tutti|respingi|"
    "rejeitar|rejeito|recusar|recuso|negar|rejeite|"
    "weiger|weigeren|afwijzen|afwijs|wijs .. af|alles afwijzen|niet toestaan|"
    "avvisa|neka|avböj|avvis|avslå|afvis|afslå|nej til alle|nekt|hylkää|kiellä|estä|"
    "odrzuć*|odrzucam|odmów|odmowa|odmawiam|nie wyrażam|odmítn*|odmítám|zamítn*|odmietn*|zakázat|"
    "respinge*|resping|refuz|refuză|refuza|elutasít*|visszautasít*|letilt*|"
    "reddet|reddediyorum|reddedin|tümünü reddet|απόρριψη|απορρίπτω|απορρίψτε|άρνηση|αρνούμαι|"
    "отклонить|отклоняю|отказаться|отказываюсь|отказ|запретить|відхилити|відхиляю|відмовитися|відмовитись|відмова|"
    "відмовляюсь|拒否|拒絶|拒绝|拒絕|거부|거절|رفض|ارفض|أرفض|דחה|דחיה|דחייה|סרב|סירוב|דחו|מסרב";

constexpr std::string_view refuse_phrase =
    "do not accept|don't accept|not accept|do not agree|don't agree|not agree|do not consent|don't consent|do not "
    "allow|don't allow|do not track|without accepting|without agreeing|without consent|without "
    "cookies|without tracking|continue without|proceed without|no cookies|"
    "nicht zustimmen|nicht akzeptieren|stimme .. nicht zu|nicht einverstanden|akzeptiere .. nicht|nicht erlauben|ohne "
    "zustimmung|ohne einwilligung|ohne zu akzeptieren|ohne akzeptieren|ohne cookies|nicht zulassen|"
    "sans accepter|ne pas accepter|n'accepte pas|ne pas autoriser|sans consentir|sans cookies|"
    "no acepto|no aceptar|no acepta|sin aceptar|no permitir|no consiento|no estoy de acuerdo|"
    "non accetto|non accettare|senza accettare|senza consenso|non acconsento|non consentire|"
    "não aceito|não aceitar|sem aceitar|não concordo|não permitir|não consinto|"
    "niet accepteren|niet akkoord|zonder te accepteren|zonder accepteren|accepteer .. niet|zonder toestemming|"
    "acceptera inte|accepterar inte|godkänn inte|godkänner inte|tillåt inte|utan att acceptera|utan att godkänna|"
    "accepter ikke|accepterer ikke|tillad ikke|uden at acceptere|godta ikke|godtar ikke|ikke godta|aksepter ikke|ikke "
    "tillat|uten å godta|en hyväksy|en suostu|älä hyväksy|hyväksymättä|älä salli|"
    "nie akceptuj*|nie zgadzam|nie zezwalaj*|bez akceptacji|bez zgody|nie wyrażam zgody|nesouhlas*|nepřijím*|nepovolit|"
    "bez souhlasu|bez přijetí|nu accept*|nu sunt de acord|fără a accepta|fără acord|nem fogadom el|nem járulok|nem "
    "engedélyezem|elfogadás nélkül|kabul etme|kabul etmiyorum|kabul etmeden|izin verme|onaylamıyorum|"
    "δεν συμφωνώ|δεν αποδέχομαι|χωρίς αποδοχή|δεν δέχομαι|να μην επιτρέπεται|"
    "не согласен|не согласна|не соглаш*|не принимать|не принимаю|без согласия|не разреш*|"
    "не погоджу*|не приймати|не приймаю|не дозволяти|без згоди|"
    "同意しない|同意しません|許可しない|受け入れない|承諾しない|不同意|不接受|不允许|不允許|동의하지 않*|동의하지|동의 "
    "안|"
    "허용하지|허용 안|수락하지|لا أوافق|لا اوافق|عدم الموافقة|لا أقبل|لا تسمح|دون موافقة|لا موافقة|"
    "לא מסכים|לא מאשר|ללא הסכמה|אל תאשר|לא לאשר";

constexpr std::string_view refuse_alone =
    "^ no $|^ no thanks $|^ no thank you $|^ none $|^ nein $|^ nein danke $|^ non $|^ non merci $|^ no gracias $|"
    "^ no grazie $|^ não $|^ não obrigado $|^ nee $|^ nee bedankt $|^ nej $|^ nej tack $|^ nej tak $|^ nei $|^ nei "
    "takk "
    "$|^ ei $|^ ei kiitos $|^ nie $|^ nie dziękuję $|^ ne $|^ ne děkuji $|^ nu $|^ nu mulțumesc $|^ nem $|^ nem "
    "köszönöm $|^ hayır $|^ hayır teşekkürler $|^ όχι $|^ όχι ευχαριστώ $|^ нет $|^ нет спасибо $|^ ні $|^ ні дякую $|"
    "^ いいえ $|^ 否 $|^ 不 $|^ 아니요 $|^ 아니오 $|^ لا $|^ لا شكرا $|^ לא $|^ לא תודה $";

constexpr std::string_view no_refusal =
    "not reject|don't reject|don't decline|do not decline|don't refuse|do not refuse|don't deny|do not deny|nicht "
    "ablehnen|ne pas refuser|no rechazar|non rifiutare|não rejeitar|niet weigeren|avvisa inte|avvis ikke|afvis "
    "ikke|nie "
    "odrzucaj|neodmítat|не отклонять|拒否しない|不拒绝|거부하지";

constexpr std::string_view necessary =
    "necessary|essential|essentials|required|functional|technical|mandatory|"
    "notwendig*|essenzielle*|essentielle*|erforderlich*|technisch*|funktional*|"
    "nécessaire*|essentiel*|indispensable*|obligatoire*|fonctionnel*|"
    "necesar*|esencial*|imprescindible*|obligatori*|técnic*|"
    "necessari*|essenzial*|indispensabil*|tecnic*|obbligator*|necessári*|essenciai*|obrigatóri*|técnico*|"
    "noodzakelijk*|essentiële|functionele|vereiste|nodige|nödvändig*|nødvendig*|nödvändiga|krävda|påkrevde|"
    "välttämät*|pakollis*|tarpeelli*|niezbędn*|koniecz*|wymagan*|nezbytn*|nutné|nutných|potřebné|nevyhnutn*|"
    "esențial*|obligatorii|szükséges*|feltétlenül|alapvető*|zorunlu*|gerekli*|zaruri|"
    "απαραίτητ*|αναγκαί*|απολύτως|необходим*|обязательн*|техническ*|необхідн*|обов'язков*|технічн*|"
    "必須|必要|不可欠|必需|필수|필요한|الضروري*|ضروري*|الأساسي*|اللازمة|הכרחי*|נחוצ*|חיוני*|נדרש*";

constexpr std::string_view only =
    "only|just|strictly|nothing but|nur|lediglich|ausschließlich|uniquement|seulement|seuls|seul|solo|sólo|"
    "solamente|únicamente|soltanto|apenas|somente|só|alleen|enkel|uitsluitend|endast|bara|kun|bare|vain|ainoastaan|"
    "tylko|wyłącznie|pouze|jen|jenom|len|iba|doar|numai|csak|kizárólag|sadece|yalnızca|μόνο|μόνον|"
    "только|лишь|лише|тільки|のみ|だけ|仅|僅|只|만|فقط|בלבד|רק";

constexpr std::string_view optional =
    "marketing*|statistic*|analytics|analytical|advertising|personali*|targeting|performance|statistik*|werbung|"
    "publicit*|publicidad|pubblicit*|estadístic*|statistiche|estatístic*|reclame|mainos*|reklam*|статистик*|реклам*|"
    "マーケティング|广告|廣告|마케팅";

constexpr std::string_view close =
    "^ x $|^ close|close $|close .. window/dialog/banner/popup/modal/message/notice|dismiss*|hide|minimi*|collapse|^ "
    "exit $|schließen|schliessen|ausblenden|wegklicken|minimieren|zuklappen|fermer|fermez|masquer|réduire|cerrar|"
    "cierra|ocultar|minimizar|chiudi|chiudere|nascondi|riduci|fechar|feche|esconder|sluiten|sluit|verbergen|stäng|"
    "dölj|luk|skjul|lukk|sulje|piilota|zamknij|ukryj|zavřít|zavřete|skrýt|zatvoriť|închide|închideți|"
    "ascunde|bezár*|bezárom|elrejtés|becsuk*|kapat|gizle|κλείσιμο|κλείσε|κλείστε|"
    "απόκρυψη|закрыть|закрой|скрыть|свернуть|закрити|сховати|"
    "згорнути|閉じる|とじる|閉める|关闭|關閉|关掉|닫기|닫다|숨기기|إغلاق|أغلق|"
    "اغلاق|إخفاء|סגור|סגירה|סגרו|לסגור|הסתר";

constexpr std::string_view save =
    "save|save .. settings/preferences/choices/selection/services|confirm .. choices/selection/settings/preferences|"
    "submit .. choices/preferences|accept/allow .. selected/selection|accept current|keep "
    "current|apply|speichern|auswahl speichern|auswahl erlauben|auswahl akzeptieren|auswahl bestätigen|auswahl "
    "zulassen|ausgewählte .. akzeptieren|auswahl übernehmen|ausgewählte .. erlauben|enregistrer|valider .. "
    "choix|autoriser la "
    "sélection|accepter la sélection|confirmer .. choix|sauvegarder|guardar|confirmar .. "
    "selección/preferencias/elecciones|permitir la selección|aceptar selección|aceptar seleccionadas|salva|conferma .. "
    "scelte/preferenze|accetta selezionati|consenti selezionati|accetta selezione|accetta la "
    "selezione|salvar|confirmar "
    ".. escolhas/preferências/seleção|permitir seleção|aceitar seleção|aceitar selecionados|opslaan|bewaren|selectie "
    "toestaan|selectie accepteren|keuze bevestigen|spara|bekräfta val|tillåt urval|godkänn val|gem|tillad valgte|"
    "accepter valgte|lagre|tillat valgte|godta valgte|godta utvalg|tallenna|salli valinta|hyväksy valitut|vahvista "
    "valinnat|zapisz .. ustawienia/preferencje/wybór|zapisz|potwierdź .. wybór|zezwól na wybór|akceptuj wybrane|uložit|"
    "potvrdit .. výběr|povolit výběr|přijmout vybrané|salvează|salvați|confirm* .. alegerile|permite selecția|mentés|"
    "kijelölt .. engedélyezése|kiválasztottak elfogadása|kaydet|seçimi onayla|seçimlere izin ver|seçilenleri kabul et|"
    "αποθήκευση|επιβεβαίωση .. επιλογών|αποδοχή επιλεγμένων|сохранить|подтвердить .. выбор|принять выбранные|разрешить "
    "выбранные|зберегти|підтвердити .. вибір|прийняти вибрані|дозволити вибрані|保存|選択を許可|選択を確定|选择保存|"
    "确认我的选择|允许选择|저장|선택 허용|선택 확인|حفظ|السماح بالتحديد|تأكيد اختياراتي|שמור|שמירה|אשר בחירה";

constexpr std::string_view accept =
    "accept*|agree|agreed|i agree|allow|allow all|allow cookies|enable|enable all|consent|i consent|yes|opt in|"
    "akzeptier*|zustimm*|stimme .. zu|einverstanden|erlaube|erlauben|zulassen|annehmen|bestätige|einwilligen|ja|alle "
    "cookies|accepter|j'accepte|accepte|acceptez|autoriser|d'accord|je consens|consentir|oui|tout accepter|"
    "aceptar|acepto|acepta|aceptarlas|permitir|de acuerdo|consentir|consiento|sí|autorizar|"
    "accetta|accetto|accettare|acconsento|acconsenti|consenti|consento|sono d'accordo|autorizza|"
    "aceitar|aceito|aceite|concordo|concordar|consinto|sim|autorizo|"
    "accepteer|accepteren|akkoord|toestaan|toestemmen|sta .. toe|instemmen|"
    "acceptera|accepterar|godkänn|godkänner|tillåt|samtycker|jag samtycker|accepterer|tillad|godkend|godta|godtar|"
    "aksepter|tillat|samtykker|hyväksy|hyväksyn|salli|suostun|sallin|"
    "akceptuj*|zaakceptuj*|zgadzam|zgoda|zezwól|zezwalam|wyrażam zgodę|przyjmuj*|tak|"
    "přijmout|přijímám|souhlas*|povolit|akceptovat|prijať|súhlas*|povoliť|"
    "acceptă|acceptați|acceptare|de acord|permite|permiteți|elfogad*|engedélyez*|hozzájárul*|egyetértek|rendben|"
    "kabul|kabul et|kabul ediyorum|izin ver|onayla|onaylıyorum|αποδοχή|αποδέχομαι|αποδεχτείτε|συμφωνώ|επιτρέπω|δέχομαι|"
    "ναι|принять|принимаю|согласен|согласна|соглашаюсь|разрешить|разрешаю|да|прийняти|приймаю|погоджу*|згоден|згодна|"
    "дозволити|так|同意|許可|受け入れ|承諾|承認|接受|允许|允許|동의|수락|허용|승인|قبول|أقبل|اقبل|أوافق|اوافق|موافق|"
    "السماح|اسمح|קבל|קבלת|אישור|אשר|מאשר|מסכים|הסכמה|אני מסכים";

constexpr std::string_view understood =
    "^ ok $|^ okay $|^ ok got it $|got it|^ i understand $|understood|^ continue $|^ proceed $|^ fine $|^ alright $|"
    "that s ok|that's fine|sounds good|verstanden|alles klar|ich verstehe|^ weiter $|^ in ordnung $|geht klar|j'ai "
    "compris|compris|^ continuer $|entendido|lo entiendo|^ continuar $|ho capito|capito|^ continua $|^ prosegui $|"
    "entendi|percebi|begrepen|ik begrijp het|^ doorgaan $|jag förstår|uppfattat|^ fortsätt $|forstået|jeg "
    "forstår|^ fortsæt $|skjønner|^ fortsett $|selvä|ymmärrän|ymmärsin|^ jatka $|rozumiem|^ kontynuuj $|^ "
    "dalej $|rozumím|chápu|^ pokračovat $|am înțeles|^ continuă $|értem|megértettem|^ tovább $|anladım|"
    "tamam|^ devam $|κατάλαβα|εντάξει|το κατάλαβα|^ συνέχεια $|понятно|"
    "понял|^ ясно $|хорошо|^ продолжить $|зрозуміло|гаразд|добре|^ "
    "продовжити $|了解|わかりました|分かりました|知道了|我知道了|明白|好的|확인|"
    "알겠습니다|فهمت|حسنا|متابعة|הבנתי|בסדר|המשך";

constexpr std::string_view settings =
    "settings|setting|preferences|manage|customi*|options|more info|more information|details|learn more|read more|"
    "choose|adjust|configure|purposes|partners|vendors|policy|let me choose|show more|einstellung*|anpassen|verwalten|"
    "mehr erfahren|mehr informationen|optionen|auswählen|individuell*|konfigurier*|zwecke|paramètre*|paramétrer|"
    "personnaliser|gérer|en savoir plus|préférences|configurer|choisir|configur*|preferencias|ajustes|personalizar|"
    "gestionar|opciones|más información|impostazioni|preferenze|personalizza|gestisci|opzioni|scopri di più|maggiori "
    "informazioni|definições|configurações|preferências|gerir|gerenciar|opções|saiba mais|instellingen|voorkeuren|"
    "aanpassen|beheren|meer informatie|opties|inställningar|anpassa|hantera|läs mer|indstillinger|tilpas|administrer|"
    "vis detaljer|læs mere|innstillinger|tilpass|les mer|asetukset|muokkaa|hallitse|lisätietoja|mukauta|ustawieni*|"
    "dostosuj|zarządzaj|więcej|szczegóły|nastavení|přizpůsobit|spravovat|upravit|podrobnosti|více|nastavenia|setări|"
    "personaliz*|gestion*|detalii|opțiuni|beállítás*|testreszab*|kezelés*|részletek|bővebben|ayarlar*|özelleştir|yönet|"
    "tercihler*|detaylar|seçenekler|ρυθμίσεις|προσαρμογή|διαχείριση|περισσότερα|επιλογές|προτιμήσεις|настро*|"
    "управл*|подробн*|параметры|выбрать|налаштува*|керув*|докладніше|детальніше|設定|カスタマイズ|詳細|管理|设置|設置|"
    "偏好|"
    "更多|自定义|설정|자세히|관리|맞춤|إعدادات|الإعدادات|تخصيص|إدارة|المزيد|خيارات|הגדרות|התאמה|ניהול|מידע נוסף|העדפות|"
    "אפשרויות";

constexpr std::string_view later =
    "no thanks|no thank you|not now|not today|not interested|not right now|later|maybe later|remind me later|ask me "
    "later|skip|skip this|another time|i'll pass|no deal|continue without|continue to site|continue to website|"
    "continue to the site|continue to the website|continue browsing|continue shopping|back to site|back to website|"
    "back to the site|nein danke|jetzt nicht|nicht jetzt|später|vielleicht später|kein interesse|überspringen|"
    "nicht interessiert|weiter zur website|zurück zur website|weiter ohne|non merci|pas maintenant|plus tard|peut "
    "être plus tard|pas intéressé*|ignorer|continuer sans|continuer vers le site|no gracias|ahora no|más tarde|"
    "quizás más tarde|tal vez más tarde|en otro momento|omitir|saltar|no me interesa|continuar sin|ir al sitio|no "
    "grazie|non ora|non adesso|più tardi|forse più tardi|magari più tardi|salta|non mi interessa|continua senza|"
    "vai al sito|não obrigado|não obrigada|agora não|mais tarde|talvez mais tarde|pular|ignorar|não tenho "
    "interesse|continuar sem|nee bedankt|nee dank je|niet nu|misschien later|overslaan|geen interesse|verder zonder|"
    "nej tack|inte nu|senare|kanske senare|hoppa över|inte intresserad|nej tak|ikke nu|senere|måske senere|spring "
    "over|ikke interesseret|nei takk|ikke nå|kanskje senere|hopp over|ikke interessert|ei kiitos|ei nyt|myöhemmin|"
    "ehkä myöhemmin|ohita|nie dziękuję|nie teraz|później|może później|pomiń|nie jestem zainteresowan*|ne "
    "děkuji|teď ne|nyní ne|později|možná později|přeskočit|nemám zájem|nu mulțumesc|nu acum|mai târziu|"
    "poate mai târziu|omite|sari peste|nem köszönöm|most nem|később|talán később|kihagyás|nem érdekel|"
    "hayır teşekkürler|şimdi değil|daha sonra|belki daha sonra|atla|geç|ilgilenmiyorum|όχι "
    "ευχαριστώ|όχι τώρα|αργότερα|ίσως αργότερα|παράλειψη|нет "
    "спасибо|не сейчас|позже|может быть позже|напомнить позже|"
    "пропустить|не интересует|ні дякую|не зараз|пізніше|можливо "
    "пізніше|пропустити|あとで|後で|また今度|今はしない|スキップ|不要です|"
    "結構です|いいえ結構|稍后|稍後|以后再说|下次再说|暂不|不用了|不，谢谢|不需要|"
    "跳过|나중에|다음에|괜찮습니다|건너뛰기|아니요 괜찮|لا شكرا|ليس الآن|"
    "لاحقا|ربما لاحقا|تخطي|לא תודה|לא עכשיו|אחר כך|מאוחר יותר|אולי "
    "אחר כך|דלג|דילוג|^ passer $|passer cette étape";

constexpr std::string_view begins_with_no =
    "^ no|^ nope|^ nah|^ i don't|^ i'd rather|^ i'll pay|^ i prefer|^ nein|^ ich möchte nicht|^ ich verzichte|^ non|"
    "^ je préfère|^ não|^ nee|^ nej|^ nei|^ ei|^ nie|^ ne|^ nu|^ nem|^ hayır|^ όχι|^ нет|^ ні|^ いいえ|^ 不|^ 아니요|"
    "^ لا|^ לא";

constexpr std::string_view takes =
    "subscribe*|sign up|signup|sign me up|count me in|i'm in|i m in|join*|yes|yeah|claim|get my|get #|get the|get it|"
    "get your|unlock|send me|send it|shop now|show me|reveal|redeem|buy|order|start chat|start .. chat|start "
    "conversation|chat now|let's chat|chat with*|talk to*|notify me|enter|register|download|apply now|save #|save now|"
    "grab|spin|try|book|activate|enable|accept|agree|abonnieren|anmelden|sichern|eintragen|registrieren|ja|gutschein|"
    "chat starten|jetzt chatten|inscri*|m'inscrire|je m'inscris|oui|profiter|j'en profite|recevoir|démarrer|suscrib*|"
    "registr*|apuntarme|quiero mi|obtener|recibir|iniciar|aprovechar|iscriv*|sì|ottieni|ricevi|approfitta|avvia|"
    "cadastr*|quero meu|quero o|receber|assinar|inscrever|sim|inschrijven|aanmelden|ontvang*|prenumerera|anmäl*|få #|"
    "tilmeld*|meld meg|registrer*|ja tak|ja takk|ja tack|tilaa|liity|kyllä|zapisz się|zapisuję|odbierz|subskrybuj|tak|"
    "přihlásit|odebírat|chci slevu|ano|abonează*|vreau reducerea|da|feliratkoz*|igen|kérem|abone ol|kaydol|evet|"
    "εγγραφή|εγγράψου|ναι|подпис*|получить|да|зарегистр*|підпис*|отримати|так|зареєстр*|登録する|登録|購読|はい|订阅|"
    "訂閱|"
    "注册|领取|구독|가입|신청|받기|اشترك|سجل|احصل|نعم|הרשמה|הירשמו|הרשמו|כן|קבלו";

constexpr std::string_view negation =
    "don't|do not|not|never|without|rather|won't|nicht|kein|keine|keinen|ohne|verzichte|pas|sans|no quiero|no deseo|no "
    "me|sin|non voglio|non desidero|senza|não quero|não desejo|sem|niet|geen|zonder|inte|utan|ikke|uden|uten|en halua|"
    "ilman|nie chcę|bez|nechci|nu vreau|nu doresc|fără|nem kérem|nem kérek|nem szeretnék|istemiyorum|δεν|χωρίς|не хочу|"
    "не нужно|без|не потрібно|しない|いりません|不想|不要|않|안|لا أريد|لا اريد|לא רוצה";

constexpr std::string_view instead =
    "instead|but|and then|and sign|and subscribe|and get|stattdessen|aber|sondern|plutôt|pero|sino|invece|maar|"
    "liever|men|istället|i stedet|ale|zamiast|ama|αλλά|но|але";

constexpr std::string_view pays =
    "pay|pays|paid|subscribe*|subscription*|purchase|buy|ad free|log in|login|sign in|bezahl*|zahlen|kaufen|abo|"
    "abonnieren|abonnement*|werbefrei*|pur|anmelden|payer|abonner|abonne|s'abonner|m'abonner|connexion|pagar|paga|"
    "suscrib*|suscripción|abbon*|abbonati|acquista|assinar|assine|subscrever|betalen|abonneer|betala|betal|köp|"
    "prenumerera|zapłać|subskryb*|zaplatit|předplat*|plătește|abonează|fizetés|előfizet*|abone|öde|συνδρομή|подпис*|"
    "оплат*|передплат*|購読|有料|订阅|付费|구독|결제|اشتراك|ادفع|מנוי|תשלום";

constexpr std::string_view close_name =
    "close*|*close|dismiss*|closer|cross|times|xmark|schliess*|schliessen|fermer|cerrar|chiudi|fechar|sluiten|stang|"
    "luk|lukk|zamknij|zavrit|kapat|btn x|icon x|bi x|x icon|popup x|modal x|lucide x|feather x|^ x $";

constexpr std::string_view other_name =
    "accept*|agree*|allow*|subscribe*|submit*|send*|next|prev*|arrow*|play|search|menu|settings|info|enclose*|disclose*"
    "|"
    "closed|chat|reply";

} // namespace

ControlWords const& control_words() {
  static ControlWords const all{.refuse = WordPatterns(refuse),
                                .refuse_phrase = WordPatterns(refuse_phrase),
                                .refuse_alone = WordPatterns(refuse_alone),
                                .no_refusal = WordPatterns(no_refusal),
                                .necessary = WordPatterns(necessary),
                                .only = WordPatterns(only),
                                .optional = WordPatterns(optional),
                                .close = WordPatterns(close),
                                .save = WordPatterns(save),
                                .accept = WordPatterns(accept),
                                .understood = WordPatterns(understood),
                                .settings = WordPatterns(settings),
                                .later = WordPatterns(later),
                                .begins_with_no = WordPatterns(begins_with_no),
                                .takes = WordPatterns(takes),
                                .negation = WordPatterns(negation),
                                .instead = WordPatterns(instead),
                                .pays = WordPatterns(pays),
                                .close_name = WordPatterns(close_name),
                                .other_name = WordPatterns(other_name)};
  return all;
}

} // namespace legwork::core::overlay_words
