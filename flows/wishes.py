"""What words given to one flow were really meant for: a comment that asks to be told, a request that tells."""

from flows import vocabulary as v
from flows.limits import NAMING_TEXT
from flows.matching import beginnings, fold, listing, says_no, says_yes, short_fold, tokens, within
from flows.steps import Answer

# Words of asking for information: a sentence of these alone does not say yet what is sought.
_ASKING = tokens(v.WANTING) | tokens(
    """demande demander demandes information informations info infos acces obtenir avoir savoir connaitre voir consulter cherche
    chercher recevoir document documents copie renseignement renseignements besoin loi droit nouvelle depose officielle formelle
    monsieur madame bonsoir quelque chose certaines certains commune ntleb ntelbo ntlb nteleb talab tlab ttalab ma3louma ma3loumat
    lma3louma lma3loumat ma3loumate m3louma m3loumat wati9a lwati9a wata2i9 wathi9a nchouf nchof n3ref n3raf t3tiwni 3tiwni l7ossoul
    l7osol khassni m7taj m7taja jdid jdida dyal dyali kayn chno نطلب طلب الطلب طلبا معلومه معلومات المعلومه المعلومات وثيقه الوثيقه وثائق
    الوثائق الحصول نعرف نشوف تعطيوني عطيوني اعرف معرفه الاطلاع اطلب تقديم احتاج محتاج خاصني جديد جديده كاين شنو معلومه
    استمارة formulaire"""
)
_STATES = tokens(
    "est sont etait trop manque manquent mal mauvais bien merci kayn kayna kaynin makaynch ma3ndnach bezzaf bzzaf mzyan machi khayb "
    "كاين كاينه كاينين ماكاينش بزاف مزيان ماشي خايب ليس ليست جدا كثيرا سيء سيءه"
)
_LITTLE = tokens("le la les l un une des d de du mes nos tous toutes had lli dyal ال هاد ديال")
_DOCUMENTS = beginnings(
    """compte | rapport | liste | budget | proces | pv | contrat | marche | etude | plan | convention | deliberation | decision
    | facture | devis | registre | cahier | document | copie | arrete | bilan | etat | permis | bulletin | programme | montant
    | لايح | لائح | محضر | محاضر | تقرير | تقارير | ميزاني | حساب | صفق | عقد | عقود | دراس | اتفاقي | قرار | قرارات | دفتر | سجل
    | نسخ | وثيق | وثائق | برنامج | مداول | تصميم | la2i7 | lla2i7 | ma7d | lma7d | ta9rir | tta9rir | mizani | lmizani | 7isab
    | l7isab | safa9 | ssafa9 | 3a9d | l3a9d | 3o9ou | dirasa | ddirasa | ittifa9 | 9arar | l9arar | defter | ddefter | barnamaj
    | lbarnamaj | noskha | wati9 | lwati9 | lista"""
)
# Words of the questions that come later, and of no matter: alone they say nothing of what is sought.
_STRAY = tokens(
    """urgent urgente urgence ordinaire papier pdf excel fichier numerique electronique email mail courriel guichet par en sur version
    format au le la e ok merci mosta3jal zerban 3adi wer9a wra9 fichi imil lmail chobbak lchobbak b f مستعجل عاجل عادي ورقه ورق ورقي
    ملف الكتروني الكترونيه بالبريد البريد الالكتروني بالايميل الايميل الشباك شباك عبر في نسخه ورقيه"""
)
_LONG_ENOUGH = 4  # letters of a word that says something

_ASKS = listing(
    """je veux savoir | je voudrais savoir | j aimerais savoir | je souhaite savoir | nous voulons savoir | on veut savoir
    | je veux voir | je voudrais voir | je veux consulter | je voudrais consulter | je veux obtenir | je voudrais obtenir
    | je souhaite obtenir | je demande une copie | une copie du | une copie de | donnez moi | donnez nous | envoyez moi
    | communiquez moi | combien la commune | combien a coute | combien coute | combien a t on | combien ont | combien a depense
    | bghit n3ref | bghina n3erfo | bghina n3rfo | bghit n3raf | bghit nchouf | bghit nchof | bghina nchoufo | bghit tchiwni
    | bghit t3tiwni | 3tiwni | 3tiwna | werriwni | werriwna | bghit nskha | bghit nosskha | ch7al serfat | chhal serfat
    | ch7al sarfat | chhal sarfat | ch7al khesrat | ch7al tkellef | ch7al tkllef | ch7al mn flous
    | بغيت نعرف | بغينا نعرفو | بغيت نشوف | بغينا نشوفو | بغيت تعطيوني | عطيوني | عطيونا | وريوني | وريونا | بغيت نسخه
    | شحال صرفات | شحال خسرات | شحال تكلف | شحال من فلوس | اريد ان اعرف | اريد معرفه | اود معرفه | اود ان اعرف | نريد ان نعرف
    | اريد الاطلاع | اود الاطلاع | اريد الحصول | اود الحصول | اطلب نسخه | اريد نسخه | كم انفقت | كم صرفت | كم كلف | كم بلغت"""
)
_TELLS = listing(
    """il faut | il faudrait | la commune doit | la commune devrait | doit publier | devrait publier | devraient | je propose
    | je suggere | nous proposons | que la commune publie | a mon avis | je pense que | je trouve que | khass | khassha | khassna
    | khasskom | khasshom | kan9tare7 | kan9tara7 | n9tare7 | f ray dyali | f nadari | kandon | kanchouf belli | 7it ma3ndnach
    | خاص | خاصها | خاصنا | خاصكم | خاصهم | كنقترح | نقترح | فراي ديالي | فنظري | كنظن | كيبان ليا | يجب | ينبغي | علي الجماعه ان
    | اقترح | في رايي | اري ان | اظن ان"""
)


def asks_to_be_told(words: Answer) -> bool:
    """Whether a comment is really a request for information: read so, or said in so many words."""
    tells, asks = _said(words)
    return not tells and (asks or words.wish == "request_information")


def tells_an_opinion(words: Answer) -> bool:
    """Whether a request is really a comment: said in so many words, and not the name of a document."""
    tells, asks = _said(words)
    states = words.wish == "give_comment" and not _STATES.isdisjoint(fold(words.text[:NAMING_TEXT]).split())
    return (tells or states) and not asks and not _names_a_document(words.text)


def _names_a_document(text: str) -> bool:
    """Whether a text begins with what a commune keeps: "the minutes of …"."""
    first = [word for word in fold(text[:NAMING_TEXT]).split() if word not in _LITTLE][:1]
    return bool(first) and _DOCUMENTS.match(first[0]) is not None


def names_a_matter(text: str) -> bool:
    """Whether a sentence says what is sought: one word that is no word of asking."""
    return any(
        len(word) >= _LONG_ENOUGH and word not in _ASKING and not word.isdecimal()
        for word in fold(text[:NAMING_TEXT]).split()
    )


def says_a_subject(text: str) -> bool:
    """Whether a text says anything that can be sought: more than a yes, a number, or a word of another question."""
    words = fold(text[:NAMING_TEXT]).split()
    return not _is_yes_or_no(text) and any(_says(word) and word not in _ASKING | _STRAY for word in words)


def says_a_period(text: str) -> bool:
    """Whether a text may be a period: not only a word of another question."""
    words = fold(text[:NAMING_TEXT]).split()
    return not words or not _STRAY.issuperset(words)


def says_a_reason(text: str) -> bool:
    """Whether a text may be a reason: a no is one to go on without, a number or a word of another question is none."""
    words = fold(text[:NAMING_TEXT]).split()
    return _is_yes_or_no(text) or any(_says(word) and word not in _STRAY for word in words)


def _says(word: str) -> bool:
    return len(word) > 1 and not word.isdecimal()


def _is_yes_or_no(text: str) -> bool:
    folded = short_fold(text)
    return says_yes(text, folded) or says_no(text, folded)


def _said(words: Answer) -> tuple[bool, bool]:
    folded = fold(words.text[:NAMING_TEXT])
    return within(folded, _TELLS), within(folded, _ASKS)
