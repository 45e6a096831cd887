### رزنامة الأيام التي لا تعمل فيها الجماعة.

console-calendar-title = أيام العطل
console-calendar-lead = تُحسب آجال القانون 31.13 بأيام العمل. كل تغيير هنا يعيد حساب الطلبات الجارية، وترون أيها قبل الحفظ.
console-calendar-add = إضافة يوم
console-calendar-coming = الأيام المقبلة، وما يعود كل سنة
console-calendar-past = أيام مضت
console-calendar-none = لم يُسجل أي يوم بعد.
console-calendar-name = اليوم
console-calendar-when = التاريخ
console-calendar-kind = النوع
console-calendar-deeds = تغيير
console-calendar-every-year = كل سنة في
console-calendar-days = { $days ->
    [one] يوم واحد
    [two] يومان
    [few] { $days } أيام
   *[other] { $days } يوما
  }
console-calendar-provisional = تاريخ مؤقت
console-calendar-unconfirmed = تاريخ غير مؤكد
console-calendar-unconfirmed-hint = يُحتسب التاريخ غير المؤكد كما هو مسجل. إذا وافق العيد ذلك اليوم فعلا فأكدوه، وإلا فغيروه، ويُعاد حينئذ حساب الطلبات الجارية.
console-calendar-kind-closure = إغلاق
console-calendar-kind-religious = عيد ديني
console-calendar-kind-fixed = عيد بتاريخ قار
console-calendar-hint-closure = يوم أو أيام يُغلق فيها المكتب.
console-calendar-hint-fixed = اليوم نفسه كل سنة.
console-calendar-do-add = إضافة يوم
console-calendar-do-move = تغيير التاريخ
console-calendar-do-confirm = تأكيد التاريخ
console-calendar-do-remove = حذف
console-calendar-name-ar = الاسم بالعربية
console-calendar-name-fr = الاسم بالفرنسية
console-calendar-first-day = أول يوم
console-calendar-length = عدد الأيام
console-calendar-month-day = اليوم من السنة
console-calendar-month-day-hint = الشهر ثم اليوم، برقمين لكل منهما وبينهما شرطة. للعيد بتاريخ قار فقط.
console-calendar-sure = التأكد
console-calendar-estimate = التاريخ تقديري
console-calendar-estimate-hint = يقرأ الناس أنه قد يتغير، إلى أن تؤكدوه.
console-calendar-note = المصدر أو ملاحظة
console-calendar-note-hint = مثلا قرار الإغلاق.
console-calendar-look = معاينة ما يتغير
console-calendar-would = ما سيتغير
console-calendar-not-yet = لم يُحفظ شيء بعد.
console-calendar-earlier = { $count ->
    [one] آخر يوم واحد سبق إخبار شخص به سيصبح أقرب.
    [two] آخر يومين سبق الإخبار بهما سيصبحان أقرب.
   *[other] آجال سبق الإخبار بها ستصبح أقرب، وعددها { $count }.
  }
console-calendar-moves = { $count ->
    [0] لا يتغير أي أجل.
    [one] يتغير أجل واحد.
    [two] يتغير أجلان.
   *[other] عدد الآجال التي تتغير: { $count }.
  }
console-calendar-tells = { $count ->
    [0] لا أحد يحتاج إلى تصحيح.
    [one] يتوصل شخص واحد بتصحيح.
    [two] يتوصل شخصان بتصحيح.
   *[other] عدد من يتوصلون بتصحيح: { $count }.
  }
console-calendar-save = حفظ
console-calendar-moved-cases = الطلبات التي يتغير أجلها
console-calendar-clock = الأجل
console-calendar-before = قبل
console-calendar-after = بعد
console-calendar-is-earlier = أقرب مما قيل
console-calendar-moves-none = لا يمس هذا أي طلب جار.
console-calendar-done-add = أضيف اليوم.
console-calendar-done-move = تغير التاريخ.
console-calendar-done-confirm = تأكد التاريخ.
console-calendar-done-remove = حُذف اليوم.
console-calendar-lacks-kind = اختاروا نوع اليوم.
console-calendar-lacks-name = اكتبوا الاسم بالعربية: يقرؤه من يسأل لماذا لم يُحتسب اليوم.
console-calendar-lacks-day = حددوا أول يوم.
console-calendar-lacks-month_day = حددوا اليوم من السنة: الشهر ثم اليوم، وبينهما شرطة.
console-calendar-lacks-not-so = لا يمكن ذلك: هذا اليوم مسجل أو عطلة من قبل، أو مؤكد من قبل، أو طويل جدا.
