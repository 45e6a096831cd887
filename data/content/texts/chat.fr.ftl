### Les conversations en français : « vous », « la commune », des phrases courtes.
### Libellés des boutons : 20 caractères au plus.

## Accord

consent-comments =
    Avant d'enregistrer, il nous faut votre accord. La commune conservera ce que vous envoyez dans cette consultation ; les agents qui en sont chargés le liront, et cela pourra être publié, sans votre nom. Vous pourrez le retirer tant que la consultation est ouverte.
    Êtes-vous d'accord ?
    .example = Répondez par oui ou par non. Si oui, la commune conserve votre contribution, ses agents la lisent et elle pourra être publiée, sans votre nom. Si non, nous ne gardons rien, et vous pouvez lire le programme quand même.
    .simple = Êtes-vous d'accord pour que la commune conserve votre contribution, la lise et puisse la publier sans votre nom ?
    .name = L'accord

## Remarque et idée : ce qu'elles ont en commun

contributing-anonymous = Sans nom
contributing-named = Avec un nom
contributing-who = Quel nom souhaitez-vous indiquer : le vôtre ou celui de votre association ?
    .example = Écrivez seulement le nom. Par exemple : Fatima Alaoui, ou Association du quartier Salam.
    .simple = Merci d'écrire le nom :
    .name = Le nom
contributing-nothing-kept = Entendu, nous n'avons rien gardé. Vous pouvez lire le programme quand vous voulez : écrivez « lire le programme ».
contributing-consent-again = Vous avez retiré votre accord entre-temps. Pour enregistrer ce message, il nous le faut de nouveau.
contributing-no-round = La commune n'a pas encore annoncé de période pour recevoir les remarques et les idées ; nous n'en connaissons pas la date.
contributing-not-yet = { $kind ->
    [ideas] Le recueil des idées n'a pas encore commencé. Il ouvre le { $opens } et se termine le { $closes }.
   *[draft] La consultation sur le projet n'a pas encore commencé. Elle ouvre le { $opens } et se termine le { $closes }.
 }
contributing-closed = { $kind ->
    [ideas] Le recueil des idées, ouvert le { $opens }, s'est terminé le { $closes }. Rien n'a été enregistré.
   *[draft] La consultation sur le projet, ouverte le { $opens }, s'est terminée le { $closes }. Rien n'a été enregistré.
 }
contributing-next = { $kind ->
    [ideas] Le prochain recueil des idées ouvre le { $opens } et se termine le { $closes }.
   *[draft] La consultation sur le projet ouvre le { $opens } et se termine le { $closes }.
 }
contributing-counter = Vous pouvez aussi vous adresser au guichet de la commune.
contributing-counter-hours = Vous pouvez aussi vous adresser au guichet de la commune. Horaires : { $hours }
contributing-instead = Que souhaitez-vous faire maintenant ?
    .example = Choisissez dans la liste. Par exemple : Lire le programme.
    .simple = Merci de choisir :
    .name = Le choix
contributing-read = Lire le programme
contributing-stages = Étapes du programme
contributing-menu = Menu principal
contributing-ask-for-it = Votre remarque demande une information. Une fois qu'elle est enregistrée, écrivez « Demander une info » : la commune devra y répondre dans un délai fixé par la loi 31.13.
contributing-a-request-too = Votre remarque demande aussi une information. Si vous en faites une demande, la commune devra y répondre dans un délai fixé par la loi 31.13.

## Remarque

comment-offer = Donner mon avis
comment-axis = Sur quel axe du programme porte votre remarque ?
    .example = Choisissez un axe dans la liste ou écrivez son numéro. Par exemple : 1.
    .simple = Merci de choisir un axe :
    .name = L'axe
comment-about = Votre remarque porte-t-elle sur un projet précis de l'axe « { $axis } », ou sur tout l'axe ?
    .example = Choisissez un projet ou écrivez son numéro. Si votre remarque est générale, choisissez « Tout l'axe ».
    .simple = Merci de choisir un projet, ou tout l'axe :
    .name = Le projet
comment-whole-axis = Tout l'axe
comment-words =
    Écrivez votre remarque avec vos mots, en un seul message.
    Vous pouvez aussi envoyer une photo ou un message vocal.
    .example = Par exemple : « Je souhaite que l'ordre du jour soit affiché dans chaque quartier. » Écrivez ce que vous pensez, ou envoyez un message vocal.
    .simple = Que voulez-vous dire à la commune ?
    .name = Le texte
comment-name = Souhaitez-vous indiquer un nom avec votre remarque ?
    .example = Choisissez « Sans nom » si vous voulez que personne ne sache qui l'a écrite.
    .simple = Sans nom ou avec un nom ?
    .name = Avec ou sans nom
comment-only-the-code = Entendu, sans nom. Attention : le code que nous vous donnerons à la fin sera le seul moyen de retrouver votre remarque.
comment-confirm =
    Voici votre remarque :
    Axe : { $axis }
    Projet : { $about }
    Texte : { $words }{ $media ->
        [0] {""}
       *[other] {" "}(pièces jointes : { $media })
    }
    Nom : { $name }
    L'envoyons-nous à la commune ?
    .example = Répondez oui pour l'envoyer, ou écrivez ce que vous voulez changer. Par exemple : changer l'axe.
    .simple = Envoyons-nous la remarque ?
    .name = Le résumé
comment-thanks =
    Merci. Votre remarque est enregistrée.
    Votre code : { $reference }
    Conservez-le : envoyez-le quand vous voulez pour revoir votre remarque, la corriger ou la retirer.
    Pour autre chose, écrivez « menu ».
comment-thanks-anonymous =
    Merci. Votre remarque est enregistrée, sans nom.
    Votre code : { $reference }
    Conservez-le bien : lui seul permet de retrouver votre remarque, de la corriger ou de la retirer.
    Pour autre chose, écrivez « menu ».
comment-not-sent = Entendu, votre remarque n'a pas été envoyée et rien n'a été enregistré.
comment-too-many = Nous avons déjà reçu beaucoup de remarques de votre part et ne pouvons pas en enregistrer une autre pour le moment. Pour parler à un agent, écrivez « agent ».
comment-closed-meanwhile = La consultation s'est terminée avant l'enregistrement de votre remarque : elle n'a pas été enregistrée. Nous vous prions de nous en excuser.

## Programme

programme-offer = Lire le programme
programme-disclaimer = Attention : { $disclaimer }
programme-axis =
    Voici : { $title }
    En bref : { $intro }
    Quel axe souhaitez-vous lire ?
    .example = Choisissez un axe dans la liste ou écrivez son numéro. Par exemple : 1.
    .simple = Merci de choisir un axe :
    .name = L'axe
programme-other-axis = Quel axe souhaitez-vous lire maintenant ?
    .example = Choisissez un axe dans la liste ou écrivez son numéro. Pour revenir au début, écrivez « menu ».
    .simple = Merci de choisir un axe :
    .name = L'axe
programme-commitment =
    Axe : { $axis }
    De quoi il s'agit : { $summary }
    Quel projet souhaitez-vous lire ?
    .example = Choisissez un projet dans la liste ou écrivez son numéro. Par exemple : 1.
    .simple = Merci de choisir un projet :
    .name = Le projet
programme-other-commitment = Quel autre projet de l'axe « { $axis } » souhaitez-vous lire ?
    .example = Choisissez un projet dans la liste ou écrivez son numéro, ou choisissez un autre axe.
    .simple = Merci de choisir un projet :
    .name = Le projet
programme-why =
    Projet : { $title }
    Pourquoi ? { $problem }
    On continue ?
    .example = Choisissez « Lire la suite » pour savoir ce que fera la commune.
    .simple = Merci de choisir :
    .name = La lecture
programme-measures =
    Ce que la commune propose de faire :
    { $measures }
    On continue ?
    .example = Choisissez « Lire la suite » pour savoir qui s'en charge et quand.
    .simple = Merci de choisir :
    .name = La lecture
programme-follow-up =
    Qui s'en charge :
    { $departments }
    Durée : du mois { $start } au mois { $end } du programme.
    Comment on le mesure :
    { $indicators }
    Que souhaitez-vous faire maintenant ?
    .example = Vous pouvez donner votre avis sur ce projet, ou lire un autre projet.
    .simple = Merci de choisir :
    .name = La lecture
programme-more = Lire la suite
programme-comment = Donner mon avis
programme-idea = Proposer une idée
programme-projects = Autres projets
programme-axes = Autres axes
programme-done = J'ai terminé
programme-bye = Merci de votre intérêt. Pour revenir au programme quand vous voulez, écrivez « lire le programme ».

## Menu

menu-offer = Menu principal
menu-what = Que souhaitez-vous faire ?
    .example = Choisissez dans la liste ou écrivez le numéro. Par exemple : 1 pour lire le programme.
    .simple = Merci de choisir :
    .name = Le menu
menu-programme = Lire le programme
menu-comment = Donner mon avis
menu-idea = Proposer une idée
menu-items = Avis et demandes
menu-information = Demander une info
menu-session = Sessions du conseil
menu-workshop = Ateliers
menu-person = Parler à un agent
menu-language = Changer de langue
menu-my-data = Mes données

## Idée

idea-offer = Proposer une idée
idea-axis = À quel axe se rattache votre idée ?
    .example = Choisissez un axe dans la liste ou écrivez son numéro. Par exemple : 1.
    .simple = Merci de choisir un axe :
    .name = L'axe
idea-words =
    Écrivez votre idée avec vos mots, en un seul message : que proposez-vous, et pourquoi ?
    Vous pouvez aussi envoyer une photo ou un message vocal.
    .example = Par exemple : « Je propose que la commune publie chaque année son budget sur une page que tout le monde comprend. »
    .simple = Que proposez-vous à la commune ?
    .name = Le texte
idea-name = Souhaitez-vous indiquer un nom avec votre idée ?
    .example = Choisissez « Sans nom » si vous voulez que personne ne sache qui l'a écrite.
    .simple = Sans nom ou avec un nom ?
    .name = Avec ou sans nom
idea-only-the-code = Entendu, sans nom. Attention : le code que nous vous donnerons à la fin sera le seul moyen de retrouver votre idée.
idea-confirm =
    Voici votre idée :
    Axe : { $axis }
    Texte : { $words }{ $media ->
        [0] {""}
       *[other] {" "}(pièces jointes : { $media })
    }
    Nom : { $name }
    L'envoyons-nous à la commune ?
    .example = Répondez oui pour l'envoyer, ou écrivez ce que vous voulez changer. Par exemple : changer l'axe.
    .simple = Envoyons-nous l'idée ?
    .name = Le résumé
idea-thanks =
    Merci. Votre idée est enregistrée.
    Votre code : { $reference }
    Conservez-le : envoyez-le quand vous voulez pour revoir votre idée, la corriger ou la retirer.
    Pour autre chose, écrivez « menu ».
idea-thanks-anonymous =
    Merci. Votre idée est enregistrée, sans nom.
    Votre code : { $reference }
    Conservez-le bien : lui seul permet de retrouver votre idée, de la corriger ou de la retirer.
    Pour autre chose, écrivez « menu ».
idea-not-sent = Entendu, votre idée n'a pas été envoyée et rien n'a été enregistré.
idea-too-many = Nous avons déjà reçu beaucoup d'idées de votre part et ne pouvons pas en enregistrer une autre pour le moment. Pour parler à un agent, écrivez « agent ».
idea-closed-meanwhile = Le recueil des idées s'est terminé avant l'enregistrement de la vôtre : elle n'a pas été enregistrée. Nous vous prions de nous en excuser.

## Mes contributions

items-offer = Avis et demandes
items-which = Quelle contribution souhaitez-vous revoir ?
    .example = Choisissez un code dans la liste. Si vous avez un autre code, choisissez « Autre code ».
    .simple = Merci de choisir un code :
    .name = La contribution
items-by-code = Autre code
items-code = Quel est le code de votre contribution ? C'est celui que nous vous avons donné à l'enregistrement.
    .example = Écrivez le code tel que vous l'avez reçu. Par exemple : { $example }
    .simple = Merci d'écrire le code :
    .name = Le code
items-not-found = Nous n'avons pas trouvé de contribution avec ce code : { $reference }
items-throttled = Vous avez écrit beaucoup de codes que nous ne trouvons pas. Merci de vérifier votre code et de réessayer plus tard.
items-instead = Que souhaitez-vous faire maintenant ?
    .example = Choisissez « Autre code » s'il y a une faute de frappe.
    .simple = Merci de choisir :
    .name = Le choix
items-another = Autre code
items-done = J'ai terminé
items-bye = Entendu. Pour revoir votre contribution quand vous voulez, envoyez son code.
items-comment-item =
    Remarque : { $reference }
    Sujet : { $place }
    Texte : { $words }
    Enregistrée le : { $received }
items-idea-item =
    Idée : { $reference }
    Sujet : { $place }
    Texte : { $words }
    Enregistrée le : { $received }
items-no-words = sans texte écrit
items-media = Photos et messages vocaux joints : { $count }
items-status-received = État : enregistrée à la commune.
items-status-withdrawn = État : retirée.
items-status-erased = État : texte supprimé.
items-fixed = La consultation est terminée : elle ne peut plus être corrigée ni retirée ici.
items-led-to = Une demande d'information en est née : { $request }
items-chain-intact = Le registre est intact : tout ce qui est arrivé à cette contribution y est inscrit.
items-chain-broken = Attention : nous n'avons pas pu vérifier que le registre est intact. Merci de prévenir un agent : écrivez « agent ».
items-action = Souhaitez-vous changer quelque chose ?
    .example = Vous pouvez corriger le texte ou retirer la contribution tant que la consultation est ouverte.
    .simple = Merci de choisir :
    .name = Le choix
items-keep = Ne rien changer
items-correct = Corriger le texte
items-withdraw = Retirer
items-kept = Entendu, rien ne change.
items-words = Écrivez le nouveau texte en entier. Il remplacera le précédent.
    .example = Reprenez votre texte, corrigez ce que vous voulez, puis envoyez-le en entier.
    .simple = Quel est le nouveau texte ?
    .name = Le nouveau texte
items-confirm-correct =
    Code : { $reference }
    Nouveau texte : { $words }
    Enregistrons-nous cette correction ?
    .example = Répondez oui pour l'enregistrer, ou non pour garder le texte précédent.
    .simple = Enregistrons-nous la correction ?
    .name = Le résumé
items-confirm-withdraw =
    Code : { $reference }
    Retirons-nous cette contribution ? Elle ne sera plus prise en compte.
    .example = Répondez oui pour la retirer, ou non pour la garder.
    .simple = Retirons-nous la contribution ?
    .name = Le résumé
items-corrected = La correction est enregistrée. Le code reste le même : { $reference }
items-withdrawn = La contribution est retirée : { $reference }
items-refused-round-closed = La consultation est terminée : il n'est plus possible de la changer. Pour parler à un agent, écrivez « agent ».
items-refused-not-found = Nous n'avons pas trouvé cette contribution : { $reference }
items-refused-withdrawn = Cette contribution a déjà été retirée : { $reference }

## Déroulement du programme

process-offer = Étapes du programme
process-about = En bref : { $intro }
process-day = Étape { $number } : { $label }, le { $day }.
process-window = Étape { $number } : { $label }, du { $start } au { $end }.
process-month = Étape { $number } : { $label }, en { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
 } { $year }.
process-undated = Étape { $number } : { $label }. La commune n'en a pas encore annoncé la date.
process-open = { $kind ->
    [ideas] Aujourd'hui : la commune recueille les idées jusqu'au { $closes }.
   *[draft] Aujourd'hui : la consultation sur le projet est ouverte jusqu'au { $closes }.
 }
process-not-yet = { $kind ->
    [ideas] Aujourd'hui : le recueil des idées n'a pas encore commencé. Il ouvre le { $opens } et se termine le { $closes }.
   *[draft] Aujourd'hui : la consultation sur le projet n'a pas encore commencé. Elle ouvre le { $opens } et se termine le { $closes }.
 }
process-closed = { $kind ->
    [ideas] Aujourd'hui : le recueil des idées est terminé. Il a eu lieu du { $opens } au { $closes }.
   *[draft] Aujourd'hui : la consultation sur le projet est terminée. Elle a eu lieu du { $opens } au { $closes }.
 }

## Mes données

my-data-offer = Mes données
my-data-action =
    Voici ce que nous conservons sur vous :
    Messages : { $messages }
    Contributions avec un nom : { $items }
    Demandes d'information : { $requests }
    Votre accord pour conserver vos contributions : { $agreed ->
        [yes] oui
       *[no] non
    }
    Les contributions sans nom ne sont pas liées à vous et n'apparaissent pas ici. Que souhaitez-vous faire ?
    .example = Choisissez « Ne rien changer » pour tout garder, ou « Tout supprimer ».
    .simple = Merci de choisir :
    .name = Le choix
my-data-keep = Ne rien changer
my-data-items = Avis et demandes
my-data-take-back = Retirer mon accord
my-data-forget = Tout supprimer
my-data-kept = Entendu, rien ne change.
my-data-taken-back = Votre accord est retiré. Nous vous le redemanderons avant toute contribution. Pour retirer une contribution déjà envoyée, envoyez son code.
my-data-confirm-forget =
    Nous supprimerons vos messages, vos contributions avec un nom et votre accord. Il ne sera pas possible de revenir en arrière.
    Une demande d'information déposée reste à la commune jusqu'à deux ans après sa fin.
    Supprimons-nous tout ?
    .example = Répondez oui pour tout supprimer, ou non pour tout garder.
    .simple = Supprimons-nous toutes vos données ?
    .name = La suppression
my-data-forgotten = Vos données sont supprimées. Contributions supprimées : { $items }
my-data-requests-stay = Demandes d'information déposées qui restent à la commune, sans lien avec cette conversation : { $requests }

## Un agent

person-offer = Parler à un agent
person-sure = Transmettons-nous cette conversation aux agents ? L'assistant ne répondra plus jusqu'à leur réponse, { $hours } heures au plus.
    .example = Répondez oui pour parler à un agent, ou non pour continuer avec l'assistant.
    .simple = Transmettons-nous la conversation aux agents ?
    .name = Parler à un agent
person-not-handed = Entendu, nous continuons ensemble. Pour autre chose, écrivez « menu ».
person-handed = La conversation est transmise aux agents de la { $commune }. L'un d'eux vous répondra ici, aux heures de service.
person-hours = Heures de service : { $hours }
person-no-hours = La commune n'a pas encore indiqué ici ses heures de service : nous ne savons pas quand viendra la réponse.
person-write = Écrivez maintenant ce que vous voulez leur dire : ils le liront ici.
person-silent = D'ici là, l'assistant automatique ne vous répond pas. Il revient après leur réponse, ou au plus tard dans { $hours } heures. Pour le faire revenir avant, écrivez « menu ».

## Information détaillée

notice-offer = À propos du service
notice-who = Vous êtes avec l'assistant automatique de la { $commune }. Nous traitons votre numéro ou l'identifiant de votre compte et ce que vous envoyez pour présenter le programme d'ouverture, recueillir vos remarques et vos idées, préparer vos demandes d'information, et vous mettre en relation avec un agent.
notice-readers = Au sein de la commune, seuls les agents chargés de ce service lisent vos messages. Répondre est facultatif ; vous pouvez lire le programme sans donner d'accord.
notice-abroad = Les messages passent par des serveurs hors du Maroc et peuvent y être lus par des tiers.
notice-cards = N'envoyez ici ni numéro de carte nationale (CNIE) ni donnée sensible.
notice-rights = Vous avez un droit d'accès, de rectification et d'opposition, et vous pouvez demander la suppression de vos données : écrivez « mes données ».
notice-cndp = Référence CNDP : { $reference }
notice-sample = Ceci est une version d'essai ; elle n'a pas encore de référence de la CNDP.
## Questions sur le service

basics-axis = Un axe, c'est un grand thème du programme, par exemple la transparence financière. Chaque axe regroupe plusieurs projets ; on peut donner son avis sur un projet ou sur tout l'axe.
basics-readers = Ce que vous envoyez est lu par les agents de la commune chargés de cette consultation. Votre contribution pourra être publiée, sans votre nom.
basics-robot = Vous parlez à l'assistant automatique de la { $commune } : un programme, pas une personne. Pour parler à un agent, écrivez « agent ».

## Hors sujet

out-of-scope-offer = Un autre service
out-of-scope-not-mine = Cette conversation porte sur le programme d'ouverture ; elle ne traite pas les autres services de la commune. Rien n'a été enregistré.
out-of-scope-door = De quel service s'agit-il ?
    .example = Choisissez dans la liste ou écrivez le numéro. Par exemple : 1.
    .simple = Merci de choisir :
    .name = Le service
out-of-scope-line = À qui s'adresser : { $line }
out-of-scope-link = Lien : { $url }
out-of-scope-next = Que souhaitez-vous faire maintenant ?
    .example = Le menu montre ce qui se fait ici. Vous pouvez aussi laisser votre message à la commune, comme contribution au programme d'ouverture.
    .simple = Merci de choisir :
    .name = Le choix
out-of-scope-comment = En faire un avis
out-of-scope-idea = En faire une idée
out-of-scope-done = Non, merci
out-of-scope-bye = Entendu. Nous restons à votre disposition.
