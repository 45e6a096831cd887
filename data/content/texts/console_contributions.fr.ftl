### Les contributions dans l'espace du personnel : liste, recherche, réponse, modération, thèmes.

console-contributions-title = Contributions
console-contributions-tab-list = Liste
console-contributions-tab-themes = Thèmes
console-contributions-comment = Remarque
console-contributions-idea = Idée

## La liste

console-contributions-search = Chercher dans les contributions
console-contributions-search-hint = Un mot ou une référence. L'arabe, ses variantes d'écriture et la darija en lettres latines sont compris ; mettez une expression entre « » pour la trouver telle quelle.
console-contributions-by-meaning = Par le sens aussi, dans les autres langues
console-contributions-find = Chercher et filtrer
console-contributions-more-filters = Plus de filtres
console-contributions-by-axis = Axe
console-contributions-by-commitment = Engagement
console-contributions-by-answer = Réponse
console-contributions-by-language = Langue
console-contributions-by-round = Phase de consultation
console-contributions-by-channel = Canal
console-contributions-by-kind = Type
console-contributions-by-source = Où elle a été dite
console-contributions-by-status = Situation
console-contributions-by-hidden = Publication
console-contributions-by-tag = Étiquette
console-contributions-by-theme = Thème
console-contributions-by-media = Pièces jointes
console-contributions-with-media = Avec voix ou photo
console-contributions-since = À partir du
console-contributions-until = Jusqu'au
console-contributions-order = Ordre
console-contributions-newest-first = Les plus récentes d'abord
console-contributions-oldest-first = Les plus anciennes d'abord
console-contributions-found = { $count ->
    [0] Aucune contribution
    [one] { $count } contribution
   *[other] { $count } contributions
 }
console-contributions-take-away = Retirer
console-contributions-take-all-away = Retirer tous les filtres
console-contributions-none = Aucune contribution ici.
console-contributions-column-reference = Référence
console-contributions-column-words = Ce qui a été dit
console-contributions-column-place = Au sujet de
console-contributions-column-spoken = Langue et canal
console-contributions-column-answer = Réponse
console-contributions-column-members = Contributions
console-contributions-column-left = Sans réponse
console-contributions-pick = Choisir
console-contributions-sort = Classer ce que vous avez choisi
console-contributions-sort-hint = Choisissez des contributions dans la liste, puis donnez-leur une étiquette ou réunissez-les dans un thème.
console-contributions-sort-do = Classer
console-contributions-sorted = { $count ->
    [0] Rien n'a changé.
    [one] { $count } contribution classée.
   *[other] { $count } contributions classées.
 }
console-contributions-none-picked = Choisissez au moins une contribution.
console-contributions-nothing-to-do = Écrivez une étiquette ou choisissez un thème.

## Les valeurs

console-contributions-kind-comment = Remarque sur le projet
console-contributions-kind-idea = Idée nouvelle
console-contributions-status-received = Reçue
console-contributions-status-withdrawn = Retirée par son auteur
console-contributions-status-erased = Effacée
console-contributions-is-withdrawn = Retirée par son auteur : elle ne se lit plus.
console-contributions-is-erased = Effacée à la demande de son auteur.
console-contributions-round-ideas = Recueil des idées
console-contributions-round-draft = Consultation sur le projet
console-contributions-commitment-none = Sur tout l'axe
console-contributions-answer-none = Sans réponse
console-contributions-answer-accepted = Retenue
console-contributions-answer-partly = Retenue en partie
console-contributions-answer-not_accepted = Non retenue
console-contributions-hidden-no = Publiée
console-contributions-hidden-yes = Masquée
console-contributions-source-none = Dans la conversation
console-contributions-source-counter = Au guichet
console-contributions-source-workshop = Atelier { $workshop }
console-contributions-channel-whatsapp = WhatsApp
console-contributions-channel-telegram = Telegram
console-contributions-channel-web = Page de la commune
console-contributions-channel-terminal = Terminal
console-contributions-channel-counter = Guichet
console-contributions-language-ar = Arabe
console-contributions-language-ary = Darija
console-contributions-language-ary-Arab = Darija
console-contributions-language-ary-Latn = Darija (latin)
console-contributions-language-fr = Français

## Une contribution

console-contributions-said = Les mots tels qu'ils sont arrivés
console-contributions-no-words = Il n'y a pas de texte.
console-contributions-media-voice = Voix
console-contributions-media-photo = Photo
console-contributions-media-lost = Ce fichier n'est pas arrivé en entier.
console-contributions-voice-old = Ce navigateur ne lit pas les sons : téléchargez le fichier.
console-contributions-voice-hint = Si le son ne se lit pas ici (certains anciens téléphones ne lisent pas l'Ogg), téléchargez le fichier.
console-contributions-take-voice = Télécharger le message vocal
console-contributions-take-photo = Télécharger la photo
console-contributions-photo = Photo { $number } jointe à la contribution
console-contributions-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
 }
console-contributions-kilobytes = { $count } Ko
console-contributions-about = Au sujet de
console-contributions-as-read = Ce que l'auteur a lu
console-contributions-came = Arrivée
console-contributions-author = Auteur
console-contributions-anonymous = Sans nom : rien ne mène à lui, il trouve la réponse par son code.
console-contributions-named = Avec un nom, qui n'est pas montré ici. Le même signe, la même personne :
console-contributions-its-request = La demande d'information qu'elle contient

## La réponse officielle

console-contributions-given = La réponse de la commune
console-contributions-earlier = Réponses antérieures
console-contributions-give = Répondre officiellement
console-contributions-give-another = Une nouvelle réponse, à la place de l'autre
console-contributions-give-again = Repartir des mots de la réponse donnée
console-contributions-told-named = L'auteur reçoit la réponse dans sa conversation, s'il accepte les messages ; sinon il la trouve par son code.
console-contributions-told-by-code = L'auteur trouve la réponse par son code.
console-contributions-answer-theme = { $count ->
   *[other] Répondre en une fois aux { $count } qui disent la même chose
 }
console-contributions-state = Ce qu'elle devient
console-contributions-guide-accepted = La proposition entre dans le programme.
console-contributions-guide-partly = Une partie entre dans le programme ; dites laquelle et pourquoi.
console-contributions-guide-not_accepted = Rien n'entre dans le programme ; dites pourquoi, avec égards.
console-contributions-reason-hint = Écrivez la raison dans une langue au moins. Qui parle une autre langue la lit dans la plus proche, et on le lui dit.
console-contributions-reason-in = Raison : { $language }
console-contributions-their-language = langue de l'auteur
console-contributions-more-languages = La raison dans d'autres langues
console-contributions-measure = Le passage du programme qui change
console-contributions-measure-hint = L'auteur le voit avec la réponse.
console-contributions-no-measure = Aucun
console-contributions-preview = Ce que lira l'auteur
console-contributions-show-preview = Aperçu
console-contributions-publish = Publier la réponse
console-contributions-answered = La réponse est publiée.
console-contributions-answered-told = La réponse est publiée ; son auteur la recevra dans sa conversation, entre 9 h et 20 h.
console-contributions-answered-by-code = La réponse est publiée ; son auteur la trouve par son code.
console-contributions-moved = Cette contribution vient de changer. Voyez ce qui a changé, puis envoyez de nouveau : ce que vous avez écrit est resté.
console-contributions-cannot-answer = Cette réponse ne peut pas être publiée : la contribution a été retirée ou effacée, ou ce passage n'est plus dans le programme.
console-contributions-wrong-state = Choisissez ce que devient la contribution.
console-contributions-wrong-reason = Écrivez la raison dans une langue au moins.
console-contributions-wrong-long = La raison est trop longue : { $limit } caractères au plus.

## Les thèmes

console-contributions-theme = Thème
console-contributions-theme-title = Thème : { $title }
console-contributions-themes = Thèmes
console-contributions-themes-lead = Quand beaucoup disent la même chose, dans n'importe quelle langue ou écriture, une seule réponse suffit et parvient à tous.
console-contributions-suggested = Suggestions
console-contributions-suggested-hint = Parmi les { $count } dernières sans réponse ni thème, celles-ci semblent dire la même chose. C'est vous qui décidez : retirez ce qui n'en est pas.
console-contributions-no-suggestions = Aucune suggestion pour le moment.
console-contributions-say-the-same = { $count ->
   *[other] { $count } contributions qui se ressemblent
 }
console-contributions-joins = Ressemblent au thème :
console-contributions-and-more = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
 }
console-contributions-make-theme = En faire un thème
console-contributions-join = Les ajouter au thème
console-contributions-known-themes = Thèmes existants
console-contributions-no-themes = Aucun thème pour le moment.
console-contributions-no-theme = Dans aucun thème.
console-contributions-members = { $count ->
    [0] aucune contribution
    [one] { $count } contribution
   *[other] { $count } contributions
 }
console-contributions-leave-theme = Retirer du thème
console-contributions-near = Contributions proches
console-contributions-alike = Contributions qui lui ressemblent
console-contributions-alike-hint = Choisissez celles qui disent vraiment la même chose.
console-contributions-likeness = ressemblance { $percent } %
console-contributions-in-theme = dans un autre thème
console-contributions-into-theme = Dans le thème
console-contributions-a-new-one = Un nouveau thème
console-contributions-new-theme = Titre d'un nouveau thème
console-contributions-new-theme-hint = Une courte phrase qui dit ce que tous demandent.
console-contributions-put-together = Réunir
console-contributions-theme-changed = Le thème a changé.
console-contributions-theme-made = { $count ->
    [0] Aucune n'a été réunie : elles sont dans un autre thème.
    [one] { $count } contribution est dans ce thème.
   *[other] { $count } contributions sont réunies.
 }
console-contributions-answer-all = Une réponse pour toutes
console-contributions-answer-all-hint = { $count ->
    [0] Toutes les contributions du thème ont une réponse.
    [one] La réponse vaut pour { $count } contribution sans réponse ; son auteur la reçoit dans sa langue.
   *[other] La réponse vaut pour { $count } contributions sans réponse ; chacun la reçoit une fois, dans sa langue.
 }
console-contributions-replaces = Remplacer aussi les réponses déjà données
console-contributions-all-answered = Toutes ont une réponse
console-contributions-answer-again = Répondre de nouveau
console-contributions-answer-again-hint = Une nouvelle réponse remplace toutes celles qui ont été données sur ce thème ; les auteurs en sont de nouveau informés.
console-contributions-publish-all = Publier pour toutes
console-contributions-theme-answered = Réponse publiée : { $count }. Reçue dans la conversation : { $told }. Trouvée par le code : { $others }.
console-contributions-rename = Titre du thème
console-contributions-new-title = Titre

## Étiquettes et notes

console-contributions-tags = Étiquettes
console-contributions-tag = Étiquette
console-contributions-no-tags = Aucune étiquette.
console-contributions-untag = Retirer l'étiquette
console-contributions-add = Ajouter
console-contributions-notes = Notes internes
console-contributions-notes-hint = Entre vous seulement : l'auteur ne les voit pas, elles ne sont pas publiées.
console-contributions-note = Note
console-contributions-note-away = Supprimer ma note
console-contributions-wrong-empty = Écrivez d'abord quelque chose.
console-contributions-wrong-too_long = Le texte est trop long.
console-contributions-wrong-too_many = Cette contribution a trop d'étiquettes : retirez-en une d'abord.
console-contributions-wrong-unknown = Ce thème n'existe plus.

## La modération

console-contributions-moderation = Publication et modération
console-contributions-guide = Un avis qui déplaît n'est pas une raison de masquer. Ce qui est masqué reste enregistré, son auteur en connaît la raison, et la demande d'information qu'il contient demeure.
console-contributions-hide-open = Masquer cette contribution
console-contributions-ground = La raison, dite à l'auteur
console-contributions-ground-insult = Insultes ou menaces
console-contributions-ground-hatred = Haine, discrimination, violence
console-contributions-ground-personal_data = Données personnelles d'un tiers
console-contributions-ground-accusation = Accusation d'une personne désignée
console-contributions-ground-off_topic = Hors sujet
console-contributions-ground-spam = Publicité ou répétition
console-contributions-ground-illegal = Autre chose que la loi interdit de publier
console-contributions-guide-insult = Des mots qui insultent ou menacent quelqu'un, non une critique vive de la commune.
console-contributions-guide-hatred = Un appel contre des personnes pour leur origine, leur religion, leur sexe ou un handicap.
console-contributions-guide-personal_data = Le nom, l'adresse ou la vie privée d'un tiers.
console-contributions-guide-accusation = Une accusation de délit sans jugement. Critiquer une décision ou un service n'en est pas une.
console-contributions-guide-off_topic = Sans lien avec le programme ni avec la commune. Dans le doute, laissez publié.
console-contributions-guide-spam = Une annonce commerciale, ou le même texte répété par la même personne.
console-contributions-guide-illegal = Demandez d'abord l'avis du service juridique.
console-contributions-has-request = Elle contient une demande d'information
console-contributions-has-request-hint = Une demande est ouverte au nom de l'auteur, qui la complète quand il veut.
console-contributions-request-by-code = Si elle contient une demande d'information, l'auteur apprend par son code qu'il peut la faire.
console-contributions-hide = Masquer
console-contributions-mask-open = Masquer un passage seulement
console-contributions-passage = Le passage, recopié tel qu'il est écrit
console-contributions-passage-hint = Par exemple le nom d'une autre personne. Il est remplacé par des points, pour toujours ; le reste se lit.
console-contributions-mask-look = Voir ce qui restera
console-contributions-mask-left = Ce qui restera
console-contributions-mask = Masquer le passage pour toujours
console-contributions-masked = Le passage est masqué.
console-contributions-no-passage = Ce passage n'est pas dans le texte tel quel : recopiez-le exactement.
console-contributions-unhide = Publier de nouveau
console-contributions-author-reads = Ce que lit l'auteur
console-contributions-hidden = La contribution est masquée.
console-contributions-hidden-told = La contribution est masquée ; son auteur en lira la raison dans sa conversation, entre 9 h et 20 h.
console-contributions-hidden-by-code = La contribution est masquée ; son auteur trouve la raison par son code.
console-contributions-shown = La contribution est publiée de nouveau.
console-contributions-shown-told = La contribution est publiée de nouveau ; son auteur l'apprendra dans sa conversation, entre 9 h et 20 h.
console-contributions-shown-by-code = La contribution est publiée de nouveau.
console-contributions-cannot-hide = Ce n'est pas possible maintenant : la contribution a été retirée, ou sa publication vient de changer.
console-contributions-wrong-ground = Choisissez une raison de la liste.
