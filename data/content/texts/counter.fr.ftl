### Le reçu de ce qui a été dit au guichet, envoyé par WhatsApp au numéro que la personne donne.

counter-receipt = { $kind ->
    [idea] { $commune } : votre idée, dite au guichet, a été enregistrée le { $day }.
    [request] { $commune } : votre demande d'information, déposée au guichet, a été reçue le { $day }.
   *[comment] { $commune } : votre remarque, dite au guichet, a été enregistrée le { $day }.
 }
counter-receipt-code = { $kind ->
    [request] Votre référence : { $reference }
   *[comment] Votre code : { $reference }
 }
counter-receipt-keep = { $kind ->
    [request] Gardez ce message. Ce n'est pas ce que vous avez demandé ? Dites-le au guichet avec cette référence.
   *[comment] Gardez ce message : le code ne peut pas être retrouvé. Il vous permet de relire, de corriger ou de retirer ce qui a été écrit.
 }
