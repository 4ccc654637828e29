// Gathered from what sites of those countries call their contact pages.
#include "core/page/contact_link_words.hpp"

namespace legwork::core::link_words {

std::string_view const contact =
    "contact|contact us|contacts|contact form|contact page|contact me|get in touch|reach us|reach out|write to "
    "us|write "
    "us|enquire|enquire now|enquiry|enquiries|inquire|inquiry|inquiries|make an enquiry|send a message|send us a "
    "message|"
    "message us|email us|e mail us|mail us|ask us|ask a question|talk to us|let s talk|drop us a line|say "
    "hello|connect|"
    "connect with us|request information|request info|get info|get a quote|request a quote|free quote|request "
    "quote|get "
    "quote|free estimate|get an estimate|book now|book a call|find us|visit us|contact details|contact information|"
    "feedback|customer service|help|support|location|locations|hours and directions|about and contact|"
    "kontakt|kontakte|kontaktformular|kontaktieren sie uns|kontaktiere*|kontaktaufnahme|nehmen sie kontakt "
    "auf|schreiben "
    "sie uns|schreib uns|anfrage|anfragen|anfrage senden|jetzt anfragen|angebot anfordern|angebot anfragen|so "
    "erreichen "
    "sie uns|ihr weg zu uns|"
    "contactez nous|contactez*|nous contacter|nous ecrire|ecrivez nous|demande de devis|devis|devis gratuit|demander "
    "un "
    "devis|coordonnees|demande d information|"
    "contacto|contactos|contactanos|contactenos|contacta*|contactar|escribenos|escribanos|hablemos|cotizar|cotiza|"
    "solicitar cotizacion|cotizacion|pedir presupuesto|presupuesto|solicita informacion|"
    "contatti|contattaci|contatto|contattateci|scrivici|richiedi preventivo|preventivo|richiesta informazioni|dove "
    "siamo|"
    "contato|contatos|contate nos|fale conosco|fale connosco|fale com*|entre em contato|entre em contacto|orcamento|"
    "pedir orcamento|solicitar orcamento|"
    "neem contact op|contacteer ons|contactgegevens|contactformulier|offerte aanvragen|offerte|"
    "kontakta oss|kontakta*|kontakt oss|kontakt os|ta kontakt|kontaktinfo|kontaktuppgifter|skriv til os|skriv till oss|"
    "offert|begar offert|yhteystiedot|yhteys|ota yhteytta|yhteydenotto*|tarjouspyynto|"
    "kontakty|kontakt z nami|skontaktuj sie|napisz do nas|kontaktujte nas|napiste nam|kontakti|kontaktirajte nas|"
    "contacteaza ne|contactati ne|contactati*|kapcsolat|elerhetoseg|elerhetosegek|elerhetosegeink|irjon "
    "nekunk|iletisim|"
    "bize ulasin|bize yazin|teklif al|επικοινωνια|επικοινωνηστε*|επικοινωνηστε μαζι μας|контакты|контакт|контакти|"
    "связаться|связаться с нами|связь|обратная связь|свяжитесь с нами|напишите нам|звязатися*|зворотній "
    "звязок|звяжіться*|"
    "за контакти|връзка с нас|контактирајте*|байланыс*|"
    "お問い合わせ|問い合わせ|お問合せ|お問合わせ|問合せ|ご相談|アクセス "
    "お問い合わせ|联系我们|联系|联系方式|聯絡我們|聯繫我們|在线留言|"
    "문의|문의하기|연락처|오시는 길|상담문의|اتصل بنا|تواصل معنا|اتصل|تواصل|للتواصل|راسلنا|צור קשר|צרו קשר|יצירת קשר|"
    "hubungi kami|hubungi|kontak|lien he|kontaktua|harremanetan jarri|contacta amb "
    "nosaltres|contacte|ติดต่อเรา|ติดต่อ|संपर्क";

std::string_view const slugs =
    "contact|contact us|contactus|contacts|contact me|contactme|contact form|contactform|contact page|contactpage|"
    "contactar|contactanos|contactenos|contacto|contactos|get in touch|getintouch|reach us|enquiry|enquire|inquiry|"
    "enquiries|inquiries|write to us|kontakt|kontakte|kontaktformular|kontaktiere*|kontakta|kontakt oss|kontaktaoss|"
    "kontakt os|kontakty|kontakti|kontaktua|kontak|anfrage|anfragen|contactez nous|contacter|nous "
    "contacter|nouscontacter|"
    "devis|cotizar|cotizacion|contatti|contattaci|contatto|contato|contatos|fale conosco|faleconosco|fale connosco|"
    "orcamento|contacteer ons|neem contact op|contactformulier|yhteystiedot|ota yhteytta|yhteys|kapcsolat|elerhetoseg|"
    "elerhetosegek|iletisim|bize ulasin|epikoinonia|επικοινωνια|contacte|kontaktai|sazinies|kontaktid|svyaz|feedback|"
    "obratnaya svyaz|contacteaza*|контакты|контакти|контакт|お問い合わせ|toiawase|otoiawase|lianxi|lianxiwomen|"
    "hubungi|hubungi kami|lien he|lienhe|quote|get a quote|request a quote|ask us|locations|location|support|help|"
    "customer service|about contact";

std::string_view const elsewhere =
    "career*|job|jobs|press|media kit|privacy*|terms|investor*|login|log in|sign in|sign up|register|account|cart|blog|"
    "news|contact lens|contact "
    "lenses|contactless|employment|legal|cookie*|datenschutz*|impressum|agb|karriere|facebook|"
    "twitter|instagram|youtube|linkedin|whatsapp|directions|faq|testimonials|reviews|gallery|portfolio|terminos|"
    "condiciones|aviso legal|mentions legales|politique|policy|emploi|recrutement|carriere|empleo|trabaja|lavora con "
    "noi|"
    "trabalhe|vacature*|sitemap|store locator|shop|download*";

std::string_view const departments =
    "service department|parts department|service center|finance department|collision|body shop|schedule service|parts|"
    "service|finance|support|help|customer service|location|locations|hours and directions|find us|visit us|book now|"
    "quote|estimate|devis|cotizar|cotizacion|presupuesto|orcamento|preventivo|offerte|offert|teklif al|feedback";

} // namespace legwork::core::link_words
