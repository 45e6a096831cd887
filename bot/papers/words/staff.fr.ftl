### What staff read in a terminal about cases: where they stand, what the person must be told.

## Where a case stands

short-awaiting_identity = brouillon, identité manquante
short-awaiting_receipt = à enregistrer
short-open = enregistrée, en cours
short-clarifying = précision demandée
short-consulting = tiers consulté
short-answered = réponse donnée
short-complaint_president = réclamation au président
short-complaint_cdai = plainte à la CDAI
short-court = au tribunal
short-closed = close
short-full = en entier
short-partial = en partie
short-refused = refus
short-redirected = orientée
short-withdrawn = retirée
case-overdue = EN RETARD
case-soon = bientôt
case-to-register = À ENREGISTRER
case-urgent = urgente
case-age = âge { $days } j
case-last-day = dernier jour { $day }
case-none = Aucune demande.

event-correct_receipt = récépissé corrigé

## What waits to be handed over

notice-not_acknowledged = pas encore de récépissé
paper-since = depuis le { $day }
paper-see-file = à qui : voir le dossier
paper-nobody = sans identité : la personne le lira quand elle écrira de nouveau
paper-may-have-arrived = elle l’a peut-être déjà reçu
paper-none = Rien n’attend d’être remis.
paper-letter = Lettre :
paper-letters-more = Le fichier contient les mots et toutes les pièces.
paper-take = Pour l’écrire dans un fichier, ajoutez --out FICHIER.
paper-written = Écrit dans
paper-next = Les mots : jemaa requests paper N° … ; après la remise : jemaa requests handed N° …
