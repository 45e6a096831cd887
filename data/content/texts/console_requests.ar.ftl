### طلبات المعلومات في فضاء الموظفين (القانون رقم 31.13).

console-requests-title = طلبات المعلومات
console-requests-one = الطلب
console-requests-filters = أي الطلبات
console-requests-show-all = الكل
console-requests-show-overdue = المتأخرة
console-requests-show-due_soon = آخر يوم قريب
console-requests-show-to_register = تنتظر التسجيل
console-requests-show-open = قيد المعالجة
console-requests-show-complaints = الشكايات
console-requests-show-closed = أجيب عنها أو أُغلقت
console-requests-by-reference = المرجع
console-requests-open = فتح
console-requests-unknown-reference = لا يوجد طلب يحمل المرجع { $typed }.
console-requests-none = لا توجد طلبات هنا.
console-requests-page = الصفحة { $number } من { $pages }
console-requests-column-reference = المرجع
console-requests-column-subject = المعلومة المطلوبة
console-requests-column-state = الوضعية
console-requests-column-received = تاريخ التوصل
console-requests-column-due = آخر يوم
console-requests-urgent = مستعجل
console-requests-late = متأخر
console-requests-soon = قريب
console-requests-erased = حُذف النص لأن مدة حفظه انتهت.

## طلب واحد

console-requests-asked = المعلومة المطلوبة
console-requests-period = الفترة
console-requests-urgent-reason = سبب الاستعجال
console-requests-wanted = الشكل والتسليم
console-requests-came = ورد عبر
console-requests-receipt = الوصل
console-requests-not-filed = لم يودع بعد: لم يُسلم الوصل.
console-requests-outcome = مآل الطلب
console-requests-from-comment = ورد من المساهمة
console-requests-waits-for = ننتظر
console-requests-see-identity = معرفة صاحب الطلب
console-requests-see-form = الاستمارة الرسمية (PDF)
console-requests-take-dossier = الملف الكامل (ZIP)
console-requests-happened = ما جرى
console-requests-told = ما قيل لصاحب الطلب
console-requests-notice = الإشعار
console-requests-notice-via = الطريقة
console-requests-notice-proof = الإثبات
console-requests-notice-waiting = في الانتظار
console-requests-notice-leaving = في الطريق
console-requests-notice-told = بُلغ
console-requests-notice-parked = ينتظر أن يكتب الشخص
console-requests-notice-on_paper = يُسلم في الشباك
console-requests-notice-dropped = لم تعد له فائدة
console-requests-no-proof = لا إثبات بعد
console-requests-until = آخر يوم للجواب
console-requests-late-days = { $days ->
    [one] متأخر بيوم واحد
    [two] متأخر بيومين
    [few] متأخر بـ{ $days } أيام
    [many] متأخر بـ{ $days } يوما
   *[other] متأخر بـ{ $days } يوم
  }
console-requests-today = هو اليوم
console-requests-left-days = { $days ->
    [one] بقي يوم واحد
    [two] بقي يومان
    [few] بقيت { $days } أيام
    [many] بقي { $days } يوما
   *[other] بقي { $days } يوم
  }
console-requests-after-consultation = الجواب منتظر بعد نهاية الاستشارة.
console-requests-after-session = الجواب منتظر بعد تصويت المجلس.
console-requests-no-clock = لا يجري أي أجل للجواب.
console-requests-stopped = موقوف
console-requests-provisional = تاريخ مؤقت
console-requests-ended = انتهى
console-requests-why = لماذا هذا اليوم؟
console-requests-why-working =
    { $amount ->
        [one] الأجل يوم عمل واحد.
        [two] الأجل يوما عمل.
        [few] الأجل { $amount } أيام عمل.
       *[other] الأجل { $amount } يوم عمل.
    }
console-requests-why-calendar =
    { $amount ->
        [one] الأجل يوم واحد، بما في ذلك نهاية الأسبوع والأعياد.
        [two] الأجل يومان، بما في ذلك نهاية الأسبوع والأعياد.
        [few] الأجل { $amount } أيام، بما فيها نهاية الأسبوع والأعياد.
        [many] الأجل { $amount } يوما، بما فيها نهاية الأسبوع والأعياد.
       *[other] الأجل { $amount } يوم، بما فيها نهاية الأسبوع والأعياد.
    }
console-requests-why-start = لا يُحتسب يوم البداية:
console-requests-why-day = اليوم
console-requests-why-counted = الحساب
console-requests-can = ما يمكنكم القيام به
console-requests-papers = الوثائق
console-requests-size = حجمها { $kilobytes } كيلوبايت
console-requests-back = الرجوع إلى الطلب

## صاحب الطلب

console-requests-identity-of = صاحب الطلب:
console-requests-identity-noted = تُستعمل هذه المعطيات لمعالجة الطلب فقط (القانون 09.08). ويُدون اطلاعكم عليها في السجل.
console-requests-name = الاسم
console-requests-card = رقم البطاقة
console-requests-residence = رقم وثيقة الإقامة
console-requests-address = العنوان
console-requests-email = البريد الإلكتروني
console-requests-phone-ok = يمكن الاتصال به على الرقم الذي يكتب منه

## الأعمال

console-requests-do-register = تسليم الوصل
console-requests-do-answer = الجواب
console-requests-do-extend = تمديد الأجل
console-requests-do-clarify = طلب توضيح
console-requests-do-clarified = تدوين التوضيح المتوصل به
console-requests-do-consult = استشارة الغير
console-requests-do-consulted = تدوين جواب الغير
console-requests-do-refuse = الرفض
console-requests-do-redirect = الإحالة على مؤسسة أخرى
console-requests-do-complain = تدوين شكاية
console-requests-do-decide = تدوين مآل شكاية
console-requests-do-correct_receipt = تصحيح الوصل
console-requests-do-remark = كتابة ملاحظة
console-requests-do-withdraw = تدوين السحب
console-requests-do-close = إغلاق الطلب
console-requests-about-register = يُسلم الوصل عند التوصل بالطلب (المادة 14). ويبدأ الأجل من هذا اليوم، ويُخبر به صاحب الطلب.
console-requests-about-answer = يتوصل صاحب الطلب بجوابكم بالطريقة التي اختارها، مع رسالة والملفات المرفقة.
console-requests-about-extend = مرة واحدة فقط، بإشعار معلل، قبل آخر يوم (المادتان 16 و17).
console-requests-extension-working =
    { $amount ->
        [one] يسمح القانون بيوم عمل واحد إضافي، مرة واحدة. ينتقل آخر يوم من
        [two] يسمح القانون بيومي عمل إضافيين، مرة واحدة. ينتقل آخر يوم من
        [few] يسمح القانون بـ{ $amount } أيام عمل إضافية، مرة واحدة. ينتقل آخر يوم من
       *[other] يسمح القانون بمدة إضافية، { $amount } يوم عمل، مرة واحدة. ينتقل آخر يوم من
    }
console-requests-extension-calendar =
    { $amount ->
        [one] يسمح القانون بيوم إضافي واحد، مرة واحدة. ينتقل آخر يوم من
        [two] يسمح القانون بيومين إضافيين، مرة واحدة. ينتقل آخر يوم من
        [few] يسمح القانون بـ{ $amount } أيام إضافية، مرة واحدة. ينتقل آخر يوم من
        [many] يسمح القانون بـ{ $amount } يوما إضافيا، مرة واحدة. ينتقل آخر يوم من
       *[other] يسمح القانون بـ{ $amount } يوم إضافي، مرة واحدة. ينتقل آخر يوم من
    }
console-requests-extension-to = إلى
console-requests-about-clarify = يتوقف الأجل إلى أن يجيب صاحب الطلب. اطرحوا سؤالا واحدا، بكلمات بسيطة.
console-requests-about-clarified = ما أجاب به صاحب الطلب في الشباك أو كتابة. ويستأنف الأجل.
console-requests-about-consult = حين يهم الطلب طرفا آخر قدم المعلومة بتحفظ (المادة 9). ويستمر الأجل في الجريان.
console-requests-about-consulted = ما أجاب به الغير.
console-requests-about-refuse = يكون الرفض مكتوبا ومعللا، ويبين كيفية التشكي (المادة 18). وما يمكن تقديمه يجب تقديمه: انظروا أولا الجواب الجزئي (المادة 8).
console-requests-about-redirect = حين تكون المعلومة لدى مؤسسة أخرى: اذكروها.
console-requests-about-complain = إيداع شكاية يفتح أجلا للجواب عنها (المواد 19 إلى 21).
console-requests-about-decide = يُبلغ صاحب الطلب بمآل الشكاية.
console-requests-about-correct_receipt = يُحسب الأجل من جديد ويُخبر صاحب الطلب. اتركوا فارغا ما هو صحيح.
console-requests-about-remark = لزملائكم فقط: لا يتوصل بها صاحب الطلب.
console-requests-about-withdraw = لم يعد صاحب الطلب يريد المعلومة: دونوا كيف قال ذلك.
console-requests-about-close = لا يجري بعد ذلك أي أجل.
console-requests-done-register = سُلم الوصل، ويُخبر به صاحب الطلب.
console-requests-done-answer = الجواب في طريقه إلى صاحب الطلب.
console-requests-done-extend = مُدد الأجل، ويُخبر به صاحب الطلب.
console-requests-done-clarify = السؤال في طريقه إلى صاحب الطلب، والأجل موقوف.
console-requests-done-clarified = دُون التوضيح، واستأنف الأجل.
console-requests-done-consult = دُونت استشارة الغير.
console-requests-done-consulted = دُون جواب الغير.
console-requests-done-refuse = الرفض المعلل في طريقه إلى صاحب الطلب، مع طرق التشكي.
console-requests-done-redirect = أحيل صاحب الطلب على المؤسسة، ويُخبر بذلك.
console-requests-done-complain = دُونت الشكاية.
console-requests-done-decide = مآل الشكاية في طريقه إلى صاحب الطلب.
console-requests-done-correct_receipt = صُحح الوصل، ويُخبر به صاحب الطلب.
console-requests-done-remark = دُونت الملاحظة.
console-requests-done-withdraw = دُون السحب.
console-requests-done-close = أُغلق الطلب.
console-requests-done-handed = دُون التسليم: يبدأ أجل صاحب الطلب من هذا اليوم.
console-requests-words-answer = جوابكم
console-requests-words-extend = أسباب التمديد
console-requests-words-clarify = سؤالكم
console-requests-words-clarified = ما أجاب به صاحب الطلب
console-requests-words-consult = من يُستشار، وفي ماذا
console-requests-words-consulted = ما أجاب به الغير
console-requests-words-refuse = الأسباب
console-requests-words-redirect = كلمة إلى صاحب الطلب
console-requests-words-decide = ما تقرر، ولماذا
console-requests-words-correct_receipt = سبب تصحيح الوصل
console-requests-words-remark = ملاحظتكم
console-requests-words-withdraw = كيف قال صاحب الطلب ذلك
console-requests-words-close = كلمة للملف
console-requests-words-hint-ar = صاحب الطلب يكتب بالعربية: اكتبوا بالعربية.
console-requests-words-hint-ary = صاحب الطلب يكتب بالدارجة: اكتبوا بعربية بسيطة.
console-requests-words-hint-ary-Arab = صاحب الطلب يكتب بالدارجة: اكتبوا بعربية بسيطة.
console-requests-words-hint-ary-Latn = صاحب الطلب يكتب بالدارجة بالحروف اللاتينية: اكتبوا بعربية بسيطة وبكلمات قصيرة.
console-requests-words-hint-fr = صاحب الطلب يكتب بالفرنسية: اكتبوا بالفرنسية.
console-requests-words-or-file = أو أرفقوا وثيقة: لا بد من أحدهما.
console-requests-number = رقم التسجيل
console-requests-number-hint = من سجلكم. إذا تُرك فارغا استُعمل مرجع الطلب.
console-requests-received_on = تاريخ التوصل
console-requests-lodged_on = تاريخ الإيداع
console-requests-handed_on = تاريخ التسليم
console-requests-answer-outcome = الجواب
console-requests-answer-full = كامل
console-requests-answer-partial = جزئي
console-requests-answer-partial-hint = اذكروا أسفله ما لم يُقدم، ولماذا.
console-requests-files = ملف مرفق
console-requests-files-hint = ملف PDF أو صورة أو جدول أو نص أو ZIP، لا يتجاوز 16 ميغابايت.
console-requests-files-more = ملف ثان
console-requests-files-third = ملف ثالث
console-requests-withheld = ما لم يُقدم
console-requests-withheld-hint = للجواب الجزئي فقط.
console-requests-code = الأساس (المادة 18)
console-requests-code-hint = للجواب الجزئي فقط.
console-requests-code-none = بدون أساس خاص
console-requests-code-choose = اختاروا السبب الذي في القانون
console-requests-exception = الاستثناء (المادة 7)
console-requests-exception-hint = فقط حين يكون الأساس استثناء من المادة 7.
console-requests-exception-none = لا شيء
console-requests-body = المؤسسة التي توجد لديها المعلومة
console-requests-body-hint = اسمها الكامل.
console-requests-step = المرحلة
console-requests-step-president = رئيس المجلس (المادة 19)
console-requests-step-cdai = لجنة الحق في الحصول على المعلومات (المادة 20)
console-requests-step-court = المحكمة الإدارية (المادة 21)
console-requests-decision = القرار
console-requests-decision-granted = لصالح صاحب الطلب
console-requests-decision-partly = لصالحه جزئيا
console-requests-decision-rejected = رفض الشكاية
console-requests-preview = معاينة الرسالة أولا
console-requests-lacks-words = اكتبوا الكلمات: لا يمكن الإرسال بدونها.
console-requests-lacks-outcome = حددوا هل الجواب كامل أم جزئي.
console-requests-lacks-code = اختاروا أساس الرفض.
console-requests-lacks-body = اذكروا المؤسسة.
console-requests-lacks-step = اختاروا المرحلة.
console-requests-lacks-decision = اختاروا ما تقرر.
console-requests-lacks-received_on = حددوا اليوم.
console-requests-lacks-lodged_on = حددوا اليوم.
console-requests-lacks-handed_on = حددوا اليوم.
console-requests-too-long = يتجاوز هذا النص 10.000 حرف: أرفقوه كملف.
console-requests-not-now = لا يمكن ذلك والطلب في هذه الوضعية.
console-requests-no-state = لا يمكن ذلك والطلب في هذه الوضعية.
console-requests-no-erased = حُذف نص هذا الطلب: لا يُكتب عنه شيء بعد الآن.
console-requests-no-exception = يجب ذكر الاستثناء من المادة 7، وفقط حين يكون هو الأساس.
console-requests-no-code = اختاروا أساسا من اللائحة.
console-requests-no-handed_on = هذا اليوم غير ممكن: لم يحن بعد، أو قبل الإشعار.
console-requests-no-lodged_on = هذا اليوم لم يحن بعد.
console-requests-no-no_reply = لم يُجب بعد عن الطلب: لا يمكن إغلاقه.
console-requests-no-number = هذا الرقم أُعطي لطلب آخر، أو هو طويل جدا.
console-requests-no-outcome = هذا المآل غير ممكن.
console-requests-no-papers = ملف لا ينتمي إلى هذا الطلب.
console-requests-no-received_on = هذا اليوم غير ممكن: لم يحن بعد، أو قبل الطلب.
console-requests-no-replied = سبق الجواب عن هذا الطلب.
console-requests-no-same = لن يتغير شيء: اكتبوا الرقم الصحيح أو اليوم الصحيح.
console-requests-no-step = هذه المرحلة غير ممكنة.
console-requests-no-still_runs = ما زال أجل يجري: لا يمكن إغلاق الطلب.
console-requests-no-too_early = لا يمكن ذلك بعد: قد يأتي الجواب داخل الأجل.
console-requests-no-too_late = انقضى آخر يوم: لم يعد هذا ممكنا.
console-requests-no-twice = لا يمكن ذلك إلا مرة واحدة.
console-requests-no-urgent_reason = الطلب المستعجل وحده يذكر سبب الاستعجال.
console-requests-no-withheld = الجواب الجزئي يبين ما لم يُقدم ولماذا، والجواب الكامل لا يحجب شيئا.
console-requests-no-words = اكتبوا الكلمات: لا يمكن الإرسال بدونها.
console-requests-no-no_letter = لم يُعرف بعد صاحب الطلب: لا توجد رسالة.

## ما ينتظر التسليم

console-requests-handover = التسليم في الشباك
console-requests-handover-some = { $count ->
    [one] إشعار واحد ينتظر التسليم
    [two] إشعاران ينتظران التسليم
    [few] { $count } إشعارات تنتظر التسليم
   *[other] { $count } إشعارا ينتظر التسليم
  }
console-requests-handover-lead = لم تحمل المحادثة ولا البريد هذه الإشعارات. سلموها في الشباك أو بالبريد أو عبر الهاتف، ثم دونوا ذلك: يبدأ أجل صاحب الطلب من هذا اليوم.
console-requests-handover-none = لا شيء ينتظر التسليم.
console-requests-hand-over = تسليم الإشعار
console-requests-since = منذ
console-requests-may-have-arrived = ربما توصل به
console-requests-nobody = بدون هوية: يقرأه الشخص حين يكتب من جديد.
console-requests-notice-lead = كلمات الإشعار بلغة صاحب الطلب، للقراءة أو الطباعة.
console-requests-handed = تدوين التسليم
console-requests-print = طباعة

## أربع أعين: يكتب شخص ويوافق آخر

console-requests-four-eyes = تشترط جماعتكم أربع أعين: يقرأ زميل أو زميلة ما كتبتم قبل إرساله.
console-requests-draft = مشروع:
console-requests-draft-lead = لم يُرسل أي شيء بعد. يُرسل هذا المشروع حين يصادق عليه شخص غير كاتبه، ويحمل الجواب تاريخ ذلك اليوم.
console-requests-draft-is-waiting = في انتظار المصادقة
console-requests-draft-is-returned = في انتظار التصحيح
console-requests-draft-is-stale = تغير الطلب منذ كتابة هذا المشروع. افتحوه للتصحيح وتحققوا منه ثم قدموه من جديد، وبعد ذلك تمكن المصادقة عليه.
console-requests-draft-by = مشروع من
console-requests-drafted-by = كتب المشروع
console-requests-draft-look = الاطلاع على المشروع
console-requests-draft-hand-in = تقديمه للمصادقة
console-requests-draft-no-words = بدون نص: الملفات هي الجواب.
console-requests-draft-files = الملفات المرفقة بالمشروع
console-requests-draft-decide = قراركم
console-requests-draft-approve = المصادقة والإرسال
console-requests-draft-return = الإعادة للتصحيح
console-requests-draft-remark = ما ينبغي تصحيحه
console-requests-draft-yours = هذا مشروعكم: ينبغي أن يصادق عليه زميل أو زميلة.
console-requests-draft-correct = تصحيح المشروع
console-requests-draft-drop = حذف المشروع
console-requests-drafted = المشروع في انتظار مصادقة زميل أو زميلة.
console-requests-draft-returned = أعيد المشروع مع ملاحظتكم.
console-requests-draft-dropped = حُذف المشروع.
console-requests-show-drafts = مشاريع الأجوبة
console-requests-too-long-remark = اكتبوا ذلك في 2000 حرف على الأكثر.
console-requests-no-four_eyes = في هذه الجماعة يُكتب الجواب أولا مشروعا، ويُرسل حين يصادق عليه شخص آخر.
console-requests-no-own_draft = هذا مشروعكم: يقرر فيه شخص آخر.
console-requests-no-draft_waits = مشروع زميل أو زميلة في انتظار المصادقة لهذا الطلب: صادقوا عليه أو أعيدوه أولا.
console-requests-no-draft_returned = أعيد هذا المشروع للتصحيح.
console-requests-no-draft_stale = تغير الطلب منذ ذلك: ينبغي الرجوع إلى المشروع أولا.
console-requests-no-no_draft = ليس لهذا الطلب مشروع في الانتظار.
