### Demandes d'accès à l'information (loi 31.13), en français.
### Un libellé de bouton tient en 20 caractères.

## Demander une information

information-offer = Demander une info
information-begins = Votre demande d'information commence ici.
information-subject = Quelle information ou quel document cherchez-vous ? Inutile de dire pourquoi.
    .example = Par exemple : combien la commune a dépensé pour le jardin du quartier. Écrivez-le à votre façon.
    .simple = Écrivez ce que vous voulez savoir de la commune :
    .name = L'information
information-opinion = Cela ressemble plus à un avis qu'à une demande d'information. Qu'en faisons-nous ?
    .example = Un avis ou une proposition devient une remarque. Si vous attendez un document ou des chiffres, gardez la demande.
    .simple = Demande ou avis ?
    .name = Demande ou avis
information-request = Garder la demande
information-comment = En faire un avis
information-idea = En faire une idée
information-period = Pour quelle période ? Par exemple : 2024, ou de 2023 à 2025. Si elle importe peu, passez cette question.
    .example = Écrivez une année, ou deux : de 2023 à 2025. Ou touchez « Passer ».
    .simple = Quelle année ? Ou « Passer ».
    .name = La période
information-turned = Vous avez écrit de { $start } à { $end } : la fin vient avant le début. Est-ce plutôt celle-ci ?
    .example = Choisissez la première si c'est elle, ou « Autre période » pour l'écrire à nouveau.
    .simple = Quelle période ?
    .name = Les deux années
information-another-period = Autre période
information-period-backwards = Vous avez écrit de { $start } à { $end } : la fin vient avant le début. Merci de l'écrire à nouveau.
information-document =
    Document : { $title } ({ $year })
    Lien : { $url }
information-document-dated =
    Document : { $title } ({ $year })
    Publié le : { $day }
    Lien : { $url }
information-published = C'est déjà publié. Est-ce ce que vous cherchez ?
    .example = Ouvrez le lien. Si vous y trouvez votre réponse, choisissez le document. Sinon, continuez la demande.
    .simple = Continuer la demande, ou l'avez-vous trouvé ?
    .name = Le document publié
information-lodge = Demander quand même
information-found =
    Parfait. Document : { $title }
    Lien : { $url }
    Aucune demande n'a été enregistrée. S'il ne suffit pas, écrivez « Demander une info » et nous préparons la demande.
information-format = Sous quelle forme ?
    .example = Le fichier est le plus rapide. Le papier se retire au guichet. « Voir sur place » : vous le lisez à la commune.
    .simple = Fichier, papier, ou sur place ?
    .name = La forme
information-electronic = Fichier numérique
information-paper = Copie papier
information-on-site = Voir sur place
information-delivery = Comment recevoir le fichier ? N'écrivez pas votre adresse ici : la page de la commune vous la demandera.
    .example = Par e-mail, il arrive chez vous. Au guichet, vous venez le chercher.
    .simple = Par e-mail ou au guichet ?
    .name = La remise
information-email = Par e-mail
information-counter = Au guichet
information-urgency = Demande ordinaire ou urgente ? Urgente seulement pour protéger la vie, la sécurité ou la liberté de personnes (article 17).
    .example = Ordinaire : réponse sous 20 jours ouvrables. Urgente : sous 3 jours, et il faut un danger pour des personnes.
    .simple = Ordinaire ou urgente ?
    .name = L'urgence
information-ordinary = Ordinaire
information-urgent = Urgente
information-why = Quel est le danger pour des personnes ? La loi ne le demande que pour une demande urgente. Sans danger, passez : elle sera ordinaire.
    .example = Par exemple : le mur de l'école est fissuré et des enfants passent dessous.
    .simple = Quel est le danger ?
    .name = Le danger
information-urgent-without-reason = Entendu, la demande sera ordinaire : réponse sous 20 jours ouvrables.
information-confirm =
    Voici votre demande :
    Information : { $subject }
    Période : { $period }
    Forme : { $form }
    Remise : { $delivery }
    { $kind ->
        [urgent] Type : urgente, car : { $reason }
       *[ordinary] Type : ordinaire
    }
    Est-ce bien cela ?
    .example = Répondez « Oui, c'est bien ça » pour continuer, ou écrivez ce qui change. Par exemple : changer la période.
    .simple = Est-ce bien cela ?
    .name = Le résumé
information-right = Oui, c'est bien ça
information-any-period = toutes les périodes
information-not-opened = Entendu, aucune demande n'a été enregistrée.
information-kept =
    Le brouillon de votre demande est gardé. Elle n'est PAS encore déposée : le délai court quand la personne chargée, à la commune, la reçoit et lui donne un numéro.
    Code de la demande : { $reference }
information-linked = Cette demande est liée à votre contribution : { $comment }
information-link =
    Il reste l'identité (nom, adresse, numéro de carte) : la loi la demande, et cette conversation n'est pas l'endroit. Indiquez-la sur cette page de la commune :
    Lien : { $url }
    Valable { $hours } heures, une seule fois. Ne le donnez à personne.
information-elsewhere = Si vous préférez, vous pouvez déposer la même demande sur chafafiya.ma
information-too-many = Vous avez ouvert beaucoup de demandes aujourd'hui ; nous ne pouvons pas en ajouter. Revenez demain, ou passez par chafafiya.ma
information-same-unsigned = Nous avons déjà cette demande ; il lui manque la page d'identité : { $reference }. Voici un nouveau lien.
information-same-sent = Nous avons déjà cette demande, et elle est en route vers la personne chargée : { $reference }. Elle n'est pas encore enregistrée : nous attendons le récépissé, qui fait courir le délai.
information-same-due = Cette demande est déjà enregistrée : { $reference }. Dernier jour pour y répondre : { $due }
information-same-again = Nous avons déjà cette demande : { $reference }. Envoyez ce code pour voir où elle en est.
information-urgent-refused = Une demande n'est urgente que si un danger pour des personnes est indiqué. Rien n'a été enregistré ; écrivez « Demander une info » pour recommencer.

## Le droit d'accès : des réponses courtes, chacune avec son article

rights-offer = Droit à l'info
rights-law = La loi 31.13 vous donne accès aux informations que détient la commune. La demande est gratuite (article 5), et vous n'avez pas à dire pourquoi.
rights-who = Tous les citoyens marocains peuvent demander, ainsi que les étrangers qui résident légalement au Maroc (articles 3 et 4).
rights-foreigners = Les étrangers qui résident légalement au Maroc ont le même droit (article 4). Ils donnent le numéro de leur titre de séjour au lieu de celui de la carte nationale (article 14).
rights-associations = La loi ne nomme pas les associations : c'est une personne qui demande, en son nom (articles 4 et 14). Un membre peut donc le faire pour son association.
rights-cost = La demande et la réponse sont gratuites. Vous ne payez que la copie, le traitement ou l'envoi, s'il y en a (article 5).
rights-no-reason = Vous n'avez pas à dire pourquoi : le motif ne fait pas partie de la demande (article 14). Seule l'urgence se justifie (article 17).
rights-content = La demande contient : nom et prénom, adresse, numéro de carte, e-mail s'il y a lieu, et l'information voulue (article 14). Nous vous aidons ici, et la personne chargée aussi (article 12).
rights-where = La demande se dépose au guichet de la commune contre récépissé, par courrier, ou par e-mail contre accusé de réception (article 14). Il y a aussi le site chafafiya.ma
rights-delay = La réponse est due sous 20 jours ouvrables à compter de la réception, prolongeables une fois de la même durée (article 16).
rights-extension = Une seule prolongation, de 20 jours ouvrables ; la commune doit vous prévenir avant, par écrit ou par e-mail, et dire pourquoi (article 16).
rights-urgent = S'il s'agit de protéger la vie, la sécurité ou la liberté de personnes, la réponse est due sous 3 jours, prolongeables (article 17).
rights-exceptions = Ne sont pas communiqués : les données personnelles d'autrui, la défense et la sécurité, et ce que la loi garde secret, comme les enquêtes administratives et les procès en cours (article 7).
rights-partial = Si une partie seulement est secrète, elle est retirée et le reste vous est donné (article 8).
rights-refusal = Un refus doit être écrit, donner ses raisons, et rappeler votre droit de réclamer (article 18).
rights-silence = Si le délai passe sans réponse, vous pouvez réclamer comme après un refus (article 19).
rights-president = D'abord une réclamation au président du conseil : vous avez 20 jours ouvrables, il a 15 jours pour répondre (article 19).
rights-cdai = Ensuite la Commission du droit d'accès à l'information (CDAI) : vous avez 30 jours, elle en a 30 pour répondre (article 20).
rights-court = Enfin le tribunal administratif : vous avez 60 jours (article 21).
rights-reuse = Vous pouvez réutiliser et publier l'information, dans un but légal, sans la déformer, en citant la source et la date (article 6).
rights-published = La commune doit publier d'elle-même beaucoup de documents : budget, comptes, marchés, rapports (article 10). Si l'un d'eux est publié, nous vous le montrons avant la demande.
rights-officer = Chaque commune a une personne chargée : elle reçoit les demandes, donne l'information, et aide à préparer la demande (article 12).
rights-receipt = Au dépôt, vous recevez un récépissé, ou un accusé de réception si vous l'envoyez par e-mail (article 14). Le délai court à partir de ce jour (article 16).
rights-next = Ensuite : vous confirmez le résumé, vous remplissez la page d'identité, et le formulaire part chez la personne chargée. Le délai est de 20 jours ouvrables à compter de la réception (article 16).
rights-here = Pour commencer votre demande ici, écrivez « Demander une info ».

## Une demande ouverte : où elle en est, pourquoi ce jour, et ce qui peut être fait

request-case-offer = Ma demande
request-case-head =
    Demande : { $reference }
    Information : { $subject }
request-case-no-words = texte supprimé
request-case-registered = Enregistrée à la commune sous le numéro { $number }, le { $received }.
request-case-awaiting-identity = Pas encore déposée : il reste la page d'identité. Si le lien n'est plus valable, nous vous en donnons un nouveau.
request-case-awaiting-receipt = Le formulaire est en route vers la personne chargée. La demande n'est pas encore déposée : nous attendons le récépissé, qui fait courir le délai.
request-case-clarifying = La commune vous demande une précision pour pouvoir répondre. Le délai s'arrête jusqu'à votre réponse.
request-case-question = Sa question : { $question }
request-case-consulting = La commune consulte un tiers que cette information concerne (article 9). Le délai continue.
request-case-at-president = Votre réclamation est chez le président du conseil.
request-case-at-cdai = Votre réclamation est à la Commission du droit d'accès à l'information (CDAI).
request-case-at-court = Votre dossier est au tribunal administratif.
request-case-extended = La commune a prolongé le délai, une fois (article 16).
request-case-due = Dernier jour pour répondre : { $due }
request-case-overdue = La réponse était due au plus tard le { $due }, et elle n'est pas venue. Vous avez le droit de réclamer.
request-case-provisional = Cette date compte une fête religieuse encore estimée : si la lune en décide autrement, la date changera et nous vous le dirons.
request-case-provisional-closure = Cette date compte une fermeture encore estimée : si elle change, nous vous le dirons.
request-case-answered-full = La commune a répondu à toute la demande.
request-case-answered-partial = La commune a donné une partie de l'information et retiré ce qui ne se communique pas (article 8).
request-case-refused = La commune a refusé la demande.
request-case-redirected = La commune n'a pas cette information : elle vous renvoie à qui la détient.
request-case-is-withdrawn = Vous avez retiré cette demande ; le dossier est clos.
request-case-reason = Motif (article 18) : { $code }
request-case-code-not-available = la commune n'a pas cette information
request-case-code-exception-art7 = l'information relève d'une exception de l'article 7
request-case-code-already-published = l'information est déjà publiée
request-case-code-repeat-same-year = la même information vous a déjà été donnée dans l'année
request-case-code-unclear = la demande n'est pas claire
request-case-code-in-preparation = le document est en préparation
request-case-code-archives-du-maroc = le document est aux Archives du Maroc
request-case-code-other = un autre motif, écrit ci-dessous
request-case-commune-words = La commune écrit : { $words }
request-case-reuse = Vous pouvez réutiliser cette information, en citant sa source et sa date (article 6).
request-case-step-president = président du conseil
request-case-step-cdai = Commission du droit d'accès à l'information (CDAI)
request-case-step-court = tribunal administratif
request-case-ladder-until = Vous pouvez réclamer, jusqu'au { $last }. À qui : { $step }
request-case-ladder-from = Vous pourrez réclamer, du { $opens } au { $last }. À qui : { $step }
request-case-ladder-silent = Si la réponse ne vient pas, vous pourrez réclamer, du { $opens } au { $last }. À qui : { $step }
request-case-ladder-after = Après le président du conseil viennent la CDAI (article 20), puis le tribunal administratif (article 21). Nous vous rappellerons chaque délai avant qu'il passe.
request-case-ladder-court = Il reste ensuite le tribunal administratif (article 21). Nous vous rappellerons le délai avant qu'il passe.
request-case-before-vote = { $kind ->
    [session] La réponse est attendue avant la session du conseil, le { $day }.
   *[consultation] La réponse est attendue avant la fin de la consultation, le { $day }.
 }
request-case-after-vote = { $kind ->
    [session] Attention : la réponse peut venir après la session du conseil, le { $day }.
   *[consultation] Attention : la réponse peut venir après la fin de la consultation, le { $day }.
 }
request-case-before-vote-month = La réponse est attendue avant la session du conseil, prévue en { $month }.
request-case-after-vote-month = Attention : la réponse peut venir après la session du conseil, prévue en { $month }.
request-case-action = Que voulez-vous faire ?
    .example = Choisissez dans la liste ou écrivez le numéro. Si vous n'avez besoin de rien, choisissez « Rien, merci ».
    .simple = Merci de choisir :
    .name = Le choix
request-case-new-link = Nouveau lien
request-case-answer = Répondre
request-case-complain = Réclamer
request-case-why = Pourquoi ce jour ?
request-case-withdraw = Retirer la demande
request-case-done = Rien, merci
request-case-bye = Entendu. Pour revoir la demande quand vous voulez, envoyez son code : { $reference }
request-case-changed = Cette demande vient de changer. Renvoyez son code pour la voir telle qu'elle est : { $reference }
request-case-words = La commune demande : { $question } Écrivez votre réponse.
    .example = Répondez seulement à la question, à votre façon. La question : { $question }
    .simple = Quelle est votre réponse ?
    .name = La réponse
request-case-confirm-answer =
    Demande : { $reference }
    Question : { $question }
    Votre réponse : { $words }
    L'envoyons-nous à la commune ?
    .example = Répondez « Oui, l'envoyer », ou écrivez ce qui change. Par exemple : changer la réponse.
    .simple = Envoyons-nous la réponse ?
    .name = Le résumé
request-case-send-it = Oui, l'envoyer
request-case-not-sent = Entendu, rien n'a été envoyé. La question vous attend : { $reference }
request-case-clarified = Votre réponse est à la commune, et le délai reprend. Dernier jour pour répondre : { $due }
request-case-clarified-undated = Votre réponse est à la commune, et le délai reprend.
request-case-nothing-asked = La question de la commune n'attend plus de réponse.
request-answer-offer = Ma réponse
request-case-confirm-withdraw =
    Demande : { $reference }
    La retirons-nous ? La commune n'y répondra pas et le dossier sera clos.
    .example = Répondez « oui » pour la retirer, ou « non » pour la garder.
    .simple = Retirons-nous la demande ?
    .name = Le retrait
request-case-kept = Entendu, la demande reste comme elle est : { $reference }
request-case-withdrawn = La demande est retirée et le dossier clos : { $reference }
request-case-too-late = Le délai de cette réclamation est passé : { $reference }. Pour parler à un agent, écrivez « agent ».
request-case-complaint-ready = Le texte de la réclamation est prêt. Nous n'avons rien déposé : c'est à vous de le faire, jusqu'au { $last }. À qui : { $step }
request-case-complaint-mailed = Nous vous l'avons envoyé par e-mail.
request-case-complaint-paper = Demandez-le imprimé au guichet de la commune, avec le code de la demande.
request-case-how-president = Signez-le et déposez-le au bureau d'ordre de la commune contre récépissé, que vous gardez (article 19).
request-case-how-cdai = Envoyez-le à la CDAI par lettre recommandée, ou par e-mail contre accusé de réception (article 20).
request-case-how-court = Portez-le au tribunal administratif. Un avocat peut vous aider (article 21).
request-case-why-received = Jour de réception, qui ne compte pas : { $day }
request-case-why-counted-one = Jour { $number } : { $day }
request-case-why-counted = Jours { $start } à { $end } : du { $first } au { $last }
request-case-why-skipped-one = Ne compte pas : { $day }, { $name }
request-case-why-skipped = Ne comptent pas : du { $first } au { $last }, { $name }
request-case-why-paused = Délai arrêté : du { $first } au { $last }
request-case-why-weekends = Samedis et dimanches non comptés : { $count }
request-case-why-due = Jours comptés : { $counted }. Dernier jour : { $due }
