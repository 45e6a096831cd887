### Les conversations confiées au personnel.

console-conversations-title = Conversations
console-conversations-one = Conversation
console-conversations-lead = Ces personnes ont demandé à parler à quelqu'un. L'assistant se tait jusqu'à ce que vous rendiez la conversation.
console-conversations-none = Personne n'attend.
console-conversations-person = Personne
console-conversations-last = Dernier message
console-conversations-heard = Écrit le
console-conversations-window = Temps pour répondre
console-conversations-window-closed = fermé
console-conversations-hours-left = { $hours ->
    [0] moins d'une heure
    [one] reste une heure
   *[other] restent { $hours } heures
  }
console-conversations-no-limit = sans limite
console-conversations-is-answered = répondu
console-conversations-waits = attend
console-conversations-no-words = Message vocal ou photo
console-conversations-return = Rendre à l'assistant
console-conversations-silent-until = L'assistant se tait jusqu'au
console-conversations-said = Ce qui s'est dit
console-conversations-who-citizen = La personne
console-conversations-who-bot = L'assistant
console-conversations-who-staff = La commune
console-conversations-forgotten = Message effacé.
console-conversations-media-away = Le fichier n'a pas pu être reçu.
console-conversations-voice = Message vocal
console-conversations-photo = Ouvrir la photo
console-conversations-answer = Votre réponse
console-conversations-answer-hint = Courte et simple, dans la langue de la personne. Ne demandez jamais un numéro de carte.
console-conversations-send = Envoyer
console-conversations-empty = Écrivez la réponse.
console-conversations-too-long = La réponse est trop longue pour un seul message.
console-conversations-moved = Il s'est passé quelque chose entre-temps : la personne a écrit, ou un ou une collègue a répondu. Relisez, puis envoyez votre texte, qui est resté ici.
console-conversations-closed = WhatsApp ne laisse plus répondre un jour après le dernier message. Vous pourrez répondre quand la personne écrira de nouveau.
console-conversations-answered = La réponse part dans quelques secondes.
console-conversations-returned = L'assistant répond de nouveau.
console-conversations-not-here = Cette conversation n'est plus confiée au personnel.
