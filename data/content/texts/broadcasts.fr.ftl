### Ce que le personnel lit d'un envoi : son aperçu, sa progression, ce qui l'empêche de partir.

broadcasts-none = Aucun envoi.
broadcasts-state-draft = brouillon
broadcasts-state-approved = approuvé
broadcasts-state-sending = en cours
broadcasts-state-paused = en pause
broadcasts-state-done = terminé
broadcasts-state-cancelled = annulé

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
broadcasts-nobody = Personne ne le recevrait.
broadcasts-cost = Modèles payants ({ $category }) : { $templates } × { $price } { $currency } = { $sum } { $currency }
broadcasts-cost-unknown = Modèles payants ({ $category }) : { $templates }. Prix non saisi (commune.yaml, announcing.prices).
broadcasts-cost-none = Aucun modèle payant.
broadcasts-statutory = Avis que la loi impose : il part aussi pendant une période de neutralité.
broadcasts-leaves-at = Part le { $day } à partir de { $hour }.
broadcasts-leaves-soon = Part dès l'approbation, entre { $from } et { $to }.
broadcasts-needs-another = À approuver par une autre personne que { $authors }.
broadcasts-alone = { $authors } peut l'approuver sans une autre personne.
broadcasts-neutral = Neutralité du { $from } au { $until } : { $reason }. Il ne partira pas ces jours-là.
broadcasts-warning = Attention ({ $language }) : { $what }
broadcasts-warning-begins = la ligne { $line } ne commence pas par un mot arabe, un téléphone peut l'afficher à l'envers
broadcasts-warning-latin = pas de texte en lettres latines, ces personnes liront celui en lettres arabes
broadcasts-warning-missing = aucun texte, ces personnes ne recevraient rien

## Pourquoi quelqu'un ne le reçoit pas

broadcasts-reason-no_consent = n'ont pas demandé à recevoir ces messages
broadcasts-reason-stopped = ont dit stop
broadcasts-reason-unreachable = ont bloqué le compte
broadcasts-reason-no_text = pas de texte dans leur langue
broadcasts-reason-capped = ont déjà reçu assez d'envois ces jours-ci
broadcasts-reason-no_template = silencieuses depuis plus d'un jour sur WhatsApp, et aucun modèle approuvé
broadcasts-reason-no_address = sans adresse
broadcasts-reason-gone = ont demandé à être oubliées
broadcasts-reason-cancelled = envoi annulé avant leur tour
broadcasts-reason-window = refusé par WhatsApp après un jour de silence
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
broadcasts-progress = Envoi { $name }
broadcasts-paused-late = Il s'est arrêté plus d'un jour. Relisez le texte, puis : jemaa broadcast resume
broadcasts-paused-neutrality = Arrêté par la neutralité. Après ces jours : jemaa broadcast resume
broadcasts-reopened-changed = Il a changé après son approbation : à approuver de nouveau.
broadcasts-reopened-grew = Plus de personnes que ce que son auteur peut approuver : une autre personne doit l'approuver.
broadcasts-event = { $day } { $hour }, { $actor } : { $what }
broadcasts-event-drafted = écrit
broadcasts-event-changed = modifié
broadcasts-event-approved = approuvé
broadcasts-event-reopened = renvoyé au brouillon
broadcasts-event-frozen = liste des personnes arrêtée
broadcasts-event-paused = mis en pause
broadcasts-event-resumed = repris
broadcasts-event-finished = terminé
broadcasts-event-cancelled = annulé
broadcasts-service = le service
