# The page on which a person says who they are, in Arabic. Law 31.13, article 14; law 09.08 on personal data.

identity-name = الجماعة
identity-title = هويتكم لإتمام الطلب · { $commune }
identity-title-errors = للتصحيح · { $title }
identity-heading = هويتكم، لإتمام طلبكم
identity-lead = يشترط القانون 31.13 أن يحمل الطلب اسما وعنوانا ورقم وثيقة هوية. لن نطلبها منكم أبدا في المحادثة، بل هنا فقط.
identity-sample = هذه تجربة: المعطيات غير حقيقية. لا تكتبوا هويتكم الحقيقية.
identity-languages = اللغة
identity-until = تنتظركم هذه الصفحة إلى غاية { $day } على الساعة { $time }، وتُستعمل مرة واحدة.

identity-request = ما تطلبونه
identity-subject = المعلومة
identity-period = الفترة
identity-format = الشكل
identity-format-electronic = ملف إلكتروني
identity-format-paper = نسخة ورقية
identity-format-consultation = الاطلاع في عين المكان
identity-delivery = الجواب
identity-delivery-email = بالبريد الإلكتروني
identity-delivery-counter = في شباك الجماعة
identity-delivery-chat = في المحادثة
identity-type = نوع الطلب
identity-type-ordinary = عادي
identity-type-urgent = مستعجل
identity-urgent-reason = سبب الاستعجال
identity-addressed = الجهة

identity-who = صاحب الطلب
identity-first-name = الاسم الشخصي
identity-family-name = الاسم العائلي
identity-name-hint = كما في بطاقتكم، بالحروف العربية أو اللاتينية.
identity-kind = الصفة
identity-kind-citizen = مواطن مغربي أو مواطنة مغربية
identity-kind-resident = أجنبي أو أجنبية مقيمة بالمغرب إقامة قانونية
identity-document = رقم البطاقة
identity-document-citizen = البطاقة الوطنية: حرف أو حرفان ثم أرقام.
identity-document-resident = الإقامة: رقم البطاقة أو الوثيقة التي تثبتها.
identity-document-cin = البطاقة الوطنية
identity-document-residence = وثيقة الإقامة
identity-address = العنوان البريدي
identity-address-hint = الزنقة والرقم أو الدوار، ثم المدينة.
identity-email = البريد الإلكتروني
identity-email-hint = إلى هذا العنوان سيُرسل الجواب.
identity-phone = الاتصال
identity-phone-yes = يمكن للجماعة أن تتصل بي في الرقم الذي أكتب منه، إذا كان لديها سؤال.
identity-phone-no = بدون اتصال
identity-optional = اختياري
identity-preview = اعرضوا الاستمارة
identity-preview-hint = لن يُرسل شيء قبل أن تراجعوه.

identity-errors = { $count ->
    [one] نقطة واحدة تحتاج إلى مراجعة
    [two] نقطتان تحتاجان إلى مراجعة
    [few] لديكم { $count } نقاط تحتاج إلى مراجعة
   *[other] لديكم { $count } نقطة تحتاج إلى مراجعة
  }
identity-error-first-name-missing = اكتبوا اسمكم الشخصي.
identity-error-first-name-wrong = اكتبوا الاسم الشخصي بالحروف فقط، دون أرقام ولا رموز.
identity-error-first-name-long = هذا الاسم طويل جدا: 80 حرفا على الأكثر.
identity-error-family-name-missing = اكتبوا اسمكم العائلي.
identity-error-family-name-wrong = اكتبوا الاسم العائلي بالحروف فقط، دون أرقام ولا رموز.
identity-error-family-name-long = هذا الاسم طويل جدا: 80 حرفا على الأكثر.
identity-error-kind-missing = اختاروا أحد الجوابين.
identity-error-document-missing = اكتبوا رقم بطاقتكم.
identity-error-document-wrong-cin = هذا الرقم لا يشبه رقم البطاقة الوطنية: حرف أو حرفان، ثم أربعة إلى سبعة أرقام.
identity-error-document-wrong = هذا الرقم لا يشبه رقم وثيقة: من أربعة إلى عشرين حرفا ورقما.
identity-error-address-missing = اكتبوا عنوانكم البريدي.
identity-error-address-short = هذا العنوان قصير جدا: أضيفوا الزنقة أو الدوار، ثم المدينة.
identity-error-address-long = هذا العنوان طويل جدا: 300 حرف على الأكثر.
identity-error-email-missing = اكتبوا بريدكم الإلكتروني: اخترتم أن يصلكم الجواب به.
identity-error-email-wrong = يبدو أن هذا البريد الإلكتروني غير تام. مثال: name@example.ma

identity-notice = معطياتكم الشخصية
identity-notice-who = المسؤول: { $commune }.
identity-notice-purpose = الغرض: إعداد طلبكم للحصول على المعلومة (القانون 31.13، المادة 14) والجواب عنه، ولا شيء غير ذلك.
identity-notice-readers = من يطلع عليها: الشخص المكلف بالمعلومات والموظفون الذين يساعدونه. وتُحفظ مشفرة.
identity-notice-kept = مدة الحفظ: ما دام الطلب وطرق الطعن مفتوحة، ثم المدة التي صرحت بها الجماعة للجنة الوطنية لحماية المعطيات. وما تكتبونه هنا ولا ترسلونه يُمحى بانتهاء مدة الصفحة.
identity-notice-rights = حقوقكم (القانون 09.08): الاطلاع على معطياتكم وتصحيحها والتعرض على استعمالها. توجهوا إلى الجماعة، أو اكتبوا «معطياتي» في المحادثة.
identity-notice-cndp = المرجع لدى اللجنة الوطنية لحماية المعطيات: { $reference }
identity-notice-sample = المرجع لدى اللجنة الوطنية لحماية المعطيات: لا يوجد، لأن هذه الجماعة مثال للتجربة.

identity-check = راجعوا استمارتكم
identity-check-lead = هذا هو الطلب كما سيُرسل إلى الشخص المكلف بالمعلومات.
identity-paper = اعرضوا الاستمارة (ملف PDF)
identity-correct = صححوا
identity-send = أرسلوا الطلب
identity-send-hint = بعد الإرسال تُغلق هذه الصفحة ولا يمكن تغييرها.

identity-sent = تم الإرسال
identity-sent-lead = أُرسل طلبكم إلى الشخص المكلف بالمعلومات.
identity-sent-not-filed = لم يُودَع بعد. يُعتبر مودَعا حين تسلم الجماعة الوصل، ومن ذلك اليوم تبدأ آجال القانون.
identity-sent-told = سنخبركم في المحادثة بالرقم والتاريخ وآخر يوم للجواب.
identity-reference = مرجعكم
identity-sent-other = الطريق الآخر يبقى مفتوحا: البوابة الوطنية
identity-sent-close = يمكنكم إغلاق هذه الصفحة.

identity-gone = هذه الصفحة لم تعد مفتوحة
identity-gone-why = إما أنها استُعملت من قبل، أو أن مدتها انتهت.
identity-gone-sent = إذا كنتم قد أرسلتم طلبكم فقد وصل: تابعوه في المحادثة.
identity-gone-new = وإلا فاكتبوا مرجعكم في المحادثة، وسيصلكم رابط جديد. ولم يضع شيء آخر.

identity-away = الخدمة متوقفة لحظة
identity-away-why = لم يُرسل شيء. انتظروا دقيقة ثم أعيدوا المحاولة.
identity-away-kept = ما كتبتموه ما زال هنا.
identity-again = أعيدوا المحاولة
identity-too-fast = كان ذلك سريعا جدا، ولم يُرسل شيء. انتظروا قليلا ثم أعيدوا المحاولة.
identity-expired = بقيت هذه الصفحة مفتوحة طويلا، ولم يُرسل شيء. راجعوها ثم تابعوا.
identity-form = لم نفهم ما أُرسل. أعيدوا المحاولة من هذه الصفحة.
identity-too-long = هذا طويل جدا، ولم يُحفظ شيء. اختصروا ثم أعيدوا المحاولة.
