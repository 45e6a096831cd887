information-document-at-counter =
    Document : { $title } ({ $year })
    Il est publié, mais sans lien ici : demandez-le au guichet de la commune.
