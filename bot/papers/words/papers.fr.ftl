kingdom = Royaume du Maroc
about = Droit d’accès à l’information, loi n° 31.13
day = { $day }
span-working = { $amount ->
    [one] un jour ouvrable
   *[other] { $amount } jours ouvrables
  }
span-calendar = { $amount ->
    [one] un jour
   *[other] { $amount } jours
  }

## The form

form-title = Demande d’accès à l’information
form-law = Loi n° 31.13 relative au droit d’accès à l’information, article 14
form-institution = Institution destinataire
form-reference = Référence
form-day = Date
form-kind = Type de demande
form-ordinary = Ordinaire
form-urgent = Urgente (article 17)
form-urgent-reason = Motif de l’urgence
form-who = La personne qui demande
form-first-name = Prénom
form-family-name = Nom
form-status = Qualité
form-citizen = Citoyen(ne)
form-resident = Étranger(ère) résidant au Maroc
form-card-number = N° de la carte (CNIE)
form-residence-number = N° du document de séjour
form-address = Adresse
form-email = Adresse électronique
form-what = L’information demandée
form-period = Période
form-format = Forme souhaitée
format-electronic = Électronique
format-paper = Papier
format-consultation = Consultation sur place
form-delivery = Remise souhaitée
delivery-email = Par courriel
delivery-counter = Au guichet
delivery-chat = Par l’assistant
form-made-on = Fait le { $day }
form-signed = { $name }
office = Cadre réservé à l’administration
office-number = N° d’enregistrement
office-received = Reçue le
office-stamp = Cachet et signature
form-prepared = Préparée au moyen de l’assistant de la commune ; déposée seulement une fois le récépissé délivré (article 14).
form-other-way = Autre voie : le portail national chafafiya.ma.

## What every letter has

letter-day = Le { $day }
letter-to = À l’attention de { $name }
letter-subject-label = Objet :
letter-reference-label = Référence :
letter-reference = votre demande { $reference } du { $day }
letter-reference-number = votre demande { $reference }, enregistrée sous le n° { $number } le { $day }
letter-greeting = Madame, Monsieur,
letter-asked = Vous avez demandé l’information suivante :
letter-closing = Veuillez agréer, Madame, Monsieur, l’expression de ma considération distinguée.
letter-officer = La personne chargée de l’accès à l’information
letter-signed = { $name }
letter-reasons = Motifs
letter-provisional = Cette date dépend de fêtes religieuses dont le jour n’est pas encore confirmé. Si elle change, vous en serez informé(e).

## Acknowledgement

acknowledgement-title = Récépissé
acknowledgement-below = Loi n° 31.13, article 14
acknowledgement-subject = récépissé de votre demande d’accès à l’information
acknowledgement-said = La commune a reçu votre demande et l’a enregistrée.
acknowledgement-number = N° d’enregistrement
acknowledgement-received = Reçue le
acknowledgement-kind = Type
acknowledgement-last-day = Dernier jour pour la réponse
acknowledgement-law = La commune répond dans un délai de { $span } à compter de la réception (article { $article }). Le jour de la réception n’est pas compté ; le dernier jour l’est.
acknowledgement-may-extend = Ce délai peut être prolongé une fois, par un avis écrit et motivé.

## Clarification

clarification-title = Demande de précision
clarification-subject = précision nécessaire pour traiter votre demande
clarification-said = Pour chercher l’information que vous demandez, nous avons besoin d’une précision :
clarification-how = Vous pouvez répondre par l’assistant de la commune, au guichet ou par écrit, en rappelant la référence de votre demande.
clarification-clock = Le délai de réponse est suspendu depuis le { $day } et reprend dès que nous recevons votre précision.

## Extension

extension-title = Avis de prolongation
extension-subject = prolongation du délai de réponse
extension-said = Le délai de réponse à votre demande, qui devait prendre fin le { $before }, est prolongé de { $span } (article { $article }). Il ne peut l’être qu’une fois.
extension-last-day = Le nouveau dernier jour pour la réponse est le { $day }.

## Answer

answer-title = Réponse à une demande d’accès à l’information
answer-subject = réponse à votre demande
answer-full = Vous trouverez ci-après la réponse à votre demande.
answer-partial = Vous trouverez ci-après une réponse partielle à votre demande. Une partie de l’information n’est pas communiquée, pour les motifs donnés plus bas (articles 8 et 18).
answer-words = Réponse
answer-papers = Pièces jointes
answer-withheld = Ce qui n’est pas communiqué, et pourquoi
answer-reuse = Vous pouvez réutiliser cette information à des fins légitimes, sans en altérer le contenu, en citant sa source et sa date, et sans porter atteinte à l’intérêt général ni aux droits d’autrui (article 6).
answer-cite = À citer : { $source }, { $day }.

## Refusal

refusal-title = Décision de refus
refusal-partial-title = Décision de refus partiel
refusal-subject = refus de communiquer l’information demandée
refusal-partial-subject = refus partiel de communiquer l’information demandée
refusal-said = La commune ne peut pas communiquer l’information que vous avez demandée (article 18).
refusal-partial-said = La commune ne peut pas communiquer une partie de l’information que vous avez demandée (article 18). Le reste vous est communiqué (article 8).
refusal-ground = Fondement
refusal-exception = Exception
code-not_available = La commune ne dispose pas de cette information (article 18).
code-exception_art7 = L’information relève d’une exception prévue par la loi (articles 7 et 18).
code-already_published = L’information est déjà publiée et accessible à tous (article 18). Le lieu de publication est indiqué dans les motifs.
code-repeat_same_year = La même information vous a déjà été communiquée au cours de la même année (article 18).
code-unclear = La demande n’est pas assez claire pour que l’information soit cherchée (article 18).
code-in_preparation = L’information est en cours de préparation (article 18).
code-archives_du_maroc = L’information est déposée aux Archives du Maroc, qui en règlent la consultation (article 18).
code-other = Un autre motif, exposé ci-dessous (article 18).
exception-other = Voir les motifs (article 7).
exception-national_defence = Défense nationale (article 7).
exception-state_security = Sécurité intérieure ou extérieure de l’État (article 7).
exception-private_life = Vie privée ou données personnelles d’autrui (article 7).
exception-constitutional_rights = Atteinte aux libertés et droits fondamentaux garantis par la Constitution (article 7).
exception-protection_of_sources = Protection des sources de l’information (article 7).
exception-foreign_relations = Relations avec un autre État ou une organisation internationale (article 7).
exception-economic_policy = Politique monétaire, économique ou financière de l’État (article 7).
exception-intellectual_property = Propriété industrielle, droits d’auteur ou droits voisins (article 7).
exception-victims_and_witnesses = Droits des victimes, témoins, experts et dénonciateurs (article 7).
exception-special_laws = Information couverte par le secret en vertu d’un texte particulier (article 7).
exception-government_councils = Délibérations du Conseil des ministres ou du Conseil du gouvernement (article 7).
exception-administrative_inquiry = Enquête administrative en cours (article 7).
exception-court_proceedings = Procédure judiciaire (article 7).
exception-free_competition = Libre concurrence et initiative privée (article 7).

ladder-title = Vos voies de recours
ladder-said = Si vous n’êtes pas d’accord, la loi n° 31.13 vous ouvre ces voies, l’une après l’autre :
ladder-president = Réclamation au président du conseil de la commune (article 19)
ladder-president-words = Dans un délai de { $window }. Dernier jour : { $day }. Le président répond dans un délai de { $answer } à compter de la réception.
ladder-president-rule = Dans un délai de { $window } à compter de la réception de cette lettre. Le président répond dans un délai de { $answer } à compter de la réception de la réclamation.
ladder-cdai = Plainte à la Commission du droit d’accès à l’information, CDAI (article 20)
ladder-cdai-rule = Dans un délai de { $window } à compter de la réponse du président ou, s’il ne répond pas, de la fin de son délai. La Commission répond dans un délai de { $answer }.
ladder-court = Recours devant le tribunal administratif (article 21)
ladder-court-rule = Dans un délai de { $window } à compter de la réponse de la Commission ou, si elle ne répond pas, de la fin de son délai.
ladder-until = Dernier jour : { $day }.
ladder-lodged = Vous avez pris cette voie le { $day }.
ladder-answer-due = Dernier jour pour vous répondre : { $day }.
ladder-unanswered = Si la voie précédente reste sans réponse : jusqu’au { $day }.
ladder-latest = Si la voie précédente est engagée son dernier jour et reste sans réponse : jusqu’au { $day } ; plus tôt si elle est engagée plus tôt.

## Redirect

redirect-title = Réorientation de votre demande
redirect-subject = réorientation de votre demande
redirect-said = La commune ne détient pas l’information que vous demandez. L’organisme compétent est : { $body }.
redirect-close = Vous pouvez adresser votre demande à cet organisme, ou la déposer sur le portail national chafafiya.ma.

## Complaints, in the person’s own voice

complaint-identity-card = CNIE n° { $number }
complaint-identity-residence = Document de séjour n° { $number }
complaint-closing = Je vous prie d’agréer, Madame, Monsieur le Président, l’expression de ma haute considération.
complaint-facts = Les faits
complaint-ask = Ce que je demande
complaint-more = Mes observations
complaint-pieces = Pièces jointes
complaint-piece-request = Copie de la demande { $reference } et de son récépissé
complaint-piece-reply = Copie de la réponse de la commune
complaint-piece-president = Copie de la réclamation adressée au président et de la preuve de son dépôt
complaint-piece-president-reply = Copie de la réponse du président
complaint-piece-cdai = Copie de la plainte adressée à la CDAI et de la preuve de son dépôt
complaint-piece-cdai-reply = Copie de la réponse de la CDAI
complaint-note = Modèle prérempli par l’assistant de la commune. Relisez-le, complétez-le et signez-le.
complaint-note-last-day = Dernier jour pour le déposer : { $day }.
complaint-president-title = Réclamation
complaint-president-below = Loi n° 31.13, article 19
complaint-president-to = Madame ou Monsieur le Président du conseil
complaint-president-subject = réclamation au sujet de ma demande d’accès à l’information
complaint-president-ask = Je vous demande, en application de l’article 19 de la loi n° 31.13, d’examiner cette réclamation, de me faire communiquer l’information demandée et de me répondre dans un délai de { $span } à compter de sa réception.
complaint-cdai-title = Plainte à la CDAI
complaint-cdai-below = Loi n° 31.13, article 20
complaint-cdai-to = Madame ou Monsieur le Président de la Commission du droit d’accès à l’information
complaint-cdai-where = Rabat
complaint-cdai-subject = plainte au sujet d’une demande d’accès à l’information adressée à : { $institution }
complaint-cdai-ask = Je demande à la Commission, en application de l’article 20 de la loi n° 31.13, d’étudier cette plainte, d’inviter la commune à me communiquer l’information demandée et de me répondre dans un délai de { $span }.
complaint-court-title = Requête en annulation
complaint-court-below = Loi n° 31.13, article 21
complaint-court-to = Madame ou Monsieur le Président du tribunal administratif
complaint-court-where = Tribunal administratif compétent : ………………………
complaint-court-subject = recours contre la décision du président du conseil : { $institution }
complaint-court-ask = Je demande au tribunal, en application de l’article 21 de la loi n° 31.13, d’annuler la décision, expresse ou tacite, du président du conseil de la commune, avec toutes ses conséquences de droit.
complaint-court-note = Demandez au greffe ou à un avocat les formes que le tribunal exige avant de la déposer.
fact-request = Le { $day }, la commune a reçu ma demande, enregistrée sous le n° { $number } (référence { $reference }).
fact-asked = J’avais demandé :
fact-silence = La réponse était due au plus tard le { $due }. Je n’en ai reçu aucune.
fact-refused = Le { $day }, la commune a refusé de me communiquer l’information. Motif donné : { $ground }
fact-partial = Le { $day }, la commune ne m’a communiqué qu’une partie de l’information.
fact-answered = Le { $day }, la commune m’a répondu. Cette réponse ne satisfait pas ma demande.
fact-president-lodged = Le { $day }, j’ai adressé une réclamation au président du conseil de la commune (article 19).
fact-president-silence = Sa réponse était due au plus tard le { $due }. Je n’en ai reçu aucune.
fact-president-replied = Il m’a répondu le { $day }, sans me donner satisfaction.
fact-cdai-lodged = Le { $day }, j’ai adressé une plainte à la Commission du droit d’accès à l’information (article 20).
fact-cdai-silence = Sa réponse était due au plus tard le { $due }. Je n’en ai reçu aucune.
fact-cdai-replied = Elle m’a répondu le { $day }, sans que l’information me soit communiquée.

## The mail to the person in charge

mail-subject = Demande d’accès à l’information { $reference }
mail-subject-urgent = URGENT : demande d’accès à l’information { $reference }
mail-what = Une demande d’accès à l’information a été préparée au moyen de l’assistant de la commune. Le formulaire est joint.
mail-urgent = Elle est marquée URGENTE (article 17 de la loi n° 31.13).
mail-not-filed = Elle n’est pas encore déposée : elle l’est quand vous délivrez le récépissé (article 14).
mail-do = Enregistrez-la par cette commande ; si vous l’avez reçue un autre jour, changez-le. Votre numéro de registre s’ajoute par --number :
mail-last-day = Reçue aujourd’hui, elle appelle une réponse au plus tard le { $day }.
mail-private = Le formulaire contient des données personnelles : ne le transférez qu’aux agents chargés de la demande.
