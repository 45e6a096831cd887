### داكشي اللي كنعلمو بيه الناس بلا ما يسولو داك النهار: الدورات والورشات والبلايص ديالهم، بالدارجة.

## فوقاش وفين

announcements-when =
    النهار: { $day }
    الساعة: { $time ->
        [both] من { $start } حتى ل{ $end }
        [start] مع { $start }
        [morning] فالصباح، والساعة ما محدداش
        [afternoon] فالعشية، والساعة ما محدداش
        [evening] فالليل، والساعة ما محدداش
       *[none] باقي ما تحددات
    }
    البلاصة: { $place }
announcements-stop = باش ما يبقاوش يوصلوكم هاد الميساجات، كتبو «وقف».

## التذكير

announcements-reminder = { $when ->
    [today] الموعد اليوم: { $title }
    [tomorrow] الموعد غدا: { $title }
    [two_days] الموعد من هنا يومين: { $title }
   *[soon] غير كنفكروكم، الموعد قرب: { $title }
 }
announcements-agenda = { $what ->
    [new] جدول الأعمال تنشر: { $title }
   *[changed] جدول الأعمال تبدل: { $title }
 }
announcements-points =
    { $more ->
        [0] شنو كاين فالجدول:
       *[other] شنو كاين فالجدول (باقين نقط خرين، قراوهم من البوطون: { $more }):
    }
    { $points }
announcements-decided = الجماعة دخلات هنا شنو قرر المجلس: { $title }
announcements-posted = هاد الدورة دازت: { $title }. والجماعة باقي ما دخلات هنا شنو تقرر فيها.
announcements-last-to-comment = آخر نهار باش تعطيو رأيكم فالمسودة هو { $day }.
announcements-last-to-ask = إلا بغيتو شي معلومة من الجماعة قبل الدورة، ويسالي أجل الجواب قبل منها، حطو الطلب حتى ل{ $day } على أبعد تقدير.

## التبديلات

announcements-correction = { $what ->
    [called_off] الموعد تلغى: { $title }
    [put_off] الموعد تأجل: { $title }
    [moved] التاريخ تبدل: { $title }
   *[changed] الساعة ولا البلاصة تبدلات: { $title }
 }
announcements-before = النهار اللي كان قبل: { $day }
announcements-no-date = التاريخ الجديد باقي ما تحدد.

## الورشات

announcements-workshop = كاينة ورشة جديدة: { $title }
announcements-moved-up = خواو بلايص، وهوما ديالكم. راكم مسجلين فالورشة: { $title }
announcements-seat = { $state ->
    [waiting] راكم فلائحة الانتظار، النمرة { $place }. البلايص اللي طلبتو: { $seats }. الرمز: { $reference }
   *[registered] راكم مسجلين. البلايص: { $seats }. الرمز اللي توريوه فالباب: { $reference }
 }
announcements-after-workshop = شكرا حيت جيتو للورشة: { $title }. { $asks ->
    [yes] بقى تقولو لينا، محور بمحور، شنو خاص الجماعة تاخد منها.
   *[no] إلا بقات عندكم شي ملاحظة، كتبوها هنا.
 }
announcements-minutes = هادا هو المحضر ديال الورشة: { $title }
