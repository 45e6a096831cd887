### Sessions du conseil, ateliers, rappels, en français.

## Ce que sessions et ateliers ont en commun

meetings-no-place = pas encore indiqué par la commune
meetings-ics = Pour l'ajouter à l'agenda de votre téléphone : { $url }

## Sessions du conseil

session-offer = Sessions du conseil
session-unknown = La commune n'a pas encore indiqué ici la date de la prochaine session ni son ordre du jour : nous ne les connaissons pas.
session-law = Ce que nous savons par la loi : les sessions ordinaires du conseil se tiennent en février, en mai et en octobre, et ses séances sont publiques, sauf décision contraire.
session-head = { $kind ->
    [extraordinary] À venir, en session extraordinaire : { $title }
   *[ordinary] À venir : { $title }
 }
session-expected = { $is_known ->
    [month] Cette session est attendue en { $month }. La commune n'en a pas encore indiqué la date : nous ne la connaissons pas.
   *[none] La commune n'en a pas encore indiqué la date : nous ne la connaissons pas.
 }
session-sitting =
    Séance : { $day }
    Heure : { $time ->
        [both] de { $start } à { $end }
        [start] à { $start }
        [morning] le matin, heure exacte non indiquée
        [afternoon] l'après-midi, heure exacte non indiquée
        [evening] le soir, heure exacte non indiquée
       *[none] pas encore indiquée
    }
    Lieu : { $place }
session-put-off = La séance prévue le { $day } est reportée. La nouvelle date n'est pas encore indiquée.
session-sitting-cancelled = La séance du { $day } n'aura pas lieu : elle est annulée.
session-moved = { $why ->
    [no_quorum] La séance du { $day } n'a pas réuni assez de membres (loi 113.14, article 42) : le conseil est convoqué de nouveau.
   *[postponed] La séance prévue le { $day } est reportée. Voici la nouvelle date.
 }
session-closed = La séance du { $day } se tient à huis clos : le public ne peut pas y assister (loi 113.14, article 48).
session-cancelled = Cette session est annulée : { $title }
session-attendance = Pour y assister : { $words }
session-public = Vous pouvez y assister : les séances du conseil sont publiques (loi 113.14, article 48).
session-agenda = L'ordre du jour est publié. Nombre de points : { $count } { $version ->
    [1] (publié le { $day }).
   *[other] (mis à jour le { $day }).
 }
session-no-agenda = L'ordre du jour n'est pas encore indiqué ici.
session-on-axis = { $count ->
    [0] Sur l'axe « { $axis } » : aucun point n'est signalé.
   *[other] Sur l'axe « { $axis } », voyez les points : { $numbers }
 }
session-point = Point { $number } : { $text }{ $source ->
    [petition] {" "}(à la suite d'une pétition)
   *[council] {""}
 }{ $mark ->
    [axis] {" "}(axe : { $axes })
   *[none] {""}
 }
session-not-decided = La commune n'a pas encore indiqué ici ce que le conseil a décidé.
session-decided =
    Ce que le conseil a décidé : { $title }
    Indiqué ici le { $day }.
session-decision = Décision { $number } : { $text }
session-posted = Les délibérations sont affichées à la commune dans les huit jours, et vous pouvez demander à les consulter (loi 113.14, article 273).
session-next = Que souhaitez-vous maintenant ?
    .example = Choisissez dans la liste. Par exemple : Me prévenir.
    .simple = Choisissez, s'il vous plaît :
    .name = Le choix
session-agenda-button = Ordre du jour
session-more-points = Points suivants
session-decided-button = Décisions passées
session-remind = Me prévenir
session-done = C'est bon
session-bye = Entendu. Pour autre chose, écrivez « menu ».

## Accords

consent-sessions =
    Pouvons-nous vous écrire ici au sujet des sessions du conseil ? Ce sera quand l'ordre du jour est publié, quand la date approche ou change, et quand les décisions sont connues. Nous gardons votre contact pour cela seulement. Pour arrêter, écrivez « stop » quand vous voulez.
    Êtes-vous d'accord ?
        .example = Répondez par oui ou par non. Si oui, nous vous écrivons avant et après les sessions. Si non, nous ne vous envoyons rien, et vous pouvez toujours demander ici.
        .simple = Êtes-vous d'accord pour que nous vous écrivions au sujet des sessions ?
        .name = L'accord
consent-workshops =
    Pouvons-nous vous écrire ici au sujet des ateliers ? Ce sera pour vous rappeler un atelier, vous dire un changement ou une place libérée, et vous en annoncer d'autres. Nous gardons votre contact pour cela seulement. Pour arrêter, écrivez « stop » quand vous voulez.
    Êtes-vous d'accord ?
        .example = Répondez par oui ou par non. Si non, nous ne vous envoyons rien ; votre inscription, si vous en avez une, reste valable.
        .simple = Êtes-vous d'accord pour que nous vous écrivions au sujet des ateliers ?
        .name = L'accord
consent-case-replies =
    Pouvons-nous vous écrire ici au sujet de vos remarques et de vos demandes ? Ce sera pour la réponse de la commune, une question à vous poser ou un délai qui approche. Nous gardons votre contact pour cela seulement. Pour arrêter, écrivez « stop » quand vous voulez.
    Êtes-vous d'accord ?
    .example = Répondez par oui ou par non. Si non, vous pouvez toujours demander ici avec votre code ; ce que la loi nous oblige à vous dire d'une demande part par e-mail ou vous attend au guichet.
    .simple = Êtes-vous d'accord pour que nous vous écrivions au sujet de vos remarques et de vos demandes ?
    .name = L'accord
replies-offer = Recevoir la réponse
replies-we-write = C'est noté : nous vous écrirons ici au sujet de vos remarques et de vos demandes. Pour arrêter, écrivez « stop ».
replies-no-write = Nous ne vous écrirons pas à ce sujet. Pour savoir où cela en est, envoyez votre code ici. Pour changer d'avis : « Mes abonnements ».

## Abonnements

reminders-offer = Mes abonnements
reminders-none = Pour l'instant, nous ne vous envoyons rien sans que vous le demandiez.
reminders-on =
    Vous êtes abonné à :
    { $purposes }
reminders-on-all = rappels de toutes les sessions
reminders-on-mine = rappels de ce qui touche vos remarques et vos demandes
reminders-on-workshops = nouvelles des ateliers
reminders-on-replies = réponses à vos remarques et à vos demandes
reminders-on-axes =
    Rappels des sessions qui touchent :
    { $axes }
reminders-kept = { $state ->
    [yes] Vous avez accepté que la commune garde et lise vos remarques.
   *[no] Vous n'acceptez pas que la commune garde de nouvelles remarques de vous.
 }
reminders-what = Que souhaitez-vous recevoir ?
    .example = Choisissez dans la liste. Par exemple : Toutes les sessions.
    .simple = Choisissez, s'il vous plaît :
    .name = Le rappel
reminders-all = Toutes les sessions
reminders-an-axis = Un seul axe
reminders-mine = Ce qui me touche
reminders-workshops = Nouvelles d'ateliers
reminders-replies = Réponses à mes avis
reminders-comments = Garder mes remarques
reminders-stop-one = Arrêter un envoi
reminders-axis = Pour quel axe ?
    .example = Choisissez un axe dans la liste ou écrivez son numéro. Par exemple : 1.
    .simple = Choisissez un axe, s'il vous plaît :
    .name = L'axe
reminders-which = Lequel arrêtons-nous ? Pour tout arrêter d'un coup, écrivez « stop ».
    .example = Choisissez dans la liste ce que vous ne voulez plus recevoir.
    .simple = Choisissez, s'il vous plaît :
    .name = L'envoi
reminders-subscribed = { $kind ->
    [all] C'est noté : nous vous écrirons ici au sujet de chaque session, dès que la commune en indique la date.
    [axis] C'est noté : nous vous écrirons ici quand une session touche l'axe « { $axis } ».
    [mine] C'est noté : nous vous écrirons ici quand une session touche l'axe de vos remarques ou de vos demandes.
    [replies] C'est noté : nous vous écrirons ici au sujet de vos remarques et de vos demandes.
    [comments] C'est noté : la commune peut garder et lire vos remarques.
   *[workshops] C'est noté : nous vous écrirons ici au sujet des ateliers. Pour arrêter, écrivez « stop ».
 }
reminders-nothing = { $kind ->
    [sessions] Entendu : nous ne vous écrirons pas au sujet des sessions. Vous pouvez toujours demander ici.
    [replies] Entendu : nous ne vous écrirons pas au sujet de vos remarques et de vos demandes. Vous pouvez toujours demander ici.
    [comments] Entendu : la commune ne gardera pas de nouvelles remarques de vous.
   *[workshops] Entendu : nous ne vous écrirons pas au sujet des ateliers. Vous pouvez toujours demander ici.
 }
reminders-no-longer-all = Ceci remplace votre abonnement à toutes les sessions.
reminders-how-to-stop = Pour voir ou changer : « Mes abonnements ». Pour tout arrêter : « stop ».
reminders-stopped = { $kind ->
    [all] C'est arrêté : les rappels de toutes les sessions.
    [axis] C'est arrêté : les rappels de l'axe « { $axis } ».
    [mine] C'est arrêté : les rappels de ce qui touche vos remarques et vos demandes.
    [replies] C'est arrêté : les réponses à vos remarques et à vos demandes. Ce que la loi nous oblige à vous dire d'une demande part par e-mail ou vous attend au guichet.
    [comments] Votre accord est retiré : la commune ne gardera pas de nouvelles remarques de vous. Pour retirer ce qui est déjà enregistré, envoyez son code.
   *[workshops] C'est arrêté : les nouvelles des ateliers. Une inscription à un atelier reste valable.
 }
reminders-bye = Entendu, rien ne change.

## Ateliers

workshop-offer = Ateliers
workshop-unknown = La commune n'a pas encore indiqué ici d'atelier à venir : nous n'en connaissons ni la date ni le lieu.
workshop-listed = { $state ->
    [postponed] Atelier reporté : { $title } (prévu le { $day })
    [cancelled] Atelier annulé : { $title } (prévu le { $day })
   *[planned] Atelier : { $title }, le { $day }
 }
workshop-which = Quel atelier vous intéresse ?
    .example = Choisissez un atelier dans la liste ou écrivez son numéro. Par exemple : 1.
    .simple = Choisissez un atelier, s'il vous plaît :
    .name = L'atelier
workshop-when =
    Atelier : { $title }
    Date : { $day }
    Heure : { $time ->
        [both] de { $start } à { $end }
        [start] à { $start }
        [morning] le matin, heure exacte non indiquée
        [afternoon] l'après-midi, heure exacte non indiquée
        [evening] le soir, heure exacte non indiquée
       *[none] pas encore indiquée
    }
    Lieu : { $place }
workshop-postponed = Cet atelier, prévu le { $day }, est reporté : { $title }. La nouvelle date n'est pas encore indiquée. Les inscriptions restent valables.
workshop-cancelled = Cet atelier, prévu le { $day }, est annulé : { $title }.
workshop-audience = Pour qui : { $words }
workshop-axes =
    Axes :
    { $axes }
workshop-seats = { $kind ->
    [open] Vous pouvez vous inscrire ici. Places libres : { $left }
    [unlimited] Vous pouvez vous inscrire ici.
    [full] C'est complet, mais vous pouvez vous mettre ici sur la liste d'attente.
    [not_needed] Vous pouvez venir sans vous inscrire.
   *[closed] Les inscriptions sont closes.
 }
workshop-until = Dernier jour pour s'inscrire : { $day }
workshop-points =
    Au programme :
    { $points }
workshop-next-steps = Et ensuite : { $words }
workshop-held = Le dernier atelier : { $title }, le { $day }.
workshop-minutes = Ce qui en est sorti : { $words }
workshop-no-minutes = La commune n'en a pas encore indiqué ici le compte rendu.
workshop-next = Que souhaitez-vous maintenant ?
    .example = Choisissez dans la liste. Par exemple : 1.
    .simple = Choisissez, s'il vous plaît :
    .name = Le choix
workshop-points-button = Le programme
workshop-last-button = Le dernier atelier

## S'inscrire à un atelier

registration-offer = M'inscrire
registration-none = La commune n'a pas encore indiqué ici d'atelier à venir : il n'y a pas d'inscription à prendre pour l'instant.
registration-which = À quel atelier souhaitez-vous vous inscrire ?
    .example = Choisissez un atelier dans la liste ou écrivez son numéro. Par exemple : 1.
    .simple = Choisissez un atelier, s'il vous plaît :
    .name = L'atelier
registration-full = Toutes les places sont prises. Vous pouvez vous mettre sur la liste d'attente : si des places se libèrent, elles vont aux premiers de la liste.
registration-seats =
    Combien de places souhaitez-vous, vous compris ?
    Atelier : { $title }, le { $day }
        .example = Choisissez un nombre ou écrivez-le. Par exemple : 1 pour vous seul, 2 si quelqu'un vous accompagne. Pour un groupe de plus de 6, écrivez « agent ».
        .simple = Combien de places ?
        .name = Les places
registration-seats-1 = 1 place
registration-seats-2 = 2 places
registration-seats-3 = 3 places
registration-seats-4 = 4 places
registration-seats-5 = 5 places
registration-seats-6 = 6 places
registration-confirm =
    Voici votre inscription :
    Atelier : { $title }
    Date : { $day }
    Heure : { $time ->
        [both] de { $start } à { $end }
        [start] à { $start }
        [morning] le matin, heure exacte non indiquée
        [afternoon] l'après-midi, heure exacte non indiquée
        [evening] le soir, heure exacte non indiquée
       *[none] pas encore indiquée
    }
    Lieu : { $place }
    Places : { $seats }
    Est-ce bien cela ?
        .example = Répondez par oui pour vous inscrire, ou écrivez ce qu'il faut changer. Par exemple : changer les places.
        .simple = Voulez-vous vous inscrire ?
        .name = Le résumé
registration-not-sent = Entendu, nous n'avons pas pris d'inscription.
registration-registered =
    C'est fait : vous êtes inscrit. Places : { $seats }
    Code : { $reference }
    Pour changer ou rendre vos places, écrivez « Mes inscriptions ».
registration-waiting =
    Vous êtes sur la liste d'attente : ce n'est pas encore une place.
    Votre numéro sur la liste : { $place }
    Places demandées : { $seats }
    Code : { $reference }
registration-refused = { $why ->
    [closed] Les inscriptions à cet atelier sont closes.
    [over] Cet atelier a déjà commencé ou il est passé.
    [called_off] Cet atelier est annulé.
    [put_off] Cet atelier est reporté et sa date n'est pas encore connue : il n'y a pas d'inscription pour l'instant.
    [not_needed] Vous pouvez venir sans vous inscrire.
    [too_many] C'est trop de places pour une seule inscription. Le plus possible : { $most }
    [full] Il ne reste pas assez de places. Le plus possible pour vous : { $most }. Votre inscription n'a pas changé.
    [already] Vous êtes déjà inscrit à cet atelier.
   *[unknown] Nous ne trouvons plus cette inscription ou cet atelier : rien n'a changé.
 }
registration-we-write = Nous vous écrirons ici : un rappel, un changement, ou une place qui se libère pour vous.
registration-no-write = Nous ne vous écrirons pas. Pour savoir où en est votre inscription : « Mes inscriptions ». Pour changer d'avis : « Mes abonnements ».

## Mes inscriptions

my-registrations-offer = Mes inscriptions
my-registrations-none = Vous n'avez pas d'inscription à un atelier à venir.
my-registrations-which = Laquelle de vos inscriptions ?
    .example = Choisissez un atelier dans la liste ou écrivez son numéro. Par exemple : 1.
    .simple = Choisissez un atelier, s'il vous plaît :
    .name = L'inscription
my-registrations-place = { $state ->
    [waiting] Vous êtes sur la liste d'attente, numéro { $place }. Places demandées : { $seats }. Code : { $reference }
   *[registered] Vous êtes inscrit. Places : { $seats }. Code : { $reference }
 }
my-registrations-action = Que souhaitez-vous faire de cette inscription ?
    .example = Choisissez dans la liste. Par exemple : Changer les places.
    .simple = Choisissez, s'il vous plaît :
    .name = Le choix
my-registrations-give-back = Rendre mes places
my-registrations-change = Changer les places
my-registrations-keep = Ne rien changer
my-registrations-confirm-cancel = Rendons-nous vos places pour « { $title } » ? Nombre de places : { $seats }. Elles iront à d'autres, et vous ne pourrez peut-être pas les reprendre.
    .example = Répondez par oui pour rendre vos places, par non pour les garder.
    .simple = Rendons-nous vos places ?
    .name = Rendre les places
my-registrations-cancelled = C'est fait : vos places sont rendues. Merci de nous avoir prévenus.
my-registrations-kept = Entendu, votre inscription reste comme elle est.

## À l'entrée d'un atelier

arrival-offer = Entrée d'un atelier
arrival-unknown = Vous êtes à l'entrée d'un atelier ? Écrivez ici le code affiché à la porte, quatre caractères.
arrival-welcome = Bienvenue à l'atelier : { $title }. Votre arrivée est notée. Places : { $seats }
arrival-again = Votre arrivée est déjà notée. Bon atelier : { $title }
arrival-waiting =
    Vous êtes à la porte de l'atelier : { $title }
    Vous êtes sur la liste d'attente, numéro { $place }. Montrez ce code à l'accueil : { $reference }. On vous dira s'il reste une place.
arrival-full = L'atelier « { $title } » n'a plus de place libre ici. Demandez à l'accueil : on vous dira si quelqu'un n'est pas venu.
arrival-seats =
    Vous êtes à la porte de l'atelier « { $title } » sans y être inscrit, et il reste de la place.
    Combien de places prenez-vous, vous compris ?
    .example = Choisissez un nombre ou écrivez-le. Par exemple : 1 pour vous seul.
    .simple = Combien de places ?
    .name = Les places
arrival-no-seat = Entendu, nous n'avons rien noté.
arrival-your-code = Votre inscription porte ce code : { $reference }
arrival-early = C'est le code de l'atelier « { $title } », le { $day }. Écrivez-le de nouveau ce jour-là, à la porte.
arrival-over = L'atelier « { $title } » a eu lieu le { $day } : ce code ne sert plus.

## Après un atelier

after-workshop-offer = Avis sur l'atelier
after-workshop-not-there = Ces questions sont posées aux personnes venues à un atelier, une fois qu'il est terminé. Vous pouvez donner votre avis à tout moment : écrivez « menu ».
after-workshop-nothing-left = Merci, il n'y a plus de question pour vous sur l'atelier : { $title }
after-workshop-begins = Merci d'être venu à l'atelier « { $title } », le { $day }. Nombre de questions : { $count }. Vos réponses sont jointes à la consultation, comme venant de cet atelier.
after-workshop-first = Sur l'axe « { $axis } » : qu'est-ce que la commune doit retenir de l'atelier ?
    .example = Écrivez quelques phrases, ou envoyez un message vocal ou une photo. Par exemple : « Nous voulons le budget en langage simple. » Rien à dire sur cet axe ? Passez.
    .simple = Que doit retenir la commune sur l'axe « { $axis } » ?
    .name = La réponse 1
after-workshop-second = Sur l'axe « { $axis } » : qu'est-ce que la commune doit retenir de l'atelier ?
    .example = Écrivez quelques phrases, ou envoyez un message vocal ou une photo. Par exemple : « Nous voulons le budget en langage simple. » Rien à dire sur cet axe ? Passez.
    .simple = Que doit retenir la commune sur l'axe « { $axis } » ?
    .name = La réponse 2
after-workshop-third = Sur l'axe « { $axis } » : qu'est-ce que la commune doit retenir de l'atelier ?
    .example = Écrivez quelques phrases, ou envoyez un message vocal ou une photo. Par exemple : « Nous voulons le budget en langage simple. » Rien à dire sur cet axe ? Passez.
    .simple = Que doit retenir la commune sur l'axe « { $axis } » ?
    .name = La réponse 3
after-workshop-fourth = Sur l'axe « { $axis } » : qu'est-ce que la commune doit retenir de l'atelier ?
    .example = Écrivez quelques phrases, ou envoyez un message vocal ou une photo. Par exemple : « Nous voulons le budget en langage simple. » Rien à dire sur cet axe ? Passez.
    .simple = Que doit retenir la commune sur l'axe « { $axis } » ?
    .name = La réponse 4
after-workshop-nothing-said = Entendu, nous n'avons rien noté. Vous pouvez revenir à ces questions avec « Avis sur l'atelier ».
after-workshop-name = Souhaitez-vous indiquer un nom avec vos réponses ?
    .example = Choisissez « Sans nom » si vous voulez que personne ne sache qui les a écrites.
    .simple = Sans nom ou avec un nom ?
    .name = Avec ou sans nom
after-workshop-only-the-code = Entendu, sans nom. Attention : les codes que nous vous donnerons à la fin seront le seul moyen de retrouver vos réponses.
after-workshop-confirm =
    Voici vos réponses :
    { $answers }
    Nom : { $name }
    Est-ce bien cela ?
    .example = Répondez par oui pour envoyer, ou écrivez ce qu'il faut changer. Par exemple : changer le nom.
    .simple = Envoyons-nous vos réponses ?
    .name = Le résumé
after-workshop-not-sent = Entendu, vos réponses n'ont pas été envoyées et rien n'a été enregistré.
after-workshop-too-many = Nous avons déjà reçu beaucoup de remarques de votre part aujourd'hui et n'avons pas pu enregistrer celles-ci.
after-workshop-refused = Ces réponses n'ont pas pu être enregistrées : vous avez déjà répondu, ou la consultation est terminée.
after-workshop-thanks =
    Merci. Vos réponses sont enregistrées.
    Codes : { $codes }
    Conservez-les : envoyez un code pour revoir une réponse, la corriger ou la retirer.
after-workshop-thanks-anonymous =
    Merci. Vos réponses sont enregistrées, sans nom.
    Codes : { $codes }
    Conservez-les bien : eux seuls permettent de retrouver vos réponses, de les corriger ou de les retirer.
after-workshop-some-left-out = Pas toutes : vous nous avez déjà beaucoup écrit aujourd'hui. Vous pourrez répondre au reste demain.
