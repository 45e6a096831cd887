"""The columns of exports, and what they mean, for the people who open them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    id: str  # the header in CSV and JSON: stable, people's scripts use it
    ar: str
    fr: str
    about_ar: str
    about_fr: str
    width: float = 14  # in the sheet, in characters
    is_personal: bool = False


CONTRIBUTIONS = (
    Column(
        "reference",
        "المرجع",
        "Référence",
        "رمز المساهمة، كما أُعطي لصاحبها. رمز المساهمة المجهولة يتيح لمن يعرفه تصحيحها أو سحبها: احذفوا هذا العمود قبل أي نشر.",
        "Code de la contribution, tel que donné à son auteur. Qui connaît celui d'une contribution anonyme peut la corriger ou "
        "la retirer : supprimez cette colonne avant toute publication.",
    ),
    Column(
        "kind",
        "النوع",
        "Type",
        "comment: ملاحظة على المسودة؛ idea: فكرة جديدة.",
        "comment : remarque sur le projet ; idea : proposition nouvelle.",
        10,
    ),
    Column(
        "status",
        "الحالة",
        "État",
        "received: متوصل بها؛ withdrawn: سحبها صاحبها؛ erased: حُذفت بطلب منه.",
        "received : reçue ; withdrawn : retirée par son auteur ; erased : effacée à sa demande.",
        10,
    ),
    Column(
        "round",
        "مرحلة الاستشارة",
        "Phase de consultation",
        "اسم المرحلة التي وردت فيها.",
        "Nom de la phase où elle est arrivée.",
    ),
    Column(
        "programme_version",
        "نسخة البرنامج",
        "Version du programme",
        "رقم نسخة البرنامج التي قرأها صاحبها.",
        "Numéro de la version du programme que l'auteur a lue.",
        10,
    ),
    Column("axis", "المحور", "Axe", "رمز المحور.", "Code de l'axe.", 8),
    Column("axis_title", "عنوان المحور", "Titre de l'axe", "عنوان المحور.", "Titre de l'axe, en arabe.", 26),
    Column(
        "commitment",
        "المشروع",
        "Engagement",
        "رمز المشروع؛ فارغ إذا كانت حول المحور كله.",
        "Code de l'engagement ; vide pour tout l'axe.",
        10,
    ),
    Column(
        "commitment_title",
        "عنوان المشروع",
        "Titre de l'engagement",
        "عنوان المشروع.",
        "Titre de l'engagement, en arabe.",
        30,
    ),
    Column(
        "words",
        "النص الأصلي",
        "Texte d'origine",
        "كما كتبه صاحبه، بعد حجب أرقام البطائق والهواتف؛ فارغ إذا سُحب أو حُذف.",
        "Tel qu'écrit, numéros de carte et de téléphone masqués ; vide si retiré ou effacé.",
        60,
    ),
    Column(
        "media",
        "المرفقات",
        "Pièces jointes",
        "voice: رسالة صوتية؛ photo: صورة؛ يليها رمز الملف.",
        "voice : message vocal ; photo : image ; suivi du code du fichier.",
        24,
    ),
    Column(
        "language",
        "اللغة",
        "Langue",
        "ar: العربية؛ ary: الدارجة؛ ary-Latn: الدارجة بالحروف اللاتينية؛ fr: الفرنسية.",
        "ar : arabe ; ary : darija ; ary-Latn : darija en lettres latines ; fr : français.",
        9,
    ),
    Column(
        "channel",
        "القناة",
        "Canal",
        "telegram أو whatsapp أو web (صفحة الجماعة) أو terminal.",
        "telegram, whatsapp, web (page de la commune) ou terminal.",
        10,
    ),
    Column("received_on", "تاريخ التوصل", "Reçue le", "اليوم.", "Jour de réception.", 12),
    Column(
        "received_at",
        "وقت التوصل",
        "Reçue à",
        "بالتوقيت المحلي؛ فارغ للمساهمات المجهولة.",
        "Heure locale ; vide pour les contributions anonymes.",
        17,
    ),
    Column(
        "author",
        "صاحبها (رمز)",
        "Auteur (code)",
        "رمز لا يدل على أحد: ثابت لمن ذكر اسمه، وجديد لكل مساهمة مجهولة.",
        "Code qui ne dit rien : stable pour une personne nommée, nouveau pour chaque contribution anonyme.",
        15,
    ),
    Column("is_anonymous", "مجهولة", "Anonyme", "1: نعم؛ 0: لا.", "1 : oui ; 0 : non.", 9),
    Column(
        "revision",
        "عدد التغييرات",
        "Révision",
        "1: كما وردت؛ أكثر: صُححت أو سُحبت.",
        "1 : telle que reçue ; plus : corrigée ou retirée.",
        9,
    ),
    Column(
        "name",
        "الاسم",
        "Nom",
        "معطى شخصي: كما ذكره صاحبه.",
        "Donnée personnelle : tel que donné par l'auteur.",
        24,
        is_personal=True,
    ),
)

MESSAGES = (
    Column("at", "الوقت", "Date et heure", "بالتوقيت المحلي.", "Heure locale.", 17),
    Column(
        "person",
        "الشخص (رمز)",
        "Personne (code)",
        "رمز ثابت لكل شخص على كل قناة.",
        "Code stable pour chaque personne sur chaque canal.",
        15,
    ),
    Column(
        "speaker",
        "المتكلم",
        "Qui parle",
        "citizen: المواطن(ة)؛ bot: المساعد الآلي؛ staff: موظف(ة).",
        "citizen : le citoyen ; bot : l'assistant ; staff : un agent.",
        10,
    ),
    Column(
        "words",
        "النص",
        "Texte",
        "بدون الاسم الذي وقع به الشخص مساهماته، إلا في تصدير بالمعطيات الشخصية.",
        "Sans le nom dont la personne a signé, sauf export avec données personnelles.",
        60,
    ),
    Column("media", "المرفقات", "Pièces jointes", "نوع ما أُرسل.", "Ce qui a été envoyé.", 14),
    Column(
        "language",
        "اللغة",
        "Langue",
        "لغة الرسالة كما قُرئت آليا، أو لغة الجواب.",
        "Langue du message, telle que reconnue, ou de la réponse.",
        9,
    ),
    Column("intent", "القصد", "Intention", "كما فُهم آليا.", "Telle que comprise automatiquement.", 20),
    Column(
        "confidence",
        "درجة الثقة",
        "Confiance",
        "ثقة الفهم الآلي، من 0 إلى 1.",
        "Confiance de la compréhension automatique, de 0 à 1.",
        10,
    ),
    Column(
        "channel",
        "القناة",
        "Canal",
        "telegram أو whatsapp أو web أو terminal.",
        "telegram, whatsapp, web ou terminal.",
        10,
    ),
    Column(
        "state",
        "الحالة",
        "État",
        "للواردة: waiting أو handled أو set_aside؛ للصادرة: queued أو sent أو delivered أو read أو failed.",
        "Reçus : waiting, handled, set_aside ; envoyés : queued, sent, delivered, read, failed.",
        10,
    ),
    Column(
        "address",
        "العنوان",
        "Adresse",
        "معطى شخصي: رقم الهاتف أو معرف الحساب.",
        "Donnée personnelle : numéro de téléphone ou identifiant du compte.",
        24,
        is_personal=True,
    ),
)
