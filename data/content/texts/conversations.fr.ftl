### Ce que dit le service quand le personnel rend une conversation.

conversations-back = L'assistant automatique est de retour : écrivez-lui quand vous voulez. Pour voir ce qu'il peut faire, écrivez « menu ».
