### Le journal : qui a vu quoi, qui a fait quoi. Les actions sont toutes des noms ou des participes.

console-audit-when = Quand
console-audit-who = Qui
console-audit-what = Quoi
console-audit-about = À propos de
console-audit-detail = Détail
console-audit-none = Rien dans le journal avec ce filtre.
console-audit-system = Le système
console-audit-anyone = Tout le monde
console-audit-any = Toute action

## L'entrée et les comptes

console-audit-action-signed_in = Connexion
console-audit-action-sign_in_failed = Essai de connexion manqué
console-audit-action-refused = Action refusée
console-audit-action-staff_added = Compte ajouté
console-audit-action-staff_changed = Compte modifié
console-audit-action-staff_ended = Compte terminé
console-audit-action-staff_password_set = Mot de passe donné
console-audit-action-staff_codes_set = Codes activés
console-audit-action-staff_codes_removed = Codes retirés

## Les demandes d'information

console-audit-action-request_entered = Demande saisie
console-audit-action-request_identity_seen = Identité consultée
console-audit-action-request_form_taken = Formulaire emporté
console-audit-action-request_dossier_taken = Dossier emporté
console-audit-action-request_paper_taken = Pièce de demande emportée
console-audit-action-request_drafted = Projet de réponse écrit
console-audit-action-request_draft_seen = Lettre d'un projet vue
console-audit-action-request_draft_approved = Projet de réponse approuvé
console-audit-action-request_draft_returned = Projet de réponse renvoyé
console-audit-action-request_draft_dropped = Projet de réponse supprimé
console-audit-action-requests_grouped = Demandes regroupées
console-audit-action-group_proposed = Publication proposée
console-audit-action-group_dismissed = Proposition de publication écartée
console-audit-action-receipt_corrected = Récépissé corrigé
console-audit-action-case_register = Récépissé donné, demande enregistrée
console-audit-action-case_clarify = Précision demandée
console-audit-action-case_clarified = Précision notée
console-audit-action-case_consult = Tiers consulté
console-audit-action-case_consulted = Réponse d'un tiers notée
console-audit-action-case_extend = Délai d'une demande prolongé
console-audit-action-case_answer = Réponse à une demande
console-audit-action-case_withheld = Partie non communiquée
console-audit-action-case_refuse = Refus d'une demande
console-audit-action-case_redirect = Demande orientée vers une autre institution
console-audit-action-case_complain_president = Réclamation au président notée
console-audit-action-case_complain_cdai = Plainte à la CDAI notée
console-audit-action-case_complain_court = Recours devant le tribunal noté
console-audit-action-case_decide_president = Réponse du président notée
console-audit-action-case_decide_cdai = Réponse de la CDAI notée
console-audit-action-case_decide_court = Décision du tribunal notée
console-audit-action-case_remark = Remarque sur une demande
console-audit-action-case_withdraw = Retrait d'une demande noté
console-audit-action-case_close = Demande close
console-audit-action-notice_printed = Avis lu pour être remis
console-audit-action-notice_handed = Avis remis

## Les contributions

console-audit-action-contribution_entered = Contribution saisie
console-audit-action-contribution_answered = Réponse à une contribution
console-audit-action-contribution_hidden = Contribution masquée
console-audit-action-contribution_shown = Contribution de nouveau publiée
console-audit-action-contribution_masked = Passage d'une contribution masqué
console-audit-action-counter_receipt_sent = Reçu du guichet envoyé
console-audit-action-demo_people = Personnes inventées pour l'essai
console-audit-action-theme_made = Thème créé
console-audit-action-theme_renamed = Thème renommé
console-audit-action-theme_joined = Ajout à un thème
console-audit-action-theme_left = Retrait d'un thème

## Les conversations

console-audit-action-conversation_answered = Réponse dans une conversation
console-audit-action-conversation_returned = Conversation rendue à l'assistant
console-audit-action-readings_listed = Phrases non comprises relues
console-audit-action-reading_labelled = Phrase non comprise classée
console-audit-action-reading_skipped = Phrase non comprise laissée
console-audit-action-person_unreachable = Personne devenue injoignable
console-audit-action-person_reachable = Personne de nouveau joignable

## Les sessions et les ateliers

console-audit-action-session_added = Session ajoutée
console-audit-action-session_imported = Session importée
console-audit-action-session_agenda_published = Ordre du jour publié
console-audit-action-session_decided = Délibérations saisies
console-audit-action-session_cancelled = Session annulée
console-audit-action-sitting_added = Séance ajoutée
console-audit-action-sitting_changed = Séance modifiée
console-audit-action-sitting_postponed = Séance reportée
console-audit-action-sitting_without_quorum = Séance sans quorum
console-audit-action-sitting_held = Séance tenue
console-audit-action-sitting_cancelled = Séance annulée
console-audit-action-workshop_added = Atelier ajouté
console-audit-action-workshop_imported = Atelier importé
console-audit-action-workshop_changed = Atelier modifié
console-audit-action-workshop_postponed = Atelier reporté
console-audit-action-workshop_held = Atelier tenu
console-audit-action-workshop_minutes = Compte rendu d'atelier saisi
console-audit-action-workshop_cancelled = Atelier annulé
console-audit-action-checked_in = Présence notée

## Les annonces

console-audit-action-broadcast_drafted = Annonce écrite
console-audit-action-broadcast_changed = Annonce modifiée
console-audit-action-broadcast_approved = Annonce approuvée
console-audit-action-broadcast_reopened = Annonce redevenue un brouillon
console-audit-action-broadcast_frozen = Liste des personnes d'une annonce arrêtée
console-audit-action-broadcast_paused = Annonce mise en pause
console-audit-action-broadcast_resumed = Annonce reprise
console-audit-action-broadcast_finished = Annonce terminée
console-audit-action-broadcast_cancelled = Annonce annulée
console-audit-action-neutrality_entered = Période de neutralité saisie
console-audit-action-neutrality_lifted = Période de neutralité levée
console-audit-action-templates_checked = Modèles vérifiés
console-audit-action-mails_sent_again = Courriels envoyés de nouveau

## Le programme et le calendrier

console-audit-action-commune_imported = Dossier de la commune importé
console-audit-action-programme_uploaded = Programme versé
console-audit-action-calendar_imported = Calendrier importé
console-audit-action-calendar_day_added = Jour non travaillé ajouté
console-audit-action-calendar_day_moved = Jour non travaillé déplacé
console-audit-action-calendar_day_confirmed = Date d'un jour non travaillé confirmée
console-audit-action-calendar_day_removed = Jour non travaillé retiré

## Les rapports et les fichiers

console-audit-action-report_asked = Rapport ou fichier demandé
console-audit-action-report_made = Rapport établi
console-audit-action-report_taken = Rapport ou fichier emporté
console-audit-action-personal_data_exported = Données personnelles exportées

## Le détail de chaque action

console-audit-with-drafted_by = écrit par :
console-audit-with-kind = nature :
console-audit-with-request = demande ouverte :
console-audit-with-programme = version :
console-audit-with-version = version :
console-audit-with-moved = derniers jours changés :
console-audit-with-corrections = corrections à envoyer :
console-audit-with-day = jour :
console-audit-with-days = nombre de jours :
console-audit-with-before = auparavant :
console-audit-with-after = désormais :
console-audit-with-date = date :
console-audit-with-on = le :
console-audit-with-starts_on = du :
console-audit-with-ends_on = au :
console-audit-with-number = numéro :
console-audit-with-before_number = numéro précédent :
console-audit-with-count = nombre :
console-audit-with-received_on = jour de réception précédent :
console-audit-with-sitting = séance numéro :
console-audit-with-sittings = séances numéros :
console-audit-with-deliberations = délibérations :
console-audit-with-fields = ce qui change :
console-audit-with-absent = absents :
console-audit-with-questions = questions ouvertes :
console-audit-with-people = personnes :
console-audit-with-left_out = personnes laissées de côté :
console-audit-with-messages = messages :
console-audit-with-read = modèles lus :
console-audit-with-not_read = modèles non lus :
console-audit-field-hours = l'heure
console-audit-field-place = le lieu
console-audit-field-public = la présence du public
console-audit-field-seats = le nombre de places
console-audit-field-words = les textes
console-audit-why-nobody = Personne n'était nommé
console-audit-why-unknown = Ne fait pas partie du personnel
console-audit-why-ended = Ne fait plus partie du personnel
console-audit-why-no_staff = Pas encore de personnel
console-audit-why-role = Le rôle ne le permet pas
console-audit-why-late = Arrêt de plus d'un jour
console-audit-why-neutrality = Période de neutralité
console-audit-why-changed = Texte changé après l'approbation
console-audit-why-grew = Plus de personnes que permis sans un autre accord
