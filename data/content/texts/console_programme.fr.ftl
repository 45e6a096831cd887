### Le programme d'ouverture : versions, différences, envoi d'un fichier.

console-programme-title = Programme d'ouverture
console-programme-lead = Les habitants lisent la version la plus récente. Une version écrite ne change plus : les avis restent attachés aux mots sur lesquels ils ont été donnés.
console-programme-version = Version
console-programme-status = Statut
console-programme-holds = Contenu
console-programme-files = Fichier
console-programme-is-draft = projet
console-programme-is-adopted = adopté
console-programme-in-force = lu aujourd'hui
console-programme-counts = { $axes } axes, { $commitments } engagements
console-programme-what-changed = Ce qui a changé
console-programme-months = Du mois { $start } au mois { $end }
console-programme-back = Toutes les versions
console-programme-between = De la version { $before } à la version { $after }
console-programme-against = Comparer avec
console-programme-no-changes = Rien ne change.
console-programme-whole = Le programme
console-programme-added = Ajouté
console-programme-removed = Retiré
console-programme-changed = Modifié
console-programme-field-title = titre
console-programme-field-short = titre court
console-programme-field-summary = résumé
console-programme-field-problem = constat
console-programme-field-measures = mesures
console-programme-field-indicators = indicateurs
console-programme-field-timeline = calendrier
console-programme-field-departments = services
console-programme-field-question = question posée aux habitants
console-programme-field-legal_basis = bases légales
console-programme-field-intro = introduction
console-programme-field-period = période
console-programme-field-stages = étapes
console-programme-field-disclaimer = avertissement
console-programme-upload = Envoyer une version
console-programme-upload-lead = Prenez le fichier d'une version, modifiez-le, envoyez-le ici. Vous verrez ce qui changerait avant que rien ne change.
console-programme-file = Fichier du programme
console-programme-file-hint = Tableur .xlsx ou fichier .yaml, 2 Mo au plus.
console-programme-look = Voir ce qui changerait
console-programme-no-file = Choisissez un fichier.
console-programme-mistakes = Ce fichier ne peut pas être pris tel quel
console-programme-more-mistakes = … et { $count } autres points.
console-programme-would = Ce qui changerait
console-programme-would-lead = { $file }, comparé à la version { $number }. Rien n'est encore écrit.
console-programme-adoption = Cette version est marquée comme adoptée : chaque auteur qui a donné son nom et dont l'axe ou l'engagement a changé en sera informé.
console-programme-count-changes = { $count ->
    [one] Un changement
   *[other] { $count } changements
  }
console-programme-confirm = Publier cette version
console-programme-moved = Un ou une collègue a publié une autre version entre-temps. Envoyez le fichier de nouveau pour comparer avec elle.
console-programme-uploaded = La version { $number } est publiée : c'est elle que les habitants lisent.
console-programme-same = Ce fichier est le même que la version { $number } : rien n'a changé.
