# The chat page's own words, in Arabic: everything it says that nobody in the conversation said.

page-language-name = العربية
page-language-words = باللغة العربية
page-languages = اللغة
page-title = محادثة مع { $commune }
page-assistant = المساعد الآلي
page-not-found = هذه الصفحة غير موجودة. المرجو التحقق من العنوان.

page-sample = نسخة تجريبية: المعطيات ليست حقيقية.
page-welcome = مرحبا بكم! معكم { $commune } عبر مساعدها الآلي.
page-welcome-how = اكتبوا أو تحدثوا كما تشاؤون، بالعربية أو الدارجة أو الفرنسية، أو اختاروا مما يلي.
page-about = ماذا يُحفظ من هذه المحادثة؟
page-about-kept = يصل ما ترسلونه إلى الجماعة، ولا يطلع عليه إلا الموظفون المكلفون بهذه الخدمة. لا تكتبوا هنا رقم بطاقتكم الوطنية.
page-about-cndp = مرجع اللجنة الوطنية لمراقبة حماية المعطيات ذات الطابع الشخصي: { $reference }
page-about-leave = إذا كان غيركم يستعمل هذا الجهاز، فامسحوا المحادثة منه عند الانتهاء. لن تتمكنوا من الرجوع إليها بعد ذلك.
page-leave = مسح المحادثة من هذا الجهاز
page-start-programme = أريد قراءة البرنامج
page-start-comment = أريد تقديم ملاحظة
page-start-question = لدي سؤال

page-log = المحادثة
page-choices = الاختيارات
page-older = الرسائل الأقدم لا تظهر هنا.
page-you = أنتم:
page-staff = موظف بالجماعة
page-line-photo = صورة
page-line-voice = رسالة صوتية
page-line-forgotten = حُذفت هذه الكلمات ولم تعد محفوظة هنا.
page-typing = المساعد يُعدّ الجواب

page-write = اكتبوا هنا
page-send = إرسال
page-cancel = إلغاء
page-photo = إرسال صورة
page-photo-ready = الصورة التي سترسلونها
page-voice = تسجيل رسالة صوتية
page-recording = جارٍ التسجيل
page-file = إرسال صورة أو رسالة صوتية
page-file-hint = اختاروا الصورة أو الرسالة الصوتية:
page-refresh = الاطلاع على الأجوبة الجديدة

page-sending = جارٍ الإرسال
page-not-sent = لم تُرسل بعد
page-offline = انقطع الاتصال. ما كتبتموه محفوظ هنا وسيُرسل عند عودته.
page-retry = إعادة المحاولة الآن
page-too-many = لحظة من فضلكم، ستُرسل رسائلكم واحدة تلو الأخرى.
page-saved-draft = استعدنا لكم ما لم تكملوا كتابته.
page-no-microphone = تعذر استعمال الميكروفون. يمكنكم الكتابة إلينا.
page-voice-too-long = أوقفنا التسجيل لأنه بلغ أقصى مدة. أرسلوه أو ألغوه.

page-problem-empty = اكتبوا شيئا أولا ثم أرسلوا.
page-problem-too-fast = أرسلتم رسائل كثيرة في وقت قصير. انتظروا قليلا ثم أعيدوا المحاولة، وما كتبتموه باقٍ هنا.
page-problem-too-long = هذه الرسالة طويلة جدا. المرجو تقسيمها إلى رسالتين أو أكثر.
page-problem-photo-too-large = هذه الصورة كبيرة جدا. أرسلوا صورة أقل من 10 ميغابايت.
page-problem-file-too-large = هذا الملف كبير جدا. أرسلوا صورة أقل من 10 ميغابايت أو رسالة صوتية أقل من 16 ميغابايت.
page-problem-wrong-type = نستقبل هنا الصور والرسائل الصوتية فقط. يمكنكم أن تكتبوا إلينا ما في هذا الملف.
page-problem-no-file = لم يصلنا أي ملف. اختاروا صورة أو رسالة صوتية ثم أعيدوا المحاولة.
page-problem-expired = بقيت هذه الصفحة مفتوحة مدة طويلة. هذه صفحة جديدة: المرجو إعادة الإرسال. يجب قبول ملفات تعريف الارتباط.
page-problem-form = لم نفهم هذا الطلب. المرجو إعادة المحاولة من هذه الصفحة.
page-problem-away = الخدمة متوقفة مؤقتا. ما كتبتموه باقٍ هنا، المرجو إعادة المحاولة بعد دقيقة.
