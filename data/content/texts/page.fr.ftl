# The chat page's own words, in French: everything it says that nobody in the conversation said.

page-language-name = Français
page-language-words = En français
page-languages = Langue
page-title = Conversation : { $commune }
page-assistant = Assistant automatique
page-not-found = Cette page n'existe pas. Vérifiez l'adresse.

page-sample = Version d'essai : les données ne sont pas réelles.
page-welcome = Bienvenue ! { $commune } : l'assistant automatique vous répond.
page-welcome-how = Écrivez ou parlez comme vous voulez, en français, en arabe ou en darija, ou choisissez ci-dessous.
page-about = Que garde-t-on de cette conversation ?
page-about-kept = Ce que vous envoyez parvient à la commune ; seuls les agents chargés de ce service le lisent. N'écrivez pas ici votre numéro de carte nationale (CNIE).
page-about-cndp = Référence CNDP : { $reference }
page-about-leave = Si d'autres personnes utilisent cet appareil, effacez-y la conversation quand vous avez fini. Vous ne pourrez plus y revenir.
page-leave = Effacer la conversation de cet appareil
page-start-programme = Je veux lire le programme
page-start-comment = Je veux laisser une remarque
page-start-question = J'ai une question

page-log = Conversation
page-choices = Choix
page-older = Les messages plus anciens ne sont pas affichés ici.
page-you = Vous :
page-staff = Agent de la commune
page-line-photo = Photo
page-line-voice = Message vocal
page-line-forgotten = Ces mots ont été effacés et ne sont plus gardés ici.
page-typing = L'assistant prépare la réponse

page-write = Écrivez ici
page-send = Envoyer
page-cancel = Annuler
page-photo = Envoyer une photo
page-photo-ready = La photo à envoyer
page-voice = Enregistrer un message vocal
page-recording = Enregistrement
page-file = Envoyer une photo ou un message vocal
page-file-hint = Choisissez la photo ou le message vocal :
page-refresh = Voir s'il y a une nouvelle réponse

page-sending = Envoi en cours
page-not-sent = Pas encore envoyé
page-offline = Connexion perdue. Ce que vous avez écrit est gardé ici et partira dès son retour.
page-retry = Réessayer maintenant
page-too-many = Un instant : vos messages partent l'un après l'autre.
page-saved-draft = Voici ce que vous n'aviez pas fini d'écrire.
page-no-microphone = Le micro ne répond pas. Vous pouvez nous écrire.
page-voice-too-long = L'enregistrement a atteint sa durée maximale. Envoyez-le ou annulez-le.

page-problem-empty = Écrivez d'abord quelque chose, puis envoyez.
page-problem-too-fast = Beaucoup de messages en peu de temps. Patientez un peu puis réessayez ; ce que vous avez écrit est toujours là.
page-problem-too-long = Ce message est trop long. Coupez-le en deux ou plus, puis réessayez.
page-problem-photo-too-large = Cette photo est trop lourde. Envoyez-en une de moins de 10 Mo.
page-problem-file-too-large = Ce fichier est trop lourd. Envoyez une photo de moins de 10 Mo ou un message vocal de moins de 16 Mo.
page-problem-wrong-type = Nous recevons ici seulement des photos et des messages vocaux. Vous pouvez nous écrire ce que contient ce fichier.
page-problem-no-file = Aucun fichier n'est arrivé. Choisissez une photo ou un message vocal, puis réessayez.
page-problem-expired = Cette page était ouverte depuis longtemps. En voici une nouvelle : envoyez encore une fois, s'il vous plaît. Les cookies doivent être acceptés.
page-problem-form = Nous n'avons pas compris cette demande. Réessayez depuis cette page.
page-problem-away = Le service est arrêté un instant. Ce que vous avez écrit est toujours là ; réessayez dans une minute.
