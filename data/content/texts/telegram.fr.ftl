# The menu of commands in Telegram.
command-menu = Le menu
command-programme = Lire le programme d'ouverture
command-comment = Laisser une remarque ou une idée
command-language = Changer de langue
command-help = De l'aide
command-stop = Arrêter les annonces
