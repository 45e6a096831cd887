"""The right of access to information (law 31.13): what is asked is answered from a checked list, each with its article."""

import re
from collections.abc import Mapping, Sequence

from flows.limits import NAMING_TEXT
from flows.matching import beginnings, fold, tokens
from flows.steps import Talk, flow, heard, said, say
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
    "next": (("next",), """que va t il se passer | que se passe t il | et apres | et ensuite | que se passera | chno ghadi ttra
        | chno ghadi ytra | chno ghadi tra | achno ghadi ytra | chno ghadi yw9e3 | chno mn b3d | شنو غادي يطرا | شنو غادي يوقع
        | اشنو غادي يطرا | شنو من بعد | ماذا سيحدث | ماذا يحدث | ماذا بعد | ما الذي سيحدث"""),
    "cost": (("cost",), """bchhal | b chhal | ch7al had chi | chhal had chi | كم يكلف | كم تكلف | cout | gratui | payer | payant | frais | tarif | prix | ca coute | مجان | فابور | نخلص | تخلص | كنخلص | خلاص
        | ثمن | رسوم | تكلف | كلفه | كيكلف | كيتكلف | بشحال | ch7al kaykel | chhal kaykel | ch7al kaytk | fabor | fabour | nkhell | tkhell | khlas | taman | ttaman | b ch7al | bch7al"""),
    "reason": (("no_reason",), """justifi | motif | motiv | raison | dire pourquoi | expliquer pourquoi | سبب | نبرر | تبرير | نعلل
        | نقول علاش | نقولو علاش | نقول ليهم علاش | اقول لماذا | sabab | ssabab | n9ol 3lach | ngol 3lach | ngoul 3lach | n9oul 3lach
        | n9olo 3lach | ngolihom 3lach | n9olihom 3lach"""),
    "foreigners": (("foreigners",), """etranger | resident | اجنبي | اجانب | مقيم | ajnabi | ajanib | lajnabi | l2ajanib | barrani
        | brrani | mo9im | mou9im | gawri"""),
    "associations": (("associations",), """association | societe | entreprise | جمعي | شرك | jam3iy | jm3iy | jjam3iy | ljam3iy | charik"""),
    "who": (("who", "associations"), """من لي يقدر | من يقدر | qui peut | qui a le droit | qui a droit | mre | شكون | من يحق | من له الحق | من يمكنه | لمن يحق
        | مغاربه العالم | chkoun | chkon | zmagri"""),
    "reuse": (("reuse",), """reutilis | utiliser la reponse | utiliser l information | publier la reponse | partager | استعمال | نستعمل
        | استعمل | ننشر | انشر | نشارك | nsta3mel | nsta3ml | nnecher | npartag"""),
    "partial": (("partial",), """partiel | une partie | جزئي | جزء | غير شويه | juz2 | joz2 | ghir chwiya"""),
    "exceptions": (("exceptions", "partial"), """secret | exception | interdit | confidentiel | peut etre refus | peut on refuser
        | refuser quoi | سري | اسرار | استثناء | ممنوع | ما كتعطاش | ما كيتعطاش | لا تعطي | sirri | istitna | memnou3 | mamnou3
        | ma kat3tach | ma kayt3tach"""),
    "silence": (("silence", *LADDER), """majawb | ma jawb | لم يجيبوا | لم تجيبوا | لا يجيبون | ما ردو | silence | sans reponse | pas de reponse | aucune reponse | ne repond | n a pas repondu
        | n ont pas repondu | pas repondu | ما جاوب | ماجاوب | ما ردوش | لم يجب | لم تجب | لم يرد | لم ترد | بلا جواب | دون جواب | سكتو
        | صمت | ma jaw | majaw | ma raddo | sktto | bla jawab"""),
    "refusal": (("refusal", *LADDER), """refus | rejet | رفض | يرفض | ترفض | ما قبلو | refd | rfdo | rafd | rfd | yrfd | yrefd | trfd | rrafd
        | ma 9bl | ma 9ebl | ma9bl"""),
    "ladder": (LADDER, """me plaindre | se plaindre | reclam | recours | plainte | cdai | commission | tribunal | juge | شكاي | نشكي | اشتكي | نشتكي | تظلم | طعن
        | لجن | محكم | قضاء | chikay | nchki | nechki | tchki | lajna | ma7kama | lma7kama | ta3n"""),
    "receipt": (("receipt",), """recepisse | accuse de reception | وصل | توصل | wasl | wesl | lwasl | ich3ar"""),
    "published": (("published",), """publie | publication | proactiv | منشور | نشر | ينشر | تنشر | mnchour | menchour | nachr | lnachr"""),
    "officer": (("officer",), """personne chargee | charge de l acces | responsable de l acces | مكلف | mokallaf | lmokallaf | mkellef"""),
    "delay": (("delay", "urgent"), """delai | duree | combien de temps | combien de jours | quand | ca prend | متي | امتي | اجل | مده
        | شحال كياخد | شحال كتاخد | شحال د الوقت | شحال ديال الوقت | شحال من نهار | شحال ديال النهار | شحال كيدير | كم يوم | كم تستغرق
        | كم يستغرق | كم من الوقت | ajal | lajal | l2ajal | imta | emta | modda | lmodda | ch7al kayakh | chhal kayakh | ch7al kay5 | chhal kay5 | ch7al katakh
        | chhal katakh | ch7al kaydi | ch7al dyal lw9t | ch7al dyal lwe9t | ch7al dyal lwa9t | chhal dyal lwe9t | chhal dyal lw9t | chhal dyal lwa9t | ch7al d lwe9t | ch7al d lwa9t | ch7al mn nhar | chhal mn nhar | ch7al d lw9t"""),
    "content": (("content", "where"), """formulaire | remplir | papiers | comment faire | comment demander | comment deposer
        | comment je | que faut il | استمار | نموذج | كيفاش نطلب | كيفاش ندير | كيفاش نحط | كيف اطلب | كيف اقدم | كيف يمكن | istimara
        | kifach ntleb | kifach ndir | kifach n7ett | kif ndir"""),
    "where": (("where",), """ou deposer | ou aller | ou est ce | a qui | chez qui | guichet | adresse | chafafiya | فين نحط | فين نمشي
        | فين ندفع | عند من | عند شكون | اين اودع | اين اقدم | اين يوضع | شباك | fin n7ett | fin nmchi | fin ndfe3 | 3nd mn | chobbak"""),
}  # fmt: skip


# Of "associations", "published" and the like a document may be asked for in as few words.
_SURE = {
    topic: beginnings(words)
    for topic, (_, words) in _TOPICS.items()
    if topic not in {"associations", "published", "urgent", "partial", "officer"}
}
_KNOWN = re.compile("|".join(f"(?:{pattern.pattern})\\w*" for pattern in _SURE.values()))
_PATTERNS = {topic: beginnings(words) for topic, (_, words) in _TOPICS.items()}


_MOST_WORDS = 12  # of a question about the right: a longer sentence says something besides
# How a question begins or what is in it, and the words that say nothing of a matter besides: with these alone a sentence
# asks about the right, and nothing of it is sought from the commune.
_ASKS = tokens(
    """combien comment quand qui que quoi quel quelle quels est faut dois puis peut ai et si va wach wash wesh kifach kif chkoun chkon
    chno chnou achno fin imta emta ch7al chhal bch7al bchhal wila ila wla w ela 3lach كم هل متي كيف من ماذا ما اين واش كيفاش شكون شنو اشنو
    فين امتي شحال بشحال والا وان علاش"""
)
_PLAIN = _ASKS | tokens(
    """c ce ca s t n l d j m il ils elle elles on je tu vous nous me moi se sont a ont ils ne pas ils la le les un une des du de en y
    pour par avec sans a t au aux dans sur apres ensuite alors donc maintenant repondre repondent repond repondu reponse reponses reponds
    demande demander demandes temps jours jour passe passera arrive faire fait fais etre avoir aurai recevoir recevrai vont doivent
    doit commune cout coute couter cela chose rien gratuit gratuite loi droit delai
    had hadchi hada hadi chi db daba mn men f fi l b d dyal dyali dyalhom 3nd 3endhom 3ndhom 3ndi 3endi bach yjawbo yjawb yjaweb
    yjawbouni yjawboni jawbo jawboch majawboch majawbouch majawbounich jaweb jawb ljawab jawab ghadi gadi ytra ttra tra ytera tera yw9e3 tw9e3 wa9e3 ma
    lwe9t lw9t lwa9t we9t w9t nhar ayam yam ttalab talab nkhelles nkhless khassni khass lflous flous y9dro y9der n9der ana howa hiya ljama3a kaykhd kaydir katakhd
    kayakhed lli li huma homa
    هذا هذه هاد هادشي هادا هادي شي في ف علي عن من الي ل ب د ديال ديالهم ديالي عندهم عندي عند باش يجاوبو يجاوبوا يجاوبوش جاوبو جاوبوش ماجاوبوش
    يجاوبوني ماجاوبونيش جواب الجواب غادي يطرا طرا يوقع دابا الان بعد ذلك سيحدث يحدث سيقع الوقت وقت نهار ايام يوم الايام طلب الطلب نخلص خاصني خاص
    فلوس يقدر نقدر يمكن يمكنه يمكنني لي اللي الذي له لهم هو هي هم ان لم لا لن يجيبوا تجيبوا يجب تجب يجيبون يردوا ردوش الجماعه احد اذا او و وما
    يكلف تكلف يستغرق تستغرق يطلب نطلب اطلب تطلب ytleb ntleb"""
)


def asks_a_right(text: str) -> bool:
    """Whether a text is surely a question about the right: phrased as one, known here, and naming nothing to be sought."""
    if len(text) > NAMING_TEXT:
        return False
    words = fold(text).split()
    is_asked = bool(words) and (words[0] in _ASKS or words[-1] in _ASKS or "?" in text or "؟" in text)
    if not is_asked or len(words) > _MOST_WORDS:
        return False
    folded = " ".join(words)
    if not any(pattern.search(folded) for pattern in _SURE.values()):
        return False
    rest = _KNOWN.sub(" ", f" {folded}")
    return _PLAIN.issuperset(rest.split())


@flow(starts_on="know_rights", aside=True, answers=asks_a_right)
def rights(visit: Visit) -> Talk:
    question: str = yield said()
    form: str | None = yield heard("form")
    answers = answers_to(question)
    for name in answers:
        yield say(name)
    if answers == GENERAL and form is None:
        yield say("here")


def answers_to(question: str) -> Sequence[str]:
    """The answers that a question asks for; what everybody should know when that cannot be said for sure."""
    folded = fold(question[:NAMING_TEXT])
    found = [topic for topic, pattern in _PATTERNS.items() if pattern.search(folded)]
    names = dict.fromkeys(name for topic in found for name in _TOPICS[topic][0])
    return tuple(names)[:ANSWERS] or GENERAL
