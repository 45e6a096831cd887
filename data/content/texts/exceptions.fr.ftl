### What article 7 of law 31.13 keeps back, named in a refusal, in French.

exception-named = Le motif de l'article 7 : { $exception }
exception-national-defence = la défense nationale
exception-state-security = la sécurité intérieure ou extérieure de l'État
exception-private-life = la vie privée ou les données personnelles d'autrui
exception-constitutional-rights = les libertés et droits fondamentaux que la Constitution garantit
exception-protection-of-sources = la protection des sources de l'information
exception-foreign-relations = les relations avec un autre État ou une organisation internationale
exception-economic-policy = la politique monétaire, économique ou financière de l'État
exception-intellectual-property = la propriété industrielle ou les droits d'auteur
exception-victims-and-witnesses = les droits des victimes, des témoins, des experts et de ceux qui dénoncent
exception-special-laws = un secret que protège une autre loi
exception-government-councils = le secret des délibérations du gouvernement
exception-administrative-inquiry = une enquête administrative en cours
exception-court-proceedings = une affaire devant la justice
exception-free-competition = la libre concurrence et l'initiative privée
