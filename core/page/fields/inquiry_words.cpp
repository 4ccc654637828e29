// What the inquiry says, to whom it goes, and how and when somebody wants an answer.
#include <array>

#include "core/page/fields/field_words.hpp"

namespace legwork::core::field_words {

namespace {

constexpr std::string_view message_names =
    "message*|your message|msg|comment|comments|comment or message|your comment/comments|comments questions|"
    "question|questions|your question/questions|questions or comments|questions comments|enquiry|inquiry|your "
    "enquiry/inquiry|enquiry details|inquiry details|details|more details|additional details|additional "
    "information|additional info|additional comments|additional notes|anything else|note|notes|remarks|remark|"
    "how can we help|how may we help|how can i help|what can we do for you|tell us|tell us more|tell us about|"
    "tell me about|let us know|write to us|write us|write your|type your|description|describe|brief description|"
    "project details|project description|about your project|request details|feedback|your feedback|body|content|"
    "text|special requests|special instructions|requirements|your requirements|requirement|memo|"
    "nachricht|ihre nachricht|deine nachricht|mitteilung|ihre mitteilung|anfrage|ihre anfrage|anmerkung|"
    "anmerkungen|bemerkung|bemerkungen|kommentar|kommentare|frage|fragen|ihre frage|anliegen|ihr anliegen|"
    "beschreibung|ihr text|weitere informationen|zusatzliche informationen|"
    "votre message|commentaire|commentaires|vos commentaires|votre demande|demande|vos questions|precisions|"
    "remarques|votre projet|details de votre demande|texte|"
    "mensaje|su/tu mensaje|comentario|comentarios|consulta|su/tu consulta|pregunta|observaciones|detalles|"
    "descripcion|cuentanos|escribe tu|en que podemos ayudar*|"
    "messaggio|il tuo messaggio|il suo messaggio|commento|commenti|richiesta|la tua richiesta|note|descrizione|"
    "testo|domanda|"
    "mensagem|sua mensagem|a sua mensagem|comentarios|comentario|observacoes|duvida|duvidas|detalhes|descricao|"
    "como podemos ajudar|"
    "bericht|uw bericht|je bericht|opmerking|opmerkingen|vraag|uw vraag|vraag of opmerking|toelichting|"
    "omschrijving|"
    "meddelande|ditt meddelande|fraga|fragor|beskrivning|beskriv|kommentar|besked|din besked|meddelelse|spørgsmal|"
    "melding|din melding|sporsmal|henvendelse|beskrivelse|beskjed|viesti|viestisi|kommentti|kysymys|lisatiedot|"
    "wiadomosc|twoja wiadomosc|tresc|tresc wiadomosci|tresc zapytania|zapytanie|pytanie|opis|uwagi|komentarz|"
    "zprava|vase zprava|dotaz|vas dotaz|poznamka|text zpravy|sprava|vasa sprava|poruka|vasa poruka|sporocilo|"
    "mesaj|mesajul|mesajul tau/dvs|mesajiniz|comentariu|intrebare|uzenet|az on uzenete|megjegyzes|kerdes|"
    "mesaj metni|aciklama|notunuz|yorum*|μηνυμα|το μηνυμα σας|σχολια|ερωτηση|"
    "сообщение|ваше сообщение|комментарий|комментарии|вопрос|ваш вопрос|текст|текст сообщения|описание|пожелания|"
    "дополнительная информация|повідомлення|ваше повідомлення|коментар|питання|съобщение|вашето съобщение|порака|"
    "порука|хабарлама|"
    "メッセージ|お問い合わせ内容|お問合せ内容|内容|ご質問|ご要望|備考|本文|コメント|ご相談内容|詳細|留言|留言内容|"
    "您的留言|"
    "内容描述|备注|咨询内容|需求|询价内容|메시지|문의내용|문의 내용|내용|상담내용|문의사항|요청사항|하고 싶은 말|"
    "الرساله|رسالتك|رساله|نص الرساله|ملاحظات|استفسار|استفسارك|التفاصيل|تفاصيل|הודעה|תוכן ההודעה|תוכן|הערות|"
    "פנייה|תוכן הפנייה|איך נוכל לעזור|pesan|pesan anda|isi pesan|keterangan|loi nhan|noi dung|tin nhan|mezua|"
    "missatge|el teu missatge|ujumbe";

constexpr std::string_view message_others =
    "type|subject|code|category|topic|title|method|consent|newsletter|verification|security question|"
    "secret question|trade in|art der|betreff|^ how did|how you heard|voice message|message and data|"
    "reason";

constexpr std::string_view subject_names =
    "subject|subject line|topic|your subject|message subject|email subject|inquiry type|enquiry type|type of "
    "inquiry|type of enquiry|type of request|request type|reason|reason for contact|reason for contacting|reason "
    "for inquiry/enquiry|your reason|purpose|purpose of|nature of enquiry/inquiry|regarding|about|what is this "
    "about|what is it about|what s it about|interest|interests|interested in|i m interested in|i am interested "
    "in|your interest|area of interest|what are you interested|what you are interested|service|services|service "
    "required|service type|type of service|service needed|service interested in|services we offer|select service|"
    "which service|service of interest|product|product interest|category|issue|type of issue|i have a question "
    "about|how can we help|what can we help|looking for|help with|inquiry about|query type|type of query|concern|"
    "betreff|thema|worum geht es|grund der anfrage|grund|anliegen|ihr anliegen|art der anfrage|interesse|"
    "interesse an|leistung|dienstleistung|gewunschte leistung|"
    "sujet|objet|objet de votre demande|objet du message|motif|motif de contact|motif de la demande|type de "
    "demande|nature de la demande|votre besoin|service souhaite|prestation|"
    "asunto|tema|motivo|motivo de contacto|motivo de la consulta|tipo de consulta|servicio|servicio de interes|"
    "interesado en|me interesa|evento que desea|"
    "oggetto|argomento|motivo del contatto|motivo della richiesta|tipo di richiesta|servizio|"
    "assunto|motivo do contato|tipo de contato|servico|servico de interesse|"
    "onderwerp|reden|dienst|waar gaat het over|ik heb interesse in|"
    "amne|arende|vilken tjanst|tjanst|galler|interesserad av|emne|henvendelsen gjelder|gjelder|interessert i|aihe|"
    "asia|temat|dotyczy|usluga|predmet|sluzba|tema|zadeva|subiect|subiectul|serviciu|targy|konu|konunuz|hizmet|"
    "θεμα|τιτλος|υπηρεσια|тема|тема сообщения|тема обращения|услуга|причина|цель обращения|послуга|"
    "件名|題名|お問い合わせ項目|お問い合わせ種別|ご用件|種別|タイトル|主题|主旨|标题|咨询类型|제목|문의유형|문의 "
    "유형|"
    "الموضوع|موضوع الرساله|عنوان الرساله|نوع الاستفسار|الخدمه|נושא|נושא הפנייה|שירות|subjek|perihal|chu de|gaia|"
    "assumpte";

constexpr std::string_view subject_others =
    "message body|new message|subject to|newsletter|interest rate|about us|hear about|heard about|learn "
    "about|find out about|tell us about|customer service|number|self service|date of service|service date|"
    "military";

constexpr std::string_view department_names =
    "department|departments|dept|office|recipient|send to|send this to|send message to|route to|who would "
    "you like to contact|contact department|to whom|division|abteilung|empfanger|ansprechpartner wahlen|"
    "service concerne|destinataire|departamento|area de contacto|destinatario|reparto|ufficio|setor|"
    "afdeling|avdelning|avdeling|mottagare|osasto|dzial|oddeleni|oddelenie|departament|osztaly|departman|"
    "birim|τμημα|отдел|відділ|部署|部门|부서|القسم|מחלקה";

constexpr std::string_view contact_method_names =
    "contact method|preferred contact|preferred contact method|contactmethod|preferred method|method of "
    "contact|method of communication|preferred communication|contact preference|contact preferences|prefer "
    "to be contacted|like to be contacted|want to be contacted|best way|best way to contact/reach|how "
    "should/would/shall/can we contact/reach|how to contact|contact via|contact by|contact me by/via|way of "
    "contact|respond by|reply by|"
    "kontaktart|kontakt per|antwort per|ruckmeldung per|bevorzugte kontaktaufnahme|bevorzugter kontakt|kontaktieren "
    "per|kontaktaufnahme per|"
    "kontaktwunsch|bevorzugter kontaktweg|moyen de contact|mode de contact|prefere etre contacte|"
    "metodo de contacto|forma de contacto|medio de contacto|preferencia de contacto|contacto por|contactar "
    "por|modalita di contatto|metodo di contatto|preferenza di contatto|forma de contato|meio de contato|"
    "contatar por|contactvoorkeur|voorkeur voor contact|hoe wilt u|kontaktsatt|kontaktmetode|onskad kontakt|"
    "yhteydenottotapa|forma kontaktu|preferowany kontakt|zpusob kontaktu|preferovany kontakt|kapcsolattartas "
    "modja|iletisim yontemi|iletisim tercihi|способ связи|удобный способ|спосіб звязку|ご連絡方法|連絡方法|"
    "希望連絡|联系方式偏好|회신방법|연락방법|طريقه التواصل|אופן יצירת קשר";

constexpr std::string_view contact_time_names =
    "best time|best time to call/contact/reach|time to call|time to contact|contact time|preferred contact "
    "time|contacttime|call time|when should/can/may we call|when to call|"
    "beste zeit|beste erreichbarkeit|erreichbarkeit|ruckrufzeit|gunstige zeit|heure d appel|meilleur moment|"
    "horario de contacto|mejor hora|mejor momento|horario de llamada|orario di contatto|orario preferito|"
    "melhor horario|horario para contato|beste tijd|basta tid|bedste tidspunkt|beste tidspunkt|pora kontaktu|"
    "время звонка|удобное время|連絡希望時間|ご都合の良い|联系时间|연락 가능 시간";

constexpr std::array inquiry_words = std::to_array<FieldWords>({
    {.type = FieldType::message, .names = message_names, .others = message_others},
    {.type = FieldType::subject, .names = subject_names, .others = subject_others},
    {.type = FieldType::department, .names = department_names, .others = "state|hours|department store"},
    {.type = FieldType::contact_method, .names = contact_method_names, .others = "time|when|number"},
    {.type = FieldType::contact_time, .names = contact_time_names, .others = "appointment|delivery|move|test drive"},
});

} // namespace

std::span<FieldWords const> const inquiry = inquiry_words;

} // namespace legwork::core::field_words
