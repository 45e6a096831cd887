### Ce que dit le moteur lui-même, en français.

## Premier contact

engine-notice =
    Vous êtes avec l'assistant automatique de la { $commune }. Nous conservons vos messages pour vous répondre. Merci de ne pas envoyer de numéro de carte nationale.
    À savoir : { $kind ->
        [sample] ceci est une version d'essai.
       *[real] référence CNDP { $reference }.
    } Pour en savoir plus, écrivez « plus ».
engine-greeting = Bonjour et bienvenue.
engine-thanks = Je vous en prie. Nous restons à votre disposition.
engine-goodbye = Au revoir. Nous restons à votre disposition.
engine-help = Vous pouvez toucher un bouton, écrire un numéro ou écrire avec vos mots. À tout moment, écrivez : « menu », « retour », « annuler », « répéter », « langue », « agent ».

## Quand nous ne comprenons pas

engine-not-understood = Désolés, nous n'avons pas compris.
engine-out-of-scope = Désolés, cela ne relève pas de ce service, qui porte sur le programme d'ouverture.
engine-calm = Nous restons à votre écoute. Dites-nous ce qu'il vous faut, ou écrivez « menu » ou « agent ».
engine-masked = Par prudence, nous avons masqué un numéro dans votre message ([•••]) : une messagerie n'est pas l'endroit pour un numéro de carte ou de téléphone. S'il en faut un, une page sûre de la commune vous le demandera.
engine-needed = Nous avons besoin de cette réponse pour continuer. Pour arrêter là, écrivez « annuler ».
engine-empty = Votre message est arrivé sans texte. Merci d'écrire ce que vous souhaitez.
engine-stale = Ce bouton vient d'une question d'avant, ce n'est pas grave : reprenons ici.
engine-number-outside = Merci de choisir un numéro de 1 à { $last }.
engine-no-person = Nous ne pouvons pas vous mettre en relation avec un agent ici. Merci de vous adresser au guichet de la commune.
engine-person = Nous ne vous comprenons pas bien. Que préférez-vous : un agent, le menu, ou essayer encore ?
engine-talk-to-person = Parler à un agent
engine-to-menu = Voir le menu
engine-try-again = Essayer encore
engine-did-you-mean = { $count ->
    [1] Est-ce bien ce que vous souhaitez ?
   *[other] Que souhaitez-vous, parmi ces choix ?
 }
engine-none-of-these = Aucun de ceux-là
engine-trouble = Désolés, une erreur de notre côté nous empêche de traiter votre message. Les agents sont prévenus. Vous pouvez poursuivre la conversation.
engine-in-arabic-letters = Le texte suivant est en lettres arabes :

## Fichiers et longs messages

engine-cut = Votre message est long : nous en avons gardé le début, jusqu'à { $limit } caractères.
engine-media-too-large = Ce fichier est trop lourd pour nous. Merci d'en envoyer un plus léger.
engine-media-lost = Nous n'avons pas pu recevoir le fichier. Merci de l'envoyer à nouveau.
engine-media-wrong-type = Nous ne pouvons pas lire ce type de fichier. Nous acceptons les photos et les messages vocaux.
engine-media-sticker = Autocollant bien reçu, mais nous ne comprenons pas les autocollants.
engine-media-location = Nous avons reçu une position et ne l'avons pas gardée. Écrivez le nom du lieu s'il est important.
engine-media-contact = Nous avons reçu une fiche de contact et ne l'avons pas gardée.
engine-media-video = Nous ne recevons pas les vidéos. Nous acceptons les photos et les messages vocaux.
engine-media-other = Nous ne recevons pas ce type de fichier. Nous acceptons les photos et les messages vocaux.
engine-not-here-voice = Nous n'écoutons pas les messages vocaux à cette étape. Merci de répondre par écrit ou avec les boutons.
engine-not-here-photo = Nous n'avons pas besoin de photo à cette étape. Merci de répondre par écrit ou avec les boutons.
engine-not-here-text = Nous n'avons pas besoin de texte à cette étape.
engine-media-added = Le fichier est ajouté. Nombre de fichiers : { $count }
engine-media-enough = Ce fichier n'est pas ajouté : { $count } au maximum.
engine-a-voice-note = message vocal
engine-a-photo = photo

## Revenir, changer, annuler

engine-cancelled = « { $flow } » est annulé, rien n'a été enregistré.
engine-closed = « { $flow } » est terminé. Ce qui était enregistré le reste.
engine-left = Entendu.
engine-what-next = Pour autre chose, écrivez « menu ».
engine-nothing-open = Il n'y a rien d'ouvert à annuler.
engine-nothing-before = C'est la première question, il n'y a rien avant.
engine-on-record = Ce qui est enregistré ne se change pas en revenant en arrière. Pour le corriger ou le retirer, envoyez son code.
engine-form-kept = Nous gardons ce que vous avez écrit dans « { $flow } ».
engine-form-again = Nous reprenons « { $flow } » depuis le début.
engine-flow-gone = Désolés, cette conversation s'est arrêtée de notre côté. Vous pouvez repartir du menu.
engine-too-long = Cette conversation est devenue trop longue, nous l'avons fermée. Vous pouvez repartir du menu.
engine-finish-first = Plusieurs choses sont déjà ouvertes. Merci de terminer d'abord « { $flow } ».
engine-where = Nous en étions à « { $flow } ».
engine-resume = Voulez-vous continuer « { $flow } » ou recommencer ?
engine-reopen = Vous avez déjà commencé « { $flow } ». Voulez-vous continuer ou recommencer ?
engine-go-on = Continuer
engine-start-again = Recommencer
engine-offer = Voulez-vous passer à « { $flow } » ? Nous gardons ce que vous avez écrit dans « { $open } ».
engine-stay = Rester ici
engine-keep-as-words = C'est dans mon texte
engine-later = Vous avez aussi parlé de « { $flow } ». Voulez-vous y passer maintenant ?
engine-not-now = Pas maintenant
engine-kept-for-later = Nous le gardons et y revenons dans un instant.
engine-no-name = Entendu, sans nom.
engine-kept-too = Nous gardons aussi ce message dans votre texte. Si c'était seulement une question, vous pourrez l'enlever à la fin avec « Modifier un point ».
engine-proposal =
    Vous avez envoyé : { $words }
    Le gardons-nous ?
    .example = Choisissez « Oui, le garder », ou « Écrire à nouveau » pour envoyer autre chose.
    .simple = Gardons-nous ce que vous avez envoyé ?
engine-keep = Oui, le garder
engine-rewrite = Écrire à nouveau
engine-change = Que voulez-vous changer ?
engine-change-nothing = Rien
engine-nothing-to-change = Il n'y a pas de réponse à changer.
engine-add =
    Ajoutons-nous ceci à votre texte ?
    Texte : { $words }
engine-add-it = L'ajouter
engine-leave-it = Le laisser
engine-answers =
    La commune vous a posé une question sur votre demande { $reference }. Est-ce votre réponse ?
    Texte : { $words }
engine-answers-it = Oui, ma réponse
engine-something-else = Non, autre chose
engine-added = C'est ajouté à votre texte.

## Boutons

engine-yes = Oui
engine-no = Non
engine-confirm-yes = Oui, envoyer
engine-confirm-save = Oui, enregistrer
engine-confirm-change = Modifier un point
engine-confirm-no = Non
engine-skip = Passer
engine-more = Suite

## Abonnements

engine-stopped =
    Nous avons arrêté ce à quoi vous étiez abonné :
    { $purposes }
    Vous pouvez toujours nous écrire. Pour reprendre un envoi, écrivez « Mes abonnements ».
engine-stopped-requests = Ce que la loi nous oblige à vous dire d'une demande vous parviendra autrement : par e-mail, ou au guichet de la commune.
engine-nothing-to-stop = Vous n'êtes abonné à aucun envoi, il n'y a rien à arrêter.
engine-purpose-sessions = rappels des sessions du conseil
engine-purpose-workshops = nouvelles des ateliers
engine-purpose-requests = réponses à vos remarques et à vos demandes
engine-purpose-comments = suivi de vos contributions
engine-purpose-other = autres envois
engine-language = Dans quelle langue souhaitez-vous nos réponses ?
engine-language-set = Entendu, nous continuons en français.
engine-language-ar = العربية
engine-language-ary-arab = الدارجة
engine-language-ary-latn = Darija (latin)
engine-language-fr = Français
