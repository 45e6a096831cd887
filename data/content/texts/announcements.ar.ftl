### ما نُعلم به الأشخاص دون أن يسألوا في ذلك اليوم: الدورات والورشات ومقاعدهم، بالعربية.

## متى وأين

announcements-when =
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
announcements-stop = لإيقاف هذه الرسائل، اكتبوا «توقف».

## التذكير

announcements-reminder = { $when ->
    [today] الموعد اليوم: { $title }
    [tomorrow] الموعد غدا: { $title }
    [two_days] الموعد بعد غد: { $title }
   *[soon] تذكير، الموعد يقترب: { $title }
 }
announcements-agenda = { $what ->
    [new] نُشر جدول الأعمال: { $title }
   *[changed] تغيّر جدول الأعمال: { $title }
 }
announcements-points =
    { $more ->
        [0] في جدول الأعمال:
       *[other] في جدول الأعمال (نقط أخرى تُقرأ بالضغط على الزر: { $more }):
    }
    { $points }
announcements-decided = أدخلت الجماعة هنا ما قرره المجلس: { $title }
announcements-posted = انتهت هذه الدورة: { $title }. ولم تُدخل الجماعة هنا بعد ما تقرر فيها.
announcements-last-to-comment = آخر يوم لإبداء رأيكم في المسودة هو { $day }.
announcements-last-to-ask = إن أردتم معلومة من الجماعة قبل الدورة، وأن ينتهي أجل الجواب قبلها، فأودعوا الطلب في أجل أقصاه { $day }.

## التغييرات

announcements-correction = { $what ->
    [called_off] أُلغي الموعد: { $title }
    [put_off] أُجّل الموعد: { $title }
    [moved] تغيّر التاريخ: { $title }
   *[changed] تغيّرت الساعة أو المكان: { $title }
 }
announcements-before = التاريخ السابق: { $day }
announcements-no-date = لم يُحدَّد التاريخ الجديد بعد.

## الورشات

announcements-workshop = ورشة جديدة: { $title }
announcements-moved-up = أصبحت مقاعد شاغرة، وهي لكم. أنتم مسجلون في الورشة: { $title }
announcements-seat = { $state ->
    [waiting] أنتم في لائحة الانتظار، الرقم { $place }. المقاعد المطلوبة: { $seats }. الرمز: { $reference }
   *[registered] أنتم مسجلون. المقاعد: { $seats }. الرمز الذي تُظهرونه عند الدخول: { $reference }
 }
announcements-after-workshop = شكرا لحضوركم الورشة: { $title }. { $asks ->
    [yes] بقي أن تقولوا لنا، محورا محورا، ما الذي ينبغي أن تستخلصه الجماعة منها.
   *[no] إن بقيت لكم ملاحظة فاكتبوها هنا.
 }
announcements-minutes = هذا محضر الورشة: { $title }
