### Les mots des pages du personnel.

console-name = Espace du personnel
console-skip = Aller au contenu
console-menu = Menu
console-menu-overview = À faire
console-menu-contributions = Contributions
console-menu-requests = Demandes d'information
console-menu-conversations = Conversations
console-menu-agenda = Sessions et ateliers
console-menu-broadcasts = Annonces
console-menu-programme = Programme
console-menu-counter = Guichet et atelier
console-menu-reports = Rapports et fichiers
console-menu-settings = Réglages
console-account = Mon compte
console-sign-out = Quitter
console-sample = Commune fictive pour l'essai : rien de ce que vous faites ici ne parvient à une administration.
console-optional = (facultatif)
console-summary = Quelques points sont à corriger
console-pages = Pages
console-pages-newer = Précédent
console-pages-older = Suivant
console-save = Enregistrer
console-cancel = Revenir
console-typed-again = Voici ce que vous aviez écrit. Rien n'était enregistré : relisez, puis envoyez.
console-search = Chercher
console-filter = Filtrer
console-all = Tout
console-yes = Oui
console-no = Non
console-some-of = { $some } sur { $all }
console-trouble = Cela n'a pas pu se faire
console-trouble-back = Retour à ce qui vous attend
console-problem-missing = Cette page n'existe pas, ou n'existe plus.
console-problem-role = Votre rôle ne donne pas accès à cette page. La personne qui gère les comptes peut vous donner le rôle qu'il faut.
console-problem-expired = Ce formulaire n'est plus valable. Revenez à la page précédente, actualisez-la et envoyez-le de nouveau.
console-problem-conflict = Un ou une collègue vient de le faire. Actualisez la page pour voir ce qui a changé.
console-problem-form = Le formulaire n'est pas arrivé en entier. Réessayez, s'il vous plaît.
console-problem-too-large = Ce que vous avez envoyé est trop volumineux.
console-overview-title = Ce qui vous attend

## L'entrée

console-door-title = Connexion du personnel
console-door-name = Jemaa
console-door-password = Connexion du personnel
console-door-commune = Choisissez la commune
console-door-code = Code à usage unique
console-door-email = Adresse e-mail
console-door-secret = Mot de passe
console-door-which = Vous travaillez pour plusieurs communes. Laquelle ouvrir ?
console-door-digits = Code à six chiffres
console-door-digits-hint = Ouvrez l'application de codes de votre téléphone et recopiez le code affiché.
console-door-enter = Entrer
console-door-on = Continuer
console-door-lost = Mot de passe oublié, téléphone perdu ? La personne qui gère les comptes de votre commune peut y remédier.
console-door-session-over = Votre session était terminée : rien n'a été enregistré. Connectez-vous, et ce que vous avez écrit vous attend.
console-door-wrong = L'adresse ou le mot de passe n'est pas bon.
console-door-code-wrong = Ce code n'est pas bon, ou il a déjà servi. Attendez le suivant et réessayez.
console-door-wait = Trop d'essais sans succès. Attendez un quart d'heure, puis réessayez.
console-door-slow = Cela a pris trop de temps. Recommencez, s'il vous plaît.
console-door-again = Le formulaire n'est pas arrivé en entier. Réessayez, s'il vous plaît.

## Les rôles

console-role-reader = Lecture
console-role-consultation_agent = Chargé de la consultation
console-role-information_officer = Chargé de l'information
console-role-announcer = Chargé des annonces
console-role-approver = Approbation
console-role-administrator = Gestion des comptes
console-role-reader-more = Lit les contributions, les demandes et les rapports, ne change rien.
console-role-consultation_agent-more = Répond aux contributions et aux conversations, gère les ateliers.
console-role-information_officer-more = Traite les demandes d'information et voit qui demande (loi 31.13).
console-role-announcer-more = Saisit sessions et ateliers, rédige les annonces.
console-role-approver-more = Approuve les annonces écrites par d'autres, consulte les dossiers de demande.
console-role-administrator-more = Gère les comptes et les réglages, lit le journal.

## Mon compte

console-account-who = Qui vous êtes
console-account-name = Nom
console-account-email = Adresse e-mail
console-account-commune = Commune
console-account-roles = Rôles
console-account-password = Mot de passe
console-account-password-before = Mot de passe actuel
console-account-password-after = Nouveau mot de passe
console-account-password-hint = Au moins { $number } caractères. Une courte phrase que vous retenez vaut mieux que des signes compliqués.
console-account-password-change = Changer le mot de passe
console-account-password-changed = Le mot de passe est changé ; vos autres sessions sont fermées.
console-account-password-wrong = Le mot de passe actuel n'est pas bon.
console-account-password-short = Trop court : il faut au moins { $number } caractères.
console-account-password-long = Trop long : entre { $number } et 200 caractères.
console-account-password-easy = Trop facile à deviner. Prenez au moins { $number } caractères qui ne rappellent ni votre nom ni votre adresse.
console-account-codes = Codes à usage unique
console-account-codes-on = Activés
console-account-codes-on-more = À chaque connexion, un code de votre téléphone est demandé après le mot de passe.
console-account-codes-off = Pas activés. Une fois activés, personne n'entre avec votre seul mot de passe.
console-account-codes-set = Activer les codes à usage unique
console-account-codes-remove = Désactiver les codes
console-account-codes-removed = Les codes à usage unique sont désactivés.
console-account-codes-kept = Les codes à usage unique sont activés. Un code vous sera demandé à la prochaine connexion.
console-account-codes-wrong = Ce code n'est pas bon. Vérifiez l'heure du téléphone et recopiez le code affiché maintenant.
console-account-codes-app = Installez sur votre téléphone une application de codes, par exemple Aegis, FreeOTP ou Google Authenticator.
console-account-codes-scan = Photographiez ce carré avec l'application.
console-account-codes-picture = Carré que lit l'application de codes
console-account-codes-by-hand = Impossible de photographier ? Tapez cette clé dans l'application
console-account-codes-type = Recopiez le code que montre l'application
console-account-codes-keep = Activer
console-account-sessions = Où vous êtes connecté
console-account-sessions-more = Si un appareil ne vous dit rien, fermez sa session et changez votre mot de passe.
console-account-device = Appareil
console-account-device-unknown = Appareil inconnu
console-account-this = cette session
console-account-began = Ouverte
console-account-seen = Dernière visite
console-account-end = Fermer
console-account-end-others = Fermer toutes les autres sessions
console-account-session-ended = La session est fermée.
console-account-sessions-ended = Toutes les autres sessions sont fermées.

## Ce qui attend

console-overview-late =
    { $count ->
        [0] Aucun délai dépassé
        [one] délai légal dépassé
       *[other] délais légaux dépassés
    }
console-overview-late-more = Une réponse tardive vaut mieux que le silence.
console-overview-soon =
    { $count ->
        [0] Aucun délai proche
        [one] délai proche
       *[other] délais proches
    }
console-overview-soon-more = Dans les cinq jours ouvrables.
console-overview-register =
    { $count ->
        [0] Aucun formulaire à enregistrer
        [one] formulaire à enregistrer
       *[other] formulaires à enregistrer
    }
console-overview-register-more = Le délai ne court qu'à partir du récépissé (article 14).
console-overview-drafts =
    { $count ->
        [0] Aucun projet de réponse à approuver
        [one] projet de réponse à approuver
       *[other] projets de réponse à approuver
    }
console-overview-drafts-more = Une réponse part quand vous êtes deux à l'avoir lue.
console-overview-returned =
    { $count ->
        [0] Aucun projet à corriger
        [one] projet renvoyé, à corriger
       *[other] projets renvoyés, à corriger
    }
console-overview-returned-more = Un ou une collègue vous a laissé un mot.
console-overview-handover =
    { $count ->
        [0] Aucun avis à remettre
        [one] avis à remettre
       *[other] avis à remettre
    }
console-overview-handover-more = Ils n'ont pas trouvé leur chemin tout seuls.
console-overview-conversations =
    { $count ->
        [0] Aucune conversation en attente
        [one] conversation confiée au personnel
       *[other] conversations confiées au personnel
    }
console-overview-conversations-more = Quelqu'un attend la réponse d'une personne.
console-overview-since = La plus ancienne depuis { $when }
console-overview-approve =
    { $count ->
        [0] Aucune annonce à approuver
        [one] annonce à approuver
       *[other] annonces à approuver
    }
console-overview-approve-more = Rien ne part sans l'accord d'un ou d'une collègue.
console-overview-unanswered =
    { $count ->
        [0] Aucune contribution sans réponse
        [one] contribution sans réponse
       *[other] contributions sans réponse
    }
console-overview-unanswered-more = La réponse parvient à chacun dans sa langue.
console-overview-parked =
    { $count ->
        [0] Aucun rappel en attente
        [one] rappel en attente
       *[other] rappels en attente
    }
console-overview-parked-more = Ils partiront quand la personne écrira de nouveau.
console-overview-channels =
    { $count ->
        [0] Tous les canaux vont bien
        [one] canal en difficulté
       *[other] canaux en difficulté
    }
console-overview-channels-more = Des messages peuvent ne pas passer.
console-overview-mails =
    { $count ->
        [0] Aucun e-mail bloqué
        [one] e-mail bloqué
       *[other] e-mails bloqués
    }
console-overview-mails-more = Vérifiez le serveur de messagerie.
console-overview-nothing = Rien ne vous attend pour l'instant.
console-overview-trial = C'est un essai, et personne n'y a encore rien dit.
console-overview-trial-chat = Écrire comme une habitante ou un habitant
console-overview-trial-people = Faire venir des personnes inventées :
console-overview-calm = Rien n'attend ici
console-overview-ahead = Prochains délais
console-overview-ahead-none = Aucun délai ne court.
console-overview-clock-reply = réponse
console-overview-clock-urgent = réponse urgente
console-overview-clock-president_answer = réponse à une réclamation
console-overview-passed = dépassé
console-overview-today = aujourd'hui
console-overview-days-left =
    { $count ->
        [one] dans { $count } jour
       *[other] dans { $count } jours
    }
console-overview-coming = Sessions et ateliers à venir
console-overview-coming-none = Aucune date dans les trente prochains jours.
console-overview-session = session
console-overview-workshop = atelier

## Les réglages

console-settings-title = Réglages
console-settings-tabs = Parties des réglages
console-settings-staff = Comptes du personnel
console-settings-staff-more = Qui travaille ici, et ce que permet chaque rôle.
console-settings-channels = Canaux
console-settings-channels-more = Les messages passent-ils, et de quand date le dernier.
console-settings-templates = Modèles WhatsApp
console-settings-templates-more = Ce qui est approuvé, ce qui manque.
console-settings-retention = Conservation
console-settings-retention-more = Ce qui est gardé, combien de temps, et ce qui s'efface tout seul.
console-settings-audit = Journal
console-settings-audit-more = Qui a vu quoi, qui a fait quoi.
console-settings-calendar = Calendrier des jours ouvrables
console-settings-calendar-more = Les jours fériés, qui ne comptent pas dans les délais.

console-staff-add = Ajouter quelqu'un
console-staff-name = Nom
console-staff-email = Adresse e-mail
console-staff-roles = Rôles
console-staff-roles-hint = À chacun les rôles qu'il faut pour son travail, pas davantage.
console-staff-state = État
console-staff-active = en poste
console-staff-left = parti
console-staff-no-password = jamais connecté
console-staff-codes = codes à usage unique
console-staff-save = Enregistrer
console-staff-added = Le compte est créé. Donnez-lui maintenant un mot de passe pour entrer.
console-staff-changed = C'est enregistré.
console-staff-ended = Ce compte ne peut plus rien faire. Ce qu'il a fait reste à son nom.
console-staff-end = Mettre fin au compte
console-staff-end-yes = Oui, mettre fin à ce compte
console-staff-leaving = Départ
console-staff-end-more = Plus aucune connexion ; ce qui a été fait reste à son nom.
console-staff-password = Nouveau mot de passe
console-staff-password-more = Montré une seule fois ; ses sessions sont fermées. La personne le change sur la page de son compte.
console-staff-password-give = Créer un mot de passe
console-staff-password-yes = Oui, remplacer le mot de passe
console-staff-password-first = Montré une seule fois. La personne le change sur la page de son compte.
console-staff-password-given = Nouveau mot de passe
console-staff-password-once = Il ne sera plus montré. Remettez-le en main propre ou par téléphone, pas par e-mail.
console-staff-reset = Retirer les codes à usage unique
console-staff-reset-yes = Oui, retirer les codes
console-staff-reset-more = Pour qui a perdu son téléphone. La personne les réactive sur la page de son compte.
console-staff-reset-done = Les codes à usage unique sont retirés.
console-staff-access = Accès
console-staff-back = Retour aux comptes
console-staff-roles-missing = Choisissez au moins un rôle.
console-staff-name-missing = Écrivez le nom.
console-staff-email-wrong = Écrivez l'adresse e-mail en entier.
console-staff-last = C'est la dernière personne qui gère les comptes : donnez d'abord ce rôle à quelqu'un d'autre.
console-staff-self = Personne ne met fin à son propre compte.

console-channels-account = Canal
console-channels-state = État
console-channels-well = en ordre
console-channels-ill = en difficulté
console-channels-silent = Aucun message reçu jusqu'ici
console-channels-last = Dernier message reçu
console-channels-waiting = En retard
console-channels-failed = Non partis cette semaine
console-channels-aside = Non traités
console-channels-trouble = Ce que dit le fournisseur
console-channels-mails = E-mails bloqués : { $count }
console-channels-parked = Rappels en attente d'un mot de la personne : { $count }
console-channels-telegram = Telegram
console-channels-whatsapp = WhatsApp
console-channels-web = Page de la commune
console-channels-terminal = Terminal
console-channels-none = Cette commune n'a pas encore de canal.

console-templates-lead = Passé vingt-quatre heures après le dernier message d'une personne, WhatsApp ne laisse passer qu'un modèle approuvé.
console-templates-name = Modèle
console-templates-language = Langue
console-templates-category = Catégorie
console-templates-approval = Approbation
console-templates-checked = Vérifié
console-templates-never = Pas encore vérifié
console-templates-none = Aucun modèle enregistré. Ils s'écrivent dans le fichier de la commune.
console-templates-unknown = inconnue
console-templates-unsubmitted = pas encore soumis
console-templates-received = soumis
console-templates-pending = à l'étude
console-templates-approved = approuvé
console-templates-rejected = rejeté
console-templates-paused = suspendu
console-templates-disabled = désactivé
console-templates-utility = service
console-templates-marketing = invitation
console-language-ar = arabe
console-language-ary = darija
console-language-ary-Latn = darija en lettres latines
console-language-fr = français

console-retention-lead = Chaque durée est une règle du programme, appliquée tous les jours d'elle-même. Chacun peut demander dans la discussion ce qui est gardé à son sujet, ou l'effacer.
console-retention-what = Ce qui est gardé
console-retention-long = Combien de temps
console-retention-then = Ensuite
console-retention-days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
console-retention-years =
    { $count ->
        [one] { $count } an
       *[other] { $count } ans
    }
console-retention-hours =
    { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }
console-retention-always = le temps de la consultation
console-retention-drafts = Une demande commencée, jamais envoyée
console-retention-drafts-then = Tout s'efface.
console-retention-sent = Un formulaire envoyé, jamais enregistré
console-retention-sent-then = Effacé, compté depuis son dernier événement.
console-retention-cases = Une demande d'information close
console-retention-cases-then = Ses mots et l'identité s'effacent, ses dates restent.
console-retention-court = Une demande devant le tribunal
console-retention-court-then = Tenue pour close, comptée depuis son dernier événement.
console-retention-attempts = Les essais de connexion manqués
console-retention-attempts-then = Effacés. Seule une empreinte en était gardée.
console-retention-sessions = Une session du personnel
console-retention-sessions-then = Fermée ; et plus tôt, après quatre heures sans activité.
console-retention-contributions = Les mots des contributions
console-retention-contributions-then = Ils restent publics, numéros personnels masqués. Leur auteur les efface quand il veut.

## Les listes qui se tiennent à jour

console-news-contributions =
    { $count ->
        [one] Une nouvelle contribution : actualiser
       *[other] { $count } nouvelles contributions : actualiser
    }
console-news-requests =
    { $count ->
        [one] Une nouvelle demande : actualiser
       *[other] { $count } nouvelles demandes : actualiser
    }
console-news-conversations =
    { $count ->
        [one] Un nouveau message : actualiser
       *[other] { $count } nouveaux messages : actualiser
    }
console-news-many = Il y a beaucoup de nouveau : actualiser
