### Ce qu'est devenue une contribution : la réponse de la commune, les mots adoptés, ce qui n'est pas publié.

fates-answer = { $state ->
    [accepted] Réponse de la commune, { $day } : votre avis est retenu.
    [partly] Réponse de la commune, { $day } : votre avis est retenu en partie.
   *[not_accepted] Réponse de la commune, { $day } : votre avis n'est pas retenu.
 }
fates-reason = { $written ->
    [ar] Pourquoi, écrit par la commune en arabe : { $words }
    [ary] Pourquoi, écrit par la commune en darija : { $words }
    [ary-Latn] Pourquoi, écrit par la commune en darija, en lettres latines : { $words }
    [fr] Pourquoi, écrit par la commune en français : { $words }
   *[same] Pourquoi : { $words }
 }
fates-measure = Passage du programme concerné : { $title }

## Le texte adopté

fates-adopted = Le programme est adopté. Ce qui a changé ici :
fates-adopted-same = Le programme est adopté. Ce passage n'a pas changé.
fates-changed =
    Dans le projet : { $before }
    Dans le texte adopté : { $after }
fates-added = Ajouté dans le texte adopté : { $after }
fates-dropped = Retiré du texte adopté : { $before }
fates-more = Autres changements ici : { $count }. Pour lire le programme entier, écrivez « programme ».

## Ce qui n'est pas publié

fates-hidden =
    { $reason ->
        [insult] Votre message n'est pas publié : il contient des insultes ou des menaces.
        [hatred] Votre message n'est pas publié : il appelle à la haine, à la discrimination ou à la violence.
        [personal_data] Votre message n'est pas publié : il contient des données personnelles d'une autre personne.
        [accusation] Votre message n'est pas publié : il accuse une personne désignée.
        [off_topic] Votre message n'est pas publié : il ne porte ni sur le programme ni sur la commune.
        [spam] Votre message n'est pas publié : c'est de la publicité ou un texte répété.
       *[illegal] Votre message n'est pas publié : la loi ne permet pas de publier ce qu'il contient.
    }
    Il reste enregistré. Si vous n'êtes pas d'accord, écrivez « agent ».
fates-hidden-right = S'il contenait une demande d'information, vous pouvez toujours la faire.
