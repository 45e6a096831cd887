### طلبات الحصول على المعلومات (القانون 31.13)، بالعربية.
### يبدأ كل سطر بحرف عربي؛ ولا تتجاوز عناوين الأزرار 20 حرفا.

## طلب معلومة

information-offer = طلب معلومة
information-begins = هنا يبدأ طلب المعلومة.
information-subject = ما المعلومة أو الوثيقة التي تريدونها؟ لا حاجة إلى ذكر السبب.
    .example = مثال: كم أنفقت الجماعة على حديقة الحي. اكتبوها بكلماتكم.
    .simple = اكتبوا ما تودون معرفته من الجماعة:
    .name = المعلومة
information-opinion = يبدو هذا رأيا أكثر منه طلب معلومة. ماذا نفعل به؟
    .example = إن كان رأيا أو اقتراحا سجلناه ملاحظة. وإن أردتم جوابا بوثيقة أو أرقام، فاتركوه طلبا.
    .simple = طلب أم رأي؟
    .name = طلب أم رأي
information-request = أتركه طلب معلومة
information-comment = أجعله ملاحظة
information-idea = أجعله مقترحا
information-period = ما الفترة المعنية؟ مثال: 2024، أو من 2023 إلى 2025. إن لم تكن مهمة، فتخطوا هذا السؤال.
    .example = اكتبوا سنة أو سنتين: من 2023 إلى 2025. أو اضغطوا «تخطي».
    .simple = أي سنة؟ أو «تخطي».
    .name = الفترة
information-turned = كتبتم من { $start } إلى { $end }، والنهاية قبل البداية. هل تقصدون هذه؟
    .example = اختاروا الأولى إن كانت هي، أو «فترة أخرى» لكتابتها من جديد.
    .simple = أي فترة؟
    .name = السنتان
information-another-period = فترة أخرى
information-period-backwards = كتبتم من { $start } إلى { $end }، والنهاية قبل البداية. المرجو كتابتها من جديد.
information-document =
    الوثيقة: { $title } ({ $year })
    الرابط: { $url }
information-document-dated =
    الوثيقة: { $title } ({ $year })
    نُشرت يوم: { $day }
    الرابط: { $url }
information-published = هذا منشور من قبل. أهو ما تبحثون عنه؟
    .example = افتحوا الرابط وانظروا. إن وجدتم ما تريدون، فاختاروا الوثيقة. وإلا فتابعوا الطلب.
    .simple = نتابع الطلب، أم وجدتموها؟
    .name = الوثيقة المنشورة
information-lodge = أطلب رغم ذلك
information-found =
    حسنا. الوثيقة: { $title }
    الرابط: { $url }
    لم نسجل أي طلب. إن لم تكفكم، فاكتبوا «طلب معلومة» لنبدأ الطلب.
information-format = بأي شكل تريدونها؟
    .example = الأسرع هو «ملف رقمي». «نسخة ورقية» تتسلمونها من الشباك. «اطلاع في المكان» أي تقرؤونها في الجماعة.
    .simple = ملف، ورق، أم اطلاع في المكان؟
    .name = الشكل
information-electronic = ملف رقمي
information-paper = نسخة ورقية
information-on-site = اطلاع في المكان
information-delivery = كيف تريدون تسلم الملف؟ لا تكتبوا عنوان بريدكم هنا: ستسألكم عنه صفحة الجماعة.
    .example = بالبريد الإلكتروني يصلكم حيث أنتم. ومن الشباك تحضرون لتسلمه.
    .simple = بالبريد الإلكتروني أم من الشباك؟
    .name = التسلم
information-email = بالبريد الإلكتروني
information-counter = من شباك الجماعة
information-urgency = هل الطلب عادي أم مستعجل؟ المستعجل فقط لحماية حياة الأشخاص أو سلامتهم أو حريتهم (المادة 17).
    .example = عادي: الجواب داخل 20 يوم عمل. مستعجل: داخل 3 أيام، ولا بد من خطر على الناس.
    .simple = عادي أم مستعجل؟
    .name = عادي أم مستعجل
information-ordinary = عادي
information-urgent = مستعجل
information-why = ما الخطر على الناس؟ لا يطلب القانون هذا إلا في الطلب المستعجل. إن لم يكن خطر، فتخطوا ويكون طلبا عاديا.
    .example = مثال: جدار المدرسة متصدع والأطفال يمرون تحته.
    .simple = ما الخطر؟
    .name = الخطر
information-urgent-without-reason = حسنا، سيكون طلبا عاديا: الجواب داخل 20 يوم عمل.
information-confirm =
    هذا طلبكم:
    المطلوب: { $subject }
    الفترة: { $period }
    الشكل: { $form }
    التسلم: { $delivery }
    { $kind ->
        [urgent] النوع: مستعجل، والسبب: { $reason }
       *[ordinary] النوع: عادي
    }
    هل هذا صحيح؟
    .example = أجيبوا «نعم، هذا صحيح» لنتابع، أو اكتبوا ما تودون تغييره. مثال: غيّر الفترة.
    .simple = هل هذا صحيح؟
    .name = الملخص
information-right = نعم، هذا صحيح
information-any-period = كل الفترات
information-not-opened = حسنا، لم نسجل أي طلب.
information-kept =
    حفظنا مسودة طلبكم. لم يودع رسميا بعد: يبدأ الأجل عندما يتسلمه المكلف في الجماعة ويعطيه رقما.
    رمز الطلب: { $reference }
information-linked = هذا الطلب مرتبط بملاحظتكم: { $comment }
information-link =
    بقيت الهوية (الاسم والعنوان ورقم البطاقة): يطلبها القانون، وليست هذه المحادثة مكانها. أدخلوها في صفحة الجماعة هذه:
    الرابط: { $url }
    صالح { $hours } ساعة، ولمرة واحدة. لا تعطوه لأحد.
information-elsewhere = ويمكنكم، إن شئتم، تقديم الطلب نفسه في الموقع chafafiya.ma
information-too-many = فتحتم طلبات كثيرة اليوم، ولا يمكننا زيادة طلب آخر. عودوا غدا، أو الموقع chafafiya.ma
information-same-unsigned = هذا الطلب عندنا من قبل، وينقصه أن تملؤوا صفحة الهوية: { $reference }. هذا رابط جديد.
information-same-sent = هذا الطلب عندنا من قبل، وهو في طريقه إلى الشخص المكلف: { $reference }. لم يسجل بعد: ننتظر الوصل، ومنه يبدأ الأجل.
information-same-due = هذا الطلب مسجل من قبل: { $reference }. آخر يوم للجواب: { $due }
information-same-again = هذا الطلب عندنا من قبل: { $reference }. أرسلوا هذا الرمز لمعرفة أين وصل.
information-urgent-refused = لا يكون الطلب مستعجلا دون ذكر الخطر على الناس. لم نسجل شيئا؛ اكتبوا «طلب معلومة» للإعادة.

## الحق في المعلومات: أجوبة قصيرة، كل واحد بمادته

rights-offer = الحق في المعلومات
rights-law = القانون 31.13 يضمن لكم الحق في الحصول على المعلومات التي لدى الجماعة. الطلب مجاني (المادة 5)، ولا يُشترط ذكر السبب.
rights-who = من حق كل المغاربة أن يطلبوا، وكذلك الأجانب المقيمون في المغرب بصفة قانونية (المادتان 3 و4).
rights-foreigners = للأجانب المقيمين في المغرب بصفة قانونية الحق نفسه (المادة 4). يعطون رقم وثيقة الإقامة بدل رقم البطاقة الوطنية (المادة 14).
rights-associations = لا يسمي القانون الجمعيات: يطلب المعلومة شخص باسمه (المادتان 4 و14). لذا يمكن لأحد أعضاء الجمعية أن يطلبها.
rights-cost = الطلب والجواب مجانيان. تؤدون فقط ثمن النسخ أو المعالجة أو الإرسال، إن وُجد (المادة 5).
rights-no-reason = لا حاجة إلى ذكر السبب: ليس السبب مما يُكتب في الطلب (المادة 14). الاستعجال وحده يُعلل (المادة 17).
rights-content = في الطلب: الاسم الشخصي والعائلي، والعنوان، ورقم البطاقة، والبريد الإلكتروني عند الاقتضاء، والمعلومة المطلوبة (المادة 14). نساعدكم هنا، والمكلف كذلك (المادة 12).
rights-where = يودع الطلب في شباك الجماعة مقابل وصل، أو بالبريد، أو بالبريد الإلكتروني مقابل إشعار بالتوصل (المادة 14). وهناك الموقع chafafiya.ma
rights-delay = الجواب داخل 20 يوم عمل من تسلم الطلب، قابلة للتمديد مرة واحدة بالمدة نفسها (المادة 16).
rights-extension = التمديد مرة واحدة، 20 يوم عمل أخرى، بعد إشعاركم مسبقا كتابة أو بالبريد الإلكتروني مع ذكر الأسباب (المادة 16).
rights-urgent = إذا تعلق الأمر بحماية حياة الأشخاص أو سلامتهم أو حريتهم، فالجواب داخل 3 أيام، قابلة للتمديد (المادة 17).
rights-exceptions = لا تُعطى: المعطيات الشخصية للناس، وما يخص الدفاع والأمن، وما هو سري بالقانون، مثل الأبحاث الإدارية والدعاوى الجارية (المادة 7).
rights-partial = إن كان جزء فقط سريا، يُحذف ويُعطى الباقي (المادة 8).
rights-refusal = يكون الرفض كتابة ومعللا، ويُذكر فيه حقكم في الشكاية (المادة 18).
rights-silence = إذا انقضى الأجل دون جواب، فلكم أن تشتكوا كما في حالة الرفض (المادة 19).
rights-president = أولا شكاية إلى رئيس المجلس: لكم 20 يوم عمل، وله 15 يوما للجواب (المادة 19).
rights-cdai = ثم لجنة الحق في الحصول على المعلومات: لكم 30 يوما، ولها 30 يوما للجواب (المادة 20).
rights-court = وأخيرا المحكمة الإدارية: لكم 60 يوما (المادة 21).
rights-reuse = يمكنكم استعمال المعلومة ونشرها لغرض مشروع، دون تحريف، مع ذكر مصدرها وتاريخها (المادة 6).
rights-published = على الجماعة أن تنشر تلقائيا وثائق كثيرة: الميزانية، والحسابات، والصفقات، والتقارير (المادة 10). وإن كانت إحداها منشورة عرضناها عليكم قبل تقديم الطلب.
rights-officer = في كل جماعة شخص مكلف: يتلقى الطلبات، ويعطي المعلومة، ويساعد الناس في إعداد الطلب (المادة 12).
rights-receipt = عند الإيداع تتسلمون وصلا، أو إشعارا بالتوصل إن أرسلتموه بالبريد الإلكتروني (المادة 14). ومن ذلك اليوم يُحسب الأجل (المادة 16).
rights-next = ما يأتي: تؤكدون الملخص، ثم تملؤون صفحة الهوية، فترسل الاستمارة إلى المكلف. الأجل 20 يوم عمل من تاريخ التسلم (المادة 16).
rights-here = لبدء طلبكم هنا، اكتبوا «طلب معلومة».

## طلب مفتوح: أين وصل، ولماذا ذلك اليوم، وما يمكن فعله

request-case-offer = طلبي
request-case-head =
    الطلب: { $reference }
    المطلوب: { $subject }
request-case-no-words = حُذف نصه
request-case-registered = مسجل لدى الجماعة بالرقم { $number }، يوم { $received }.
request-case-awaiting-identity = لم يودع بعد: بقيت صفحة الهوية. إن انتهت صلاحية الرابط، نعطيكم رابطا جديدا.
request-case-awaiting-receipt = الاستمارة في طريقها إلى المكلف في الجماعة. لم تودع رسميا بعد: ننتظر الوصل، ومنه يبدأ الأجل.
request-case-clarifying = سألتكم الجماعة توضيحا لتتمكن من الجواب. الأجل متوقف حتى تجيبوا.
request-case-question = سؤالها: { $question }
request-case-consulting = تستشير الجماعة طرفا آخر تعنيه هذه المعلومة (المادة 9). الأجل مستمر.
request-case-at-president = شكايتكم لدى رئيس المجلس.
request-case-at-cdai = شكايتكم لدى لجنة الحق في الحصول على المعلومات.
request-case-at-court = ملفكم لدى المحكمة الإدارية.
request-case-extended = مددت الجماعة الأجل مرة واحدة (المادة 16).
request-case-due = آخر يوم للجواب: { $due }
request-case-overdue = كان على الجواب أن يصل قبل انقضاء يوم { $due }، ولم يصل. من حقكم أن تشتكوا.
request-case-provisional = في هذا التاريخ عيد ديني مقدر: إن ثبتت الرؤية في يوم آخر، تغير التاريخ وأخبرناكم.
request-case-provisional-closure = قد يتغير هذا التاريخ: فيه إغلاق ما زال مقدرا. إن تغير أخبرناكم.
request-case-answered-full = أجابت الجماعة عن الطلب كله.
request-case-answered-partial = أعطت الجماعة جزءا من المعلومة، وحذفت ما لا يُعطى (المادة 8).
request-case-refused = رفضت الجماعة الطلب.
request-case-redirected = هذه المعلومة ليست لدى الجماعة: أحالتكم على من توجد لديه.
request-case-is-withdrawn = سحبتم هذا الطلب، وأُغلق ملفه.
request-case-reason = السبب (المادة 18): { $code }
request-case-code-not-available = المعلومة غير متوفرة لدى الجماعة
request-case-code-exception-art7 = المعلومة من استثناءات المادة 7
request-case-code-already-published = المعلومة منشورة من قبل
request-case-code-repeat-same-year = سبق أن أُعطيت لكم المعلومة نفسها في السنة نفسها
request-case-code-unclear = الطلب غير واضح
request-case-code-in-preparation = الوثيقة قيد الإعداد
request-case-code-archives-du-maroc = الوثيقة لدى أرشيف المغرب
request-case-code-other = سبب آخر، مكتوب أسفله
request-case-commune-words = كلام الجماعة: { $words }
request-case-reuse = يمكنكم استعمال هذه المعلومة، مع ذكر مصدرها وتاريخها (المادة 6).
request-case-step-president = رئيس المجلس
request-case-step-cdai = لجنة الحق في الحصول على المعلومات
request-case-step-court = المحكمة الإدارية
request-case-ladder-until = يمكنكم تقديم شكاية إلى { $step } إلى غاية يوم { $last }.
request-case-ladder-from = يمكنكم اللجوء إلى { $step } من يوم { $opens } إلى غاية يوم { $last }.
request-case-ladder-silent = إذا لم يأت الجواب، يمكنكم اللجوء إلى { $step } من يوم { $opens } إلى غاية يوم { $last }.
request-case-ladder-after = بعد رئيس المجلس هناك لجنة الحق في الحصول على المعلومات (المادة 20)، ثم المحكمة الإدارية (المادة 21). سنذكركم بكل أجل قبل أن يفوت.
request-case-ladder-court = ثم تبقى المحكمة الإدارية (المادة 21). سنذكركم بالأجل قبل أن يفوت.
request-case-before-vote = { $kind ->
    [session] يُنتظر الجواب قبل دورة المجلس، يوم { $day }.
   *[consultation] يُنتظر الجواب قبل نهاية الاستشارة، يوم { $day }.
 }
request-case-after-vote = { $kind ->
    [session] انتبهوا: قد يأتي الجواب بعد دورة المجلس، يوم { $day }.
   *[consultation] انتبهوا: قد يأتي الجواب بعد نهاية الاستشارة، يوم { $day }.
 }
request-case-before-vote-month = يُنتظر الجواب قبل دورة المجلس المنتظرة في { $month }.
request-case-after-vote-month = انتبهوا: قد يأتي الجواب بعد دورة المجلس المنتظرة في { $month }.
request-case-action = ماذا تودون فعله؟
    .example = اختاروا من القائمة أو اكتبوا الرقم. إن لم تريدوا شيئا، فاختاروا «لا شيء، شكرا».
    .simple = المرجو اختيار واحد:
    .name = الاختيار
request-case-new-link = رابط جديد
request-case-answer = أجيب عن السؤال
request-case-complain = تقديم شكاية
request-case-why = لماذا ذلك اليوم؟
request-case-withdraw = سحب الطلب
request-case-done = لا شيء، شكرا
request-case-bye = حسنا. لرؤية الطلب متى شئتم، أرسلوا الرمز: { $reference }
request-case-changed = تغير هذا الطلب للتو. أعيدوا إرسال الرمز لرؤيته كما هو الآن: { $reference }
request-case-words = سألت الجماعة: { $question } اكتبوا جوابكم.
    .example = أجيبوا عن السؤال فقط، بكلماتكم. السؤال: { $question }
    .simple = ما جوابكم؟
    .name = الجواب
request-case-confirm-answer =
    الطلب: { $reference }
    السؤال: { $question }
    جوابكم: { $words }
    هل نرسله إلى الجماعة؟
    .example = أجيبوا «نعم» لإرساله، أو اكتبوا ما تودون تغييره. مثال: غيّر الجواب.
    .simple = هل نرسل الجواب؟
    .name = الملخص
request-case-send-it = نعم، أرسلوه
request-case-not-sent = حسنا، لم نرسل شيئا. السؤال ما زال ينتظركم: { $reference }
request-case-clarified = وصل جوابكم إلى الجماعة، واستأنف الأجل. آخر يوم للجواب: { $due }
request-case-clarified-undated = وصل جوابكم إلى الجماعة، واستأنف الأجل.
request-case-nothing-asked = سؤال الجماعة لم يعد ينتظر جوابا.
request-answer-offer = جوابي للجماعة
request-case-confirm-withdraw =
    الطلب: { $reference }
    هل نسحبه؟ لن تجيب عنه الجماعة، وسيُغلق ملفه.
    .example = أجيبوا «نعم» لسحبه، أو «لا» ليبقى.
    .simple = هل نسحب الطلب؟
    .name = السحب
request-case-kept = حسنا، بقي الطلب كما هو: { $reference }
request-case-withdrawn = سحبنا الطلب وأُغلق ملفه: { $reference }
request-case-too-late = فات أجل هذه الشكاية: { $reference }. للتحدث مع موظف، اكتبوا «موظف».
request-case-complaint-ready = نص الشكاية إلى { $step } جاهز. لم نودع شيئا: أنتم من يودعها، إلى غاية يوم { $last }.
request-case-complaint-mailed = أرسلناه إلى بريدكم الإلكتروني.
request-case-complaint-paper = خذوه مطبوعا من شباك الجماعة بذكر رمز الطلب.
request-case-how-president = وقعوه وأودعوه في مكتب الضبط بالجماعة مقابل وصل، واحتفظوا بالوصل (المادة 19).
request-case-how-cdai = أرسلوه إلى اللجنة برسالة مضمونة، أو بالبريد الإلكتروني مقابل إشعار بالتوصل (المادة 20).
request-case-how-court = قدموه إلى المحكمة الإدارية. قد يساعدكم محام (المادة 21).
request-case-why-received = يوم التسلم، ولا يُحسب: { $day }
request-case-why-counted-one = اليوم { $number }: { $day }
request-case-why-counted = الأيام من { $start } إلى { $end }: من { $first } إلى { $last }
request-case-why-skipped-one = لا يُحسب: { $day }، { $name }
request-case-why-skipped = لا تُحسب: من { $first } إلى { $last }، { $name }
request-case-why-paused = كان الأجل متوقفا: من { $first } إلى { $last }
request-case-why-weekends = أيام السبت والأحد التي لم تُحسب: { $count }
request-case-why-due = عدد الأيام المحسوبة: { $counted }. آخر يوم: { $due }
