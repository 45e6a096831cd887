### Le bilan de la consultation, pour le conseil.

report-title = Bilan de la consultation citoyenne
report-for = Rapport présenté au conseil de la commune
report-as-of = Situation au { $day }
report-contents = Sommaire

## 1. L'essentiel

report-essence = L'essentiel
report-essence-words = { $count ->
    [0] Aucune contribution n'est parvenue à la commune.
    [one] Une contribution est parvenue à la commune. Chaque contribution compte une fois ; une même personne a pu en laisser plusieurs.
   *[other] { $count } contributions sont parvenues à la commune. Chaque contribution compte une fois ; une même personne a pu en laisser plusieurs.
  }
report-essence-first = L'axe qui en a reçu le plus : { $axis }.
report-essence-answered = { $answered ->
    [0] La commune n'a encore répondu à aucune contribution.
    [one] La commune a répondu à une contribution sur { $count }.
   *[other] La commune a répondu à { $answered } contributions sur { $count }.
  }
report-essence-requests = { $requests ->
    [0] Aucune demande d'accès à l'information n'a été enregistrée.
    [one] Une demande d'accès à l'information (loi n° 31.13) a été enregistrée.
   *[other] { $requests } demandes d'accès à l'information (loi n° 31.13) ont été enregistrées.
  }
report-key-contributions = Contributions
report-key-answered = Avec une réponse
report-key-requests = Demandes d'information
report-key-in_time = Réponses dans le délai

## 2. La méthode

report-method = La méthode
report-method-rounds = Les phases de la consultation
report-round-draft = Avis sur le projet
report-round-ideas = Recueil des idées
report-round-days = du { $opens } au { $closes }
report-method-ways = Chacun pouvait écrire, parler ou envoyer une photo, en darija, en arabe ou en français, avec ou sans son nom. Canaux utilisés : { $channels }.
report-method-kept = Les mots sont ceux des personnes, sans correction. Les numéros de carte et de téléphone en ont été masqués dès l'arrivée, et les noms n'y figurent pas.
report-method-hidden = { $hidden ->
    [0] Aucune contribution n'a été masquée par la modération.
    [one] Une contribution a été masquée par la modération, pour un motif que son auteur connaît : elle est comptée, et n'est pas citée.
   *[other] { $hidden } contributions ont été masquées par la modération, pour un motif que leurs auteurs connaissent : elles sont comptées, et ne sont pas citées.
  }
report-method-gone = { $gone ->
    [0] Aucune contribution n'a été retirée par son auteur.
    [one] Une contribution a été retirée ou effacée à la demande de son auteur : elle n'est ni comptée ni citée.
   *[other] { $gone } contributions ont été retirées ou effacées à la demande de leurs auteurs : elles ne sont ni comptées ni citées.
  }
report-method-workshop = Une partie des contributions vient des ateliers, dont les participants ont été interrogés ensuite.
report-method-not-survey = Une consultation n'est pas un sondage : les personnes qui écrivent ne représentent pas toute la population, et le nombre d'avis ne dit pas combien d'habitants les partagent.
report-method-small = Les nombres inférieurs à { $least } qui pourraient faire reconnaître une personne (langue, écriture, canal, jour) ne sont pas publiés ; d'autres nombres ont été tus avec eux, pour qu'on ne puisse pas les calculer.
report-method-themes = Les contributions qui disent la même chose, quelle que soit leur langue ou leur écriture, ont été réunies en thèmes par les agents de la commune. Les citations sont choisies sans regarder leur auteur, en prenant tour à tour chaque langue.

## 3. Les chiffres

report-numbers = Les chiffres
report-numbers-axes = Ce qui a été dit
report-numbers-who = Qui a parlé, et comment
report-numbers-equity = Chacun attend-il aussi longtemps ?
report-equity-words = La commune regarde ici si les réponses viennent aussi vite selon la langue et le canal. Les groupes de moins de { $least } personnes sont réunis.
report-equity-none = Les contributions sont trop peu nombreuses, ou encore sans réponse, pour cette comparaison.
report-requests = Les demandes d'information
report-requests-words = Demandes enregistrées au titre de la loi n° 31.13, et ce qu'il en est au { $day }.

## 4. Ce qui a été dit

report-said = Ce qui a été dit
report-said-words = Dans l'ordre du programme. Les citations sont anonymes et gardent la langue et l'écriture de leur auteur.
report-axis = Axe { $number } : { $title }
report-whole-axis = Sur l'axe en général
report-count = { $count ->
    [0] Aucune contribution.
    [one] Une contribution.
   *[other] { $count } contributions.
  }
report-count-hidden = { $hidden ->
    [one] Dont une masquée par la modération.
   *[other] Dont { $hidden } masquées par la modération.
  }
report-count-media = { $media ->
    [one] Une est un message vocal ou une photo, sans texte.
   *[other] { $media } sont des messages vocaux ou des photos, sans texte.
  }
report-theme = { $title } ({ $count })
report-theme-none = Autres contributions ({ $count })
report-answers = Réponses de la commune
report-answer-state = { $state } ({ $count })
report-answer-none = La commune n'a pas encore répondu.
report-answer-measure = Mesure modifiée : { $title } (version { $version } du programme).
report-answer-language = La réponse n'existe pas en français ; elle est reproduite telle quelle.
report-no-quotes = Le texte de ces contributions est en annexe.

## Annexes

report-annexes = Annexes
report-annex-tables = Les nombres derrière les graphiques
report-annex-words = Toutes les contributions
report-annex-words-about = Le texte de chaque contribution, tel qu'écrit, sans nom ni référence, dans un ordre tiré au sort.
report-annex-chain = Vérifier ce rapport
report-chain-words = Chaque contribution et chaque demande ont un maillon dans une chaîne de reçus : on ne peut ni en changer ni en retirer un sans que cela se voie. Au { $day }, cette chaîne compte { $links ->
    [one] un maillon
   *[other] { $links } maillons
  }, et sa tête est :
report-chain-how = Inscrite au procès-verbal, cette tête prouvera plus tard que rien de ce qui la précède n'a été changé ni supprimé. La commande « { $command } » vérifie la chaîne entière et affiche sa tête ; chaque personne peut aussi vérifier sa propre contribution en envoyant son code au service.
report-chain-broken = ATTENTION : la chaîne de reçus ne se vérifie pas (maillon { $number }). Ce rapport ne doit pas être présenté avant que cela soit éclairci.
report-sample = Exemple : le programme et les dates sont donnés pour la démonstration et n'engagent pas la commune.

## Les données ouvertes

open-data-title = Données ouvertes de la consultation : { $commune }
open-data-about = Contributions à la consultation sur le programme d'ouverture, situation au { $day }. Aucune donnée personnelle n'y figure : ni nom, ni référence, ni auteur.
open-data-files = Les fichiers
open-data-file-contributions = contributions.csv : une ligne par contribution publiée, avec ce qui a été dit et la réponse de la commune, dans un ordre tiré au sort. Ni langue, ni canal, ni jour.
open-data-file-figures = figures.csv : les nombres, par axe, réponse, phase, langue, écriture, canal et jour.
open-data-file-codebook = codebook.csv : le sens de chaque colonne.
open-data-file-chain = chain.csv : les empreintes de la chaîne de reçus.
open-data-file-licence = LICENCE.fr.txt et LICENCE.ar.txt : les conditions de réutilisation.
open-data-small = Les nombres inférieurs à { $least } qui pourraient faire reconnaître une personne ne sont pas publiés (is_told = 0), ni ceux qui permettraient de les calculer.
open-data-verify = Vérifier
open-data-head = Au { $day }, la tête de la chaîne (maillon { $number }) est :
open-data-verify-how = La dernière ligne de chain.csv doit porter cette empreinte, et la même doit figurer dans le rapport présenté au conseil ou au procès-verbal. Une tête publiée plus tôt doit se retrouver dans chain.csv à son numéro : sinon, des maillons ont été changés. Le contenu d'un maillon reste à la commune ; chaque personne vérifie le sien en envoyant son code au service.
open-data-formats = Les fichiers CSV sont en UTF-8, séparés par des virgules.
open-data-licence-none = La commune n'a pas encore choisi de licence pour ces données. Tant que ce choix n'est pas fait, elles ne sont pas à publier et leur réutilisation n'est pas permise. Le choix s'inscrit dans commune.yaml (open_data: licence).
open-data-licence = Ces données sont mises à disposition par : { $commune }. Licence : { $name }. Texte complet : { $address }
open-data-licence-cc-by-4_0 = Vous pouvez les copier, les redistribuer et les adapter, même à des fins commerciales, à condition de citer la commune comme source, de donner le lien vers la licence et de dire si vous les avez modifiées.
open-data-licence-odbl-1_0 = Vous pouvez les copier, les redistribuer et les adapter, à condition de citer la commune comme source, de partager sous la même licence toute base de données qui en est tirée, et de garder cette base ouverte.
open-data-licence-cc0-1_0 = La commune renonce à ses droits sur ces données, autant que la loi le permet : vous pouvez les utiliser librement.
