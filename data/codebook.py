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

REQUESTS = (
    Column("reference", "المرجع", "Référence", "رمز الطلب.", "Code de la demande.", 15),
    Column(
        "state",
        "الوضعية",
        "État",
        "awaiting_identity وawaiting_receipt: لم يودع بعد؛ open وclarifying وconsulting: قيد المعالجة؛ answered: أجيب؛ "
        "complaint_president وcomplaint_cdai وcourt: شكاية؛ closed: مغلق.",
        "awaiting_identity, awaiting_receipt : pas encore déposée ; open, clarifying, consulting : en cours ; answered : réponse "
        "donnée ; complaint_president, complaint_cdai, court : recours ; closed : close.",
        18,
    ),
    Column(
        "outcome",
        "المآل",
        "Suite",
        "full: كاملة؛ partial: جزئية؛ refused: رفض؛ redirected: إحالة؛ withdrawn: سحب.",
        "full : entière ; partial : partielle ; refused : refus ; redirected : orientée ailleurs ; withdrawn : retirée.",
        11,
    ),
    Column("refusal_code", "سبب الرفض", "Motif du refus", "حسب المادة 18.", "Selon l'article 18.", 18),
    Column("exception_code", "الاستثناء", "Exception", "حسب المادة 7.", "Selon l'article 7.", 18),
    Column("is_urgent", "مستعجل", "Urgente", "1: نعم؛ 0: لا.", "1 : oui ; 0 : non.", 9),
    Column("is_extended", "مُدد", "Prolongée", "1: نعم؛ 0: لا.", "1 : oui ; 0 : non.", 9),
    Column(
        "format",
        "الصيغة",
        "Forme",
        "electronic: إلكترونية؛ paper: ورقية؛ consultation: اطلاع بالمقر.",
        "electronic : électronique ; paper : papier ; consultation : sur place.",
        12,
    ),
    Column(
        "delivery",
        "التسليم",
        "Remise",
        "email: بالبريد الإلكتروني؛ counter: في الشباك؛ chat: في المحادثة.",
        "email : par courriel ; counter : au guichet ; chat : par l'assistant.",
        10,
    ),
    Column("channel", "القناة", "Canal", "أين كُتب الطلب.", "Où la demande a été écrite.", 10),
    Column("language", "اللغة", "Langue", "لغة الطلب.", "Langue de la demande.", 9),
    Column("axis", "المحور", "Axe", "محور البرنامج؛ فارغ في الغالب.", "Axe du programme ; souvent vide.", 8),
    Column("created_on", "كُتب في", "Écrite le", "اليوم.", "Jour.", 12),
    Column("register_number", "رقم التسجيل", "N° d'enregistrement", "رقم الوصل.", "Numéro du récépissé.", 16),
    Column(
        "received_on", "تاريخ التوصل", "Reçue le", "لا يُحتسب في الأجل.", "Jour non compté dans le délai.", 12
    ),
    Column(
        "due_on",
        "آخر يوم",
        "Dernier jour",
        "للجواب؛ فارغ إذا كان الأجل موقوفا.",
        "De la réponse ; vide si le délai est suspendu.",
        12,
    ),
    Column(
        "replied_on",
        "تاريخ الجواب",
        "Réponse le",
        "أول جواب أو رفض أو إحالة.",
        "Première réponse, refus ou orientation.",
        12,
    ),
    Column(
        "in_time",
        "داخل الأجل",
        "Dans le délai",
        "1: نعم؛ 0: لا؛ فارغ قبل الجواب.",
        "1 : oui ; 0 : non ; vide avant la réponse.",
        10,
    ),
    Column(
        "is_overdue", "متأخر", "En retard", "1: انقضى الأجل بدون جواب.", "1 : délai dépassé sans réponse.", 9
    ),
    Column(
        "working_days",
        "أيام العمل",
        "Jours ouvrables",
        "بين التوصل والجواب، دون أيام التوقف.",
        "De la réception à la réponse, sans les jours suspendus.",
        10,
    ),
    Column("closed_on", "أُغلق في", "Close le", "اليوم.", "Jour.", 12),
    Column(
        "group",
        "المجموعة",
        "Groupe",
        "رقم مجموعة الطلبات المتشابهة.",
        "Numéro du groupe de demandes semblables.",
        9,
    ),
    Column(
        "subject",
        "المعلومات المطلوبة",
        "Information demandée",
        "بدون عناوين وأرقام وأسماء مذكورة، إلا في تصدير بالمعطيات الشخصية.",
        "Sans adresses, numéros ni noms dits, sauf export avec données personnelles.",
        60,
    ),
    Column("period", "الفترة", "Période", "كما كُتبت.", "Telle qu'écrite.", 18),
    Column(
        "revision",
        "عدد التغييرات",
        "Révision",
        "كم مرة تغير الملف.",
        "Combien de fois le dossier a changé.",
        9,
    ),
    Column("first_name", "الاسم الشخصي", "Prénom", "معطى شخصي.", "Donnée personnelle.", 18, is_personal=True),
    Column("family_name", "الاسم العائلي", "Nom", "معطى شخصي.", "Donnée personnelle.", 18, is_personal=True),
    Column("address", "العنوان", "Adresse", "معطى شخصي.", "Donnée personnelle.", 30, is_personal=True),
    Column(
        "email", "البريد الإلكتروني", "Courriel", "معطى شخصي.", "Donnée personnelle.", 24, is_personal=True
    ),
)

REQUEST_EVENTS = (
    Column("reference", "المرجع", "Référence", "رمز الطلب.", "Code de la demande.", 15),
    Column("number", "الرقم", "Numéro", "ترتيبه في الملف.", "Sa place dans le dossier.", 9),
    Column(
        "kind",
        "الحدث",
        "Événement",
        "open: كُتب؛ register: سُجل؛ clarify: طُلب توضيح؛ extend: مُدد؛ answer: أجيب؛ refuse: رُفض؛ lapse: انقضى أجل…",
        "open : écrite ; register : enregistrée ; clarify : précision demandée ; extend : prolongée ; answer : réponse ; "
        "refuse : refus ; lapse : délai écoulé…",
        18,
    ),
    Column(
        "by",
        "الفاعل",
        "Par",
        "requester: صاحب الطلب؛ system: النظام؛ staff: الجماعة.",
        "requester : la personne ; system : le système ; staff : la commune.",
        12,
    ),
    Column("happened_on", "اليوم", "Jour", "اليوم.", "Jour.", 12),
    Column("happened_at", "الوقت", "Date et heure", "بالتوقيت المحلي.", "Heure locale.", 17),
    Column("detail", "تفاصيل", "Détails", "تواريخ ورموز.", "Dates et codes.", 30),
    Column(
        "words",
        "النص",
        "Texte",
        "بدون عناوين وأرقام وأسماء مذكورة، إلا في تصدير بالمعطيات الشخصية.",
        "Sans adresses, numéros ni noms dits, sauf export avec données personnelles.",
        60,
    ),
    Column(
        "actor",
        "الموظف(ة)",
        "Agent",
        "معطى شخصي: بريده الإلكتروني.",
        "Donnée personnelle : son adresse.",
        26,
        is_personal=True,
    ),
)

REGISTRATIONS = (
    Column(
        "reference",
        "المرجع",
        "Référence",
        "رمز التسجيل، يُظهره صاحبه عند الدخول: احذفوا هذا العمود قبل أي نشر.",
        "Code de l'inscription, montré à l'entrée : supprimez cette colonne avant toute publication.",
        15,
    ),
    Column("workshop", "الورشة", "Atelier", "رمز الورشة.", "Code de l'atelier.", 10),
    Column("workshop_title", "عنوان الورشة", "Titre de l'atelier", "بالعربية.", "En arabe.", 30),
    Column("held_on", "يوم الورشة", "Jour de l'atelier", "تاريخ الورشة.", "Date de l'atelier.", 12),
    Column("seats", "المقاعد", "Places", "عدد المقاعد.", "Nombre de places.", 9),
    Column(
        "state",
        "الوضعية",
        "État",
        "registered: مسجل؛ waiting: في لائحة الانتظار؛ cancelled: ألغى؛ came: حضر؛ absent: تغيب.",
        "registered : inscrit ; waiting : en attente ; cancelled : annulée ; came : venu ; absent : absent.",
        12,
    ),
    Column("channel", "القناة", "Canal", "حيث سُجل.", "Où l'inscription a été prise.", 10),
    Column("language", "اللغة", "Langue", "لغة المحادثة.", "Langue de la conversation.", 10),
    Column("registered_at", "وقت التسجيل", "Inscrit le", "بالتوقيت المحلي.", "Heure locale.", 17),
    Column("checked_in_at", "وقت الحضور", "Arrivé le", "بالتوقيت المحلي.", "Heure locale.", 17),
    Column(
        "pseudonym",
        "الاسم المستعار",
        "Pseudonyme",
        "معطى شخصي: رمز ثابت للشخص نفسه.",
        "Donnée personnelle : code stable d'une même personne.",
        16,
        is_personal=True,
    ),
)
