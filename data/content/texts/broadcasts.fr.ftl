### Ce que le personnel lit d'une annonce : son aperçu, sa progression, ce qui l'empêche de partir.

broadcasts-none = Aucune annonce.
broadcasts-state-draft = brouillon
broadcasts-state-approved = approuvée
broadcasts-state-sending = en cours
broadcasts-state-paused = en pause
broadcasts-state-done = terminée
broadcasts-state-cancelled = annulée

broadcasts-channel-telegram = Telegram
broadcasts-channel-whatsapp = WhatsApp
broadcasts-channel-web = Page de la commune
broadcasts-channel-terminal = Terminal
broadcasts-language-ar = arabe
broadcasts-language-ary = darija
broadcasts-language-ary-Latn = darija, lettres latines
broadcasts-language-fr = français

## L'aperçu

broadcasts-reads = { $language } :
broadcasts-button = Bouton : { $label }
broadcasts-template = WhatsApp, après un jour de silence : modèle { $name } ({ $language }, { $category })
broadcasts-field = { $name } : { $value }
broadcasts-people = Personnes
broadcasts-total = Total
broadcasts-left-out = Laissées de côté
broadcasts-why = Raison
broadcasts-channel = Canal
broadcasts-nobody = Personne ne la recevrait.
broadcasts-cost = Modèles payants ({ $category }) : { $templates } × { $price } { $currency } = { $sum } { $currency }
broadcasts-cost-unknown = Modèles payants ({ $category }) : { $templates }. Prix non saisi (commune.yaml, announcing.prices).
broadcasts-cost-none = Aucun modèle payant.
broadcasts-statutory = Avis que la loi impose : il part aussi pendant une période de neutralité.
broadcasts-leaves-at = Part le { $day } à partir de { $hour }.
broadcasts-leaves-soon = Part dès l'approbation, entre { $from } et { $to }.
broadcasts-needs-another = À approuver par une autre personne que { $authors }.
broadcasts-alone = { $authors } peut l'approuver sans une autre personne.
broadcasts-neutral = Neutralité du { $from } au { $until } : { $reason }. Elle ne partira pas ces jours-là.
broadcasts-warning = Attention ({ $language }) : { $what }
broadcasts-warning-begins = la ligne { $line } ne commence pas par un mot arabe, un téléphone peut l'afficher à l'envers
broadcasts-warning-latin = pas de texte en lettres latines, ces personnes liront celui en lettres arabes
broadcasts-warning-missing = aucun texte, ces personnes ne recevraient rien

## Pourquoi quelqu'un ne la reçoit pas

broadcasts-reason-no_consent = n'ont pas demandé à recevoir ces messages
broadcasts-reason-stopped = ont dit stop
broadcasts-reason-unreachable = ont bloqué le compte
broadcasts-reason-no_text = pas de texte dans leur langue
broadcasts-reason-capped = ont déjà reçu assez d'annonces ces jours-ci
broadcasts-reason-no_template = silencieuses depuis plus d'un jour sur WhatsApp, et aucun modèle approuvé
broadcasts-reason-no_address = sans adresse
broadcasts-reason-gone = ont demandé à être oubliées
broadcasts-reason-cancelled = annonce annulée avant leur tour
broadcasts-reason-window = refusée par WhatsApp après un jour de silence
broadcasts-reason-other = { $words }

## La progression

broadcasts-status-waiting = attendent
broadcasts-status-leaving = en route
broadcasts-status-sent = envoyés
broadcasts-status-delivered = reçus
broadcasts-status-read = lus
broadcasts-status-failed = échoués
broadcasts-status-unknown = sans réponse du canal
broadcasts-status-parked = sans voie pour l'instant
broadcasts-status-dropped = abandonnés
broadcasts-outcome = { $state }, { $reason } : { $people }
broadcasts-progress = Annonce { $name }
broadcasts-paused-late = Elle s'est arrêtée plus d'un jour. Relisez le texte, puis : jemaa broadcast resume
broadcasts-paused-neutrality = Arrêtée par la neutralité. Après ces jours : jemaa broadcast resume
broadcasts-reopened-changed = Elle a changé après son approbation : à approuver de nouveau.
broadcasts-reopened-grew = Plus de personnes que ce que son auteur peut approuver : une autre personne doit l'approuver.
broadcasts-event = { $day } { $hour }, { $actor } : { $what }
broadcasts-event-drafted = écrite
broadcasts-event-changed = modifiée
broadcasts-event-approved = approuvée
broadcasts-event-reopened = renvoyée au brouillon
broadcasts-event-frozen = liste des personnes arrêtée
broadcasts-event-paused = mise en pause
broadcasts-event-resumed = reprise
broadcasts-event-finished = terminée
broadcasts-event-cancelled = annulée
broadcasts-service = le service
