"""What invented people write, in four varieties: for measurements, never for training."""

from collections.abc import Sequence
from random import Random

VARIETIES = ("ar", "ary", "ary-Latn", "fr")

# A sentence of every variety says the same thing; {} is a place.
MATTERS: Sequence[dict[str, str]] = (
    {
        "ar": "أقترح إصلاح الإنارة العمومية في {} لأن الأزقة مظلمة ليلا",
        "ary": "خاصكم تصاوبو الضو ف{} راه الزناقي مظلمين بالليل",
        "ary-Latn": "khaskom tsawbo ddow f {} rah zna9i medlemin b lil",
        "fr": "Il faut réparer l'éclairage public à {}, les ruelles sont sombres la nuit",
    },
    {
        "ar": "حاويات الأزبال غير كافية في {} والروائح كريهة",
        "ary": "الزبل عامر ف{} وماكاينينش الطرو ديال الزبل",
        "ary-Latn": "zbel 3amer f {} w makaynach la poubelle",
        "fr": "Les poubelles manquent à {} et les ordures restent dans la rue",
    },
    {
        "ar": "الطريق المؤدية إلى {} مليئة بالحفر وتحتاج إلى تبليط",
        "ary": "الطريق ديال {} كلها حفاري خاصها تتصاوب",
        "ary-Latn": "tri9 dyal {} kolha 7fari khasha tsaweb",
        "fr": "La route de {} est pleine de trous, il faut la refaire",
    },
    {
        "ar": "نطلب نشر الميزانية بلغة بسيطة يفهمها سكان {}",
        "ary": "بغينا الميزانية تكون مفهومة لناس {}",
        "ary-Latn": "bghina lmizania tkoun mfhouma l nas {}",
        "fr": "Publiez le budget dans une langue simple pour les habitants de {}",
    },
    {
        "ar": "الماء ينقطع كثيرا في {} خلال الصيف",
        "ary": "الما كيتقطع بزاف ف{} فالصيف",
        "ary-Latn": "lma kayt9te3 bzaf f {} f sif",
        "fr": "L'eau est souvent coupée à {} pendant l'été",
    },
    {
        "ar": "نريد حديقة وملعبا للأطفال في {}",
        "ary": "بغينا جردة وتيران للدراري ف{}",
        "ary-Latn": "bghina jarda w tiran l drari f {}",
        "fr": "Nous voulons un jardin et un terrain de jeu pour les enfants à {}",
    },
    {
        "ar": "يجب إشراك الشباب والجمعيات في اتخاذ القرار في {}",
        "ary": "خاص الشباب والجمعيات يشاركو فالقرار ف{}",
        "ary-Latn": "khas chabab w jam3iyat ycharko f l9arar f {}",
        "fr": "Il faut associer les jeunes et les associations aux décisions à {}",
    },
    {
        "ar": "محاضر دورات المجلس لا تنشر في الوقت المناسب لسكان {}",
        "ary": "محاضر الدورات ماكيتنشروش فالوقت لناس {}",
        "ary-Latn": "ma7adir dyal dawrat makaytnechroch f lwe9t l nas {}",
        "fr": "Les procès-verbaux du conseil ne sont pas publiés à temps pour {}",
    },
    {
        "ar": "الصفقات العمومية الخاصة ب{} يجب أن تكون شفافة",
        "ary": "الصفقات ديال {} خاصها تكون باينة",
        "ary-Latn": "safa9at dyal {} khashom ykouno baynin",
        "fr": "Les marchés publics de {} doivent être transparents",
    },
    {
        "ar": "النقل الحضري إلى {} قليل والحافلات قديمة",
        "ary": "الطوبيسات ل{} قلال وقدام",
        "ary-Latn": "tobisat l {} 9lal w 9dam",
        "fr": "Les bus vers {} sont rares et vieux",
    },
    {
        "ar": "السوق في {} يحتاج إلى تنظيم ونظافة",
        "ary": "السوق ديال {} خاصو النظام والنقا",
        "ary-Latn": "souk dyal {} khasso nidam w n9a",
        "fr": "Le souk de {} a besoin d'ordre et de propreté",
    },
    {
        "ar": "المدرسة في {} تحتاج إلى ممر آمن للتلاميذ",
        "ary": "المدرسة ديال {} خاصها ممر للتلامد",
        "ary-Latn": "lmdrasa dyal {} khasha passage l tlamd",
        "fr": "L'école de {} a besoin d'un passage sûr pour les élèves",
    },
    {
        "ar": "نقترح منصة رقمية للشكايات مع آجال واضحة لحي {}",
        "ary": "خاص موقع ديال الشكايات بالأجال ل{}",
        "ary-Latn": "khas site dyal chikayat b lajal l {}",
        "fr": "Un site de réclamations avec des délais clairs pour {}",
    },
    {
        "ar": "ولوجيات الأشخاص في وضعية إعاقة غير متوفرة في {}",
        "ary": "المعاقين ماعندهمش ممرات ف{}",
        "ary-Latn": "lmo3a9in ma3ndhomch mamarrat f {}",
        "fr": "Les accès pour les personnes handicapées manquent à {}",
    },
)
PLACES = (
    ("حي السلام", "hay salam", "Hay Salam"),
    ("حي النهضة", "hay nahda", "Hay Nahda"),
    ("المدينة القديمة", "lmdina l9dima", "la médina"),
    ("حي المسيرة", "hay lmassira", "Hay Al Massira"),
    ("شارع محمد الخامس", "chari3 mohamed lkhamis", "l'avenue Mohammed V"),
    ("حي الأمل", "hay lamal", "Hay Al Amal"),
    ("السوق الأسبوعي", "souk l2osbou3i", "le souk hebdomadaire"),
    ("حي الزيتون", "hay zitoun", "Hay Zitoun"),
    ("المحطة الطرقية", "lma7atta", "la gare routière"),
    ("دوار أولاد عيسى", "douar wlad 3issa", "douar Oulad Aïssa"),
    ("حي الوحدة", "hay lwa7da", "Hay Al Wahda"),
    ("المنطقة الصناعية", "lmanti9a sina3iya", "la zone industrielle"),
)
AFTER: dict[str, Sequence[str]] = {
    "ar": (
        "وشكرا لكم",
        "منذ سنوات ونحن ننتظر",
        "نرجو تحديد أجل واضح",
        "هذا حق للمواطنين",
        "خاصة في فصل الشتاء",
    ),
    "ary": (
        "الله يجازيكم بخير",
        "هادي سنين وحنا كنتسناو",
        "بغينا نعرفو إمتى",
        "راه حقنا هادا",
        "خصوصا فالشتا",
    ),
    "ary-Latn": (
        "lah yjazikom bikhir",
        "hadi snin w 7na kantsnaw",
        "bghina n3erfo imta",
        "rah 7e9na hada",
        "khossoussan f chta",
    ),
    "fr": (
        "merci d'avance",
        "nous attendons depuis des années",
        "donnez une date claire s'il vous plaît",
        "c'est notre droit",
        "surtout en hiver",
    ),
}


def sentence(chance: Random, variety: str) -> str:
    """What somebody says; much is said by many, in other words."""
    matter = MATTERS[min(int(chance.expovariate(0.25)), len(MATTERS) - 1)]
    place = chance.choice(PLACES)[{"ary-Latn": 1, "fr": 2}.get(variety, 0)]
    words = matter[variety].format(place)
    for _ in range(chance.choice((0, 0, 1, 1, 2, 3))):
        words += ("، " if variety in ("ar", "ary") else ", ") + chance.choice(AFTER[variety])
    return words
