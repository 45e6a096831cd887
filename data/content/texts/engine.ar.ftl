### ما يقوله المحرك نفسه، بالعربية الفصحى.

## أول لقاء

engine-notice =
    معكم المساعد الآلي لدى { $commune }. نحفظ رسائلكم لنجيبكم. المرجو عدم إرسال رقم البطاقة الوطنية.
    للعلم: { $kind ->
        [sample] هذه نسخة تجريبية.
       *[real] مرجع اللجنة الوطنية (CNDP): { $reference }.
    } للتفاصيل، اكتبوا «المزيد».
engine-greeting = أهلا وسهلا بكم.
engine-thanks = لا شكر على واجب. نحن في خدمتكم.
engine-goodbye = مع السلامة. نحن هنا متى احتجتم إلينا.
engine-help = يمكنكم الاختيار من الأزرار أو كتابة الرقم، أو الكتابة بكلماتكم. واكتبوا متى شئتم: «القائمة»، «رجوع»، «إلغاء»، «أعد»، «اللغة»، «موظف».

## حين لا نفهم

engine-not-understood = عذرا، لم نفهم رسالتكم.
engine-out-of-scope = عذرا، هذا خارج ما نقدمه هنا: برنامج الانفتاح فقط.
engine-calm = نحن هنا لخدمتكم. قولوا لنا ما تحتاجون إليه، أو اكتبوا «القائمة» أو «موظف».
engine-masked = حرصا عليكم، أخفينا رقما في رسالتكم ([•••]): تطبيقات المراسلة ليست مكانا لرقم بطاقة ولا لرقم هاتف. إن لزم الرقم، طلبته منكم صفحة آمنة للجماعة.
engine-needed = نحتاج إلى هذا الجواب لنتابع. للتوقف هنا، اكتبوا «إلغاء».
engine-empty = وصلتنا رسالة بلا كلام. المرجو كتابة ما تودون.
engine-stale = هذا الزر من سؤال سابق، لا بأس: لنتابع من هنا.
engine-number-outside = المرجو اختيار رقم من 1 إلى { $last }.
engine-no-person = لا يمكننا تحويلكم إلى موظف من هنا. المرجو التوجه إلى شباك الجماعة.
engine-person = يبدو أننا لا نفهمكم جيدا. ماذا تفضلون: موظفا، أم القائمة، أم محاولة أخرى؟
engine-talk-to-person = التحدث إلى موظف
engine-to-menu = عرض القائمة
engine-try-again = أحاول مرة أخرى
engine-did-you-mean = { $count ->
    [1] هل هذا ما تودون؟
   *[other] أي واحد من هذه تودون؟
 }
engine-none-of-these = لا شيء من هذه
engine-trouble = عذرا، وقع خلل عندنا ولم نتمكن من معالجة رسالتكم. أُبلغ الموظفون بذلك. يمكنكم متابعة المحادثة.
engine-in-arabic-letters = النص التالي بالحروف العربية:

## الملفات والرسائل الطويلة

engine-cut = رسالتكم طويلة: احتفظنا بأولها، إلى حد { $limit } حرفا.
engine-media-too-large = هذا الملف أكبر مما نستطيع استقباله. المرجو إرسال ملف أصغر.
engine-media-lost = تعذر علينا استلام الملف. المرجو إرساله مرة أخرى.
engine-media-wrong-type = لا نستطيع قراءة هذا النوع من الملفات. نقبل الصور والرسائل الصوتية.
engine-media-sticker = وصلنا الملصق، لكننا لا نفهم الملصقات.
engine-media-location = وصلنا موقع على الخريطة، ولم نحتفظ به. اكتبوا اسم المكان إن كان مهما.
engine-media-contact = وصلتنا بطاقة اتصال، ولم نحتفظ بها.
engine-media-video = لا نستقبل مقاطع الفيديو. نقبل الصور والرسائل الصوتية.
engine-media-other = لا نستقبل هذا النوع من الملفات. نقبل الصور والرسائل الصوتية.
engine-not-here-voice = لا نستمع إلى الرسائل الصوتية في هذا الموضع. المرجو الجواب كتابة أو بالأزرار.
engine-not-here-photo = لا نحتاج إلى صورة في هذا الموضع. المرجو الجواب كتابة أو بالأزرار.
engine-not-here-text = لا نحتاج إلى كتابة في هذا الموضع.
engine-media-added = أُضيف الملف. عدد الملفات: { $count }
engine-media-enough = لم نضف هذا الملف: العدد الأقصى هو { $count }.
engine-a-voice-note = رسالة صوتية
engine-a-photo = صورة

## الاستمارة: رجوع وتغيير وإلغاء

engine-cancelled = ألغينا «{ $flow }»، ولم نسجل شيئا.
engine-closed = أنهينا «{ $flow }». ما سبق تسجيله يبقى مسجلا.
engine-left = حسنا.
engine-what-next = لغير ذلك، اكتبوا «القائمة».
engine-nothing-open = ليس هناك شيء مفتوح لإلغائه.
engine-nothing-before = هذا أول سؤال، ولا شيء قبله.
engine-on-record = ما سُجل لا يتغير بالرجوع. لتصحيحه أو سحبه، أرسلوا رمزه.
engine-form-kept = احتفظنا بما كتبتم في «{ $flow }».
engine-form-again = نعيد «{ $flow }» من البداية.
engine-flow-gone = عذرا، توقفت هذه المحادثة عندنا. يمكنكم البدء من القائمة.
engine-too-long = طالت هذه المحادثة، فأغلقناها. يمكنكم البدء من القائمة.
engine-finish-first = هناك أمور كثيرة مفتوحة. المرجو إنهاء «{ $flow }» أولا.
engine-where = كنا في «{ $flow }».
engine-resume = هل نتابع «{ $flow }» أم نبدأ من جديد؟
engine-reopen = سبق أن بدأتم «{ $flow }». هل نتابع أم نبدأ من جديد؟
engine-go-on = نتابع
engine-start-again = نبدأ من جديد
engine-offer = هل تودون الانتقال إلى «{ $flow }»؟ نحتفظ بما كتبتم في «{ $open }».
engine-stay = نبقى هنا
engine-keep-as-words = هذا جزء من كلامي
engine-later = ذكرتم أيضا «{ $flow }». هل ننتقل إليه الآن؟
engine-not-now = ليس الآن
engine-kept-for-later = احتفظنا بما أرسلتم، وسنعود إليه بعد قليل.
engine-no-name = حسنا، بدون اسم.
engine-kept-too = أضفنا هذه الرسالة إلى نصكم أيضا. إن كانت مجرد سؤال، فيمكنكم حذفها في النهاية باختيار «تغيير شيء».
engine-proposal =
    أرسلتم: { $words }
    هل نعتمده؟
    .example = اختاروا «نعم، اعتمدوه»، أو «أكتب من جديد» لإرسال شيء آخر.
    .simple = هل نعتمد ما أرسلتم؟
engine-keep = نعم، اعتمدوه
engine-rewrite = أكتب من جديد
engine-change = ماذا تودون تغييره؟
engine-change-nothing = لا شيء
engine-nothing-to-change = ليس هناك جواب يمكن تغييره.
engine-add =
    هل نضيف هذا إلى نصكم؟
    النص: { $words }
engine-add-it = أضيفوه
engine-leave-it = اتركوه
engine-answers =
    سألتكم الجماعة عن طلبكم { $reference }. هل هذا جوابكم؟
    النص: { $words }
engine-answers-it = نعم، هو جوابي
engine-something-else = لا، شيء آخر
engine-added = أضفناه إلى نصكم.

## الأزرار

engine-yes = نعم
engine-no = لا
engine-confirm-yes = نعم، أرسلوها
engine-confirm-save = نعم، سجلوه
engine-confirm-change = تغيير شيء
engine-confirm-no = لا
engine-skip = تخطي
engine-more = المزيد

## الاشتراكات

engine-stopped =
    أوقفنا ما كنتم مشتركين فيه:
    { $purposes }
    يمكنكم دائما أن تكتبوا لنا. لاستئناف أحد الإشعارات، اكتبوا «اشتراكاتي».
engine-stopped-requests = ما يُلزمنا القانون بتبليغه بشأن طلب سيصلكم بطريقة أخرى: بالبريد الإلكتروني أو في شباك الجماعة.
engine-nothing-to-stop = لستم مشتركين في أي إشعار، فليس هناك ما نوقفه.
engine-purpose-sessions = التذكير بدورات المجلس
engine-purpose-workshops = أخبار الورشات
engine-purpose-requests = الأجوبة عن ملاحظاتكم وطلباتكم
engine-purpose-comments = أخبار مشاركاتكم
engine-purpose-other = إشعارات أخرى

## اللغة

engine-language = بأي لغة تودون أن نجيبكم؟
engine-language-set = حسنا، نتابع بالعربية.
engine-language-ar = العربية
engine-language-ary-arab = الدارجة
engine-language-ary-latn = Darija (latin)
engine-language-fr = Français
