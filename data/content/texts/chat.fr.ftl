### Les conversations en français : « vous », « la commune », des phrases courtes.
### Libellés des boutons : 20 caractères au plus.

## Accord

consent-comments =
    Avant d'écrire, il nous faut votre accord. La commune conservera ce que vous envoyez dans cette consultation ; les agents qui en sont chargés le liront et il pourra être publié, sans votre nom. Vous pourrez le retirer tant que la consultation est ouverte.
    Êtes-vous d'accord ?
    .example = Répondez par oui ou par non. Sans votre accord, nous ne gardons rien, et vous pouvez lire le programme quand même.
    .simple = Êtes-vous d'accord pour que la commune conserve votre contribution ?
    .name = l'accord

## Remarque et idée : ce qu'elles ont en commun

contributing-anonymous = Sans nom
contributing-named = Avec un nom
contributing-who = Quel nom souhaitez-vous indiquer : le vôtre ou celui de votre association ?
    .example = Écrivez seulement le nom. Par exemple : Fatima Alaoui, ou Association du quartier Salam.
    .simple = Merci d'écrire le nom :
    .name = le nom
contributing-nothing-kept = Entendu, nous n'avons rien gardé. Vous pouvez lire le programme quand vous voulez : écrivez « programme ».
contributing-no-round = La commune n'a pas encore annoncé de période pour recevoir les remarques et les idées ; nous n'en connaissons pas la date.
contributing-not-yet = { $kind ->
    [ideas] Le recueil des idées n'a pas encore commencé. Il ouvre le { $opens } et se termine le { $closes }.
   *[draft] La consultation sur le projet n'a pas encore commencé. Elle ouvre le { $opens } et se termine le { $closes }.
 }
contributing-closed = { $kind ->
    [ideas] Le recueil des idées, ouvert le { $opens }, s'est terminé le { $closes }. Votre message n'a pas été enregistré comme idée.
   *[draft] La consultation sur le projet, ouverte le { $opens }, s'est terminée le { $closes }. Votre message n'a pas été enregistré comme remarque.
 }
contributing-counter = Vous pouvez aussi vous adresser au guichet de la commune.
contributing-counter-hours = Vous pouvez aussi vous adresser au guichet de la commune. Horaires : { $hours }
contributing-instead = Que souhaitez-vous faire maintenant ?
    .example = Choisissez dans la liste. Par exemple : Lire le programme.
    .simple = Merci de choisir :
    .name = le choix
contributing-read = Lire le programme
contributing-stages = Étapes du programme
contributing-menu = Menu principal

## Remarque

comment-offer = Donner mon avis
comment-axis = Sur quel axe du programme porte votre remarque ?
    .example = Choisissez un axe dans la liste ou écrivez son numéro. Par exemple : 1.
    .simple = Merci de choisir un axe :
    .name = l'axe
comment-about = Votre remarque porte-t-elle sur un projet précis de l'axe « { $axis } », ou sur tout l'axe ?
    .example = Choisissez un projet ou écrivez son numéro. Si votre remarque est générale, choisissez « Tout l'axe ».
    .simple = Merci de choisir un projet, ou tout l'axe :
    .name = le projet
comment-whole-axis = Tout l'axe
comment-words =
    Écrivez votre remarque avec vos mots, en un seul message.
    Vous pouvez aussi envoyer une photo ou un message vocal.
    .example = Par exemple : « Je souhaite que l'ordre du jour soit affiché dans chaque quartier. » Écrivez ce que vous pensez, ou envoyez un message vocal.
    .simple = Que voulez-vous dire à la commune ?
    .name = le texte de la remarque
comment-name = Souhaitez-vous indiquer un nom avec votre remarque ?
    .example = Choisissez « Sans nom » si vous voulez que personne ne sache qui l'a écrite.
    .simple = Sans nom ou avec un nom ?
    .name = le nom
comment-only-the-code = Entendu, sans nom. Attention : seul le code que nous vous donnerons à la fin permettra de retrouver cette remarque. Il n'y a pas d'autre moyen.
comment-confirm =
    Voici votre remarque :
    Axe : { $axis }
    Projet : { $about }
    Texte : { $words }
    Nom : { $name }
    L'envoyons-nous à la commune ?
    .example = Répondez oui pour l'envoyer, ou écrivez ce que vous voulez changer. Par exemple : changer l'axe.
    .simple = Envoyons-nous la remarque ?
    .name = le résumé
comment-thanks =
    Merci. Votre remarque est enregistrée.
    Votre code : { $reference }
    Conservez-le : envoyez-le quand vous voulez pour revoir votre remarque, la corriger ou la retirer.
comment-thanks-anonymous =
    Merci. Votre remarque est enregistrée, sans nom.
    Votre code : { $reference }
    Conservez-le bien : lui seul permet de retrouver votre remarque, de la corriger ou de la retirer.
comment-not-sent = Entendu, votre remarque n'a pas été envoyée et rien n'a été enregistré.
comment-too-many = Nous avons déjà reçu beaucoup de remarques de votre part et ne pouvons pas en enregistrer une autre pour le moment. Pour parler à un agent, écrivez « agent ».
comment-closed-meanwhile = La consultation s'est terminée avant l'enregistrement de votre remarque : elle n'a pas été enregistrée. Nous vous prions de nous en excuser.

## Programme

programme-offer = Lire le programme
programme-disclaimer = À savoir : { $disclaimer }
programme-axis =
    Voici le { $title }.
    En bref : { $intro }
    Quel axe souhaitez-vous lire ?
    .example = Choisissez un axe dans la liste ou écrivez son numéro. Par exemple : 1.
    .simple = Merci de choisir un axe :
    .name = l'axe
programme-other-axis = Quel axe souhaitez-vous lire maintenant ?
    .example = Choisissez un axe dans la liste ou écrivez son numéro. Pour revenir au début, écrivez « menu ».
    .simple = Merci de choisir un axe :
    .name = l'axe
programme-commitment =
    Axe : { $axis }
    De quoi il s'agit : { $summary }
    Quel projet souhaitez-vous lire ?
    .example = Choisissez un projet dans la liste ou écrivez son numéro. Par exemple : 1.
    .simple = Merci de choisir un projet :
    .name = le projet
programme-other-commitment = Quel autre projet de l'axe « { $axis } » souhaitez-vous lire ?
    .example = Choisissez un projet dans la liste ou écrivez son numéro, ou choisissez un autre axe.
    .simple = Merci de choisir un projet :
    .name = le projet
programme-why =
    Projet : { $title }
    Pourquoi ? { $problem }
    On continue ?
    .example = Choisissez « Lire la suite » pour savoir ce que fera la commune.
    .simple = Merci de choisir :
    .name = la lecture
programme-measures =
    Ce que la commune propose de faire :
    { $measures }
    On continue ?
    .example = Choisissez « Lire la suite » pour savoir qui s'en charge et quand.
    .simple = Merci de choisir :
    .name = la lecture
programme-follow-up =
    Qui s'en charge :
    { $departments }
    Durée : du mois { $start } au mois { $end } du programme.
    Comment on le mesure :
    { $indicators }
    Que souhaitez-vous faire maintenant ?
    .example = Vous pouvez donner votre avis sur ce projet, ou lire un autre projet.
    .simple = Merci de choisir :
    .name = la lecture
programme-more = Lire la suite
programme-comment = Donner mon avis
programme-idea = Proposer une idée
programme-projects = Autres projets
programme-axes = Autres axes
programme-done = J'ai terminé
programme-bye = Merci de votre intérêt. Pour revenir au programme quand vous voulez, écrivez « programme ».

## Menu

menu-offer = Menu principal
menu-what = Vous êtes avec l'assistant automatique ({ $commune }). Que souhaitez-vous faire ?
    .example = Choisissez dans la liste ou écrivez le numéro. Par exemple : 1 pour lire le programme.
    .simple = Merci de choisir :
    .name = le menu
menu-programme = Lire le programme
menu-comment = Donner mon avis
menu-idea = Proposer une idée
menu-items = Mes contributions
menu-information = Demander une info
menu-session = Sessions du conseil
menu-workshop = Ateliers
menu-person = Parler à un agent
menu-language = Changer de langue
menu-my-data = Mes données
