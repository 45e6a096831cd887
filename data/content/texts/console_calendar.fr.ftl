### Le calendrier des jours où la commune ne travaille pas.

console-calendar-title = Jours non travaillés
console-calendar-lead = Les délais de la loi 31.13 se comptent en jours ouvrables. Un changement ici recalcule toutes les demandes en cours ; vous voyez lesquelles avant d'enregistrer.
console-calendar-add = Ajouter un jour
console-calendar-coming = À venir, et chaque année
console-calendar-past = Jours passés
console-calendar-none = Aucun jour n'est encore inscrit.
console-calendar-name = Jour
console-calendar-when = Quand
console-calendar-kind = Nature
console-calendar-deeds = Modifier
console-calendar-every-year = chaque année, le
console-calendar-days = { $days } jours
console-calendar-provisional = date provisoire
console-calendar-unconfirmed = date non confirmée
console-calendar-unconfirmed-hint = Une date non confirmée est comptée telle qu'elle est inscrite. Si la fête a bien eu lieu ce jour-là, confirmez-la ; sinon déplacez-la, et les demandes en cours sont recalculées.
console-calendar-kind-closure = fermeture
console-calendar-kind-religious = fête religieuse
console-calendar-kind-fixed = fête à date fixe
console-calendar-hint-closure = Un ou plusieurs jours où le bureau est fermé.
console-calendar-hint-fixed = Le même jour chaque année.
console-calendar-do-add = Ajouter un jour
console-calendar-do-move = Déplacer
console-calendar-do-confirm = Confirmer la date
console-calendar-do-remove = Retirer
console-calendar-name-ar = Nom en arabe
console-calendar-name-fr = Nom en français
console-calendar-first-day = Premier jour
console-calendar-length = Nombre de jours
console-calendar-month-day = Jour de l'année
console-calendar-month-day-hint = Mois-jour, par exemple 11-06. Seulement pour une fête à date fixe.
console-calendar-sure = Certitude
console-calendar-estimate = La date est une estimation
console-calendar-estimate-hint = Les personnes lisent qu'elle peut changer, jusqu'à ce que vous la confirmiez.
console-calendar-note = Source ou remarque
console-calendar-note-hint = Par exemple la décision de fermeture.
console-calendar-look = Voir ce que cela change
console-calendar-would = Ce que cela changerait
console-calendar-not-yet = Rien n'est encore enregistré.
console-calendar-earlier = { $count ->
    [one] Un dernier jour déjà annoncé à une personne viendrait plus tôt.
   *[other] { $count } derniers jours déjà annoncés à des personnes viendraient plus tôt.
  }
console-calendar-moves = { $count ->
    [0] Aucun dernier jour ne change.
    [one] Un dernier jour change.
   *[other] { $count } derniers jours changent.
  }
console-calendar-tells = { $count ->
    [0] Personne n'a besoin d'une correction.
    [one] Une personne recevra une correction.
   *[other] { $count } personnes recevront une correction.
  }
console-calendar-save = Enregistrer
console-calendar-moved-cases = Demandes dont le dernier jour change
console-calendar-clock = Délai
console-calendar-before = Avant
console-calendar-after = Après
console-calendar-is-earlier = plus tôt qu'annoncé
console-calendar-moves-none = Aucune demande en cours n'est touchée.
console-calendar-done-add = Le jour est ajouté.
console-calendar-done-move = Le jour est déplacé.
console-calendar-done-confirm = La date est confirmée.
console-calendar-done-remove = Le jour est retiré.
console-calendar-lacks-kind = Choisissez la nature du jour.
console-calendar-lacks-name = Donnez un nom en arabe : la personne qui demande pourquoi le jour n'est pas compté le lit.
console-calendar-lacks-day = Donnez le premier jour, par exemple 2026-11-30.
console-calendar-lacks-month_day = Donnez le jour de l'année, par exemple 11-06.
console-calendar-lacks-not-so = Cela n'est pas possible : ce jour est déjà inscrit ou déjà chômé, déjà confirmé, ou trop long.
