### كلمات صفحات الموظفين.

console-name = فضاء الموظفين
console-skip = انتقلوا إلى المحتوى
console-menu = القائمة
console-menu-overview = ما ينتظركم
console-menu-contributions = المساهمات
console-menu-requests = طلبات المعلومات
console-menu-conversations = المحادثات
console-menu-agenda = الدورات والورشات
console-menu-broadcasts = الإعلانات
console-menu-programme = البرنامج
console-menu-counter = الشباك والورشة
console-menu-reports = التقارير والملفات
console-menu-settings = الإعدادات
console-account = حسابي
console-sign-out = خروج
console-sample = جماعة نموذجية للتجربة: ما تفعلونه هنا لا يصل إلى أي إدارة حقيقية.
console-optional = (اختياري)
console-summary = بقي ما يحتاج إلى تصحيح
console-pages = الصفحات
console-pages-newer = السابق
console-pages-older = التالي
console-save = حفظ
console-cancel = رجوع
console-typed-again = هذا ما كتبتموه. لم يُسجل شيء منه: راجعوه ثم أرسلوه.
console-search = بحث
console-filter = تصفية
console-all = الكل
console-yes = نعم
console-no = لا
console-some-of = { $some } من { $all }
console-trouble = تعذر ذلك
console-trouble-back = العودة إلى ما ينتظركم
console-problem-missing = لا توجد هذه الصفحة، أو لم تعد موجودة.
console-problem-role = لا يسمح دوركم بهذه الصفحة. يمكن لمن يدير الحسابات أن يمنحكم الدور المناسب.
console-problem-expired = انتهت صلاحية هذه الاستمارة. عودوا إلى الصفحة السابقة، حدثوها، ثم أعيدوا الإرسال.
console-problem-conflict = سبقكم زميل إلى هذا قبل لحظات. حدثوا الصفحة لتروا ما فعل.
console-problem-form = لم تصل الاستمارة كاملة. أعيدوا المحاولة من فضلكم.
console-problem-too-large = ما أرسلتموه أكبر من المسموح به.
console-overview-title = ما ينتظركم

## الدخول

console-door-title = دخول الموظفين
console-door-name = جماعة
console-door-password = دخول الموظفين
console-door-commune = اختاروا الجماعة
console-door-code = الرمز المؤقت
console-door-email = البريد الإلكتروني
console-door-secret = كلمة السر
console-door-which = تعملون لأكثر من جماعة. إلى أيها تدخلون؟
console-door-digits = الرمز من ستة أرقام
console-door-digits-hint = افتحوا تطبيق الرموز في هاتفكم واكتبوا الرمز المعروض.
console-door-enter = دخول
console-door-on = متابعة
console-door-lost = نسيتم كلمة السر، أو ضاع هاتف الرموز؟ يعيدها لكم من يدير حسابات جماعتكم.
console-door-session-over = انتهت جلستكم: لم يُسجل أي شيء. سجلوا دخولكم، وستجدون ما كتبتموه.
console-door-wrong = البريد أو كلمة السر غير صحيح.
console-door-code-wrong = الرمز غير صحيح، أو استُعمل من قبل. انتظروا الرمز الموالي وأعيدوا المحاولة.
console-door-wait = محاولات كثيرة لم تنجح. انتظروا ربع ساعة ثم أعيدوا المحاولة.
console-door-slow = مر وقت طويل. ابدؤوا من جديد من فضلكم.
console-door-again = لم تكتمل الاستمارة. أعيدوا المحاولة من فضلكم.

## الأدوار

console-role-reader = اطلاع
console-role-consultation_agent = مكلف بالاستشارة
console-role-information_officer = مكلف بالمعلومات
console-role-announcer = مكلف بالإعلانات
console-role-approver = مصادق
console-role-administrator = مدير الحسابات
console-role-reader-more = يقرأ المساهمات والطلبات والتقارير، ولا يغير شيئا.
console-role-consultation_agent-more = يجيب عن المساهمات والمحادثات، ويدير الورشات.
console-role-information_officer-more = يعالج طلبات المعلومات ويرى هوية أصحابها (القانون 31.13).
console-role-announcer-more = يدخل الدورات والورشات ويكتب الإعلانات.
console-role-approver-more = يصادق على إعلانات كتبها غيره، ويطلع على ملفات الطلبات.
console-role-administrator-more = يدير الحسابات والإعدادات ويقرأ سجل الأعمال.

## حسابي

console-account-who = من أنتم
console-account-name = الاسم
console-account-email = البريد الإلكتروني
console-account-commune = الجماعة
console-account-roles = الأدوار
console-account-password = كلمة السر
console-account-password-before = كلمة السر الحالية
console-account-password-after = كلمة السر الجديدة
console-account-password-hint = لا تقل عن { $number } حرفا. جملة قصيرة تحفظونها خير من رموز صعبة.
console-account-password-change = تغيير كلمة السر
console-account-password-changed = تغيرت كلمة السر، وأُغلقت جلساتكم الأخرى.
console-account-password-wrong = كلمة السر الحالية غير صحيحة.
console-account-password-short = قصيرة جدا: يلزم { $number } حرفا على الأقل.
console-account-password-long = طويلة جدا. الحد الأدنى { $number } حرفا، والأقصى مئتان.
console-account-password-easy = يسهل تخمينها. اختاروا كلمات لا تشبه اسمكم ولا بريدكم، من { $number } حرفا أو أكثر.
console-account-codes = الرموز المؤقتة
console-account-codes-on = مفعلة
console-account-codes-on-more = يُطلب منكم رمز من هاتفكم بعد كلمة السر في كل دخول.
console-account-codes-off = غير مفعلة. بتفعيلها لا يدخل أحد إلى حسابكم بكلمة السر وحدها.
console-account-codes-set = تفعيل الرموز المؤقتة
console-account-codes-remove = إيقاف الرموز المؤقتة
console-account-codes-removed = أُوقفت الرموز المؤقتة.
console-account-codes-kept = فُعلت الرموز المؤقتة. ستُطلب منكم في الدخول المقبل.
console-account-codes-wrong = الرمز غير صحيح. تأكدوا من ساعة الهاتف واكتبوا الرمز المعروض الآن.
console-account-codes-app = ثبتوا في هاتفكم تطبيقا للرموز المؤقتة، مثل Aegis أو FreeOTP أو Google Authenticator.
console-account-codes-scan = صوروا هذا المربع بالتطبيق.
console-account-codes-picture = مربع يقرؤه تطبيق الرموز
console-account-codes-by-hand = لا يمكنكم التصوير؟ اكتبوا هذا المفتاح في التطبيق
console-account-codes-type = اكتبوا الرمز الذي يعرضه التطبيق
console-account-codes-keep = تفعيل
console-account-sessions = أين دخلتم
console-account-sessions-more = إذا رأيتم جهازا لا تعرفونه، أنهوا جلسته وغيروا كلمة السر.
console-account-device = الجهاز
console-account-device-unknown = جهاز غير معروف
console-account-this = هذه الجلسة
console-account-began = بدأت
console-account-seen = آخر زيارة
console-account-end = إنهاء
console-account-end-others = إنهاء كل الجلسات الأخرى
console-account-session-ended = انتهت تلك الجلسة.
console-account-sessions-ended = انتهت كل الجلسات الأخرى.

## ما ينتظركم

console-overview-late =
    { $count ->
        [0] لا أجل فات
        [one] أجل قانوني فات
       *[other] آجال قانونية فاتت
    }
console-overview-late-more = الجواب المتأخر خير من السكوت.
console-overview-soon =
    { $count ->
        [0] لا أجل قريب
        [one] أجل قريب
       *[other] آجال قريبة
    }
console-overview-soon-more = خلال خمسة أيام عمل.
console-overview-register =
    { $count ->
        [0] لا استمارة تنتظر التسجيل
        [one] استمارة تنتظر التسجيل
       *[other] استمارات تنتظر التسجيل
    }
console-overview-register-more = لا يبدأ الأجل قبل الوصل (المادة 14).
console-overview-drafts =
    { $count ->
        [0] لا مشروع جواب ينتظر المصادقة
        [one] مشروع جواب ينتظر المصادقة
        [two] مشروعا جواب ينتظران المصادقة
        [few] مشاريع أجوبة تنتظر المصادقة
       *[other] مشروع جواب ينتظر المصادقة
    }
console-overview-drafts-more = يُرسل الجواب حين يقرأه شخصان.
console-overview-returned =
    { $count ->
        [0] لا مشروع ينتظر التصحيح
        [one] مشروع أعيد إليكم للتصحيح
        [two] مشروعان أعيدا إليكم للتصحيح
        [few] مشاريع أعيدت إليكم للتصحيح
       *[other] مشروعا أعيد إليكم للتصحيح
    }
console-overview-returned-more = ترك لكم زميل أو زميلة ملاحظة.
console-overview-handover =
    { $count ->
        [0] لا إشعار ينتظر التسليم
        [one] إشعار ينتظر التسليم
       *[other] إشعارات تنتظر التسليم
    }
console-overview-handover-more = لم تجد طريقها إلى أصحابها.
console-overview-conversations =
    { $count ->
        [0] لا محادثة تنتظر
        [one] محادثة عند الموظفين
       *[other] محادثات عند الموظفين
    }
console-overview-conversations-more = ينتظر أصحابها جواب إنسان.
console-overview-since = أقدمها منذ { $when }
console-overview-approve =
    { $count ->
        [0] لا إعلان ينتظر المصادقة
        [one] إعلان ينتظر المصادقة
       *[other] إعلانات تنتظر المصادقة
    }
console-overview-approve-more = لا يخرج شيء قبل مصادقة زميل آخر.
console-overview-unanswered =
    { $count ->
        [0] لا مساهمة بلا جواب
        [one] مساهمة بلا جواب رسمي
       *[other] مساهمات بلا جواب رسمي
    }
console-overview-unanswered-more = يصل الجواب إلى صاحبها بلغته.
console-overview-parked =
    { $count ->
        [0] لا تذكير متوقف
        [one] تذكير متوقف
       *[other] تذكيرات متوقفة
    }
console-overview-parked-more = تخرج حين يكتب أصحابها من جديد.
console-overview-channels =
    { $count ->
        [0] كل القنوات سليمة
        [one] قناة فيها خلل
       *[other] قنوات فيها خلل
    }
console-overview-channels-more = قد لا تصل الرسائل.
console-overview-mails =
    { $count ->
        [0] لا بريد متوقف
        [one] بريد إلكتروني لم يخرج
       *[other] رسائل بريد لم تخرج
    }
console-overview-mails-more = تحققوا من خادم البريد.
console-overview-nothing = لا شيء ينتظركم الآن.
console-overview-trial = هذه نسخة للتجربة، ولم يقل فيها أحد شيئا بعد.
console-overview-trial-chat = اكتبوا كما يكتب السكان
console-overview-trial-people = املؤوها بأشخاص من الخيال:
console-overview-calm = لا شيء ينتظر هنا
console-overview-ahead = الآجال المقبلة
console-overview-ahead-none = لا أجل يجري الآن.
console-overview-clock-reply = جواب
console-overview-clock-urgent = جواب مستعجل
console-overview-clock-president_answer = جواب عن شكاية
console-overview-passed = فات الأجل
console-overview-today = اليوم
console-overview-days-left =
    { $count ->
        [one] بعد يوم
        [two] بعد يومين
        [few] بعد { $count } أيام
        [many] بعد { $count } يوما
       *[other] بعد { $count } يوم
    }
console-overview-coming = الدورات والورشات المقبلة
console-overview-coming-none = لا موعد في الثلاثين يوما المقبلة.
console-overview-session = دورة
console-overview-workshop = ورشة

## الإعدادات

console-settings-title = الإعدادات
console-settings-tabs = أقسام الإعدادات
console-settings-staff = حسابات الموظفين
console-settings-staff-more = من يعمل هنا، وما يسمح به كل دور.
console-settings-channels = القنوات
console-settings-channels-more = هل تصل الرسائل وتخرج، ومتى كانت آخر رسالة.
console-settings-templates = قوالب واتساب
console-settings-templates-more = ما صودق عليه، وما ينقص.
console-settings-retention = مدة الحفظ
console-settings-retention-more = ما يُحفظ، وإلى متى، وما يُمحى من تلقاء نفسه.
console-settings-audit = سجل الأعمال
console-settings-audit-more = من اطلع على ماذا، ومن فعل ماذا.
console-settings-calendar = تقويم أيام العمل
console-settings-calendar-more = العطل التي لا تُحسب في الآجال.

console-staff-add = إضافة موظف
console-staff-name = الاسم
console-staff-email = البريد الإلكتروني
console-staff-roles = الأدوار
console-staff-roles-hint = لكل واحد الأدوار التي يحتاجها عمله، لا أكثر.
console-staff-state = الحالة
console-staff-active = يعمل
console-staff-left = غادر
console-staff-no-password = لم يدخل بعد
console-staff-codes = رموز مؤقتة
console-staff-save = حفظ
console-staff-added = أُضيف الحساب. امنحوه الآن كلمة سر ليدخل بها.
console-staff-changed = حُفظ التغيير.
console-staff-ended = لم يعد لهذا الحساب أن يفعل شيئا. يبقى ما فعله مسجلا باسمه.
console-staff-end = إنهاء العمل
console-staff-end-yes = نعم، إنهاء هذا الحساب
console-staff-leaving = المغادرة
console-staff-end-more = لا يدخل بعد ذلك، ويبقى ما فعله مسجلا باسمه.
console-staff-password = كلمة سر جديدة
console-staff-password-more = تُعرض مرة واحدة، وتُغلق جلساته. يغيرها هو من صفحة حسابه.
console-staff-password-give = إنشاء كلمة سر
console-staff-password-yes = نعم، تعويض كلمة السر
console-staff-password-first = تُعرض مرة واحدة. يغيرها صاحبها في صفحة حسابه.
console-staff-password-given = كلمة سر جديدة
console-staff-password-once = لن تُعرض ثانية. سلموها يدا بيد أو بالهاتف، لا بالبريد.
console-staff-reset = إزالة الرموز المؤقتة
console-staff-reset-yes = نعم، إزالة الرموز
console-staff-reset-more = لمن ضاع هاتفه. يفعلها من جديد من صفحة حسابه.
console-staff-reset-done = أُزيلت الرموز المؤقتة.
console-staff-access = الدخول
console-staff-back = العودة إلى الحسابات
console-staff-roles-missing = اختاروا دورا واحدا على الأقل.
console-staff-name-missing = اكتبوا الاسم.
console-staff-email-wrong = اكتبوا البريد الإلكتروني كاملا.
console-staff-last = هذا آخر مدير للحسابات في الجماعة: امنحوا غيره هذا الدور أولا.
console-staff-self = لا ينهي أحد حسابه بنفسه.

console-channels-account = القناة
console-channels-state = الحالة
console-channels-well = سليمة
console-channels-ill = فيها خلل
console-channels-silent = لم تصلها أي رسالة بعد
console-channels-last = آخر رسالة واردة
console-channels-waiting = متأخرة
console-channels-failed = لم تخرج هذا الأسبوع
console-channels-aside = تعذرت معالجتها
console-channels-trouble = ما يقوله المزود
console-channels-mails = رسائل بريد متوقفة: { $count }
console-channels-parked = تذكيرات متوقفة حتى يكتب أصحابها: { $count }
console-channels-telegram = تيليغرام
console-channels-whatsapp = واتساب
console-channels-web = صفحة الجماعة
console-channels-terminal = الطرفية
console-channels-none = لا قناة لهذه الجماعة بعد.

console-templates-lead = خارج أربع وعشرين ساعة من آخر رسالة للشخص، لا يمر في واتساب إلا قالب مصادق عليه.
console-templates-name = القالب
console-templates-language = اللغة
console-templates-category = الصنف
console-templates-approval = المصادقة
console-templates-checked = آخر تحقق
console-templates-never = لم يُتحقق منه بعد
console-templates-none = لا قالب مسجل بعد. تُكتب القوالب في ملف الجماعة.
console-templates-unknown = غير معروفة
console-templates-unsubmitted = لم يُقدم بعد
console-templates-received = قُدم
console-templates-pending = قيد الدرس
console-templates-approved = مصادق عليه
console-templates-rejected = مرفوض
console-templates-paused = موقوف
console-templates-disabled = معطل
console-templates-utility = خدمة
console-templates-marketing = دعوة
console-language-ar = العربية
console-language-ary = الدارجة
console-language-ary-Latn = الدارجة بحروف لاتينية
console-language-fr = الفرنسية

console-retention-lead = كل مدة قاعدة في البرنامج، ينفذها كل يوم من تلقاء نفسه. ولكل شخص أن يطلب في المحادثة ما حُفظ عنه أو محوه.
console-retention-what = ما يُحفظ
console-retention-long = المدة
console-retention-then = ما يقع بعدها
console-retention-days =
    { $count ->
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يوما
       *[other] { $count } يوم
    }
console-retention-years =
    { $count ->
        [one] سنة واحدة
        [two] سنتان
        [few] { $count } سنوات
       *[other] { $count } سنة
    }
console-retention-hours =
    { $count ->
        [one] ساعة واحدة
        [two] ساعتان
        [few] { $count } ساعات
       *[other] { $count } ساعة
    }
console-retention-always = ما دامت الاستشارة
console-retention-drafts = طلب بدأ ولم يُرسل
console-retention-drafts-then = يُمحى كله.
console-retention-sent = استمارة أُرسلت ولم تُسجل
console-retention-sent-then = تُمحى بعد آخر ما وقع فيها.
console-retention-cases = طلب معلومات منته
console-retention-cases-then = تُمحى كلماته وهوية صاحبه، وتبقى تواريخه.
console-retention-court = طلب أمام المحكمة
console-retention-court-then = يُعد منتهيا بعد آخر ما وقع فيه.
console-retention-attempts = محاولات الدخول الفاشلة
console-retention-attempts-then = تُمحى. لا يُحفظ منها سوى بصمة.
console-retention-sessions = جلسة موظف
console-retention-sessions-then = تُغلق، وتُغلق قبل ذلك بعد أربع ساعات من السكون.
console-retention-contributions = كلمات المساهمات
console-retention-contributions-then = تبقى للعموم بعد إخفاء الأرقام الشخصية. يمحوها صاحبها متى شاء.

## القوائم التي تتجدد

console-news-contributions =
    { $count ->
        [one] مساهمة جديدة واحدة: تحديث القائمة
        [two] مساهمتان جديدتان: تحديث القائمة
        [few] عدد المساهمات الجديدة { $count }: تحديث القائمة
       *[other] عدد المساهمات الجديدة { $count }: تحديث القائمة
    }
console-news-requests =
    { $count ->
        [one] طلب جديد واحد: تحديث القائمة
        [two] طلبان جديدان: تحديث القائمة
        [few] عدد الطلبات الجديدة { $count }: تحديث القائمة
       *[other] عدد الطلبات الجديدة { $count }: تحديث القائمة
    }
console-news-conversations =
    { $count ->
        [one] رسالة جديدة واحدة: تحديث القائمة
        [two] رسالتان جديدتان: تحديث القائمة
        [few] عدد الرسائل الجديدة { $count }: تحديث القائمة
       *[other] عدد الرسائل الجديدة { $count }: تحديث القائمة
    }
console-news-many = هناك جديد كثير: تحديث القائمة
