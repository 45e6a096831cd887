# The page on which a person says who they are, in French. Law 31.13, article 14; law 09-08 on personal data.

identity-name = La commune
identity-title = Votre identité pour la demande · { $commune }
identity-title-errors = À corriger · { $title }
identity-heading = Votre identité, pour finir votre demande
identity-lead = La loi 31.13 veut que le formulaire porte un nom, une adresse et le numéro d'une pièce d'identité. On ne vous les demandera jamais dans la conversation : ici seulement.
identity-sample = Ceci est un essai : les données ne sont pas réelles. N'écrivez pas votre vraie identité.
identity-languages = Langue
identity-until = Cette page vous attend jusqu'au { $day } à { $time }. Elle sert une seule fois.

identity-request = Ce que vous demandez
identity-subject = Information
identity-period = Période
identity-format = Forme
identity-format-electronic = Fichier électronique
identity-format-paper = Copie sur papier
identity-format-consultation = Consultation sur place
identity-delivery = Réponse
identity-delivery-email = Par e-mail
identity-delivery-counter = Au guichet de la commune
identity-delivery-chat = Dans la conversation
identity-type = Type
identity-type-ordinary = Ordinaire
identity-type-urgent = Urgente
identity-urgent-reason = Pourquoi c'est urgent
identity-addressed = Adressée à

identity-who = Qui demande
identity-first-name = Prénom
identity-family-name = Nom de famille
identity-name-hint = Comme sur votre carte, en lettres arabes ou latines.
identity-kind = Vous êtes
identity-kind-citizen = De nationalité marocaine
identity-kind-resident = De nationalité étrangère, avec une résidence légale au Maroc
identity-document = Numéro de la carte
identity-document-citizen = Carte nationale (CNIE) : une ou deux lettres, puis des chiffres.
identity-document-resident = Résidence : le numéro de la carte ou du document qui la prouve.
identity-document-cin = Carte nationale (CNIE)
identity-document-residence = Document de résidence
identity-address = Adresse postale
identity-address-hint = Rue et numéro ou douar, puis la ville.
identity-email = Adresse e-mail
identity-email-hint = C'est là que la réponse vous sera envoyée.
identity-phone = Contact
identity-phone-yes = La commune peut m'appeler au numéro d'où j'écris, si une question se pose.
identity-phone-no = Pas d'appel
identity-optional = Facultatif
identity-preview = Voir le formulaire
identity-preview-hint = Rien n'est envoyé avant que vous l'ayez relu.

identity-errors = { $count ->
    [one] Un point est à revoir
   *[other] { $count } points sont à revoir
  }
identity-error-first-name-missing = Écrivez votre prénom.
identity-error-first-name-wrong = Écrivez le prénom en lettres seulement, sans chiffres ni signes.
identity-error-first-name-long = Ce prénom est trop long : 80 lettres au plus.
identity-error-family-name-missing = Écrivez votre nom de famille.
identity-error-family-name-wrong = Écrivez le nom de famille en lettres seulement, sans chiffres ni signes.
identity-error-family-name-long = Ce nom est trop long : 80 lettres au plus.
identity-error-kind-missing = Choisissez l'une des deux réponses.
identity-error-document-missing = Écrivez le numéro de votre carte.
identity-error-document-wrong-cin = Ce numéro ne ressemble pas à celui d'une carte nationale : une ou deux lettres, puis quatre à sept chiffres.
identity-error-document-wrong = Ce numéro ne ressemble pas à celui d'un document : quatre à vingt lettres et chiffres.
identity-error-address-missing = Écrivez votre adresse postale.
identity-error-address-short = Cette adresse est trop courte : ajoutez la rue ou le douar, puis la ville.
identity-error-address-long = Cette adresse est trop longue : 300 lettres au plus.
identity-error-email-missing = Écrivez votre adresse e-mail : vous avez choisi de recevoir la réponse par e-mail.
identity-error-email-wrong = Cette adresse e-mail ne semble pas complète. Exemple : nom@exemple.ma

identity-notice = Vos données personnelles
identity-notice-who = Responsable : { $commune }.
identity-notice-purpose = But : établir votre demande d'information (loi 31.13, article 14) et y répondre. Rien d'autre.
identity-notice-readers = Qui lit : la personne chargée de l'accès à l'information et les agents qui l'aident. Vos données sont gardées chiffrées.
identity-notice-kept = Durée : tant que la demande et ses recours sont ouverts, puis le temps que la commune a déclaré à la CNDP. Ce que vous tapez ici sans l'envoyer est effacé quand la page expire.
identity-notice-rights = Vos droits (loi 09.08) : accéder à vos données, les faire corriger, vous opposer à leur usage. Adressez-vous à la commune, ou écrivez « mes données » dans la conversation.
identity-notice-cndp = Référence à la CNDP : { $reference }
identity-notice-sample = Référence à la CNDP : aucune, car cette commune est un exemple.

identity-check = Relisez votre formulaire
identity-check-lead = Voici la demande telle qu'elle sera envoyée à la personne chargée de l'information.
identity-paper = Voir le formulaire en PDF
identity-correct = Corriger
identity-send = Envoyer la demande
identity-send-hint = Après l'envoi, cette page se ferme et ne peut plus changer.

identity-sent = C'est envoyé
identity-sent-lead = Votre demande est partie vers la personne chargée de l'information.
identity-sent-not-filed = Elle n'est pas encore déposée. Elle le sera quand la commune aura délivré le récépissé : les délais de la loi commencent ce jour-là.
identity-sent-told = La conversation vous donnera alors le numéro, la date et le dernier jour de la réponse.
identity-reference = Votre référence
identity-sent-other = L'autre voie reste ouverte : le portail national
identity-sent-close = Vous pouvez fermer cette page.

identity-gone = Cette page n'est plus ouverte
identity-gone-why = Elle a déjà servi, ou son temps est passé.
identity-gone-sent = Si vous avez envoyé votre demande, elle est bien partie : suivez-la dans la conversation.
identity-gone-new = Sinon, écrivez votre référence dans la conversation : vous recevrez un nouveau lien. Rien d'autre n'est perdu.

identity-away = Le service est arrêté un instant
identity-away-why = Rien n'a été envoyé. Attendez une minute, puis réessayez.
identity-away-kept = Ce que vous avez tapé est encore ici.
identity-again = Réessayer
identity-too-fast = C'était trop vite, et rien n'a été envoyé. Attendez un peu, puis réessayez.
identity-expired = Cette page était ouverte depuis longtemps, et rien n'a été envoyé. Relisez, puis continuez.
identity-form = Nous n'avons pas compris cet envoi. Réessayez depuis cette page.
identity-too-long = C'est trop long, et rien n'a été gardé. Écrivez plus court, puis réessayez.
