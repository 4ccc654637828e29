// English; the other languages' files follow its order.
#include "core/page/outcome_words.hpp"

namespace legwork::core::outcome_words {

OutcomeWords const english{
    .language = "en",
    .thanks = "thank you|thanks|thankyou|thank u|many thanks|thx|we/i appreciate|is/are appreciated|we are grateful",
    .about =
        "contact*|message*|inquir*|enquir*|request*|submi*|form|feedback|comment*|respon*|e mail|email*|mail|"
        "writ*|wrote|reach* out|touch|question*|interest|answer*|letter|sending|opinion*|thoughts|suggestion*|"
        "concern*|time to|information|details|application|getting back|reply|appointment|quote|booking request",
    .sent =
        "has/have/was/were/been/ve/is/are .. sent/submitted/received/delivered/transmitted/forwarded/mailed/emailed|"
        "has/have/was/were/been .. recorded/registered/dispatched|"
        "message/form/request/inquiry/enquiry/mail/email/submission/data/comment/comments/feedback .. "
        "sent/submitted/received/delivered/transmitted|"
        "we/i received|we/i ve received|we/i got your|we/i now have your|is on its way|reached us|reached our|"
        "successfully sent/submitted/received/delivered/contacted|sent/submitted/received/delivered successfully|"
        "submission/submitting/sending/delivery .. successful/complete/completed|successful submission|"
        "you/ve .. successfully .. sent/submitted/contacted|went through|safely arrived|"
        "^ message/form/mail/email/request sent|^ sent $|^ submitted $|^ success $|^ received $|^ delivered $|"
        "^ successfully .. $",
    .answer =
        "get/getting/come back to you|get/come back with you|be in touch|in touch soon/shortly|"
        "will/ll/shall/going .. contact/call/phone/email/mail/reach/answer/reply/respond/follow/write|"
        "will/ll .. get in touch|get in touch with you|hear from us/me|"
        "reply/respond/answer/replies/response .. soon/shortly/possible/asap",
    .negation =
        "not|never|cannot|nothing|no longer|no "
        "message/mail/email/form|didn/doesn/don/can/couldn/wasn/isn/hasn/haven/won/"
        "wouldn/weren/aren t|unable|unsuccessful*|without success|didnt|couldnt|cant|wasnt|hasnt|failed|fails|"
        "failure|nobody|neither",
    .conditional =
        "if|once|when|whenever|after|before|until|unless|will/ll/shall be "
        "sent/submitted/delivered/forwarded|"
        "to/and send/submit/receive|should|would|must|fill|enter|leave|type|being|click|press|may be|"
        "could be|can be|to be|wish to|want to|like to|use this|use the|how to|why",
    .failed =
        "does not exist|doesn t exist|no longer|form/survey .. closed|disabled|permission|not authorized|not "
        "authorised|unauthorized|not found|limit .. reached|exceeded .. limit|not accepting|deactivated|could not be "
        "found|no recipient|not .. send/sent/submit/submitted/deliver*/process*/receiv*/transmit*/complet*/succe*|"
        "couldn/can/didn/wasn/isn/hasn/haven/won t .. send/sent/submit/submitted/deliver*/process*/be/complete*|"
        "cannot .. be/send/submit/deliver|unable to|was unable|fail|failed|fails|failure|failing|"
        "error|errors|oops|whoops|uh oh|went wrong|gone wrong|goes wrong|wrong .. happened|problem|problems|issue .. "
        "with|"
        "try again|retry|nothing was|nothing has been .. sent|expired|timed out|timeout|unavailable|not available|"
        "could not|couldn t|unsuccessful*|rejected|aborted|canceled|cancelled|was/were/been lost|not working|not "
        "possible|"
        "reload/refresh the/this page|^ sorry|we are/re sorry|unfortunately|undeliver*|no message was|out of "
        "order|offline|denied|"
        "contact the .. administrator/admin/webmaster|not configured|misconfigured|not been sent",
    .invalid =
        "enter the/your/a .. try again|wasn/isn t specified|not specified|wasn t entered|incorrect data|anti spam "
        "question|antispam question|please "
        "enter/select/choose/fill/complete/provide/specify/correct/check/verify/accept/agree/answer/supply/insert/"
        "input/type/tick/adjust/fix/include/use/confirm/indicate/write/pick/add/give/solve|"
        "please .. correct/complete/fill|you/you ve must/need/have .. enter/fill/accept/select/choose/provide/"
        "agree/complete/check|"
        "required|is mandatory|mandatory|invalid|not valid|isn t valid|incorrect|incorrectly|wrong "
        "code/answer/captcha/format/"
        "email/number/value|not correct|must be|must contain|must match|must not|must have|must accept|must agree|must "
        "select|"
        "too long|too short|too large|too big|too small|too many characters|valid|at least #|at most #|more than "
        "#|less "
        "than #|"
        "maximum|minimum|exceed*|match|do/does not match|don/doesn t match|not allowed|not permitted|not supported|"
        "not accept*|didn t accept|is missing|are missing|missing|blank|blanks|empty|can t be blank|"
        "field/fields .. error/errors/problem/problems|error/errors/problem/problems .. "
        "field/fields/below/highlighted/marked/input|"
        "validation errors|not validated|characters|your entries contain|did you forget|forgot to|not filled|"
        "is needed|only letters/numbers/digits|not a number|not .. robot|no file/files|security code|captcha code",
    .spam =
        "spam*|bot|bots|is/are .. robot|too many requests/attempts/submissions/messages/submits|too many .. "
        "submits/submissions/messages/emails|blocked|"
        "blacklist*|banned|suspicious|restricted|flagged|human verification|access denied|forbidden|"
        "verification .. failed|verification failed|rate limit*|abuse|prohibited|"
        "not .. human|junk|identified .. problematic|try rephrasing",
    .unfinished =
        "save and continue|continue .. later|complete .. later|finish .. later|return .. "
        "complete/finish|draft|resume|progress .. saved|not been sent yet|nothing .. yet|not yet .. sent/submitted|not "
        "yet been .. sent/submitted|not sent yet|still .. to be sent|has yet to be|review "
        "your|check/verify/review/confirm .. before .. sending/submitting/send/submit/continuing/proceeding|one more "
        "step|another step|next step|last step|final step|almost done/there/finished|nearly done/there/finished|step # "
        "of #|step # #|~please wait|~^ uploading|~is uploading|~upload in progress|~being uploaded|is/are .. correct "
        "$|confirm your entries/details/information/data/input/message|please confirm with|check your "
        "entries/details/input .. send/submit/continue|please check your entries $|saved as .. draft|draft saved|as a "
        "draft|save draft|answered # #|resume .. form|resume link|~wait .. seconds/moment|~wait to|~is being "
        "processed|~is being sent|~^ sending $|~^ submitting $|~sending your|ready to send|ready to be sent|press send "
        "now|click/press .. to send/submit/confirm/complete|click/press .. send/submit/confirm .. to .. "
        "send/submit/complete/finish|preview of your|to complete your .. submission/request/inquiry/enquiry|look "
        "right|everything correct",
    .confirm =
        "confirmation/verification/activation link|verification/activation email/mail/code/e|link .. "
        "confirm*/verify/activate|"
        "confirm*/verify/activate .. link|click .. link|follow .. link|activate your|activate the|"
        "confirm/verify .. your email/e/mail/subscription/account/registration/request/inquiry/enquiry/identity|"
        "confirm your .. email/e/mail/subscription/account/registration/request/inquiry/enquiry|"
        "check/see/open your inbox/mailbox/mail|check your .. inbox/mailbox|check your email/mail .. "
        "to/and/for|check your "
        "e mail .. to/and/for|check your email $|check your e mail $|"
        "sent .. code|email/mail .. to/and .. confirm/activate/verify|mail account .. confirm|step away|opt in "
        "email/mail|"
        "confirm .. by email/mail/clicking|verify it s|click .. in it|link in .. email/mail/it|message .. to confirm",
    .elsewhere =
        "newsletter*|subscri*|unsubscri*|mailing list|your/an/the/this order|orders|ordering|order "
        "number/confirmation|purchas*|cart|checkout|payment*|"
        "password|passwords|accounts|account|log in|login|sign in|sign up|signing up|signed up|"
        "registration|registering|cookie*|already|vote|voted|voting|visiting|visit|visited|stopping by|dropping by|"
        "shopping|patience|waiting|no thanks|no thank you|thanks to|thank you to|thanks for waiting|chat|chatting|"
        "how can/may we/i help|how can/may i assist|ask us anything|upload*|"
        "downloading|posted|published|approved|moderat*|review has|survey|copied|saved|favourite|favorite|choosing|"
        "consent|privacy|cookie*|joining|join us|following us|invitation|deleted|updated|logged|installed|"
        "using our|browsing|welcome to|business with|your business|trust|loyalty|supporting|donat*|reading|"
        "agree*|watching|liking|sharing this|likes",
    .aside =
        "spam/junk folder|spam/junk mail folder|prevent spam|protect* .. spam|sent you|sent to "
        "your|sent to you|hate spam|do not spam|don t spam|never spam|comments or questions are|"
        "indicates required|indicates .. required|required fields are marked|marked .. are required|"
        "fields marked|don t hesitate|do not hesitate|do not reply|don t reply|copy of",
};

} // namespace legwork::core::outcome_words
