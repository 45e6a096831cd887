# The menu of commands in Telegram.
command-menu = Lmenu
command-programme = Nqra lbarnamaj
command-comment = N3ti mola7ada wla fikra
command-language = Nbeddel llogha
command-help = 3awnouni
command-stop = Wa99fo l'i3lanat
