information-document-at-counter =
    Lwati9a: { $title } ({ $year })
    Rah mnchoura, walakin ma 3ndhach rabit hna: sewwlo 3liha f chobbak ljama3a.
