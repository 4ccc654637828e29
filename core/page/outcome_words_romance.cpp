// French, Spanish, Italian, Portuguese and Romanian.
#include <array>

#include "core/page/outcome_words.hpp"

namespace legwork::core::outcome_words {

namespace {

// "Merci de …" with a verb asks for something; with a noun or a past infinitive it thanks. The first is in `aside`,
// and `about` has the second.
constexpr OutcomeWords french{
    .language = "fr",
    .thanks = "merci|mercis|nous vous remercions|vous remercie|remercions|remercie|remerciements|nous apprécions",
    .about =
        "message*|demande*|contact*|formulaire*|commentaire*|retour*|réponse*|intérêt|e mail|email|mail|courriel|"
        "question*|avis|envoi|écrit|suggestion*|remarque*|temps|candidature|prise de contact|soumission|requête|"
        "contribution|feedback|sollicitation|échange",
    .sent =
        "demande/message/réponse/réponses/candidature .. enregistré/enregistrée/enregistrées|a/ont/est/sont .. été .. "
        "envoyé/envoyée/envoyés/envoyées/transmis*/expédié*/reçu*/soumis*/pris/prise/adressé*/acheminé*/"
        "délivré*/remis*|"
        "est/sont .. envoyé/envoyée/envoyés/envoyées/transmis*/parti*/arrivé*|avons/ai .. bien .. reçu*|avons/ai "
        "reçu*|bien "
        "été envoyé/envoyée/envoyés/envoyées/transmis*/reçu*/enregistré*|"
        "nous est .. parvenu*|bien reçu*|message/formulaire/demande/mail/courriel .. "
        "envoyé/envoyée/envoyés/envoyées/transmis*/reçu*|"
        "envoyé/envoyée/envoyés/envoyées .. avec succès|transmis* .. avec succès|soumis* .. avec succès|envoi .. "
        "réussi/effectué/"
        "terminé|^ envoyé $|^ succès $|^ message envoyé $",
    .answer =
        "répondrons|répondrai|répondra|vous répondre|recontacterons|recontacterai|contacterons|contacterai|"
        "contactera|reviendrons|reviendrai|reprendrons contact|prendrons contact|entrerons en contact|"
        "rappellerons|rappellerai|recevrez .. réponse|traiterons|traitons votre|sera traité*|revenons vers|"
        "reviendra vers|prendra contact|vous recontacter|vous rappelons",
    .negation = "pas|non|jamais|aucun|aucune|rien|impossible|échec|échoué|malheureusement",
    .conditional =
        "si|s il|lorsque|quand|dès que vous|une fois|après avoir|avant|sera .. "
        "envoyé*/transmis*/soumis*/expédié*|seront .. envoyé*/transmis*|pour envoyer|afin|"
        "remplissez|veuillez|devez|doit|doivent|pouvez|devrait|pourrait|jusqu|souhaitez|voulez",
    .failed =
        "pas retrouvé|ne trouvons pas|n acceptons plus|n existe pas|n existe plus|plus disponible*|formulaire .. "
        "fermé|désactivé*|permission|autorisation|introuvable|limite .. atteinte|n est plus|pas .. "
        "envoyé*/envoyer/transmis*/pu/soumis*/reçu*/abouti/traiter/traité*/transmettre/expédié*/téléversé*|"
        "n a pas|n ont pas|impossible|échec|échoué|erreur*|oups|problème*|mal passé|malheureusement|"
        "réessayer .. tard|réessayez|ultérieurement|nouveau plus tard|expiré*|indisponible*|pas disponible|"
        "interrompu*|annulé*|recharge*|rafraîch*|actualisez|contactez .. administrateur|contacter "
        "l administrateur|désolé|désolés|ne peut être|ne peuvent être|ne peut pas être|a été perdu*|rien n",
    .invalid =
        "corrigez|complétez|il vous plaît entrer|veuillez inscrire|erreurs .. indiquées/ci|ajustez|pas autorisé* à "
        "télé*|choisissez|vous n êtes pas autorisé*|veuillez .. "
        "saisir/entrer/remplir/renseigner/indiquer/sélectionner/choisir/corriger/vérifier/compléter/"
        "accepter/cocher/fournir/préciser/utiliser/ajuster/répondre/confirmer/spécifier/modifier/insérer/taper|"
        "merci de/d .. saisir/entrer/remplir/renseigner/indiquer/sélectionner/choisir/corriger/vérifier/compléter/"
        "accepter/cocher/fournir/préciser/utiliser/répondre/spécifier/modifier/bien|"
        "vous devez|devez|obligatoire*|requis*|invalide*|incorrect*|erroné*|pas valide*|pas correct*|non valide*|"
        "valide|valides|doit|doivent|trop long*|trop court*|trop grand*|trop gros*|trop volumineux|trop "
        "lourd*|trop petit*|trop élevé*|au moins|au maximum|maximum|minimum|maximale|minimale|au plus|pas autorisé*|"
        "non autorisé*|interdit*|n est pas permis*|pas "
        "vide*|vide|vides|manquant*|manque|ne correspond* pas|pas identiques|champ/champs .. erreur*/problème*|erreur* "
        ".. champ/champs/saisie/ci|s il vous plaît|svp|ne peut excéder|dépass*|nécessaire*|pas rempli*|oublié|code de "
        "sécurité|entrez un/une/votre|saisissez un/une/votre|remplissez|sélectionnez|indiquez|vous n avez pas|non "
        "coché*",
    .spam =
        "spam|pourriel|indésirable*|trop de .. requêtes/messages/demandes/tentatives|bloqué*|suspect*|accès refusé|"
        "restreint*|robot|vérification .. image .. échoué",
    .unfinished =
        "reprendre .. tard|continuer .. tard|poursuivre .. tard|enregistré* .. brouillon|progression|avant .. "
        "envoi|pas encore .. envoyé*/transmis*/été|rien n .. encore|vérifi*/relis*/contrôl* .. avant|encore une "
        "étape|prochaine étape|dernière étape|étape suivante|presque terminé|presque fini|étape # sur "
        "#|~patienter|~patientez|~attendre|~merci d attendre|~en cours|~en progression|récapitulatif|vérifiez "
        "vos|relisez|brouillon|# # question*|informations sont elles|reprendre le formulaire|lien du "
        "résumé|~téléchargement de|ces informations sont|~envoi en cours",
    .confirm =
        "lien de .. confirmation/vérification/activation|lien .. pour .. "
        "confirmer/activer/vérifier/valider|cliqu* .. lien|"
        "lien .. cliqu*|mail/courriel/email .. pour .. "
        "confirmer/activer/valider/vérifier|confirmer votre .. "
        "abonnement/demande/adresse/inscription/e/email/compte/message|boîte de réception|boîte mail|boîte aux lettres|"
        "messagerie .. confirmer|activation de votre|activer votre|vérifier que c|confirmez votre|consulter vos e "
        "mails|code à|validez votre",
    .elsewhere =
        "newsletter*|infolettre|lettre d "
        "information|abonn*|inscri*|commande|commandes|achat|achats|panier|paiement|mot de "
        "passe|compte|connexion|connecter|cookie*|déjà|voté|visite|patience|non merci|merci à|grâce à|"
        "chat|discuter|publié*|posté*|approuvé*|sondage|enquête|consen*|confidentialité|privée|fidélité|"
        "confiance|aider|téléversé*|téléchargé*|soutien",
    .aside =
        "dossier .. indésirables|dossier spam|courrier indésirable|merci de "
        "patienter|champs obligatoires sont indiqués/marqués|indique un champ|n hésitez pas|bienvenus|copie|"
        "^ merci de bien vouloir|ne pas répondre",
};

constexpr OutcomeWords spanish{
    .language = "es",
    .thanks = "gracias|muchas gracias|mil gracias|agradecemos|agradezco|agradecido*|apreciamos|le damos las gracias",
    .about =
        "mensaje*|contact*|consulta*|solicitud*|formulario*|comentario*|interés|correo|email|e mail|mail|retroalim*|"
        "pregunta*|respuesta*|opini*|sugerencia*|escrib*|tiempo|datos|comunica*|envío|enviar|petición|feedback|"
        "ponerte|ponerse",
    .sent =
        "ha/han/fue/fueron/sido/hemos/he .. "
        "enviad*/recibid*/entregad*/remitid*/transmitid*/registrad*/mandad*/recepcionad*|"
        "se ha/han/envió/enviaron/recibió .. correctamente/éxito/satisfactoriamente|se envió|se enviaron|"
        "se ha/han enviado/recibido/remitido|enviad* correctamente|enviad* con éxito|"
        "enviad* exitosamente|enviad* satisfactoriamente|recibid* correctamente|recibimos|está en "
        "camino|mensaje/formulario/correo/solicitud .. enviad*/recibid*|envío .. "
        "correct*/exitos*/complet*/realizado|^ enviad* $|^ éxito $|^ mensaje enviado|ha llegado",
    .answer =
        "contactaremos|contactaré|responderemos|responderé|responderán|pondremos en contacto|pondré en "
        "contacto|pondrá* en "
        "contacto|contestaremos|contestaré|atenderemos|llamaremos|comunicaremos|comunicará*|"
        "recibirá* .. respuesta|estaremos en contacto|te respondemos|le respondemos|daremos respuesta|"
        "ponemos en contacto|noticias nuestras",
    .negation =
        "no se|no ha/han/hemos/he|no pudo|no pudimos|no fue|no fueron|no es|no está|no hay|no podemos|no "
        "puede|no se pudo|nunca|ningún|ninguna|nada|imposible|falló|fallado|lamentablemente|no, gracias|no enviad*|no "
        "recibid*",
    .conditional =
        "si|cuando|una vez|después de|antes de|hasta que|será .. enviad*/transmitid*|serán .. enviad*|se "
        "enviará*|para enviar|rellene|rellena|complete|completa|debe|debes|deben|desea|quiere|podría|puede enviar",
    .failed =
        "nada se|no acepta más|no tiene permiso|no existe|ya no|formulario .. "
        "cerrado|desactivad*|deshabilitad*|permisos|no encontrad*|no se encontró|límite .. alcanzado|no autorizad*|no "
        ".. enviad*/enviar*/enviado/enviarse/entregad*/procesad*/procesar/recibid*/mandar/pudo/posible/"
        "disponible|no se pudo|no se ha podido|no pudo|no pudimos|no hemos podido|no es posible|imposible|fallo|falló|"
        "fallado|fallo|fallida|error|errores|problema|problemas|salió mal|ido mal|ups|vaya|lamentablemente|lo "
        "sentimos|inténtelo .. tarde|inténtalo .. "
        "tarde|intente .. tarde|intenta .. tarde|de nuevo más tarde|intente* .. "
        "nuevo|inténtal*|inténtelo|caducad*|expirad*|"
        "ha expirado|recargue|recarga|actualice la|contacte* .. administrador|nada fue|cancelad*",
    .invalid =
        "llene|llena|entre un*|ajuste|ajusta|corrija|corrige|no .. permiso .. subir/cargar|errores .. "
        "marcad*|compruebe|conteste|escriba un/una/su|agregue|tiene que|tienes que|por favor .. "
        "introduzca/introduce/ingrese/ingresa/escriba/escribe/rellene/rellena/complete/completa/seleccione/selecciona/"
        "elija/elige/revise/revisa/corrija/corrige/verifique/verifica/acepte/acepta/indique/indica/responda/responde/"
        "conteste/proporcione/proporciona/facilite/compruebe/comprueba/marque/especifique/ajuste/ajusta/agregue|"
        "introduzca|introduce un*|ingrese|ingresa un*|seleccione|rellene|"
        "obligatori*|requerid*|necesari*|inválid*|no válid*|no es "
        "válid*|incorrect*|erróne*|válido/válida/válidos/válidas|debe|deben|debes|"
        "demasiado larg*|demasiado cort*|demasiado grande|demasiado pequeñ*|muy larg*|muy cort*|muy grande|al "
        "menos|como máximo|"
        "máximo|mínimo|máxima|no permitid*|no está permitid*|no se permite*|no puede estar|no puede "
        "ser|vací*|falta|faltan|faltante*|no coincide*|campo/campos .. error*/problema*|error* .. "
        "campo/campos/rellenar|requiere|exceder|supera|no debe|código de seguridad|caracteres|no has/ha aceptado",
    .spam =
        "spam|correo no deseado|demasiadas .. peticiones/solicitudes|demasiados "
        "intentos/mensajes/envíos|bloquead*|sospechos*|acceso denegado|robot|restringid*|verificación .. imagen .. "
        "error",
    .unfinished =
        "continuar .. tarde|reanudar|retomar|progreso .. guardad*|todavía no .. enviad*|aún no .. "
        "enviad*|revise/revisa/compruebe/verifique .. antes|revise .. datos .. antes|revisa .. datos .. antes|un paso "
        "más|siguiente paso|próximo paso|último paso|casi listo|casi hemos|paso # de "
        "#|~espere|~espera|~esperar|~subiendo|~cargando archivo*|~verificando|resumen de|borrador|# # preguntas|son "
        "correctos|está* .. correct* $|~se está enviando|confirme sus datos|guardado .. borrador|~enviando",
    .confirm =
        "enlace de .. confirmación/verificación/activación|haz/haga clic .. enlace|haga clic en el "
        "enlace|enlace .. confirmar/activar/verificar|pulse .. enlace|correo .. para .. "
        "confirmar/activar/verificar|confirmar/confirma/confirme .. "
        "suscripción/correo/solicitud/cuenta/email|bandeja de entrada|activar tu/su|un paso de "
        "activar|correo de verificación|código a|buzón",
    .elsewhere =
        "newsletter*|boletín*|suscri*|su/tu pedido|orden registrada|compra|compras|carrito|pago|contraseña|cuenta|"
        "registr*|cookie*|ya ha|ya has|ya está|ya estás|votado|votar|visita|visitarnos|paciencia|no "
        "gracias|gracias a|chat|chatear|publicad*|aprobad*|encuesta*|consent*|privacidad|inscrib*|confianza|"
        "ayudar|subid*|comprar|elegirnos|preferencia|apoyo",
    .aside =
        "carpeta de spam|carpeta .. no deseado|campos .. obligatorios están|no dude|no "
        "dudes|bienvenid*|copia|los campos marcados|no responda",
};

constexpr OutcomeWords italian{
    .language = "it",
    .thanks = "grazie|mille grazie|ringraziamo|ringrazio|ringraziamenti|la ringraziamo|apprezziamo",
    .about =
        "messaggi*|contatt*|richiest*|modulo|form|comment*|feedback|interess*|mail|e mail|email|domand*|rispost*|"
        "opinion*|suggeriment*|scritto|scriverci|tempo|segnalazion*|dati|invio|inviato|compilat*|candidatura",
    .sent =
        "è/sono/stato/stata/stati/state .. inviat*/spedit*/ricevut*/consegnat*/recapitat*/trasmess*/inoltrat*/"
        "registrat*/mandat*|abbiamo/ho .. ricevuto|inviat* .. con successo|inviat* correttamente|ricevut* "
        "correttamente|invio .. riuscito/effettuato/completato/avvenuto|messaggio/modulo/richiesta/email/mail .. "
        "inviat*/spedit*/ricevut*|ci è .. arrivat*|^ inviat* $|^ successo $|^ messaggio inviato|è "
        "andat* a buon fine|è in arrivo",
    .answer =
        "risponderemo|risponderò|risponderà|contatteremo|contatterò|contatterà|ricontatteremo|ricontatterò|"
        "ricontattat*|sarai contattat*|sarà contattat*|verrai contattat*|verrà contattat*|"
        "metteremo in contatto|richiameremo|faremo sentire|riceverai .. risposta|riceverà .. risposta|"
        "ti rispondiamo|le rispondiamo|provvederemo",
    .negation = "non|nessun|nessuna|nulla|niente|impossibile|fallito|fallita|purtroppo",
    .conditional =
        "se non|se vuoi|se desideri|se hai|quando|una volta|dopo|prima|finché|verrà .. inviat*|sarà .. inviat*|saranno "
        ".. "
        "inviat*|per inviare|compila|compili|deve|devi|devono|vuoi|desidera|potrebbe|dovrebbe",
    .failed =
        "nulla è|nulla e|non esiste|non più|modulo .. chiuso|disabilitat*|disattivat*|autorizzazione|non "
        "trovat*|limite .. raggiunto|non .. "
        "inviat*/inviare/spedit*/consegnat*/elaborat*/ricevut*/riuscit*/possibile/caricat*/disponibile|non è "
        "stato possibile|impossibile|fallit*|errore|errori|problema|problemi|andato storto|andata storta|ops|"
        "oops|purtroppo|spiacenti|riprova più tardi|riprovare più tardi|riprova|riprovare|scadut*|interrott*|"
        "annullat*|ricarica la|aggiorna la pagina|contatt* l amministratore|più tardi|non riuscit*|qualcosa è",
    .invalid =
        "specificare|eccedere|non è permess*|non sei abilitat*|non sei autorizzat*|errori .. "
        "marcati/evidenziat*|correggi|modifica quanto|aggiungi un|inserisci|inserire|inserisca|compilare|compila "
        "tutti|compila il|compila i|seleziona|"
        "selezionare|scegli|scegliere|controlla|controllare|verifica .. campi/dati|correggi|correggere|accetta|"
        "accettare|indicare|fornisci|fornire|rispondi|rispondere|obbligatori*|è richiest*|sono "
        "richiest*|invalid*|non valid*|non è valid*|non è corrett*|non corrett*|errat*|sbagliat*|valido|valida|"
        "deve|devono|devi|troppo lung*|troppo cort*|troppo grand*|troppo piccol*|almeno|massimo|minimo|massima|non "
        "consentit*|non "
        "permess*|vuot*|mancant*|manca|mancano|non corrispond*|non coincid*|campo/campi .. "
        "errore/errori/problem*|errore/errori .. campo/campi/compilazione/inserimento|necessari*|non può "
        "essere|superare|supera|caratteri|si prega di .. "
        "inserire/compilare/selezionare/controllare/correggere/verificare/accettare/rispondere/fornire|"
        "grazie di .. voler .. correggere/inserire/compilare/verificare|codice di sicurezza|è "
        "necessari*|incorrett*|non hai accettato|"
        "campi richiesti",
    .spam =
        "spam|indesiderat*|troppe .. richieste|troppi .. messaggi/tentativi|bloccat*|sospett*|accesso "
        "negato|robot|verifica .. non riuscita|non consentito .. link|link non consentito",
    .unfinished =
        "continua* .. più tardi|completa* .. più tardi|riprendere|progressi .. salvati|non .. ancora .. "
        "inviat*/stato|non ancora|ancora un passaggio|ancora un passo|prossimo passo|passo successivo|ultimo "
        "passaggio|ultimo passo|quasi fatto|quasi finito|passo # di #|passaggio # di "
        "#|~attendere|~attendi|~attenda|~in corso|~file in caricamento|~^ caricamento|riepilogo|bozza|# # "
        "domande|controlla/verifica/rivedi .. prima|sono corretti $|è corretto $|~invio in corso|controlla i .. dati "
        ".. prima",
    .confirm =
        "link di .. conferma/verifica/attivazione|clicca .. link|cliccare .. link|fai clic .. link|link "
        ".. confermare/attivare/verificare|mail .. per confermare|mail .. per attivare|confermare .. "
        "iscrizione/richiesta/mail/email/indirizzo/account|conferma .. tua .. iscrizione/email/richiesta|casella "
        "di posta|posta in arrivo|attivare il|attivare l|attivare la|codice a",
    .elsewhere =
        "newsletter*|iscri*|ordine|ordini|acquist*|carrello|pagamento|password|account|accesso|registrazione|"
        "registrarti|registrati|registrarsi|cookie*|già|votato|visita|pazienza|no grazie|grazie a|chat|"
        "pubblicat*|approvat*|sondaggio|consens*|acconsent*|privacy|fiducia|aiutart*|aiutarl*|caricat*|sceltoci|scelto|"
        "preferenza",
    .aside =
        "cartella spam|posta indesiderata|campi contrassegnati|campi obbligatori "
        "sono|non esitare|non esiti|benvenut*|sono graditi|copia|non rispondere",
};

constexpr OutcomeWords portuguese{
    .language = "pt",
    .thanks =
        "obrigado*|obrigada|muito obrigado|muito obrigada|agradecemos|agradeço|agradecimentos|grato|gratos|agradece",
    .about =
        "mensage*|mensgem|contat*|contact*|formulário*|solicitaç*|pedido de|comentário*|interesse|feedback|opini*|e "
        "mail|email|mail|pergunta*|resposta*|sugest*|escrev*|tempo|dados|envio|consulta*|enviar|preencher|retorno|"
        "questão|dúvida*|"
        "inscrição de contato",
    .sent =
        "foi/foram/sido/está/estão .. enviad*/recebid*/entregue*/transmitid*/encaminhad*/registrad*/registad*/"
        "submetid*/remetid*|recebemos|recebi|enviad* com sucesso|enviad* corretamente|enviad* com êxito|recebid* com "
        "sucesso|submetid* com sucesso|mensagem/formulário/email/pedido/solicitação .. "
        "enviad*/recebid*|envio .. sucesso/concluído/efetuado/realizado|tem/temos .. recebido|^ enviad* $|^ "
        "sucesso $|^ mensagem enviada|chegou até nós|está a caminho|enviamos sua mensagem|enviámos a sua mensagem",
    .answer =
        "responderemos|responderei|responder lhe emos|entraremos em contat*|entraremos em contact*|entrarei em "
        "contat*|entrarei em contact*|contactaremos|contataremos|contactá|retornaremos|retornarei|retornamos|"
        "receberá .. resposta|será contactad*|será contatad*|ligaremos|daremos retorno|em breve "
        "responde*|entrará em contat*|entrará em contact*|iremos responder|vamos responder|iremos contactar|responderá",
    .negation = "não|nao|nunca|nenhum|nenhuma|nada|impossível|falhou|falha|infelizmente",
    .conditional =
        "se você|se o|se a|caso|quando|assim que|depois de|após|antes de|até que|será .. enviad*|serão "
        ".. enviad*|para enviar|preencha|deve|devem|deseja|quer|poderia|deveria|queira",
    .failed =
        "não foi bem sucedid*|mal sucedid*|não existe|já não|formulário .. encerrado/fechado|desativad*|permissão|não "
        "encontrad*|limite .. atingido|não autorizad*|não .. "
        "enviad*/enviar/entregue*/processad*/processar/recebid*/possível/conseguimos/disponível/carregad*|não "
        "foi possível|não pôde|não pode ser|impossível|falhou|falha|falhas|erro|erros|problema|problemas|errado|"
        "correu mal|ops|opa|infelizmente|lamentamos|desculpe|tente .. tarde|tente novamente|tente de novo|tentar "
        "novamente|expirou|expirad*|indisponível|recarregue|atualize a|contat* .. administrador|contact* .. "
        "administrador|nada foi|cancelad*|interrompid*|sem sucesso",
    .invalid =
        "entre com|ajuste|extenso|não tem permissão para carregar/enviar|erros .. marcados|tem "
        "de|corrija|adicione|escreva um/uma/a/o|por favor .. "
        "insira/digite/introduza/preencha/selecione/seleccione/escolha/verifique/corrija/informe/aceite/forneça/"
        "indique/complete/responda/ajuste/escreva/confirme/marque|insira|digite|introduza|preencha|selecione|"
        "obrigatóri*|requerid*|exigid*|necessári*|inválid*|não válid*|não é "
        "válid*|incorret*|incorrect*|código/endereço/email/mail .. errad*|"
        "válido/válida/válidos/válidas|deve|devem|tem de|tem que|muito long*|muito curt*|muito grande|muito "
        "pequen*|demasiado long*|demasiado "
        "curt*|demasiado grande|pelo menos|no máximo|máximo|mínimo|no mínimo|máxima|não permitid*|não é permitid*|não "
        "são "
        "permitid*|não está autoriz*|vazi*|em branco|faltando|faltam|falta|em falta|não "
        "coincide*|não corresponde*|não confere*|campo/campos .. erro/erros/problema*|erro/erros .. "
        "campo/campos/preench*|exceder|ultrapassar|caracteres|código de segurança|não aceitou|não pode|precisa",
    .spam =
        "spam|lixo eletrônico|demasiados .. pedidos/tentativas|muitas .. solicitações/tentativas|bloquead*|"
        "suspeit*|acesso negado|robô|falha na verificação|restrit*|muitos .. envios",
    .unfinished =
        "continuar .. tarde|retomar|progresso .. guardad*/salvo|ainda não .. enviad*|ainda não "
        "foi|verifique/confira/revise .. antes|mais um passo|mais uma etapa|próximo passo|próxima etapa|última "
        "etapa|último passo|quase pronto|quase lá|passo # de #|etapa # de #|~aguarde|~aguardar|~a carregar|~sendo "
        "carregad*|~enviando|~a enviar|~verificando|rascunho|# # perguntas|perguntas .. # #|estão corretos $|está "
        "correto $|resumo d*|confirme os .. dados|revise|confirme seus dados",
    .confirm =
        "link de .. confirmação/verificação/ativação|clique .. link|clicar .. link|link .. "
        "confirmar/ativar/verificar|email/mail .. para confirmar|email/mail .. para ativar|confirmar .. "
        "subscrição/assinatura/inscrição/email/conta/pedido|confirme .. "
        "email/mail/inscrição/subscrição/pedido|caixa de entrada|ativar sua|ativar a sua|código para",
    .elsewhere =
        "newsletter*|boletim|subscr*|assin*|inscrever|inscrit*|encomenda|compra|compras|carrinho|pagamento|senha|"
        "palavra passe|conta|registrar|registo|registro|cadastr*|cookie*|já|votou|votar|visita|paciência|"
        "não obrigad*|graças a|chat|conversar|publicad*|postad*|aprovad*|pesquisa|inquérito|consent*|"
        "privacidade|confiança|ajudar|preferência|apoio|orden|carregad*",
    .aside =
        "pasta de spam|caixa de spam|lixo eletrônico|campos obrigatórios são|não hesite|"
        "bem vind*|benvindos|cópia|campos marcados|não responda",
};

constexpr OutcomeWords romanian{
    .language = "ro",
    .thanks = "mulțumim|multumim|mulțumesc|multumesc|mersi|mulțumiri|vă mulțumim|apreciem",
    .about =
        "mesaj*|contact*|solicit*|formular*|feedback*|comentari*|interes*|email*|e mail*|mail*|întreb*|răspuns*|"
        "păre*|sugesti*|scris|timp*|cerere*|date*|opini*|mesaj*",
    .sent =
        "a/au/fost/fi .. "
        "trimis*/trimise/trimisă/recepționat*/primit*/expediat*/transmis*/livrat*/înregistrat*|am "
        "primit|am recepționat|trimis* cu succes|primit* cu succes|transmis* cu succes|mesaj*/formular*/cerere* .. "
        "trimis*/primit*|^ trimis* $|^ succes $|este pe drum",
    .answer =
        "vom răspunde|vă răspundem|vom contacta|vom lua legătura|vom reveni|voi răspunde|voi reveni|te vom "
        "contacta|vă vom|veți primi .. răspuns|vei fi contactat|veți fi contactat*|revenim|reveni cu un răspuns|luăm "
        "legătura|contactăm",
    .negation =
        "nu a|nu s|nu am|nu au|nu este|nu e|nu poate|nu pot|nu ați|nu ai|nu fost|niciun|nicio|nimic|eșuat|"
        "nu putem|imposibil|din păcate|nu mulțumesc",
    .conditional =
        "dacă|când|odată ce|după ce|înainte|până|va fi trimis*|vor fi trimis*|pentru a|completați|"
        "completează|trebuie|doriți|vrei|ar putea",
    .failed =
        "nimic nu|nu mai accept*|nu există|nu mai este|formular* .. închis|dezactivat*|permisiun*|nu a fost "
        "găsit|limita .. atins*|nu aveți dreptul|nu .. "
        "trimis*/trimite/putut/procesat*/livrat*/primit*/reușit/disponibil*|eșuat|eroare|erori|problem*|greșit|mers "
        "prost|ups|hopa|din păcate|încercați .. târziu|încearcă .. târziu|reîncercați|reîncearcă|încercați "
        "din nou|încearcă din nou|reveniți mai|expirat*|indisponibil*|reîncărcați|reîncarcă|contactați "
        "administratorul|ne pare rău|imposibil|nu s a putut|eșec",
    .invalid =
        "adresă .. greșit*|cod* .. greșit*|introdu|ajustați|interzis|nu li se permite|nu vi se "
        "permite|corectați|adăugați|vă rugăm .. să .. "
        "introduceți/completați/selectați/alegeți/verificați/corectați/acceptați/scrieți/furnizați/răspundeți|"
        "te rugăm .. să .. introduci/completezi/selectezi/alegi/verifici/corectezi/accepți/scrii|vă rugăm să "
        "specificați|"
        "introduceți|completați|selectați|obligatori*|necesar*|invalid*|nu este valid*|nevalid*|incorect*|greșit* .. "
        "cod|valid|validă|valide|trebuie|prea lung*|prea scurt*|prea mare|prea mari|prea mic*|cel puțin|cel "
        "mult|maxim*|minim*|nu "
        "este permis*|nu sunt permise|nepermis*|gol|goale|lipsește|lipsesc|nu corespund*|nu coincid*|"
        "nu se potriv*|câmp*/câmpuri .. eroare/erori|eroare/erori .. "
        "câmp*|nu poate fi|depăș*|caractere|este cerut*|este solicitat*|nu este corect*",
    .spam = "spam|prea multe .. cereri/încercări|blocat*|suspect*|acces interzis|robot",
    .unfinished =
        "continua .. târziu|relua|nu .. încă .. trimis*|încă nu .. trimis*|verificați .. înainte|încă un pas|pasul "
        "următor|ultimul pas|aproape gata|pasul # din #|~așteptați|~aștepta|~aștepți|~în curs|~se încarcă|~se "
        "verifică|ciornă|# # întrebări|~se trimite|sunt corecte $",
    .confirm =
        "link* de .. confirmare/verificare/activare|clic* .. link*|faceți clic .. link*|apăsați .. link*|"
        "confirmați .. email*/adres*/abon*/cerere*|căsuța de .. mail|căsuță|inbox|email .. pentru a confirma|mail "
        ".. pentru a confirma|activa contul",
    .elsewhere =
        "newsletter*|abon*|comanda|comandă|cumpăr*|coș*|plat*|parol*|cont|contul|autentific*|înregistrarea|"
        "înregistrat contul|cookie*|deja|votat|vizit*|răbdare*|datorită|chat|publicat*|aprobat*|"
        "sondaj*|consimț*|confidențialitate|încredere*|ajut*|postat*",
    .aside = "folder* spam|dosar* spam|nu ezitați|bine venite|binevenite|copie",
};

constexpr std::array all{french, spanish, italian, portuguese, romanian};

} // namespace

std::span<OutcomeWords const> const romance = all;

} // namespace legwork::core::outcome_words
