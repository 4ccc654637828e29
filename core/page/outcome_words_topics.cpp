// Topics of all languages together.
#include "core/page/outcome_words.hpp"

namespace legwork::core::outcome_words {

OutcomeTopics const topics{
    .captcha = "*captcha*|turnstile*",
    .session = "*csrf*|token*|nonce|jeton*|токен*|トークン|令牌|토큰|session|sitzung|sessie",
    .spam_question = "antispam*|anti spam*|antyspam*|anty spam*|антиспам*|roskapostinesto*",
    .link =
        "link*|lien|liens|enlace*|vínculo|collegamento|odkaz*|odnośnik|ссылк*|посиланн*|*linkki*|*linkin|hivatkozás*|"
        "bağlantı*|σύνδεσμο*|*קישור*|*رابط*|リンク|链接|连结|링크|*länk*|*lenke*|*link",
    .address =
        "address|adresse|adresses|mailadresse*|dirección|indirizzo|endereço|morada|adres|*adres|adresă|adresa|"
        "adresu|adresy|adresę|адрес*|*osoite*|*osoitteeseen|*címre|*címedre|*címére|adresine|adresinize|διεύθυνσ*|"
        "*כתובת*|*عنوان*|アドレス|地址|邮箱|信箱|주소|*adressen|*adress",
    .form =
        "form|forms|formular*|formulier*|formulář*|formulaire*|formulario|formulário*|modulo|форм*|lomak*|űrlap*|"
        "formu|formun*|φόρμα*|*טופס*|*نموذج|フォーム|表单|양식|*skjema*|formularz*",
    .joint = "and|und|en|och|og|så|et|y|e|i|a|и|і|й|та|ja|niin|és|ve|και|και θα|și|ו*|و*",
    .supposed =
        "if|in case|should you|falls|wenn|sollten sie|als u|als je|indien|mocht u|om du|hvis|dersom|si vous|en cas|"
        "s il y a|si tiene|si tienes|si no|si hay|se hai|se si|se avete|caso|se tiver|dacă|în caz|jeśli|jeżeli|"
        "pokud|если|якщо|jos|ha nem|ha bármilyen|ha problém*|eğer|*ırsa|*irse|αν|εάν|אם|اذا|إذا|場合|如果|若|경우|시면",
};

} // namespace legwork::core::outcome_words
