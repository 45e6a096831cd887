### Ce que l'on écrit à la personne chargée de l'information, en français et en arabe : aucun nom, aucune donnée personnelle.

officer-subject = Demandes d'information : délais à surveiller
officer-overdue = Dernier jour passé :
officer-near = Dernier jour proche :
officer-reply = Demande { $reference }, dernier jour pour répondre : { $due }
officer-complaint = Réclamation au président, demande { $reference }, dernier jour pour répondre : { $due }
officer-unfiled = Formulaires sans récépissé :
officer-form = Demande { $reference }, formulaire envoyé : { $sent }
officer-form-urgent = Demande urgente { $reference }, formulaire envoyé : { $sent }
officer-receipt = Sans récépissé, la demande n'est pas déposée et la personne attend : il se donne à la réception (article 14).
officer-late = Une réponse tardive vaut mieux que le silence : passé le délai, la personne peut réclamer (article 19).
officer-do = Pour les voir toutes :
