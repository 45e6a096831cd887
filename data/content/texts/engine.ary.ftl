### شنو كيقول المحرك براسو، بالدارجة.

## أول مرة

engine-notice =
    معاكم المساعد الآلي ديال { $commune }. كنحفظو الميساجات ديالكم باش نجاوبوكم. عافاكم ما تصيفطوش هنا النمرة ديال لاكارط.
    للعلم: { $kind ->
        [sample] هادي غير نسخة للتجريب.
       *[real] المرجع ديال اللجنة الوطنية (CNDP): { $reference }.
    } إلا بغيتو كتر، كتبو «المزيد».
engine-greeting = مرحبا بيكم.
engine-thanks = بلا جميل، مرحبا بيكم.
engine-goodbye = بالسلامة. حنا هنا وقتما حتاجيتونا.
engine-help = تقدرو تختارو من البوطونات، تكتبو النمرة، ولا تكتبو كيف ما بغيتو. وكتبو فأي وقت: «القائمة»، «رجع»، «لغي»، «عاود»، «اللغة»، «موظف».

## ملي ما كنفهموش

engine-not-understood = سمحو لينا، ما فهمناش.
engine-out-of-scope = سمحو لينا، هادشي خارج على اللي كنديرو هنا: غير برنامج الانفتاح.
engine-calm = حنا هنا باش نعاونوكم. قولو لينا شنو خاصكم، ولا كتبو «القائمة» ولا «موظف».
engine-masked = باش نحميوكم، خبينا واحد النمرة فالميساج ديالكم ([•••]): هاد التطبيقات ماشي بلاصة نمرة لاكارط ولا نمرة التيليفون. إلا حتاجيناها، غادي تسولكم عليها صفحة محمية ديال الجماعة.
engine-needed = خاصنا هاد الجواب باش نكملو. إلا بغيتو نوقفو هنا، كتبو «لغي».
engine-empty = وصلنا ميساج بلا كلام. كتبو شنو بغيتو عافاكم.
engine-stale = هاد البوطونة ديال سؤال فات، ماشي مشكل: نكملو من هنا.
engine-number-outside = ختارو نمرة من 1 حتى ل{ $last } عافاكم.
engine-no-person = ما نقدروش نوصلوكم بموظف من هنا. مشيو عافاكم لشباك الجماعة.
engine-person = كيبان لينا ما فهمناكمش مزيان. شنو بغيتو: موظف، القائمة، ولا نعاودو؟
engine-talk-to-person = نهضر مع موظف
engine-to-menu = نشوف القائمة
engine-try-again = نعاود نجرب
engine-did-you-mean = { $count ->
    [1] واش هادشي اللي بغيتو؟
   *[other] أشمن وحدة من هادو بغيتو؟
 }
engine-none-of-these = حتى وحدة من هادو
engine-trouble = سمحو لينا، وقع مشكل عندنا وما قدرناش نخدمو على الميساج ديالكم. الموظفين فخبارهم. تقدرو تكملو المحادثة.
engine-in-arabic-letters = هاد الكلام بالحروف العربية:

## الملفات والميساجات الطوال

engine-cut = الميساج ديالكم طويل: خلينا منو اللول، حتى ل{ $limit } حرف.
engine-media-too-large = هاد الملف كبير بزاف علينا. صيفطو واحد صغر منو عافاكم.
engine-media-lost = ما وصلناش الملف. عاودو صيفطوه عافاكم.
engine-media-wrong-type = ما نقدروش نحلو هاد النوع ديال الملفات. كناخدو التصاور والأوديوات.
engine-media-sticker = وصلنا الستيكر، ولكن ما كنفهموش الستيكرات.
engine-media-location = وصلنا موقع فالخريطة، وما حفظناهش. كتبو سمية البلاصة إلا كانت مهمة.
engine-media-contact = وصلنا واحد الكونطاكت، وما حفظناهش.
engine-media-video = ما كناخدوش الفيديوات. كناخدو التصاور والأوديوات.
engine-media-other = ما كناخدوش هاد النوع ديال الملفات. كناخدو التصاور والأوديوات.
engine-not-here-voice = هنا ما كنسمعوش للأوديو. جاوبو بالكتابة ولا بالبوطونات عافاكم.
engine-not-here-photo = هنا ما خاصناش تصويرة. جاوبو بالكتابة ولا بالبوطونات عافاكم.
engine-not-here-text = هنا ما خاصناش الكتابة.
engine-media-added = زدنا الملف. شحال كاين من ملف: { $count }
engine-media-enough = ما زدناش هاد الملف: ما كنقبلوش كتر من { $count }.
engine-a-voice-note = أوديو
engine-a-photo = تصويرة

## الرجوع والتبديل والإلغاء

engine-cancelled = لغينا «{ $flow }»، وما سجلنا والو.
engine-closed = سدينا «{ $flow }». اللي تسجل من قبل بقى مسجل.
engine-left = واخا.
engine-what-next = إلا بغيتو شي حاجة خرى، كتبو «القائمة».
engine-nothing-open = ما كاين حتى حاجة محلولة باش نلغيوها.
engine-nothing-before = هادا هو السؤال اللول، ما كاين والو قبل منو.
engine-on-record = اللي تسجل ما كيتبدلش بالرجوع. باش تصححوه ولا تسحبوه، صيفطو الكود ديالو.
engine-form-kept = حفظنا ليكم اللي كتبتو ف«{ $flow }».
engine-form-again = غادي نعاودو «{ $flow }» من اللول.
engine-flow-gone = سمحو لينا، هاد المحادثة وقفات عندنا. تقدرو تبداو من القائمة.
engine-too-long = هاد المحادثة طوالت بزاف وسديناها. تقدرو تبداو من القائمة.
engine-finish-first = كاينين بزاف ديال الحوايج محلولين. كملو «{ $flow }» هي اللولة عافاكم.
engine-where = كنا ف«{ $flow }».
engine-resume = واش نكملو «{ $flow }» ولا نبداو من جديد؟
engine-reopen = راكم بديتو «{ $flow }» من قبل. واش نكملو ولا نبداو من جديد؟
engine-go-on = نكملو
engine-start-again = نبداو من جديد
engine-offer = واش بغيتو تمشيو ل«{ $flow }»؟ اللي كتبتو ف«{ $open }» غادي يبقى محفوظ.
engine-stay = نبقاو هنا
engine-keep-as-words = هادا من كلامي
engine-later = هضرتو حتى على «{ $flow }». واش نمشيو ليها دابا؟
engine-not-now = ماشي دابا
engine-kept-for-later = حفظنا اللي صيفطتو، وغادي نرجعو ليه من بعد شوية.
engine-no-name = واخا، بلا سمية.
engine-kept-too = كتبنا هاد الميساج حتى فالكلام ديالكم. إلا كان غير سؤال، تقدرو تحيدوه فاللخر ب«نبدل شي حاجة».
engine-proposal =
    صيفطتو: { $words }
    واش نسجلوه؟
    .example = ختارو «إيه، سجلوه»، ولا «نكتب من جديد» باش تصيفطو حاجة خرى.
    .simple = واش نسجلو اللي صيفطتو؟
engine-keep = إيه، سجلوه
engine-rewrite = نكتب من جديد
engine-change = شنو بغيتو تبدلو؟
engine-change-nothing = والو
engine-nothing-to-change = ما كاين حتى جواب يتبدل.
engine-add =
    واش نزيدو هادشي للكلام ديالكم؟
    الكلام: { $words }
engine-add-it = زيدوه
engine-leave-it = خليوه
engine-answers =
    الجماعة سولاتكم على الطلب ديالكم { $reference }. واش هادا هو الجواب ديالكم؟
    الكلام: { $words }
engine-answers-it = إيه، هو الجواب
engine-something-else = لا، حاجة أخرى
engine-added = زدناه للكلام ديالكم.

## البوطونات

engine-yes = إيه
engine-no = لا
engine-confirm-yes = إيه، صيفطوها
engine-confirm-save = إيه، سجلو التصحيح
engine-confirm-change = نبدل شي حاجة
engine-confirm-no = لا
engine-skip = نفوت هادي
engine-more = المزيد

## الاشتراكات

engine-stopped =
    وقفنا اللي كنتو مسجلين فيه:
    { $purposes }
    تقدرو ديما تكتبو لينا. باش ترجعو شي إشعار، كتبو «الاشتراكات ديالي».
engine-stopped-requests = اللي كيلزمنا القانون نقولوه ليكم على شي طلب غادي يوصلكم بطريقة خرى: فالإيميل ولا فشباك الجماعة.
engine-nothing-to-stop = ما مسجلين فحتى إشعار، ما كاين ما نوقفو.
engine-purpose-sessions = التذكير بدورات المجلس
engine-purpose-workshops = الأخبار ديال الورشات
engine-purpose-requests = الأجوبة على الملاحظات والطلبات ديالكم
engine-purpose-comments = الأخبار ديال الملاحظات ديالكم
engine-purpose-other = إشعارات خرين

## اللغة

engine-language = بأشمن لغة بغيتونا نجاوبوكم؟
engine-language-set = واخا، غادي نكملو بالدارجة.
engine-language-ar = العربية
engine-language-ary-arab = الدارجة
engine-language-ary-latn = Darija (latin)
engine-language-fr = Français
