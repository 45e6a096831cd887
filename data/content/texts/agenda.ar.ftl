### دورات المجلس والورشات والتذكير، بالعربية.

## ما تشترك فيه الدورات والورشات

meetings-no-place = لم تحدده الجماعة بعد
meetings-ics = لإضافته إلى تقويم هاتفكم: { $url }

## دورات المجلس

session-offer = دورات المجلس
session-unknown = لم تُدخل الجماعة هنا بعد تاريخ الدورة المقبلة ولا جدول أعمالها، فلا نعرفهما.
session-law = ما نعرفه من القانون: تُعقد الدورات العادية للمجلس في فبراير وماي وأكتوبر، وجلساته مفتوحة للعموم، إلا إذا تقرر غير ذلك.
session-head = { $kind ->
    [extraordinary] القادم، دورة استثنائية: { $title }
   *[ordinary] القادم: { $title }
 }
session-expected = { $is_known ->
    [month] هذه الدورة منتظرة في { $month }. لم تُدخل الجماعة تاريخها بعد، فلا نعرفه.
   *[none] لم تُدخل الجماعة تاريخ هذه الدورة بعد، فلا نعرفه.
 }
session-sitting =
    الجلسة: { $day }
    الساعة: { $time ->
        [both] من { $start } إلى { $end }
        [start] ابتداء من { $start }
        [morning] صباحا، دون تحديد الساعة
        [afternoon] بعد الزوال، دون تحديد الساعة
        [evening] مساء، دون تحديد الساعة
       *[none] لم تُحدَّد بعد
    }
    المكان: { $place }
session-put-off = أُجّلت الجلسة المقررة يوم { $day }. لم يُحدَّد التاريخ الجديد بعد.
session-sitting-cancelled = لن تنعقد جلسة { $day }: أُلغيت.
session-moved = { $why ->
    [no_quorum] لم يكتمل النصاب في جلسة { $day } (القانون 113.14، المادة 42): استُدعي المجلس من جديد.
   *[postponed] أُجّلت الجلسة المقررة يوم { $day }. إليكم التاريخ الجديد.
 }
session-closed = جلسة { $day } مغلقة: لا يحضرها العموم (القانون 113.14، المادة 48).
session-cancelled = أُلغيت هذه الدورة: { $title }
session-attendance = للحضور: { $words }
session-public = يمكنكم الحضور: جلسات المجلس مفتوحة للعموم (القانون 113.14، المادة 48).
session-agenda = نُشر جدول الأعمال. عدد النقط: { $count } { $version ->
    [1] (نُشر يوم { $day }).
   *[other] (جرى تحديثه يوم { $day }).
 }
session-no-agenda = جدول الأعمال غير متوفر هنا بعد.
session-on-axis = { $count ->
    [0] حول محور «{ $axis }»: لا توجد نقطة مُشار إليها.
   *[other] حول محور «{ $axis }»، انظروا النقط: { $numbers }
 }
session-point = النقطة { $number }: { $text }{ $source ->
    [petition] {" "}(بناء على عريضة)
   *[council] {""}
 }{ $mark ->
    [axis] {" "}(المحور: { $axes })
   *[none] {""}
 }
session-not-decided = لم تُدخل الجماعة هنا بعد ما قرره المجلس.
session-decided =
    ما قرره المجلس: { $title }
    أُدرج هنا يوم { $day }.
session-decision = المقرر { $number }: { $text }
session-posted = تُعلَّق المقررات بمقر الجماعة داخل ثمانية أيام، ويمكنكم طلب الاطلاع عليها (القانون 113.14، المادة 273).
session-next = ماذا تريدون الآن؟
    .example = اختاروا من اللائحة. مثلا: ذكّروني.
    .simple = اختاروا من فضلكم:
    .name = الاختيار
session-agenda-button = جدول الأعمال
session-more-points = النقط الموالية
session-decided-button = المقررات السابقة
session-remind = ذكّروني
session-done = انتهيت
session-bye = حسنا. لأمر آخر، اكتبوا «القائمة».

## الموافقات

consent-sessions =
    هل يمكننا أن نكتب لكم هنا بشأن دورات المجلس؟ سيكون ذلك عند نشر جدول الأعمال، وعند اقتراب التاريخ أو تغيره، وعند صدور المقررات. نحتفظ بوسيلة الاتصال بكم لهذا الغرض فقط. للتوقف، اكتبوا «توقف» متى شئتم.
    هل توافقون؟
        .example = أجيبوا بنعم أو لا. في حالة نعم، نكتب لكم قبل الدورات وبعدها. في حالة لا، لا نرسل شيئا، ويمكنكم دائما السؤال هنا.
        .simple = هل توافقون على أن نكتب لكم بشأن الدورات؟
        .name = الموافقة
consent-workshops =
    هل يمكننا أن نكتب لكم هنا بشأن الورشات؟ سيكون ذلك لتذكيركم بورشة، أو لإخباركم بتغيير أو بمكان شاغر، أو للإعلان عن ورشات أخرى. نحتفظ بوسيلة الاتصال بكم لهذا الغرض فقط. للتوقف، اكتبوا «توقف» متى شئتم.
    هل توافقون؟
        .example = أجيبوا بنعم أو لا. في حالة لا، لا نرسل شيئا، ويبقى تسجيلكم صالحا إن كان لكم تسجيل.
        .simple = هل توافقون على أن نكتب لكم بشأن الورشات؟
        .name = الموافقة

## الاشتراكات

reminders-offer = اشتراكاتي
reminders-none = في الوقت الحالي، لا نرسل إليكم شيئا دون طلب منكم.
reminders-on =
    أنتم مشتركون في:
    { $purposes }
reminders-on-all = التذكير بجميع الدورات
reminders-on-mine = التذكير بما يهم ملاحظاتكم وطلباتكم
reminders-on-workshops = أخبار الورشات
reminders-on-axes =
    التذكير بالدورات التي تهم:
    { $axes }
reminders-what = بماذا تريدون أن نذكركم؟
    .example = اختاروا من اللائحة. مثلا: جميع الدورات.
    .simple = اختاروا من فضلكم:
    .name = التذكير
reminders-all = جميع الدورات
reminders-an-axis = محور واحد فقط
reminders-mine = ما يهمني فقط
reminders-workshops = أخبار الورشات
reminders-stop-one = إيقاف اشتراك
reminders-axis = لأي محور؟
    .example = اختاروا محورا من اللائحة أو اكتبوا رقمه. مثلا: 1.
    .simple = اختاروا محورا من فضلكم:
    .name = المحور
reminders-which = أي اشتراك نوقف؟ لإيقاف الكل دفعة واحدة، اكتبوا «توقف».
    .example = اختاروا من اللائحة ما لا تريدون التوصل به بعد الآن.
    .simple = اختاروا من فضلكم:
    .name = الاشتراك
reminders-subscribed = { $kind ->
    [all] حسنا: سنكتب لكم هنا بشأن كل دورة، حالما تُدخل الجماعة تاريخها.
    [axis] حسنا: سنكتب لكم هنا كلما كانت دورة تهم محور «{ $axis }».
    [mine] حسنا: سنكتب لكم هنا كلما كانت دورة تهم محاور ملاحظاتكم أو طلباتكم.
   *[workshops] حسنا: سنكتب لكم هنا بشأن الورشات. للتوقف، اكتبوا «توقف».
 }
reminders-nothing = { $kind ->
    [sessions] حسنا: لن نكتب لكم بشأن الدورات. يمكنكم دائما السؤال هنا.
   *[workshops] حسنا: لن نكتب لكم بشأن الورشات. يمكنكم دائما السؤال هنا.
 }
reminders-no-longer-all = هذا يعوّض اشتراككم في جميع الدورات.
reminders-how-to-stop = للاطلاع أو التغيير: «اشتراكاتي». لإيقاف الكل: «توقف».
reminders-stopped = { $kind ->
    [all] توقف الآن: التذكير بجميع الدورات.
    [axis] توقف الآن: التذكير بمحور «{ $axis }».
    [mine] توقف الآن: التذكير بما يهم ملاحظاتكم وطلباتكم.
   *[workshops] توقفت الآن: أخبار الورشات. أما التسجيل في ورشة فيبقى صالحا.
 }
reminders-bye = حسنا، لم يتغير شيء.

## الورشات

workshop-offer = الورشات
workshop-unknown = لم تُدخل الجماعة هنا بعد أي ورشة مقبلة، فلا نعرف تاريخا ولا مكانا.
workshop-listed = { $state ->
    [postponed] ورشة مؤجلة: { $title } (كانت مقررة يوم { $day })
    [cancelled] ورشة ملغاة: { $title } (كانت مقررة يوم { $day })
   *[planned] ورشة: { $title }، يوم { $day }
 }
workshop-which = أي ورشة تهمكم؟
    .example = اختاروا ورشة من اللائحة أو اكتبوا رقمها. مثلا: 1.
    .simple = اختاروا ورشة من فضلكم:
    .name = الورشة
workshop-when =
    الورشة: { $title }
    التاريخ: { $day }
    الساعة: { $time ->
        [both] من { $start } إلى { $end }
        [start] ابتداء من { $start }
        [morning] صباحا، دون تحديد الساعة
        [afternoon] بعد الزوال، دون تحديد الساعة
        [evening] مساء، دون تحديد الساعة
       *[none] لم تُحدَّد بعد
    }
    المكان: { $place }
workshop-postponed = أُجّلت هذه الورشة التي كانت مقررة يوم { $day }: { $title }. لم يُحدَّد التاريخ الجديد بعد. وتبقى التسجيلات صالحة.
workshop-cancelled = أُلغيت هذه الورشة التي كانت مقررة يوم { $day }: { $title }.
workshop-audience = المدعوون: { $words }
workshop-axes =
    المحاور:
    { $axes }
workshop-seats = { $kind ->
    [open] يمكنكم التسجيل هنا. الأماكن الشاغرة: { $left }
    [unlimited] يمكنكم التسجيل هنا.
    [full] امتلأت الأماكن، لكن يمكنكم التسجيل هنا في لائحة الانتظار.
    [not_needed] يمكنكم الحضور دون تسجيل.
   *[closed] انتهى التسجيل.
 }
workshop-until = آخر يوم للتسجيل: { $day }
workshop-points =
    برنامج الورشة:
    { $points }
workshop-next-steps = وبعد ذلك: { $words }
workshop-held = آخر ورشة: { $title }، يوم { $day }.
workshop-minutes = ما خلصت إليه: { $words }
workshop-no-minutes = لم تُدخل الجماعة هنا محضرها بعد.
workshop-next = ماذا تريدون الآن؟
    .example = اختاروا من اللائحة. مثلا: 1.
    .simple = اختاروا من فضلكم:
    .name = الاختيار
workshop-points-button = برنامج الورشة
workshop-last-button = آخر ورشة

## التسجيل في ورشة

registration-offer = التسجيل في ورشة
registration-none = لم تُدخل الجماعة هنا بعد أي ورشة مقبلة: لا يوجد تسجيل في الوقت الحالي.
registration-which = في أي ورشة تريدون التسجيل؟
    .example = اختاروا ورشة من اللائحة أو اكتبوا رقمها. مثلا: 1.
    .simple = اختاروا ورشة من فضلكم:
    .name = الورشة
registration-full = جميع الأماكن محجوزة. يمكنكم التسجيل في لائحة الانتظار: إن شغرت أماكن، فهي للأوائل في اللائحة.
registration-seats =
    كم مكانا تريدون، مكانكم مُحتسب؟
    الورشة: { $title }، يوم { $day }
        .example = اختاروا عددا أو اكتبوه. مثلا: 1 لكم وحدكم، و2 إن كان معكم شخص آخر. لمجموعة تفوق 6 أشخاص، اكتبوا «موظف».
        .simple = كم مكانا تريدون؟
        .name = الأماكن
registration-seats-1 = مكان واحد
registration-seats-2 = مكانان
registration-seats-3 = ثلاثة أماكن
registration-seats-4 = أربعة أماكن
registration-seats-5 = خمسة أماكن
registration-seats-6 = ستة أماكن
registration-confirm =
    هذا تسجيلكم:
    الورشة: { $title }
    التاريخ: { $day }
    الساعة: { $time ->
        [both] من { $start } إلى { $end }
        [start] ابتداء من { $start }
        [morning] صباحا، دون تحديد الساعة
        [afternoon] بعد الزوال، دون تحديد الساعة
        [evening] مساء، دون تحديد الساعة
       *[none] لم تُحدَّد بعد
    }
    المكان: { $place }
    عدد الأماكن: { $seats }
    هل هذا صحيح؟
        .example = أجيبوا بنعم للتسجيل، أو اكتبوا ما تريدون تغييره. مثلا: تغيير الأماكن.
        .simple = هل تريدون التسجيل؟
        .name = الملخص
registration-not-sent = حسنا، لم نسجل شيئا.
registration-registered =
    تم: أنتم مسجلون. عدد الأماكن: { $seats }
    الرمز: { $reference }
    لتغيير الأماكن أو إرجاعها، اكتبوا «تسجيلاتي».
registration-waiting =
    أنتم في لائحة الانتظار: هذا ليس مكانا مؤكدا بعد.
    رقمكم في اللائحة: { $place }
    الأماكن المطلوبة: { $seats }
    الرمز: { $reference }
registration-refused = { $why ->
    [closed] انتهى التسجيل في هذه الورشة.
    [over] بدأت هذه الورشة أو انتهت.
    [called_off] أُلغيت هذه الورشة.
    [put_off] أُجّلت هذه الورشة ولم يُعرف تاريخها بعد: لا يوجد تسجيل في الوقت الحالي.
    [not_needed] يمكنكم الحضور دون تسجيل.
    [too_many] هذا العدد كبير على تسجيل واحد. أقصى عدد ممكن: { $most }
    [full] لم تبق أماكن كافية. أقصى عدد ممكن لكم: { $most }. لم يتغير تسجيلكم.
    [already] أنتم مسجلون من قبل في هذه الورشة.
   *[unknown] لم نعد نجد هذا التسجيل أو هذه الورشة: لم يتغير شيء.
 }
registration-we-write = سنكتب لكم هنا: للتذكير، أو عند تغيير، أو إن صار لكم مكان.
registration-no-write = لن نكتب لكم. لمعرفة حالة تسجيلكم، اكتبوا «تسجيلاتي».

## تسجيلاتي

my-registrations-offer = تسجيلاتي
my-registrations-none = ليس لكم تسجيل في أي ورشة مقبلة.
my-registrations-which = أي تسجيل من تسجيلاتكم؟
    .example = اختاروا ورشة من اللائحة أو اكتبوا رقمها. مثلا: 1.
    .simple = اختاروا ورشة من فضلكم:
    .name = التسجيل
my-registrations-place = { $state ->
    [waiting] أنتم في لائحة الانتظار، الرقم { $place }. الأماكن المطلوبة: { $seats }. الرمز: { $reference }
   *[registered] أنتم مسجلون. عدد الأماكن: { $seats }. الرمز: { $reference }
 }
my-registrations-action = ماذا تريدون أن تفعلوا بهذا التسجيل؟
    .example = اختاروا من اللائحة. مثلا: تغيير الأماكن.
    .simple = اختاروا من فضلكم:
    .name = الاختيار
my-registrations-give-back = إلغاء تسجيلي
my-registrations-change = تغيير الأماكن
my-registrations-keep = لا تغيير
my-registrations-confirm-cancel = هل نلغي تسجيلكم في «{ $title }»؟ عدد الأماكن: { $seats }. ستُعطى لغيركم، وقد لا تتمكنون من استرجاعها.
    .example = أجيبوا بنعم للإلغاء، أو بلا للاحتفاظ بأماكنكم.
    .simple = هل نلغي تسجيلكم؟
    .name = الإلغاء
my-registrations-cancelled = تم: أُلغي تسجيلكم. شكرا على إخبارنا.
my-registrations-kept = حسنا، يبقى تسجيلكم كما هو.
