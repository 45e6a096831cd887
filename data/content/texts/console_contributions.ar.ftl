### المساهمات في فضاء الموظفين: القائمة، والبحث، والجواب، والإخفاء، والمواضيع.

console-contributions-title = المساهمات
console-contributions-tab-list = القائمة
console-contributions-tab-themes = المواضيع المتشابهة
console-contributions-comment = الملاحظة
console-contributions-idea = الفكرة

## القائمة

console-contributions-search = البحث في المساهمات
console-contributions-search-hint = كلمة أو مرجع. يفهم البحث اختلاف الكتابة بالعربية والدارجة بالحروف اللاتينية؛ ضعوا الجملة بين «» لتجدوها كما كُتبت.
console-contributions-by-meaning = بالمعنى أيضا، في اللغات الأخرى
console-contributions-find = البحث والتصفية
console-contributions-more-filters = مصافي أخرى
console-contributions-by-axis = المحور
console-contributions-by-commitment = الالتزام
console-contributions-by-answer = الجواب
console-contributions-by-language = اللغة
console-contributions-by-round = مرحلة الاستشارة
console-contributions-by-channel = القناة
console-contributions-by-kind = النوع
console-contributions-by-source = أين قيلت
console-contributions-by-status = الوضعية
console-contributions-by-hidden = النشر
console-contributions-by-tag = الوسم
console-contributions-by-theme = الموضوع
console-contributions-by-media = المرفقات
console-contributions-with-media = بصوت أو صورة
console-contributions-since = من
console-contributions-until = إلى غاية
console-contributions-order = الترتيب
console-contributions-newest-first = الأحدث أولا
console-contributions-oldest-first = الأقدم أولا
console-contributions-found = { $count ->
    [zero] لا توجد مساهمة
    [one] مساهمة واحدة
    [two] مساهمتان
    [few] { $count } مساهمات
   *[other] { $count } مساهمة
 }
console-contributions-take-away = إزالة
console-contributions-take-all-away = إزالة كل المصافي
console-contributions-none = لا توجد مساهمة هنا.
console-contributions-column-reference = المرجع
console-contributions-column-words = ما قيل
console-contributions-column-place = حول
console-contributions-column-spoken = اللغة والقناة
console-contributions-column-answer = الجواب
console-contributions-column-members = المساهمات
console-contributions-column-left = بلا جواب
console-contributions-pick = اختيار
console-contributions-sort = ترتيب ما اخترتموه
console-contributions-sort-hint = اختاروا مساهمات في القائمة، ثم ضعوا لها وسما أو اجمعوها في موضوع واحد.
console-contributions-sort-do = ترتيب
console-contributions-sorted = { $count ->
    [zero] لم يتغير شيء.
    [one] رُتبت مساهمة واحدة.
    [two] رُتبت مساهمتان.
    [few] رُتبت { $count } مساهمات.
   *[other] رُتبت { $count } مساهمة.
 }
console-contributions-none-picked = اختاروا مساهمة واحدة على الأقل.
console-contributions-nothing-to-do = اكتبوا وسما أو اختاروا موضوعا.

## القيم

console-contributions-kind-comment = ملاحظة على المسودة
console-contributions-kind-idea = فكرة جديدة
console-contributions-status-received = متوصل بها
console-contributions-status-withdrawn = سحبها صاحبها
console-contributions-status-erased = حُذفت
console-contributions-is-withdrawn = سحبها صاحبها: لم تعد تُقرأ.
console-contributions-is-erased = حُذف نصها بطلب من صاحبها.
console-contributions-round-ideas = جمع الأفكار
console-contributions-round-draft = الاستشارة حول المسودة
console-contributions-commitment-none = حول المحور كله
console-contributions-answer-none = بلا جواب
console-contributions-answer-accepted = أُخذ بها
console-contributions-answer-partly = أُخذ بجزء منها
console-contributions-answer-not_accepted = لم يؤخذ بها
console-contributions-hidden-no = منشورة
console-contributions-hidden-yes = مخفية
console-contributions-source-none = في المحادثة
console-contributions-source-counter = في الشباك
console-contributions-source-workshop = ورشة { $workshop }
console-contributions-channel-whatsapp = واتساب
console-contributions-channel-telegram = تيليغرام
console-contributions-channel-web = صفحة الجماعة
console-contributions-channel-terminal = الطرفية
console-contributions-channel-counter = الشباك
console-contributions-language-ar = العربية
console-contributions-language-ary = الدارجة
console-contributions-language-ary-Arab = الدارجة
console-contributions-language-ary-Latn = الدارجة (لاتينية)
console-contributions-language-fr = الفرنسية

## مساهمة واحدة

console-contributions-said = الكلام كما ورد
console-contributions-no-words = لا يوجد نص.
console-contributions-media-voice = صوت
console-contributions-media-photo = صورة
console-contributions-media-lost = لم يصل هذا الملف كاملا.
console-contributions-voice-old = هذا المتصفح لا يشغل الصوت: حملوا الملف.
console-contributions-voice-hint = إن لم يُشغل الصوت هنا (بعض الهواتف القديمة لا تقرأ صيغة Ogg)، فحملوا الملف.
console-contributions-take-voice = تحميل التسجيل الصوتي
console-contributions-take-photo = تحميل الصورة
console-contributions-photo = الصورة { $number } المرفقة بالمساهمة
console-contributions-seconds = { $count ->
    [one] ثانية واحدة
    [two] ثانيتان
    [few] { $count } ثوان
   *[other] { $count } ثانية
 }
console-contributions-kilobytes = { $count } كيلوبايت
console-contributions-about = حول
console-contributions-as-read = ما قرأه صاحبها
console-contributions-came = وردت
console-contributions-author = صاحبها
console-contributions-anonymous = بدون اسم: لا شيء يدل عليه، وهو يجد الجواب برمزه.
console-contributions-named = باسم لا يظهر هنا. العلامة نفسها تعني الشخص نفسه:
console-contributions-its-request = طلب المعلومة الذي فيها

## الجواب الرسمي

console-contributions-given = جواب الجماعة
console-contributions-earlier = أجوبة سابقة
console-contributions-give = الجواب الرسمي
console-contributions-give-another = جواب جديد يعوض السابق
console-contributions-give-again = الانطلاق من كلمات الجواب السابق
console-contributions-told-named = يصل الجواب إلى صاحبها في محادثته، إن كان يقبل الرسائل؛ وإلا وجده برمزه.
console-contributions-told-by-code = يجد صاحبها الجواب برمزه.
console-contributions-answer-theme = { $count ->
    [two] الجواب مرة واحدة عن المساهمتين اللتين تقولان الشيء نفسه
    [few] الجواب مرة واحدة عن { $count } مساهمات تقول الشيء نفسه
   *[other] الجواب مرة واحدة عن { $count } مساهمة تقول الشيء نفسه
 }
console-contributions-state = مآلها
console-contributions-guide-accepted = دخل المقترح إلى البرنامج كما هو.
console-contributions-guide-partly = دخل جزء منها؛ بينوا أي جزء ولماذا.
console-contributions-guide-not_accepted = لم يدخل شيء؛ بينوا السبب باحترام.
console-contributions-reason-hint = اكتبوا السبب بلغة واحدة على الأقل. من يتكلم لغة أخرى يقرأه بأقرب لغة، ويُقال له ذلك.
console-contributions-reason-in = السبب: { $language }
console-contributions-their-language = لغة صاحبها
console-contributions-more-languages = السبب بلغات أخرى
console-contributions-measure = الجزء الذي تغير في البرنامج
console-contributions-measure-hint = يراه صاحبها مع الجواب.
console-contributions-no-measure = لا شيء
console-contributions-preview = ما سيقرأه صاحبها
console-contributions-show-preview = معاينة
console-contributions-publish = نشر الجواب
console-contributions-answered = نُشر الجواب.
console-contributions-answered-told = نُشر الجواب، وسيصل إلى صاحب المساهمة في محادثته بين التاسعة صباحا والثامنة مساء.
console-contributions-answered-by-code = نُشر الجواب، ويجده صاحب المساهمة برمزه.
console-contributions-moved = تغيرت هذه المساهمة قبل قليل. راجعوا ما تغير ثم أعيدوا الإرسال: ما كتبتموه باق هنا.
console-contributions-cannot-answer = لا يمكن نشر هذا الجواب: المساهمة سُحبت أو حُذفت، أو الجزء المختار لم يعد في البرنامج.
console-contributions-wrong-state = اختاروا مآل المساهمة.
console-contributions-wrong-reason = اكتبوا السبب بلغة واحدة على الأقل.
console-contributions-wrong-long = السبب طويل: { $limit } حرفا على الأكثر.

## المواضيع

console-contributions-theme = الموضوع
console-contributions-theme-title = الموضوع: { $title }
console-contributions-themes = المواضيع
console-contributions-themes-lead = حين يقول كثيرون الشيء نفسه، بأي لغة أو خط، يكفي جواب واحد يصل إلى الجميع.
console-contributions-suggested = اقتراحات
console-contributions-suggested-hint = وسط آخر { $count } مساهمة بلا جواب ولا موضوع، قد تقول هذه الشيء نفسه. أنتم من يقرر: أزيلوا ما ليس منها.
console-contributions-no-suggestions = لا اقتراحات الآن.
console-contributions-say-the-same = { $count ->
    [two] مساهمتان تتشابهان
    [few] { $count } مساهمات تتشابه
   *[other] { $count } مساهمة تتشابه
 }
console-contributions-joins = تشبه الموضوع:
console-contributions-and-more = { $count ->
    [one] ومساهمة أخرى
    [two] ومساهمتان أخريان
    [few] و{ $count } مساهمات أخرى
   *[other] و{ $count } مساهمة أخرى
 }
console-contributions-make-theme = جمعها في موضوع
console-contributions-join = إضافتها إلى الموضوع
console-contributions-known-themes = المواضيع الموجودة
console-contributions-no-themes = لا مواضيع بعد.
console-contributions-no-theme = ليست في أي موضوع.
console-contributions-members = { $count ->
    [zero] لا توجد مساهمة
    [one] مساهمة واحدة
    [two] مساهمتان
    [few] { $count } مساهمات
   *[other] { $count } مساهمة
 }
console-contributions-leave-theme = إخراج من الموضوع
console-contributions-near = مساهمات متقاربة
console-contributions-alike = مساهمات تشبهها
console-contributions-alike-hint = اختاروا ما يقول الشيء نفسه فعلا.
console-contributions-likeness = تشابه { $percent } %
console-contributions-in-theme = في موضوع آخر
console-contributions-into-theme = في الموضوع
console-contributions-a-new-one = موضوع جديد
console-contributions-new-theme = عنوان موضوع جديد
console-contributions-new-theme-hint = جملة قصيرة تقول ما يطلبه الجميع.
console-contributions-put-together = جمعها
console-contributions-theme-changed = تغير الموضوع.
console-contributions-theme-made = { $count ->
    [zero] لم تُجمع أي مساهمة: هي في موضوع آخر.
    [one] جُمعت مساهمة واحدة.
    [two] جُمعت مساهمتان.
    [few] جُمعت { $count } مساهمات.
   *[other] جُمعت { $count } مساهمة.
 }
console-contributions-answer-all = جواب واحد عن الكل
console-contributions-answer-all-hint = { $count ->
    [zero] أجيب عن كل مساهمات الموضوع.
    [one] يخص الجواب مساهمة واحدة بلا جواب؛ ويصل إلى صاحبها بلغته.
    [two] يخص الجواب مساهمتين بلا جواب؛ ويصل إلى كل صاحب مرة واحدة وبلغته.
    [few] يخص الجواب { $count } مساهمات بلا جواب؛ ويصل إلى كل صاحب مرة واحدة وبلغته.
   *[other] يخص الجواب { $count } مساهمة بلا جواب؛ ويصل إلى كل صاحب مرة واحدة وبلغته.
 }
console-contributions-replaces = تعويض الأجوبة السابقة أيضا
console-contributions-all-answered = لكل المساهمات جواب
console-contributions-answer-again = الجواب من جديد
console-contributions-answer-again-hint = يعوض الجواب الجديد كل الأجوبة السابقة عن هذا الموضوع، ويُخبر به أصحاب المساهمات من جديد.
console-contributions-publish-all = نشر الجواب للجميع
console-contributions-theme-answered = نُشر الجواب: { $count }. سيصل إلى أصحابها في المحادثة: { $told }. يجدونه برمزهم: { $others }.
console-contributions-rename = عنوان الموضوع
console-contributions-new-title = العنوان

## الوسوم والملاحظات

console-contributions-tags = الوسوم
console-contributions-tag = وسم
console-contributions-no-tags = بلا وسوم.
console-contributions-untag = إزالة الوسم
console-contributions-add = إضافة
console-contributions-notes = ملاحظات داخلية
console-contributions-notes-hint = بين الموظفين فقط: لا يراها صاحب المساهمة ولا تُنشر.
console-contributions-note = ملاحظة
console-contributions-note-away = حذف ملاحظتي
console-contributions-wrong-empty = اكتبوا شيئا أولا.
console-contributions-wrong-too_long = النص طويل.
console-contributions-wrong-too_many = لهذه المساهمة وسوم كثيرة: أزيلوا واحدا أولا.
console-contributions-wrong-unknown = لم يعد هذا الموضوع موجودا.

## الإخفاء

console-contributions-moderation = النشر والإخفاء
console-contributions-guide = رأي لا يعجبنا ليس سببا للإخفاء. ما يخفى يبقى مسجلا، وصاحبه يعرف السبب، وطلب المعلومة الذي فيه يبقى قائما.
console-contributions-hide-open = إخفاء هذه المساهمة
console-contributions-ground = السبب، ويُقال لصاحبها
console-contributions-ground-insult = سب أو تهديد
console-contributions-ground-hatred = كراهية أو تمييز أو عنف
console-contributions-ground-personal_data = معطيات شخصية لشخص آخر
console-contributions-ground-accusation = اتهام شخص معين
console-contributions-ground-off_topic = خارج الموضوع
console-contributions-ground-spam = إشهار أو تكرار
console-contributions-ground-illegal = أمر آخر يمنع القانون نشره
console-contributions-guide-insult = كلام يهين أو يهدد شخصا، لا نقد حاد للجماعة.
console-contributions-guide-hatred = دعوة ضد أشخاص بسبب أصلهم أو دينهم أو جنسهم أو إعاقتهم.
console-contributions-guide-personal_data = اسم أو عنوان أو أمر خاص بشخص آخر.
console-contributions-guide-accusation = اتهام بجريمة دون حكم. انتقاد قرار أو مصلحة ليس اتهاما.
console-contributions-guide-off_topic = لا علاقة له بالبرنامج ولا بالجماعة. عند الشك، اتركوه منشورا.
console-contributions-guide-spam = إعلان تجاري، أو النص نفسه مرات كثيرة من الشخص نفسه.
console-contributions-guide-illegal = استشيروا المسؤول القانوني قبل استعماله.
console-contributions-has-request = فيها طلب معلومة
console-contributions-has-request-hint = يُفتح طلب باسم صاحبها، ويُكمله متى شاء.
console-contributions-request-by-code = إن كان فيها طلب معلومة، يُقال لصاحبها عبر رمزه إنه يمكنه تقديمه.
console-contributions-hide = إخفاء
console-contributions-mask-open = إخفاء مقطع فقط
console-contributions-passage = المقطع منسوخا كما كُتب
console-contributions-passage-hint = مثلا اسم شخص آخر. تحل محله نقط بصفة نهائية، ويبقى الباقي مقروءا.
console-contributions-mask-look = معاينة ما سيبقى
console-contributions-mask-left = ما سيبقى
console-contributions-mask = إخفاء المقطع نهائيا
console-contributions-masked = أُخفي المقطع.
console-contributions-no-passage = لا يوجد هذا المقطع في النص كما هو: انسخوه كما كُتب.
console-contributions-unhide = إعادة النشر
console-contributions-author-reads = ما يقرأه صاحبها
console-contributions-hidden = أُخفيت المساهمة.
console-contributions-hidden-told = أُخفيت المساهمة، وسيعرف صاحبها السبب في محادثته بين التاسعة صباحا والثامنة مساء.
console-contributions-hidden-by-code = أُخفيت المساهمة، ويجد صاحبها السبب برمزه.
console-contributions-shown = نُشرت المساهمة من جديد.
console-contributions-shown-told = نُشرت المساهمة من جديد، وسيعرف صاحبها ذلك في محادثته بين التاسعة صباحا والثامنة مساء.
console-contributions-shown-by-code = نُشرت المساهمة من جديد.
console-contributions-cannot-hide = لا يمكن ذلك الآن: ربما سُحبت المساهمة أو تغير نشرها.
console-contributions-wrong-ground = اختاروا سببا من اللائحة.
