// core/page: what sites say after a form was sent. The sentences are written for this test.
#include <catch2/catch.hpp>

#include <array>
#include <span>
#include <string>

#include "core/base/enum_names.hpp"
#include "core/page/outcome_sentences.hpp"

using namespace legwork::core;
using enum OutcomeMeaning;

namespace {

struct Said {
  std::string_view language;
  OutcomeMeaning means;
  std::string_view text;
};

void check_all(std::span<Said const> sentences) {
  for (Said const& said : sentences) {
    OutcomeReading const read = read_outcome(said.text, said.language);
    INFO(said.language << ": " << said.text << " -> " << name_of(read.means) << ", " << read.why);
    CHECK(name_of(read.means) == name_of(said.means));
  }
}

} // namespace

TEST_CASE("thanks and confirmations are understood in every language", "[P08][P83]") {
  check_all(std::to_array<Said>({
      {"en", sent, "We have received your enquiry and will get back to you within one working day."},
      {"en", sent, "Success! We will call you tomorrow."},
      {"en", sent, "Your request was successfully submitted."},
      {"en", sent, "Thanks, Anna. Your note is on its way to our sales desk."},
      {"en", sent, "Many thanks for getting in touch."},
      {"de", sent, "Ihre Anfrage ist bei uns eingegangen. Wir melden uns in Kürze."},
      {"de", sent, "Die Nachricht wurde erfolgreich versandt."},
      {"de", sent, "Herzlichen Dank für Ihr Interesse an unseren Fahrzeugen."},
      {"de", sent, "Wir melden uns innerhalb von maximal zwei Werktagen bei Ihnen."},
      {"nl", sent, "Uw aanvraag is goed ontvangen."},
      {"nl", sent, "Hartelijk dank voor uw bericht, wij reageren binnen twee werkdagen."},
      {"sv", sent, "Ditt meddelande har skickats."},
      {"sv", sent, "Vi har tagit emot din förfrågan och återkommer inom kort."},
      {"da", sent, "Din forespørgsel er modtaget."},
      {"da", sent, "Tak!"},
      {"da", sent, "Mange tak for din mail, vi vender tilbage hurtigst muligt."},
      {"no", sent, "Meldingen er sendt."},
      {"nb", sent, "Vi har mottatt henvendelsen din og tar kontakt i løpet av dagen."},
      {"fr", sent, "Votre message a bien été transmis."},
      {"fr", sent, "Nous avons bien reçu votre demande et vous répondrons sous 24 heures."},
      {"fr", sent, "Merci pour votre intérêt, à très bientôt."},
      {"es", sent, "Hemos recibido su consulta correctamente."},
      {"es", sent, "Su solicitud ha sido enviada con éxito."},
      {"es", sent, "Muchas gracias por escribirnos, le contestaremos pronto."},
      {"it", sent, "La tua richiesta è stata inoltrata correttamente."},
      {"it", sent, "Abbiamo ricevuto il tuo messaggio, ti risponderemo al più presto."},
      {"it", sent, "Grazie per averci contattato!"},
      {"pt-br", sent, "Recebemos a sua mensagem e entraremos em contato em breve."},
      {"pt", sent, "O seu pedido foi enviado com sucesso."},
      {"pt", sent, "Muito obrigada pelo seu contacto."},
      {"ro", sent, "Am primit mesajul dumneavoastră."},
      {"ro", sent, "Cererea a fost trimisă cu succes. Vă mulțumim pentru interes!"},
      {"pl", sent, "Formularz został wysłany pomyślnie."},
      {"pl", sent, "Otrzymaliśmy Twoje zapytanie i odpowiemy w ciągu jednego dnia."},
      {"cs", sent, "Vaše zpráva byla úspěšně odeslána."},
      {"cs", sent, "Děkujeme za zprávu, brzy se vám ozveme."},
      {"ru", sent, "Ваша заявка принята, мы перезвоним вам в течение часа."},
      {"ru", sent, "Сообщение успешно отправлено!"},
      {"ru", sent, "Благодарим за обращение в наш салон."},
      {"uk", sent, "Ваш запит надіслано."},
      {"uk", sent, "Дякуємо за звернення, ми зв’яжемося з вами найближчим часом."},
      {"fi", sent, "Viesti on lähetetty onnistuneesti."},
      {"fi", sent, "Kiitos viestistäsi, vastaamme pian."},
      {"hu", sent, "Az üzenetet sikeresen elküldtük."},
      {"hu", sent, "Köszönjük megkeresését, hamarosan válaszolunk."},
      {"tr", sent, "Talebiniz alındı, en kısa sürede sizi arayacağız."},
      {"tr", sent, "Mesajınız başarıyla iletildi."},
      {"el", sent, "Το μήνυμά σας στάλθηκε με επιτυχία."},
      {"el", sent, "Λάβαμε το αίτημά σας και θα επικοινωνήσουμε σύντομα μαζί σας."},
      {"he", sent, "פנייתך התקבלה בהצלחה."},
      {"he", sent, "תודה על פנייתך, ניצור איתך קשר בהקדם."},
      {"ar", sent, "تم إرسال رسالتك بنجاح."},
      {"ar", sent, "شكراً لتواصلك معنا، سنرد عليك قريباً."},
      {"ja", sent, "お問い合わせを受け付けました。"},
      {"ja", sent, "送信が完了しました。担当者より折り返しご連絡いたします。"},
      {"zh", sent, "您的留言已提交成功，我们会尽快与您联系。"},
      {"zh-tw", sent, "訊息已送出，謝謝您的來信。"},
      {"ko", sent, "문의가 정상적으로 접수되었습니다."},
      {"ko", sent, "메시지를 보내 주셔서 감사합니다."},
  }));
}

TEST_CASE("a sentence that denies the send is no success in any language", "[P08][P83]") {
  check_all(std::to_array<Said>({
      {"en", failed, "Sorry, your message was not sent."},
      {"en", failed, "Thank you, but we could not deliver your enquiry."},
      {"en", failed, "Something went wrong on our side."},
      {"de", failed, "Ihre Anfrage konnte leider nicht übermittelt werden."},
      {"de", failed, "Die Nachricht wurde nicht gesendet."},
      {"nl", failed, "Uw bericht kon niet worden verzonden."},
      {"nl", failed, "Er ging iets mis bij het versturen."},
      {"sv", failed, "Meddelandet kunde inte skickas."},
      {"da", failed, "Beskeden blev ikke sendt."},
      {"no", failed, "Meldingen ble ikke sendt."},
      {"fr", failed, "Votre message n’a pas été envoyé."},
      {"fr", failed, "Une erreur est survenue. Merci de réessayer plus tard."},
      {"es", failed, "No se ha podido enviar su mensaje."},
      {"it", failed, "Il messaggio non è stato inviato."},
      {"pt", failed, "Não foi possível enviar a sua mensagem."},
      {"ro", failed, "Mesajul nu a putut fi trimis."},
      {"pl", failed, "Nie udało się wysłać wiadomości."},
      {"cs", failed, "Zprávu se nepodařilo odeslat."},
      {"cs", failed, "Formulář nebyl odeslán."},
      {"ru", failed, "Сообщение не отправлено."},
      {"uk", failed, "Не вдалося надіслати повідомлення."},
      {"fi", failed, "Viestiä ei voitu lähettää."},
      {"hu", failed, "Az üzenet elküldése nem sikerült."},
      {"tr", failed, "Mesajınız gönderilemedi."},
      {"el", failed, "Το μήνυμα δεν στάλθηκε."},
      {"he", failed, "ההודעה לא נשלחה."},
      {"ar", failed, "لم يتم إرسال رسالتك."},
      {"ar", failed, "تعذر إرسال النموذج."},
      {"ja", failed, "メッセージを送信できませんでした。"},
      {"zh", failed, "留言发送失败。"},
      {"zh-tw", failed, "無法傳送您的訊息。"},
      {"ko", failed, "메시지를 전송하지 못했습니다."},
  }));
}

TEST_CASE("what must be corrected is no success, also where it begins like thanks", "[P08][P83]") {
  check_all(std::to_array<Said>({
      {"en", invalid, "Please enter your phone number."},
      {"en", invalid, "The e-mail address is not valid."},
      {"de", invalid, "Bitte füllen Sie alle Pflichtfelder aus, danke!"},
      {"nl", invalid, "Dit veld is verplicht."},
      {"sv", invalid, "Ange en giltig e-postadress."},
      {"da", invalid, "Feltet skal udfyldes."},
      {"no", invalid, "E-postadressen er ugyldig."},
      {"fr", invalid, "Merci de saisir votre message."},
      {"fr", invalid, "Merci de corriger les champs en rouge."},
      {"es", invalid, "El campo teléfono es obligatorio."},
      {"it", invalid, "Grazie di voler compilare tutti i campi."},
      {"pt", invalid, "Por favor, preencha o seu nome."},
      {"ro", invalid, "Vă rugăm să completați câmpul Nume."},
      {"pl", invalid, "To pole jest wymagane."},
      {"cs", invalid, "Vyplňte prosím jméno."},
      {"ru", invalid, "Введите корректный номер телефона."},
      {"uk", invalid, "Це поле є обов’язковим."},
      {"fi", invalid, "Sähköpostiosoite on virheellinen."},
      {"hu", invalid, "Kérjük, adja meg a nevét."},
      {"tr", invalid, "Lütfen adınızı girin."},
      {"el", invalid, "Παρακαλώ συμπληρώστε το όνομά σας."},
      {"he", invalid, "נא למלא את כל השדות."},
      {"ar", invalid, "يرجى إدخال رقم الهاتف."},
      {"ja", invalid, "お名前を入力してください。"},
      {"zh", invalid, "请填写手机号码。"},
      {"ko", invalid, "이름을 입력해 주세요."},
  }));
}

TEST_CASE("spam refusals are told apart", "[P08][P83]") {
  check_all(std::to_array<Said>({
      {"en", spam, "Your message looks like spam."},
      {"en", spam, "Too many requests from your address."},
      {"de", spam, "Die reCAPTCHA-Prüfung ist fehlgeschlagen."},
      {"fr", spam, "Votre message a été considéré comme du spam."},
      {"es", spam, "Demasiadas solicitudes."},
      {"it", spam, "Il messaggio sembra spam."},
      {"pl", spam, "Weryfikacja captcha nie powiodła się."},
      {"ru", spam, "Слишком много попыток."},
      {"tr", spam, "Çok fazla istek gönderdiniz."},
      {"ja", spam, "スパムと判定されました。"},
      {"zh", spam, "提交过于频繁。"},
      {"en", sent, "Message received! If you do not hear from us, look in your spam folder."},
  }));
}

TEST_CASE("what has not been sent yet, and what waits for a click in a mail, is not sent", "[P08][P83]") {
  check_all(std::to_array<Said>({
      {"en", unfinished, "Please check your entries. Nothing has been sent yet."},
      {"en", unfinished, "One more step to go."},
      {"en", unfinished, "Your message has not been sent yet."},
      {"de", unfinished, "Ihre Nachricht wurde noch nicht gesendet."},
      {"de", unfinished, "Bitte prüfen Sie Ihre Angaben vor dem Absenden."},
      {"nl", unfinished, "Uw bericht is nog niet verzonden."},
      {"sv", unfinished, "Ditt meddelande har inte skickats ännu."},
      {"fr", unfinished, "Votre message n’est pas encore envoyé."},
      {"es", unfinished, "Su mensaje aún no se ha enviado."},
      {"it", unfinished, "Il messaggio non è ancora stato inviato."},
      {"pt", unfinished, "A sua mensagem ainda não foi enviada."},
      {"pl", unfinished, "Wiadomość nie została jeszcze wysłana."},
      {"ru", unfinished, "Сообщение ещё не отправлено."},
      {"tr", unfinished, "Mesajınız henüz gönderilmedi."},
      {"ja", unfinished, "以下の内容でよろしければ「送信する」を押してください。"},
      {"ja", unfinished, "入力内容の確認"},
      {"zh", unfinished, "请核对以下信息，尚未提交。"},
      {"ko", unfinished, "아직 전송되지 않았습니다."},
      {"en", confirm_by_mail,
       "We have sent you an e-mail. Your message is delivered only after you click the link in it."},
      {"en", confirm_by_mail, "Thank you! Please check your inbox to confirm your request."},
      {"de", confirm_by_mail,
       "Vielen Dank! Bitte klicken Sie auf den Link in der E-Mail, die wir Ihnen geschickt haben."},
      {"nl", confirm_by_mail, "Klik op de link in de e-mail om uw bericht te bevestigen."},
      {"fr", confirm_by_mail, "Cliquez sur le lien que nous vous avons envoyé par e-mail."},
      {"es", confirm_by_mail, "Haga clic en el enlace que le hemos enviado por correo."},
      {"it", confirm_by_mail, "Clicca sul link che ti abbiamo inviato via email."},
      {"pt", confirm_by_mail, "Clique no link que enviámos para o seu email."},
      {"pl", confirm_by_mail, "Kliknij link w wiadomości, którą wysłaliśmy."},
      {"ru", confirm_by_mail, "Перейдите по ссылке из письма."},
      {"ja", confirm_by_mail, "メールに記載のリンクをクリックしてください。"},
  }));
}

TEST_CASE("thanks for something else, promises with a condition and labels are no success", "[P08][P83]") {
  auto const never_sent = std::to_array<Said>({
      {"en", other, "Thank you for subscribing to our newsletter!"},
      {"en", other, "Thank you for your order."},
      {"en", other, "Thanks for visiting our showroom."},
      {"en", other, "Thanks for stopping by! Ask us anything."},
      {"en", other, "No thanks"},
      {"en", other, "Thanks to our service team your car is in good hands."},
      {"en", other, "Thank you for your patience."},
      {"en", unknown, "Thank you for making us the number one dealer of the valley."},
      {"en", unknown, "Your message will be sent when you press the button."},
      {"en", unknown, "Once you have sent the form, it is delivered to our team."},
      {"en", unknown, "To send a message, fill in the form."},
      {"en", unknown, "Lost Valley Cars"},
      {"en", unknown, "Send message"},
      {"en", unknown, "Sent items"},
      {"en", unknown, "Leave your number and we will call you back."},
      {"de", other, "Danke für Ihre Anmeldung zum Newsletter."},
      {"de", other, "Nein danke"},
      {"de", unknown, "Sobald die Nachricht gesendet wurde, hören Sie von uns."},
      {"fr", other, "Merci pour votre commande."},
      {"fr", unknown, "Envoyer"},
      {"es", other, "Gracias por suscribirte."},
      {"it", other, "Grazie per il tuo acquisto."},
      {"it", unknown, "Invia"},
      {"pt", unknown, "Enviar mensagem"},
      {"pl", unknown, "Tak"},
      {"cs", unknown, "Tak"},
      {"", unknown, "Tak"},
      {"ru", other, "Спасибо за подписку!"},
      {"ru", unknown, "Отправить"},
      {"ja", unknown, "送信する"},
      {"zh", unknown, "发送"},
      {"ko", unknown, "전송"},
  });
  for (Said const& said : never_sent) {
    OutcomeReading const read = read_outcome(said.text, said.language);
    INFO(said.language << ": " << said.text << " -> " << name_of(read.means) << ", " << read.why);
    CHECK(name_of(read.means) == name_of(said.means));
  }
}

TEST_CASE("thanks that do not say what for count with what stands beside them", "[P08][P83]") {
  CHECK(read_outcome("Thank you!", "en").means == sent);
  CHECK(read_outcome("Your dog looks great today! Thank you!", "en").means == unknown);
  CHECK(read_outcome("You are on our mailing list. Thank you!", "en").means == other);
  CHECK(read_outcome("Thank you!\nOur opening hours: nine to five.", "en").means == sent);
}

TEST_CASE("accents, capitals, widths and vowel points make no difference", "[P83]") {
  CHECK(read_outcome("THANK YOU FOR YOUR MESSAGE", "en").means == sent);
  CHECK(read_outcome("ＴＨＡＮＫ ＹＯＵ", "ja").means == sent);
  CHECK(read_outcome("TEŞEKKÜRLER", "tr").means == sent);
  CHECK(read_outcome("ΕΥΧΑΡΙΣΤΟΥΜΕ", "el").means == sent);
  CHECK(read_outcome("Multumim", "ro").means == sent);
  CHECK(read_outcome("СПАСИБО", "ru").means == sent);
  CHECK(read_outcome("ДЯКУЮ", "uk").means == sent);
  CHECK(read_outcome("شُكْرًا", "ar").means == sent);
  CHECK(read_outcome("תּוֹדָה", "he").means == sent);
}

TEST_CASE("a reading names the sentence that decided", "[P83]") {
  OutcomeReading const read = read_outcome("Hello. Your message could not be sent. Bye.", "en");
  CHECK(read.why == "it says that something went wrong: \"Your message could not be sent.\"");
  CHECK(read.says(failed));
  CHECK_FALSE(read.says(sent));
  CHECK(read_outcome("", "en").means == unknown);
  CHECK(read_outcome("\xff\xfe", "en").means == unknown);
}
