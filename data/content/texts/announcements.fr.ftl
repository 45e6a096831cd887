### Ce que l'on annonce sans que la personne le demande ce jour-là : sessions, ateliers, sa propre place, en français.

## Quand et où

announcements-when =
    Date : { $day }
    Heure : { $time ->
        [both] de { $start } à { $end }
        [start] à { $start }
        [morning] le matin, heure exacte non indiquée
        [afternoon] l'après-midi, heure exacte non indiquée
        [evening] le soir, heure exacte non indiquée
       *[none] pas encore indiquée
    }
    Lieu : { $place }
announcements-stop = Pour ne plus recevoir ces messages, écrivez « stop ».

## Rappels

announcements-reminder = { $when ->
    [today] C'est aujourd'hui : { $title }
    [tomorrow] C'est demain : { $title }
    [two_days] C'est dans deux jours : { $title }
   *[soon] Rappel, la date approche : { $title }
 }
announcements-agenda = { $what ->
    [new] L'ordre du jour est publié : { $title }
   *[changed] L'ordre du jour a changé : { $title }
 }
announcements-points =
    { $more ->
        [0] Au programme :
       *[other] Au programme (autres points, à lire avec le bouton : { $more }) :
    }
    { $points }
announcements-decided = La commune a indiqué ici ce que le conseil a décidé : { $title }
announcements-posted = Cette session est passée : { $title }. La commune n'a pas encore indiqué ici ce qui a été décidé.
announcements-last-to-comment = Le dernier jour pour donner votre avis sur le projet est le { $day }.
announcements-last-to-ask = Une information à demander à la commune avant la session ? Pour que le délai de réponse finisse avant elle, déposez la demande au plus tard le { $day }.

## Changements

announcements-correction = { $what ->
    [called_off] C'est annulé : { $title }
    [put_off] C'est reporté : { $title }
    [moved] La date a changé : { $title }
   *[changed] L'heure ou le lieu a changé : { $title }
 }
announcements-before = Date indiquée avant : { $day }
announcements-no-date = La nouvelle date n'est pas encore indiquée.

## Ateliers

announcements-workshop = Un atelier est annoncé : { $title }
announcements-moved-up = Des places se sont libérées, et elles sont à vous. Vous êtes inscrit à l'atelier : { $title }
announcements-seat = { $state ->
    [waiting] Vous êtes sur la liste d'attente, numéro { $place }. Places demandées : { $seats }. Code : { $reference }
   *[registered] Vous êtes inscrit. Places : { $seats }. Code à montrer à l'entrée : { $reference }
 }
announcements-after-workshop = Merci d'être venu à l'atelier : { $title }. { $asks ->
    [yes] Il vous reste à nous dire, axe par axe, ce que la commune doit en retenir.
   *[no] S'il vous reste une remarque, vous pouvez l'écrire ici.
 }
announcements-minutes = Le compte rendu de l'atelier est là : { $title }
