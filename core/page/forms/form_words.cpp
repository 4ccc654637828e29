// Headings, buttons and machine names of each kind of form, language by language.
#include "core/page/forms/form_words.hpp"

#include <array>

namespace legwork::core::form_words {

namespace {

constexpr std::string_view contact_says =
    "contact|contact us|contact form|contacts|get in touch|reach us|reach out|write to us|write us|drop us|"
    "message us|send us a message|send a message|send message|leave a message|leave us a message|email us|e mail "
    "us|ask us|ask a question|ask a|talk to us|let s talk|say hello|enquiry|enquiries|enquire|inquiry|inquire|"
    "inquiries|request information|request info|more information|request more|get more info|questions|general "
    "inquiry|how can we help|we d love to hear|hear from you|connect with us|let us know|send enquiry|"
    "kontakt*|kontaktformular|schreiben sie uns|schreib uns|nachricht|anfrage|anfragen|ihre anfrage|sprechen sie "
    "uns an|nehmen sie kontakt|ihre nachricht|fragen sie uns|"
    "contactez*|nous contacter|contact*|formulaire de contact|ecrivez nous|nous ecrire|envoyer un message|"
    "envoyez nous|une question|posez|demande d information|demande de renseignement*|votre message|"
    "contacto|contactanos|contactenos|contactar|escribenos|escribanos|formulario de contacto|envianos|envienos|"
    "solicita informacion|solicitar informacion|dejanos|deja tu mensaje|ponte en contacto|pongase en contacto|"
    "consulta|consultas|"
    "contatti|contattaci|contatto|scrivici|scriveteci|modulo di contatto|invia un messaggio|inviaci|richiedi "
    "informazioni|richiesta informazioni|"
    "contato|fale conosco|fale connosco|fale com|entre em contato|entre em contacto|envie sua|envie uma mensagem|"
    "mande uma mensagem|"
    "neem contact|contactformulier|contacteer|stuur ons|stuur een bericht|bericht|stel je vraag|stel uw vraag|"
    "kontakta|kontakta oss|kontaktformular|skriv till oss|skicka meddelande|hor av dig|kontakt oss|kontakt os|"
    "ta kontakt|tag kontakt|skriv til os|send os en|send oss en|kontaktskjema|kontaktformular|ota yhteytta|"
    "yhteydenotto*|yhteyslomake|laheta viesti|skontaktuj|napisz do nas|formularz kontaktowy|wyslij wiadomosc|"
    "napiste nam|kontaktni formular|kontaktujte|kontaktovat|napiste|contacteaza*|trimite ne|formular de contact|"
    "lepjen kapcsolatba|kapcsolat|irjon nekunk|uzenet kuldes|iletisim|bize ulasin|bize yazin|iletisim formu|"
    "επικοινων*|επικοινωνηστε|φορμα επικοινωνιας|στειλτε|контакт*|связаться|свяжитесь|напишите нам|написать нам|"
    "обратная связь|форма обратной связи|задать вопрос|оставить заявку|оставьте заявку|отправить сообщение|"
    "звязатися|звяжіться|напишіть|зворотній звязок|връзка с нас|свържете се|контактирај*|контактирајте|"
    "お問い合わせ|問い合わせ|お問合せ|ご相談|ご連絡|联系我们|联系|留言|在线留言|咨询|문의|문의하기|연락|상담|"
    "تواصل معنا|اتصل بنا|تواصل|"
    "راسلنا|ارسل لنا|צור קשר|צרו קשר|יצירת קשר|כתבו לנו|דברו איתנו|hubungi kami|kontak|lien he|harremanetan|"
    "kontaktua|contacta|байланыс*";

constexpr std::string_view quote_says =
    "quote|quotes|free quote|get a quote|request a quote|quotation|estimate|free estimate|request a price|get "
    "price|best price|e price|eprice|check availability|pricing|request pricing|purchase enquiry|buy now|make an "
    "offer|make offer|"
    "angebot|angebotsanfrage|preisanfrage|kostenvoranschlag|angebot anfordern|devis|demande de devis|demander un "
    "devis|presupuesto|cotizacion|cotizar|solicitar presupuesto|preventivo|richiedi preventivo|orcamento|"
    "cotacao|offerte|offerteaanvraag|offertforfragan|offert|begar offert|tilbud|pristilbud|tarjouspyynto|wycena|"
    "nezavazna poptavka|poptavka|cerere oferta|oferta|arajanlat|teklif|προσφορα|расчет стоимости|коммерческое "
    "предложение|見積|お見積り|报价|询价|견적";

constexpr std::string_view appointment_says =
    "appointment|appointments|book|booking|book now|book a|book an|book your|schedule|schedule a|schedule "
    "service|reserve|reservation|reservations|test drive|book a test drive|callback request|"
    "termin|terminvereinbarung|termin vereinbaren|termin buchen|probefahrt|buchen|reservier*|rendez vous|prendre "
    "rendez vous|reserver|reservation|essai|cita|pedir cita|agendar|agenda|reserva|reservar|prueba de manejo|"
    "appuntamento|prenota|prenotazione|prenotare|agendamento|agendar|marcar|afspraak|afspraak maken|boeken|"
    "reserveren|proefrit|boka|bokning|boka tid|provkorning|bestil tid|book tid|bestill time|proveture|prøvekørsel|"
    "varaa*|ajanvaraus|koeajo|umow|rezerwacja|rezerwuj|jazda probna|objednat|rezervace|rezervacia|programare|"
    "rezervare|programeaza|idopont*|foglalas|randevu|rezervasyon|κρατηση|ραντεβου|запись|записаться|тест драйв|"
    "забронировать|бронирование|запис|予約|ご予約|试驾|预约|预订|예약|حجز|احجز|הזמנה|קביעת תור|reservasi|dat lich";

constexpr std::string_view newsletter_says =
    "newsletter*|subscribe|subscription|sign up for|join our|mailing list|stay updated|stay informed|stay in the "
    "loop|stay in touch|stay connected|keep in touch|keep up|get updates|latest news|never miss|get notified|"
    "email updates|exclusive offers|special offers|be the first|join the|weekly|get .. off|"
    "abonnieren|newsletteranmeldung|anmelden newsletter|infolettre|s abonner|abonnez*|inscrivez vous|bulletin|"
    "suscribete|suscribirse|suscribir|suscripcion|boletin|novedades|iscriviti|iscrizione|assine|inscreva se|"
    "cadastre se|receba|nieuwsbrief|aanmelden|inschrijven|nyhetsbrev|nyhedsbrev|prenumerera|tilmeld|meld deg pa|"
    "uutiskirje|tilaa|zapisz sie|subskrybuj|odebirat|odber novinek|novinky|aboneaza*|abonare|hirlevel|feliratkoz*|"
    "e bulten|bultene|abone|ενημερωτικ*|εγγραφη στο|подпис*|рассылк*|підпис*|розсилк*|абонирай*|メルマガ|購読|"
    "ニュースレター|订阅|구독|뉴스레터|اشترك|النشره|הרשמה לניוזלטר|ניוזלטר|berlangganan|dang ky nhan";

constexpr std::string_view newsletter_names =
    "subscribe form|mc embedded subscribe form|mc4wp*|mailchimp*|klaviyo*|signup form|sign up form|mailpoet*";

constexpr std::string_view search_says =
    "search|find|search our|filter|filters|find your|find a|keyword|advanced search|suche|suchen|rechercher|"
    "recherche|buscar|busqueda|cerca|ricerca|pesquisar|zoeken|sok|søk|haku|szukaj|hledat|cauta|kereses|ara|"
    "αναζητηση|поиск|пошук|検索|搜索|검색|بحث|חיפוש|cari";

constexpr std::string_view login_says =
    "log in|login|sign in|signin|log on|anmelden|einloggen|connexion|se connecter|identifiez*|iniciar sesion|"
    "acceder|accedi|entrar|inloggen|logga in|log ind|logg inn|kirjaudu|zaloguj|prihlasit|prihlasenie|"
    "autentificare|bejelentkezes|giris|συνδεση|войти|вход|увійти|ログイン|登录|로그인|تسجيل "
    "الدخول|כניסה|התחבר|forgot "
    "password|reset password|lost password|passwort vergessen|mot de passe oublie";

constexpr std::string_view registration_says =
    "register|registration|sign up|create account|create an account|create your account|join now|open an "
    "account|registrieren|registrierung|konto erstellen|inscription|s inscrire|creer un compte|registrarse|"
    "registrate|crear cuenta|registro|registrati|registrazione|crea account|cadastro|cadastre|criar conta|"
    "registreren|account aanmaken|registrera|skapa konto|opret|registrer|rekisteroidy|zarejestruj|rejestracja|"
    "registrovat|registrace|inregistrare|creeaza cont|regisztra*|kayit ol|uye ol|εγγραφη|регистрация|"
    "зарегистрироваться|реєстрація|会員登録|新規登録|注册|회원가입|تسجيل|انشاء حساب|הרשמה|הצטרפות|daftar|dang ky|"
    "volunteer|become a dealer|become a partner|become a reseller|become a vendor|become a supplier|partner with "
    "us|partner "
    "application|franchise*|vendor registration|supplier registration|wholesale application|dealer application|become "
    "a member|membership|join us|event registration|rsvp";

constexpr std::string_view checkout_says =
    "checkout|check out|payment|pay now|place order|billing|shipping|delivery address|order now|order form|add "
    "to cart|buy now|donate|donation|zur kasse|bezahlen|bestellen|bestellung|kostenpflichtig|paiement|payer|"
    "commander|livraison|finalizar compra|pagar|pago|pedido|envio|realizar pedido|cassa|pagamento|ordina|"
    "spedizione|finalizar pedido|afrekenen|betalen|bestelling|kassa|betala|til kassen|betaling|bestill|kassalle|"
    "zaplac|zamowienie|platnosc|objednavka|zaplatit|plata|comanda|penztar|rendeles|odeme|siparis|πληρωμη|"
    "παραγγελια|оформить заказ|оплата|заказать|замовлення|購入|注文|结账|支付|下单|결제|주문|الدفع|اتمام "
    "الطلب|תשלום";

constexpr std::string_view comment_says =
    "leave a reply|leave a comment|leave comment|post a comment|post comment|post your comment|submit comment|add "
    "a comment|add comment|write a "
    "comment|join the discussion|your email address will not be published|write a review|leave a "
    "review|testimonial|testimonials|share your story|share your experience|your review|submit "
    "review|add a review|post review|your review|rate this|guestbook|sign our guestbook|"
    "kommentar schreiben|schreibe einen kommentar|kommentar hinterlassen|kommentar abschicken|bewertung "
    "schreiben|gastebuch|laisser un commentaire|laissez un commentaire|poster un commentaire|donnez votre avis|"
    "deja un comentario|dejar un comentario|publicar comentario|escribe una resena|lascia un commento|invia "
    "commento|scrivi una recensione|deixe um comentario|deixe uma resposta|publicar comentario|geef een "
    "reactie|plaats een reactie|reactie plaatsen|lamna ett svar|kommentera|skriv en kommentar|legg igjen|jata "
    "kommentti|dodaj komentarz|zostaw komentarz|pridat komentar|lasa un comentariu|hozzaszolas|yorum yap|yorum "
    "gonder|αφηστε ενα σχολιο|оставить комментарий|добавить комментарий|оставить отзыв|залишити коментар|"
    "コメントを残す|コメントを送信|发表评论|发表回复|댓글 달기|اترك تعليقا|כתיבת תגובה|הוסף תגובה";

constexpr std::string_view job_application_says =
    "apply|apply now|application form|submit application|job application|employment application|join our "
    "team|work with us|career*|"
    "resume|cv|upload your resume|upload cv|cover letter|position applying|position applied|vacancy|vacancies|"
    "bewerb*|karriere|lebenslauf|stellenangebot*|initiativbewerbung|postuler|candidature|recrutement|carriere*|"
    "rejoignez notre equipe|trabaja con nosotros|trabajar con "
    "nosotros|empleo|curriculum|postulate|postular|lavora "
    "con noi|candidati|candidatura|trabalhe conosco|envie seu curriculo|vagas|sollicit*|vacature*|werken "
    "bij|jobba "
    "hos|ansokan|ansok|lediga tjanster|jobb*|ansøg*|ledige stillinger|soknad|hae toihin|tyohakemus|aplikuj|praca|"
    "dolacz do nas|kariera|kariéra|zivotopis|cariere|aplica|karrier|allasajanlat|onéletrajz|is basvurusu|kariyer|"
    "ozgecmis|βιογραφικο|ευκαιριες καριερας|вакансии|резюме|анкета "
    "соискателя|вакансії|採用|応募|求人|招聘|简历|应聘|"
    "채용|지원하기|이력서|التوظيف|وظائف|السيره الذاتيه|דרושים|קורות חיים|karir|lowongan|tuyen dung";

constexpr std::string_view job_application_fields =
    "resume|cv|cover letter|curriculum*|lebenslauf|anschreiben|gehaltsvorstellung|lettre de motivation|"
    "previous employer*|employer|notice period|desired salary|salary expectation*|work experience|years of "
    "experience|position applying|position applied|desired position|available to start|are you over|"
    "резюме|履歴書|简历|이력서";

constexpr std::string_view trade_in_says =
    "trade in|trade|value your trade|sell your car|sell us your|sell my car|sell your vehicle|we buy|get an "
    "offer for|appraisal|appraise|what s my car worth|value my|instant offer|cash offer|"
    "inzahlungnahme|ankauf|fahrzeugankauf|autoankauf|auto verkaufen|fahrzeug verkaufen|wir kaufen|fahrzeug "
    "bewerten|reprise|estimer votre|estimation de reprise|vendre votre|rachat|vende tu|vender tu|tasacion|tasar|"
    "venta de tu|valuta*|vendi la tua|permuta|avalie|venda seu|vender meu|inruil*|verkoop uw|verkoop je|auto "
    "verkopen|inbyte|salj din|vardera din|bytt inn|selg din|salg din|vaihtoauto|myy autosi|odkup|skup|wycen "
    "samochod|vykup|vinde masina|autofelvasarlas|arac satis|takas|выкуп|трейд ин|оценить авто|продать авто|викуп|"
    "下取り|買取|査定|置换|卖车|收车|중고차 팔기|내차 팔기";

constexpr std::string_view trade_in_fields =
    "mileage|kilometers|odometer|vin|asking price|your asking|condition of your|trim|accident|payoff|"
    "kilometerstand|erstzulassung|kilometrage|kilometraje|chilometri|quilometragem|kilometerstand|пробег";

constexpr std::string_view credit_application_says =
    "credit application|apply for credit|apply for financing|finance application|financing application|get pre "
    "approved|pre approved|pre approval|prequal*|pre qualify|pre qualified|get approved|loan application|apply "
    "for a loan|"
    "finanzierungsanfrage|finanzierung beantragen|kreditantrag|demande de credit|demande de financement|"
    "solicitud de credito|solicitar financiamiento|richiesta finanziamento|simulacao de financiamento|"
    "financieringsaanvraag|lanansokan|finansieringsansokan|lanesoknad|wniosek o kredyt|zadost o uver|заявка на "
    "кредит|автокредит|ローン申込|贷款申请";

constexpr std::string_view credit_application_fields =
    "social security|ssn|monthly income|annual income|gross income|employer|down payment|monthly payment|"
    "credit score|time at address|rent or own|einkommen|revenus|ingresos|reddito";

constexpr std::string_view survey_says =
    "survey|questionnaire|quiz|poll|vote|customer satisfaction|how satisfied|rate your experience|rate us|"
    "umfrage|fragebogen|zufriedenheit*|abstimm*|sondage|enquete de|questionnaire de satisfaction|encuesta|"
    "sondaggio|questionario|pesquisa de satisfacao|enquete|undersokning|spørgeskema|kysely|ankieta|dotaznik|"
    "sondaj|felmeres|anket|опрос|анкета|アンケート|问卷|설문";

constexpr std::string_view chat_says =
    "live chat|chat with us|chat now|start chat|start a chat|text us|chatbot|ask our assistant|virtual "
    "assistant|online chat|chat starten|en ligne chat";

constexpr std::string_view claim_says =
    "warranty claim|warranty registration|product registration|register your product|return request|returns form|rma|"
    "refund|refund request|cancel my order|cancellation form|withdrawal form|file a claim|claim form|submit a claim|"
    "accident report|damage report|report a problem|report an issue|report a bug|report abuse|complaint form|file a "
    "complaint|data request|privacy request|subject access|delete my data|do not sell|unsubscribe|opt out|"
    "lost and found|recall|"
    "garantieanspruch|reklamation|reklamationsformular|widerrufsformular|widerruf|retoure|schadenmeldung|schaden "
    "melden|"
    "unfallmeldung|datenauskunft|abmelden vom newsletter|abbestellen|beschwerdeformular|"
    "reclamation|formulaire de retractation|retractation|declaration de sinistre|declarer un sinistre|se desabonner|"
    "libro de reclamaciones|reclamacion|reclamaciones|reclamo|devolucion|desistimiento|darse de baja|quejas|"
    "reclamo|reso|recesso|denuncia sinistro|disiscrizione|reclamacao|devolucao|livro de reclamacoes|"
    "klachtenformulier|klacht indienen|retourneren|herroeping|schade melden|afmelden|reklamera|angerblankett|"
    "reklamation|skadeanmalan|fortrydelse|reklamasjon|angreskjema|reklamacja|reklamacji|zwrot|odstapienie|zgloszenie "
    "szkody|reklamacni|odstoupeni|reclamatie|retur|panasz|reklamacio|iade talebi|sikayet|παραπονα|рекламация|возврат|"
    "претензия|жалоба|返品|退货|投诉|반품";

constexpr std::string_view referral_says =
    "refer a friend|refer a|referral form|tell a friend|email a friend|send to a friend|share with a friend|recommend "
    "us "
    "to|freunde werben|freund empfehlen|weiterempfehlen|empfehlen sie uns|parrainer un ami|parrainage|envoyer a un ami|"
    "recomienda a un amigo|recomendar a un amigo|enviar a un amigo|invita un amico|consiglia a un amico|indique um "
    "amigo|"
    "indicar um amigo|vertel een vriend|tipsa en van|anbefal en ven|tips en venn|polec znajomemu|doporucte";

constexpr std::array form_kinds = std::to_array<FormWords>({
    {.kind = FormKind::claim, .says = claim_says, .names = "claim form|return form|complaint form|unsubscribe form"},
    {.kind = FormKind::referral, .says = referral_says, .names = "refer form|referral form|tell a friend"},
    {.kind = FormKind::contact,
     .says = contact_says,
     .names = "contactform|contact form|contactus|wpcf7*|feedback form|enquiryform|inquiryform|kontaktformular"},
    {.kind = FormKind::quote, .says = quote_says, .names = "quote form|quoteform"},
    {.kind = FormKind::appointment, .says = appointment_says, .names = "appointment form|booking form|bookingform"},
    {.kind = FormKind::newsletter, .says = newsletter_says, .names = newsletter_names},
    {.kind = FormKind::search,
     .says = search_says,
     .names = "searchform|search form|sitesearch|quick search|search box|filter form|filterform"},
    {.kind = FormKind::login, .says = login_says, .names = "loginform|login form|signin form"},
    {.kind = FormKind::registration,
     .says = registration_says,
     .names = "registerform|registration form|signup|register form"},
    {.kind = FormKind::checkout,
     .says = checkout_says,
     .names = "checkoutform|checkout form|payment form|cart form|woocommerce checkout"},
    {.kind = FormKind::comment,
     .says = comment_says,
     .names = "commentform|comment form|comment post*|respond|reviewform|review form"},
    {.kind = FormKind::job_application,
     .says = job_application_says,
     .names = "job application|career form|careers form|apply form|resume form",
     .fields = job_application_fields},
    {.kind = FormKind::trade_in,
     .says = trade_in_says,
     .names = "tradein form|trade in form|sell form",
     .fields = trade_in_fields},
    {.kind = FormKind::credit_application,
     .says = credit_application_says,
     .names = "credit application|finance application|credit app|finform",
     .fields = credit_application_fields},
    {.kind = FormKind::survey, .says = survey_says, .names = "survey form|poll form|quiz form"},
    {.kind = FormKind::chat,
     .says = chat_says,
     .names = "chat*|*chat|cn chat question form|livechat*|messenger*|chatbot*|crisp*|intercom*|tawk*|drift*"},
});

} // namespace

std::span<FormWords const> const kinds = form_kinds;

std::string_view const test_drive =
    "test drive|testdrive|probefahrt|prueba de manejo|prueba de conduccion|essai routier|essai|prova su strada|test "
    "ride|"
    "proefrit|provkorning|provekjor*|prøvekørsel|proveture|koeajo|jazda probna|zkusebni jizda|proba|test surusu|тест "
    "драйв|試乗|试驾|시승";

std::string_view const send =
    "send*|submit*|contact*|request*|get*|let s talk|let s "
    "go|ask|enquire|inquire|enquiry|inquiry|post|go|apply|message "
    "us|get in touch|reach out|talk|book*|schedule*|reserve|confirm|done|finish|ok|start|join|continue to send|say "
    "hello|order*|register|sign up|save|"
    "senden|absenden|abschicken|abschickn|schicken|nachricht|anfrage*|anfordern|ubermitteln|absendn|formular senden|"
    "jetzt anfragen|angebot*|kontakt*|bestellen|buchen|"
    "envoyer|envoyez|envoi|valider|soumettre|transmettre|demander|enviar|enviar*|envie|mandar|solicit*|cotizar|"
    "contactar|invia|invio|inviare|spedisci|richiedi|prenota|mandar|pedir|solicitar|"
    "verzend*|verstuur*|versturen|stuur*|verzenden|aanvragen|skicka*|sand|sanda|send*|indsend|afsend|bestil|bestill|"
    "laheta|lahetys|wyslij|wysylaj|zapytaj|odeslat|odoslat|odeslani|poslat|posalji|poslji|trimite|trimiteti|expediaza|"
    "kuldes|elkuldes|elkuld*|gonder*|yolla|υποβολη|αποστολη|στειλτε|отправ*|послать|оставить|заказать|получить|"
    "надіслати|відправити|изпрати|испрати|прати|пошаљи|жіберу|送信*|送信する|送る|確認|申し込む|問い合わせる|发送|提交|"
    "发送 消息|立即 提交|보내기|전송|제출|문의하기|등록|ارسال|ارسل|تقديم|שלח*|שליחה|שלחו|kirim|gui|bidali|envia";

std::string_view const next_step =
    "next|next step|continue|proceed|forward|weiter|fortfahren|nachster schritt|suivant|continuer|etape suivante|"
    "siguiente|continuar|avanti|prosegui|continua|seguinte|proximo|avancar|volgende|verder|nasta|fortsatt|naste|neste|"
    "fortsett|seuraava|jatka|dalej|nastepny|kontynuuj|dalsi|pokracovat|dalej|urmatorul|continuati|tovabb|kovetkezo|"
    "ileri|sonraki|devam|επομενο|συνεχεια|далее|дальше|продолжить|далі|次へ|次 "
    "へ|下一步|下一页|继续|다음|계속|التالي|الاستمرار|הבא|המשך";

std::string_view const not_send =
    "reset|cancel|back|previous|prev|clear|upload*|browse|add|show*|print|call|directions|close|menu|log in|login|sign "
    "in|sign up|signup|register|accept|accept all|accept cookies|decline|reject|subscribe|search|find|filter|apply "
    "filter*|calculate|preview|choose file|select file|attach*|remove|delete|edit|share|download|play|pause|view*|see|"
    "read more|learn more|more|details|verify|send code|send otp|resend|get code|get directions|get "
    "location|toggle|copy|"
    "zurucksetzen|abbrechen|zuruck|leeren|hochladen|schliessen|suchen|anmelden|datei*|loschen|hinzufugen|akzeptieren|"
    "ablehnen|mehr|annuler|effacer|retour|precedent|fermer|rechercher|parcourir|ajouter|refuser|accepter|plus|borrar|"
    "cancelar|limpiar|atras|anterior|volver|cerrar|buscar|examinar|anadir|adjuntar|aceptar|rechazar|annulla|cancella|"
    "indietro|chiudi|cerca|sfoglia|aggiungi|accetta|rifiuta|limpar|voltar|fechar|pesquisar|anexar|aceitar|annuleren|"
    "wissen|terug|vorige|sluiten|zoeken|bladeren|toevoegen|accepteren|weigeren|avbryt|rensa|tillbaka|stang|sok|"
    "annuller|ryd|tilbage|luk|peruuta|tyhjenna|takaisin|sulje|anuluj|wyczysc|wstecz|zamknij|szukaj|zrusit|smazat|zpet|"
    "zavrit|anuleaza|sterge|inapoi|inchide|megse|torles|vissza|bezaras|iptal|temizle|geri|kapat|ακυρωση|πισω|сброс*|"
    "отмена|очистить|назад|закрыть|найти|прикрепить|скасувати|очистити|リセット|クリア|戻る|閉じる|検索|重置|取消|返回|"
    "清空|关闭|"
    "취소|초기화|닫기|이전|الغاء|رجوع|اغلاق|ביטול|נקה|חזור|סגור";

std::string_view const never_send =
    "close|menu|cookie*|accept all|decline|chat|live chat|facebook|google|apple|microsoft|twitter|linkedin|"
    "continue with|sign in with|log in with|forgot*|show password|hide password|schliessen|fermer|cerrar|chiudi|fechar|"
    "sluiten|stang|luk|lukk|zamknij|zavrit|закрыть|閉じる|关闭|닫기";

} // namespace legwork::core::form_words
