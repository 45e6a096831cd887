"""The right of access to information (law 31.13): what is asked is answered from a checked list, each with its article."""

from collections.abc import Mapping, Sequence

from flows.limits import NAMING_TEXT
from flows.matching import beginnings, fold
from flows.steps import Talk, flow, said, say
from flows.types import Visit

ANSWERS = 4  # lines: as much as is read on a small screen
LADDER = ("president", "cdai", "court")
GENERAL = ("law", "delay", "refusal", "where")

# What is answered for each matter, the narrower ones first; and how the words begin by which people name it.
_TOPICS: Mapping[str, tuple[Sequence[str], str]] = {
    "extension": (("extension",), """prolong | rallong | extension | plus de temps | تمديد | تمدد | يمدد | يتمدد | تتمدد | مدد | يزيدو الوقت
        | زيد فالوقت | زادو | tamdid | tmded | ytmded | ytmdd | tmdd | zado lw9t | yzido lw9t"""),
    "urgent": (("urgent",), """urgen | en danger | مستعجل | استعجال | عاجل | ايرجون | خطر | mosta3jal | lmosta3jal | isti3jal | listi3jal
        | zerban | khatar"""),
    "cost": (("cost",), """cout | gratui | payer | payant | frais | tarif | prix | ca coute | مجان | فابور | نخلص | تخلص | كنخلص | خلاص
        | ثمن | رسوم | تكلف | كلفه | كيكلف | كيتكلف | بشحال | ch7al kaykel | chhal kaykel | ch7al kaytk | fabor | fabour | nkhell | tkhell | khlas | taman | ttaman | b ch7al | bch7al"""),
    "reason": (("no_reason",), """justifi | motif | motiv | raison | dire pourquoi | expliquer pourquoi | سبب | نبرر | تبرير | نعلل
        | نقول علاش | نقولو علاش | نقول ليهم علاش | اقول لماذا | sabab | ssabab | n9ol 3lach | ngol 3lach | ngoul 3lach | n9oul 3lach
        | n9olo 3lach | ngolihom 3lach | n9olihom 3lach"""),
    "foreigners": (("foreigners",), """etranger | resident | اجنبي | اجانب | مقيم | ajnabi | ajanib | lajnabi | l2ajanib | barrani
        | brrani | mo9im | mou9im | gawri"""),
    "associations": (("associations",), """association | societe | entreprise | جمعي | شرك | jam3iy | jm3iy | jjam3iy | ljam3iy | charik"""),
    "who": (("who", "associations"), """qui peut | qui a le droit | qui a droit | mre | شكون | من يحق | من له الحق | من يمكنه | لمن يحق
        | مغاربه العالم | chkoun | chkon | zmagri"""),
    "reuse": (("reuse",), """reutilis | utiliser la reponse | utiliser l information | publier la reponse | partager | استعمال | نستعمل
        | استعمل | ننشر | انشر | نشارك | nsta3mel | nsta3ml | nnecher | npartag"""),
    "partial": (("partial",), """partiel | une partie | جزئي | جزء | غير شويه | juz2 | joz2 | ghir chwiya"""),
    "exceptions": (("exceptions", "partial"), """secret | exception | interdit | confidentiel | peut etre refus | peut on refuser
        | refuser quoi | سري | اسرار | استثناء | ممنوع | ما كتعطاش | ما كيتعطاش | لا تعطي | sirri | istitna | memnou3 | mamnou3
        | ma kat3tach | ma kayt3tach"""),
    "silence": (("silence", *LADDER), """silence | sans reponse | pas de reponse | aucune reponse | ne repond | n a pas repondu
        | n ont pas repondu | pas repondu | ما جاوب | ماجاوب | ما ردوش | لم يجب | لم تجب | لم يرد | لم ترد | بلا جواب | دون جواب | سكتو
        | صمت | ma jaw | majaw | ma raddo | sktto | bla jawab"""),
    "refusal": (("refusal", *LADDER), """refus | rejet | رفض | يرفض | ترفض | ما قبلو | refd | rfdo | rafd | rfd | yrfd | yrefd | trfd | rrafd
        | ma 9bl | ma 9ebl | ma9bl"""),
    "ladder": (LADDER, """reclam | recours | plainte | cdai | commission | tribunal | juge | شكاي | نشكي | اشتكي | نشتكي | تظلم | طعن
        | لجن | محكم | قضاء | chikay | nchki | nechki | tchki | lajna | ma7kama | lma7kama | ta3n"""),
    "receipt": (("receipt",), """recepisse | accuse de reception | وصل | توصل | wasl | wesl | lwasl | ich3ar"""),
    "published": (("published",), """publie | publication | proactiv | منشور | نشر | ينشر | تنشر | mnchour | menchour | nachr | lnachr"""),
    "officer": (("officer",), """personne chargee | charge de l acces | responsable de l acces | مكلف | mokallaf | lmokallaf | mkellef"""),
    "delay": (("delay", "urgent"), """delai | duree | combien de temps | combien de jours | quand | ca prend | متي | امتي | اجل | مده
        | شحال كياخد | شحال كتاخد | شحال د الوقت | شحال ديال الوقت | شحال من نهار | شحال ديال النهار | شحال كيدير | كم يوم | كم تستغرق
        | كم يستغرق | كم من الوقت | ajal | lajal | l2ajal | imta | emta | modda | lmodda | ch7al kayakh | chhal kayakh | ch7al kay5 | chhal kay5 | ch7al katakh
        | chhal katakh | ch7al kaydi | ch7al dyal lw9t | ch7al mn nhar | chhal mn nhar | ch7al d lw9t"""),
    "content": (("content", "where"), """formulaire | remplir | papiers | comment faire | comment demander | comment deposer
        | comment je | que faut il | استمار | نموذج | كيفاش نطلب | كيفاش ندير | كيفاش نحط | كيف اطلب | كيف اقدم | كيف يمكن | istimara
        | kifach ntleb | kifach ndir | kifach n7ett | kif ndir"""),
    "where": (("where",), """ou deposer | ou aller | ou est ce | a qui | chez qui | guichet | adresse | chafafiya | فين نحط | فين نمشي
        | فين ندفع | عند من | عند شكون | اين اودع | اين اقدم | اين يوضع | شباك | fin n7ett | fin nmchi | fin ndfe3 | 3nd mn | chobbak"""),
}  # fmt: skip


_PATTERNS = {topic: beginnings(words) for topic, (_, words) in _TOPICS.items()}


@flow(starts_on="know_rights", aside=True)
def rights(visit: Visit) -> Talk:
    question: str = yield said()
    answers = answers_to(question)
    for name in answers:
        yield say(name)
    if answers == GENERAL:
        yield say("here")


def answers_to(question: str) -> Sequence[str]:
    """The answers that a question asks for; what everybody should know when that cannot be said for sure."""
    folded = fold(question[:NAMING_TEXT])
    found = [topic for topic, pattern in _PATTERNS.items() if pattern.search(folded)]
    names = dict.fromkeys(name for topic in found for name in _TOPICS[topic][0])
    return tuple(names)[:ANSWERS] or GENERAL
