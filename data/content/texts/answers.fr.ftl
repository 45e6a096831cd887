### Annonces de ce qu'est devenue une contribution : ce qui précède les mots de fates.fr.ftl.

answers-about = { $kind ->
    [idea] Au sujet de votre idée { $reference } : { $words }
   *[comment] Au sujet de votre remarque { $reference } : { $words }
 }
answers-about-many = Au sujet de vos remarques, qui disent la même chose : { $references }
answers-adopted = Le programme est adopté. Voici ce qui a changé là où vous aviez donné votre avis.
answers-place = Passage : { $title }
answers-other-places = Autres passages qui ont changé : { $count }. Le code de chaque remarque y mène.
answers-request = La demande d'information qu'il contenait est gardée : { $request }
answers-shown = Votre message est de nouveau publié.
answers-open = Voir ma remarque
