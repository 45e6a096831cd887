### Ce que l'on doit dire à une personne sur sa demande d'information (loi 31.13), en français.
### Le libellé du bouton tient en 20 caractères.

notices-open = Voir ma demande
notices-answer = Répondre ici
notices-head = Demande : { $reference }
notices-by-code = Pour voir votre demande, envoyez ce code dans la conversation : { $reference }

## Le dépôt et le délai

notices-sent-to-officer = Votre formulaire est en route vers la personne chargée de l'information. La demande n'est pas encore déposée : nous vous écrirons dès que le récépissé est là. Vous pouvez aussi passer par chafafiya.ma
notices-not-acknowledged = La commune n'a pas encore donné de récépissé pour votre formulaire : votre demande n'est donc pas encore déposée, et aucun délai ne court. Nous l'avons rappelé à la personne chargée de l'information. Vous pouvez la déposer au guichet, ou sur chafafiya.ma
notices-identity-expired = Votre demande attend encore la page d'identité, et son lien n'est plus valable. Ouvrez la demande pour recevoir un nouveau lien.
notices-registered = Votre demande est enregistrée à la commune sous le numéro { $number }. Jour de réception : { $received }
notices-due = Dernier jour pour vous répondre : { $due }
notices-provisional = Cette date compte une fête religieuse encore estimée : si elle change, nous vous le dirons.
notices-provisional-closure = Cette date compte une fermeture encore estimée : si elle change, nous vous le dirons.
notices-extended = La commune a besoin de plus de temps. La loi lui permet de prolonger le délai, une seule fois.
notices-clarify = Pour vous répondre, la commune a besoin d'une précision. Le délai s'arrête jusqu'à votre réponse.
notices-answer-here = Pour répondre : écrivez votre réponse dans la conversation ; nous vous la montrons avant de l'envoyer.
notices-question = Sa question : { $words }
notices-consulting = La commune consulte un tiers que cette information concerne (article 9). Le délai continue.

## La réponse

notices-answered = La commune a répondu à votre demande.
notices-partly-answered = La commune vous donne une partie de l'information, et retire ce qui ne se communique pas (article 8).
notices-refused = La commune a refusé votre demande.
notices-redirected = La commune n'a pas cette information : elle vous renvoie à qui la détient.
notices-words = Elle écrit : { $words }
notices-withheld = Ce qui est retiré, et pourquoi : { $words }
notices-code = Motif (article 18) : { $code }
notices-reasons = Ses raisons : { $words }
notices-letter = Le texte entier est dans la lettre de la commune.
notices-papers-mailed = La lettre de la commune, avec ses documents, part à l'adresse e-mail que vous avez donnée.
notices-papers-counter = La lettre de la commune et ses documents vous attendent au guichet de la commune.
notices-papers-too-large = Les documents trop lourds pour un e-mail vous attendent au guichet de la commune.
notices-papers-hours = Horaires : { $hours }

## Les réclamations

notices-may-complain = Vous pouvez réclamer, jusqu'au { $last }. À qui : { $step }
notices-goes-on =
    Votre réclamation suit son cours. À qui : { $step }
    Dernier jour pour y répondre : { $due }
    Sans réponse, ou si elle ne vous convient pas, vous pourrez ensuite vous adresser à : { $after }
notices-ladder = Si vous n'êtes pas d'accord, la loi vous ouvre ces voies, l'une après l'autre : président du conseil (article 19), CDAI (article 20), tribunal administratif (article 21). Une réclamation déjà déposée suit son cours.
notices-unanswered = { $step ->
    [president] La commune n'a pas répondu dans le délai.
    [cdai] Le président du conseil n'a pas répondu dans le délai.
   *[court] La Commission du droit d'accès à l'information n'a pas répondu dans le délai.
 }
notices-window-ending = Rappel : le délai pour réclamer finit bientôt.
notices-complaint-lodged = Votre réclamation est notée. Jour du dépôt : { $lodged }. À qui : { $step }
notices-answer-due = Dernier jour pour y répondre : { $due }
notices-decided = { $outcome ->
    [granted] Votre réclamation est acceptée. Qui a décidé : { $step }
    [partly] Votre réclamation est acceptée en partie. Qui a décidé : { $step }
   *[rejected] Votre réclamation est rejetée. Qui a décidé : { $step }
 }
notices-decision = La décision : { $words }

## Une date qui change

notices-date-changed = { $clock ->
    [reply] Le dernier jour pour vous répondre a changé.
    [answer] Le dernier jour pour répondre à votre réclamation a changé.
   *[window] Le dernier jour pour réclamer a changé.
 }
notices-before = Avant : { $day }
notices-after = Maintenant : { $day }
notices-runs-again = Nous vous avions dit que le délai était passé sans réponse. Ce n'est plus le cas : il court encore.
notices-why-clarified = Pourquoi : vous avez répondu à la question, et le délai reprend.
notices-why-day = Pourquoi : le calendrier de la commune a changé. Jour concerné : { $name }
notices-why-also = Et aussi : { $name }
notices-why-calendar = Pourquoi : le calendrier des jours ouvrables a changé.
notices-why-proved = Pourquoi : le délai se compte à partir du jour où la réponse vous est parvenue.

## Avant le vote

notices-after-consultation = Attention : la réponse peut venir après la fin de la consultation, le { $day }. Vous pouvez donner votre avis avant.
notices-after-session = Attention : la réponse peut venir après la session du conseil, le { $day }.
notices-after-session-month = Attention : la réponse peut venir après la session du conseil, prévue en { $month }.

## Par e-mail et sur papier

notices-mail-subject = Votre demande d'information { $reference }
notices-mail-foot = Ce message est automatique : merci de répondre dans la conversation, ou de passer au guichet de la commune.
