"""The grounds on which information may be refused: law 31.13, articles 7 and 18. What they are called stands in the texts."""

EXCEPTION = "exception_art7"  # must name its exception
# Article 18, which says "notably": hence `other`.
CODES = (
    "not_available",
    EXCEPTION,
    "already_published",  # the reasons name the place
    "repeat_same_year",  # the same person was given the same more than once in the year
    "unclear",  # ask for a clarification first
    "in_preparation",
    "archives_du_maroc",
    "other",
)
# Article 7, in its order: what is kept back always, what is when its disclosure would harm, what is by another law.
EXCEPTIONS = (
    "national_defence",
    "state_security",
    "private_life",  # private life and personal data: for a commune the most usual
    "constitutional_rights",
    "protection_of_sources",
    "foreign_relations",
    "economic_policy",  # monetary, economic or financial policy of the State
    "intellectual_property",  # industrial property, copyright
    "victims_and_witnesses",  # also experts and those who report corruption (law 37.10)
    "special_laws",  # secrecy under a law of its own
    "government_councils",
    "administrative_inquiry",
    "court_proceedings",
    "free_competition",  # tenders before they are awarded
)
