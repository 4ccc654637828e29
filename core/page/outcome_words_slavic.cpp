// Polish, Czech, Russian and Ukrainian.
#include <array>

#include "core/page/outcome_words.hpp"

namespace legwork::core::outcome_words {

namespace {

constexpr OutcomeWords polish{
    .language = "pl",
    .thanks = "dziękuj*|dziekuj*|dzięki|dziękowa*|doceniamy",
    .about =
        "wiadomo*|kontakt*|skontaktowa*|formularz*|zapytani*|opini*|odpowied*|zainteresowani*|mail*|e mail|"
        "pytani*|komentarz*|zgłoszeni*|przesłani*|wysłani*|uwag*|sugesti*|napisa*|czas|feedback|wypełni*|prośb*",
    .sent =
        "został*/zostały/została/zostało .. "
        "wysłan*/przesłan*/przyjęt*/dostarczon*/odebran*/otrzyman*/przekazan*/nadan*/zarejestrowan*/złożon*|"
        "wysłan* pomyślnie|pomyślnie wysłan*|pomyślnie przesłan*|wysłano|przesłano|otrzymaliśmy|otrzymałem|dostaliśmy|"
        "przyjęliśmy|dotarł* do nas|wiadomość/formularz/mail .. wysłan*/przesłan*|^ sukces $|wysyłanie .. "
        "powiodło|wysłan* poprawnie|"
        "poprawnie wysłan*",
    .answer =
        "skontaktujemy|skontaktuję|odpowiemy|odpowiem|odezwiemy|odezwę|odpiszemy|odpiszę|oddzwonimy|wrócimy|"
        "skontaktuje się|udzielimy odpowiedzi|kontaktujemy się|niedługo .. odpowi*",
    .negation = "nie|nigdy|żaden|żadna|nic|niestety|niepowodzenie|nieudan*|brak",
    .conditional =
        "jeśli|jeżeli|gdy|kiedy|po wysłaniu|po wypełnieniu|przed|zanim|zostanie .. "
        "wysłan*|zostaną .. wysłan*|będzie wysłan*|aby|żeby|wypełnij|proszę|należy|musisz|chcesz|może|możesz|dopóki",
    .failed =
        "nie istnieje|już nie|formularz .. zamknięty|wyłączon*|uprawnień|uprawnienia|nie znaleziono|limit .. "
        "osiągnięty|brak dostępu|nie .. "
        "wysłan*/wysłać/przesłan*/udało/powiodł*/dostarczon*/przetworzon*/przesłać/można/został*/mogła/mógł/dostępn*|"
        "niepowodzenie|nieudan*|błąd podczas|błąd przy|błąd w czasie|błąd serwera|błąd wysyłania|wystąpił* .. "
        "błąd|wystąpił* .. błędy|wystąpił|problem*|błędu|coś poszło|poszło nie|ups|ojej|niestety|przepraszamy|"
        "spróbuj* .. później|spróbować .. później|spróbuj ponownie|spróbować ponownie|wygasł*|niedostępn*|"
        "odśwież*|przeładuj|skontaktuj się z administratorem|nic nie|anulowan*|przerwan*|^ błąd|błąd $|błąd",
    .invalid =
        "zły adres|dostosuj|nie możesz wgra*|zostały zaznaczone|pol* .. wymagane|poprawnie odpowiedzieć|wypełnienie .. "
        "wymagane/konieczne|dodaj|nieprawidłowo|proszę .. "
        "podać/wpisać/wypełnić/wybrać/sprawdzić/poprawić/zaznaczyć/zaakceptować/wprowadzić/uzupełnić/odpowiedzieć/"
        "podaj|podaj|wpisz|wypełnij|wybierz|sprawdź|popraw|zaznacz|zaakceptuj|uzupełnij|wprowadź|odpowiedz na|"
        "wymagan*|obowiązkow*|wymaga|nieprawidłow*|niepoprawn*|błędn*|"
        "nieważn*|prawidłow*|poprawny|poprawnego|poprawną|musi|muszą|musisz|zbyt dług*|zbyt krótk*|zbyt duż*|zbyt "
        "mał*|za dług*|za "
        "krótk*|za duż*|co najmniej|przynajmniej|maksymaln*|minimaln*|niedozwolon*|nie jest "
        "dozwolon*|pust*|brakuj*|nie "
        "może|nie pasuj*|nie zgadza|niezgodn*|pola/pole/polach .. błąd/błędy/problem*|błędy .. pol*|nie jest "
        "poprawn*|nie jest prawidłow*|przekracza*|znaków|konieczn*|nie wolno|w polu|w polach",
    .spam =
        "spam|spamem|zbyt wiele .. żądań/prób/zapytań/wiadomości|zbyt wiele|zbyt dużo|zablokowan*|podejrzan*|dostęp "
        "zabroniony|odmowa dostępu|robot*|niechcian*|weryfikacja obrazu",
    .unfinished =
        "kontynuo* .. później|dokończ* .. później|szkic|jeszcze nie .. wysłan*|nie .. jeszcze .. "
        "wysłan*|sprawdź/sprawdzić .. przed wysłaniem|jeszcze jeden krok|następny krok|kolejny krok|ostatni "
        "krok|prawie gotowe|krok # z #|~proszę czekać|~czekaj|~czekać|~odczekać|~trwa|~wczytywanie|wersja robocza|# # "
        "pytan*|podsumowanie|sprawdź .. dane .. przed|czy .. poprawne $|~wysyłanie",
    .confirm =
        "link .. potwierdz*/weryfik*/aktywac*|link* "
        "potwierdzając*|klikn* .. link*|link* .. klikn*|skrzynk*|potwierdź .. "
        "adres/mail/e/subskrypcję/zgłoszenie|mail .. aby potwierdzić|aktywować|aktywacji konta|link aktywacyjny|link "
        "weryfikacyjny|wysłaliśmy "
        "kod|w celu potwierdzenia",
    .elsewhere =
        "newsletter*|subskry*|zapisan*|zapis|zamówieni*|zakup*|koszyk*|płatno*|hasł*|konto|konta|zalog*|"
        "rejestrac*|zarejestrowani*|ciasteczk*|cookie*|już|głosowa*|wizyt*|odwiedz*|cierpliwo*|nie "
        "dziękuję|dzięki naszej|dzięki temu|czat*|opublikowan*|zatwierdz*|ankiet*|zgod*|prywatno*|zaufani*|"
        "pomóc|lojalno*|dodan*",
    .aside =
        "folder* spam|katalog* spam|pola wymagane są|pola oznaczone|mile widziane|"
        "kopi*|nie wahaj|nie odpowiada*",
};

constexpr OutcomeWords czech{
    .language = "cs",
    .thanks = "děkuj*|děkujem*|dík|díky|poděkovan*|oceňujeme|vážíme",
    .about =
        "zpráv*|dotaz*|kontakt*|formulář*|poptáv*|zájem|vyjádřen*|vazb*|mail*|e mail|otázk*|odpově*|odezv*|"
        "připomínk*|návrh*|komentář*|názor*|žádost*|vyplněn*|napsal*|čas|odeslán*|údaj*|kontaktoval*|zaslán*",
    .sent =
        "byl*/byla/bylo/byly/je/jsou .. odeslán*/doručen*/přijat*/zaslán*/poslán*/předán*/obdržen*/zaznamenán*|"
        "úspěšně .. odeslán*/odesláno/doručen*/přijat*|odeslán* .. v pořádku|v pořádku .. "
        "odeslán*|obdrželi jsme|obdržel jsem|přijali jsme|dostali jsme|vaši .. zprávu jsme "
        "obdrželi/přijali|zpráva/formulář/email/poptávka .. odeslán*|^ odesláno $|^ úspěch $|odeslání .. úspěšn*/"
        "proběhlo",
    .answer =
        "ozveme|ozvu se|odpovíme|odpovím|kontaktujeme|kontaktovat vás|budeme .. "
        "kontaktovat|budeme vás|odepíšeme|zavoláme|spojíme se|brzy se vám|vrátíme|ozýváme",
    .negation =
        "nebyl*|není|nejsou|nelze|nepodařil*|nemohl*|nikdy|žádn*|nic|bohužel|selhal*|nezdařil*|neodeslán*|neúspěšn*|"
        "nedoručen*",
    .conditional =
        "pokud|jestli|když|jakmile|po odeslání|před|než|bude .. odeslán*|budou .. odeslán*|aby|abyste|"
        "vyplňte|prosím|musíte|chcete|může|můžete",
    .failed =
        "nebyl* .. úspěšn*|nic nebyl*|nic byl|neexistuje|již není|formulář .. "
        "uzavřen|vypnut*|deaktivován*|oprávnění|nenalezen*|limit .. dosažen|nebyl* .. "
        "odeslán*/doručen*/přijat*/odeslat/zpracován*|nepodařil*|nelze|nemohl*|selhal*|nezdařil*|neodeslán*|"
        "chyb*|problém*|něco se|pokazilo|jejda|ups|bohužel|omlouváme|zkuste .. později|zkuste to .. "
        "znovu|zkuste znovu|zkusit .. později|opakujte|vypršel*|nedostupn*|není k "
        "dispozici|obnovte|načtěte|kontaktujte "
        ".. správce|nic nebylo|přerušen*|zrušen*|neúspěšn*|se nezdařilo",
    .invalid =
        "přijměte|vložte|napište|upravte|odpovězte|nemá správn*|nezdá .. správn*|neměl* b*|ověřte|větší než|nemáte "
        "možnost|prosím .. "
        "zadejte/vyplňte/vyberte/zkontrolujte/opravte/zvolte/uveďte/odpovězte/doplňte/přijměte|zadejte|vyplňte|vyberte|"
        "zkontrolujte|opravte|uveďte|doplňte|zvolte|povinn*|vyžadován*|vyžaduje|požadován*|neplatn*|"
        "nesprávn*|chybn*|špatn*|platn*|musí|musíte|příliš dlouh*|příliš krátk*|příliš velk*|příliš mal*|"
        "alespoň|nejméně|nejvýše|maximáln*|minimáln*|nepovolen*|není povolen*|není dovolen*|prázdn*|"
        "chybí|nesmí|neshoduj*|neodpovíd*|nesouhlasí|pole/polí/polích .. "
        "chyb*|chyb* .. pol*|nutn*|překroč*|znaků|není správn*|není platn*|nejsou vyplněn*|nutné|nevyplnil*|"
        "potřeba|je třeba|nebylo vyplněno",
    .spam =
        "spam|spamu|příliš mnoho .. požadavků/pokusů/zpráv|blokován*|zablokován*|podezřel*|přístup odepřen|robot*|"
        "překročen limit|limit odeslání|ověření obrázku .. nezdařilo",
    .unfinished =
        "pokračov* .. později|dokonč* .. později|rozpracovan*|ještě nebyl* .. odeslán*|zatím nebyl* .. "
        "odeslán*|zkontrolujte/ověřte .. před odesláním|ještě jeden krok|další krok|poslední krok|téměř hotovo|skoro "
        "hotovo|krok # z #|~počkejte|~čekejte|~nahrává|~probíhá|~odesílá|~odesílání|koncept|zodpovězen* .. # #|# # "
        "otáz*|rekapitulace|souhrn|jsou údaje správn*",
    .confirm =
        "odkaz .. ověř*/potvrz*/aktivač*|ověřovací odkaz|potvrzovací .. odkaz|aktivační "
        "odkaz|klikn* .. odkaz*|odkaz* .. klikn*|potvrďte .. mail/e/email/odběr/registraci|doručen* "
        "pošt*|schránk*|aktivovat účet|aktivovat",
    .elsewhere =
        "newsletter*|odběr*|přihlášen*|objednáv*|nákup*|košík*|platb*|hesl*|účet|účtu|registrac*|cookie*|"
        "soubory cookie|již jste|už jste|hlasoval*|návštěv*|trpělivost*|ne děkuji|díky našim|díky tomu|chat*|"
        "zveřejněn*|publikován*|schválen*|průzkum*|souhlas*|soukrom*|důvěr*|pomoci vám|přidán*|již",
    .aside = "složk* spam|složk* nevyžádan*|povinná pole jsou|pole označená|kopie|neváhejte|vítán*",
};

constexpr OutcomeWords russian{
    .language = "ru",
    .thanks = "спасибо|благодарим|благодарю|благодарны|благодарность|признательны",
    .about =
        "сообщени*|обращени*|обратил*|отзыв*|заявк*|письм*|вопрос*|запрос*|форм*|ответ*|интерес*|контакт*|связал*|"
        "комментари*|мнени*|предложени*|написал*|врем*|заполн*|анкет*|данны*|почт*|связ*",
    .sent =
        "был*/было/были/успешно .. отправлен*/доставлен*/получен*/принят*/передан*/зарегистрирован*|"
        "сообщение/заявка/форма/письмо/запрос/обращение/данные/заявление/вопрос .. "
        "отправлен*/доставлен*/получен*/принят*/передан*/ушло|отправлен* успешно|успешно отправлен*|мы "
        "получили|мы приняли|мы уже получили|получили ваш*|^ отправлен* $|^ успешно $|^ успех $|отправлен* $|"
        "отправка .. успешн*/завершена|доставлен* $",
    .answer =
        "свяжемся|свяжется|свяжутся|ответим|отвечу|ответит|перезвоним|перезвонит|позвоним|вернемся к вам|рассмотрим|"
        "скоро с вами|постараемся ответить|будем на связи|дадим ответ",
    .negation = "не|нет|никогда|ничего|никакой|ни|нельзя|невозможно|неудачно|неуспешно|к сожалению",
    .conditional =
        "если|когда|как только вы|после того|перед|до тех|пока|будет отправлен*|будут отправлен*|будет "
        "доставлен*|чтобы|для отправки|заполните|пожалуйста|необходимо|нужно|хотите|может|можете|должн*|введите",
    .failed =
        "безуспешн*|не существует|больше не|форма .. закрыта|отключен*|нет прав|недостаточно прав|не найден*|лимит|не "
        ".. "
        "отправлен*/отправить/удалось/удалась/доставлен*/получилось/выполнен*/обработан*/обработать/"
        "загружен*/принят*/ушло/доступен|не удалось|ошибк*|проблем*|что то пошло|пошло не|упс|ой|к "
        "сожалению|извините|сбой|неудач*|попробуйте .. позже|повторите .. "
        "позже|попробуйте еще|попробуйте снова|попробуйте ещё|повторите "
        "попытку|истек*|недоступен|недоступна|недоступно|обновите|"
        "перезагрузите|обратитесь к администратор*|свяжитесь с администратор*|ничего "
        "не|отменен*|прерван*|невозможно|невозможна",
    .invalid =
        "измените|некорректен|вы должны|вы не можете "
        "загрузить|неверен|недействителен|напишите|добавьте|неправилен|введите|укажите|заполните|выберите|проверьте|"
        "исправьте|примите|ответьте|впишите|поставьте|отметьте|"
        "обязательн*|требу*|неверн*|некорректн*|неправильн*|недействительн*|"
        "недопустим*|корректн*|действительн*|правильн*|должен|должна|должно|должны|слишком длинн*|слишком "
        "коротк*|слишком больш*|слишком "
        "велик*|слишком мал*|не менее|не более|как минимум|максимальн*|минимальн*|запрещен*|не разрешен*|не "
        "разрешается|пуст*|"
        "отсутству*|не совпада*|не соответств*|поля/поле/полях .. "
        "ошибк*|ошибк* .. пол*|необходимо|не заполнен*|превыша*|символов|нужно|не может быть|не допуска*|не принят* "
        "условия|не является|код безопасности",
    .spam =
        "спам|спамом|спама|слишком много .. запросов/попыток/сообщений/форм|слишком "
        "много|заблокирован*|подозрительн*|доступ "
        "запрещен|робот|роботом|нежелательн*|проверка изображения|не выполнена",
    .unfinished =
        "продолжить .. позже|вернуться .. позже|завершить .. позже|ещё не .. отправлен*|еще не .. отправлен*|пока не "
        ".. отправлен*|проверьте .. перед|ещё один шаг|еще один шаг|следующий шаг|последний шаг|почти готово|шаг # из "
        "#|~подождите|~подожд*|~загружается|~^ загрузка $|~идет проверка|черновик*|# # вопрос*|~отправляется|~отправка "
        "данных|проверьте .. данные .. перед",
    .confirm =
        "ссылк* .. подтвержд*|подтвержд* .. ссылк*|перейдите по ссылк*|нажмите .. ссылк*|ссылк* .. "
        "активир*|активации|активировать|почтовый ящик|входящие|письмо .. "
        "подтвержден*|подтвердите .. почт*/адрес/подписк*/заявк*|код .. отправлен|для подтверждения",
    .elsewhere =
        "рассылк*|подпис*|заказ*|покупк*|корзин*|оплат*|парол*|аккаунт*|учетн*|регистрац*|зарегистрир*|cookie*|"
        "куки|уже|голос|проголосовал*|комментарий отправлен|посещени*|посетил*|терпени*|ожидани*|нет "
        "спасибо|чат*|опубликован*|одобрен*|"
        "опрос*|соглас*|конфиденциальн*|довери*|помочь|добавлен*|благодаря",
    .aside =
        "папк* спам*|папк* со спам*|спам папк*|обязательные поля отмечены/помечены|поля "
        "отмеченные|приветствуются|копи*|"
        "не стесняйтесь|не отвечайте",
};

constexpr OutcomeWords ukrainian{
    .language = "uk",
    .thanks = "дякую|дякуємо|спасибі|вдячні|щиро дякуємо|вдячність|подяка",
    .about =
        "повідомленн*|зверненн*|звернул*|відгук*|заявк*|лист*|питанн*|запитанн*|запит*|форм*|відповід*|інтерес*|"
        "контакт*|коментар*|думк*|пропозиці*|написал*|час|заповненн*|дані|даних|зв язал*|зв яз*",
    .sent =
        "бул*/було/були/успішно .. "
        "відправлен*/надіслан*/доставлен*/отриман*/прийнят*/передан*/надісланий/відіслан*|"
        "повідомлення/заявка/форма/лист/запит/форму/дані/звернення .. "
        "відправлен*/надіслан*/доставлен*/отриман*/прийнят*|успішно .. відправлен*/надіслан*|ми "
        "отримали|отримали ваш*|^ відправлено $|^ надіслано $|^ успішно $|^ успіх $",
    .answer =
        "зв яжемося|зв яжемось|зв яжеться|відповімо|відповім|передзвонимо|зателефонуємо|дамо відповідь|"
        "надамо відповідь|повернемося|напишемо вам|скоро з вами",
    .negation = "не|ні|ніколи|нічого|жоден|неможливо|на жаль|невдало",
    .conditional =
        "якщо|коли|як тільки|після того|перед|доки|поки|буде відправлен*|буде надіслан*|будуть надіслан*|щоб|заповніть|"
        "будь ласка|необхідно|потрібно|хочете|може|можете|введіть",
    .failed =
        "не існує|більше не|форма .. закрита|вимкнен*|немає прав|недостатньо прав|не знайден*|ліміт|не маєте "
        "дозволу|не .. "
        "відправлен*/надіслан*/надіслати/відправити/вдалося/вдалось/доставлен*/оброблен*/завантажен*/отриман*|не "
        "вдалося|помилк*|проблем*|щось пішло|пішло не|ой|упс|на жаль|вибачте|збій|"
        "спробуйте .. пізніше|спробуйте ще|спробуйте знову|повторіть спробу|термін .. "
        "сплив|закінчився|недоступн*|оновіть|"
        "перезавантажте|зверніться до адміністратор*|нічого не|скасован*|перерван*|неможливо",
    .invalid =
        "потрібна|обовязков*|вірний|вірну|невірний|хибн*|завелик*|недозволен*|надайте|зверніть увагу|не можете "
        "завантажити|недійсний|змініть|додайте|напишіть|введіть|вкажіть|заповніть|виберіть|оберіть|перевірте|виправте|"
        "прийміть|дайте відповідь|обов язков*|"
        "вимага*|потрібно|потрібен|невірн*|некоректн*|неправильн*|недійсн*|неприпустим*|коректн*|дійсн*|правильн*|"
        "повинен|повинна|повинно|повинні|має бути|мають бути|занадто довг*|занадто коротк*|занадто велик*|надто "
        "довг*|надто коротк*|надто велик*|не менше|не більше|щонайменше|максимальн*|мінімальн*|"
        "заборонен*|не дозволен*|порожн*|відсутн*|не співпада*|не збіга*|поля/поле/полях .. помилк*|помилк* "
        ".. пол*|необхідно|не заповнен*|перевищ*|символів|не може|не підтримується|не є",
    .spam =
        "спам|спамом|забагато .. запитів/спроб/повідомлень|занадто багато|заблокован*|підозріл*|доступ "
        "заборонен*|робот|"
        "не вдалося перевірити зображення",
    .unfinished =
        "продовжити .. пізніше|завершити .. пізніше|повернутися .. пізніше|ще не .. відправлен*|ще не .. "
        "надіслан*|поки не .. надіслан*|перед відправкою|перед надсиланням|ще один крок|наступний крок|останній "
        "крок|майже готово|крок # з #|~зачекайте|~завантажується|~^ завантаження $|~^ перевірка $|чернетк*|# # "
        "питан*|~надсилається|~відправляється",
    .confirm =
        "посиланн* .. підтвердж*|підтвердж* .. посиланн*|перейдіть за посиланн*|натисніть .. посиланн*|"
        "активаці*|активувати|поштову скриньк*|вхідні|підтвердіть .. пошт*/адрес*/підписк*/заявк*|для підтвердження",
    .elsewhere =
        "розсилк*|підпис*|замовлен*|покупк*|кошик*|оплат*|парол*|акаунт*|обліков*|реєстрац*|зареєстр*|cookie*|"
        "куки|вже|проголосувал*|відвідуванн*|відвідал*|терпінн*|ні дякую|чат*|опублікован*|схвален*|"
        "опитуванн*|згод*|конфіденційн*|довір*|допомогти|завдяки",
    .aside = "папк* спам*|обов язкові поля позначені|вітаються|приветствуются|копі*|не соромтеся",
};

constexpr std::array all{polish, czech, russian, ukrainian};

} // namespace

std::span<OutcomeWords const> const slavic = all;

} // namespace legwork::core::outcome_words
