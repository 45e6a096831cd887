### المحادثات المحالة على الموظفين.

console-conversations-title = المحادثات
console-conversations-one = المحادثة
console-conversations-lead = طلب هؤلاء الأشخاص التحدث إلى موظف. يصمت المساعد إلى أن تعيدوا إليه المحادثة.
console-conversations-none = لا أحد ينتظر.
console-conversations-person = الشخص
console-conversations-last = آخر رسالة
console-conversations-heard = تاريخها
console-conversations-window = الوقت المتبقي للجواب
console-conversations-window-closed = مغلق
console-conversations-hours-left = { $hours ->
    [0] أقل من ساعة
    [one] بقيت ساعة واحدة
    [two] بقيت ساعتان
    [few] بقيت { $hours } ساعات
   *[other] بقيت { $hours } ساعة
  }
console-conversations-no-limit = بدون حد
console-conversations-is-answered = تم الجواب
console-conversations-waits = ينتظر
console-conversations-no-words = رسالة صوتية أو صورة
console-conversations-return = إعادتها إلى المساعد
console-conversations-silent-until = المساعد صامت إلى غاية
console-conversations-said = ما قيل
console-conversations-who-citizen = الشخص
console-conversations-who-bot = المساعد
console-conversations-who-staff = الجماعة
console-conversations-forgotten = رسالة محذوفة.
console-conversations-media-away = لم يتسن استقبال الملف.
console-conversations-voice = رسالة صوتية
console-conversations-photo = فتح الصورة
console-conversations-answer = جوابكم
console-conversations-answer-hint = جواب قصير وبسيط، بلغة الشخص. لا تطلبوا أبدا رقم بطاقة.
console-conversations-send = إرسال
console-conversations-empty = اكتبوا الجواب.
console-conversations-too-long = الجواب أطول من رسالة واحدة.
console-conversations-moved = حدث شيء في هذه الأثناء: كتب الشخص أو أجاب أحد الزملاء. اقرؤوا من جديد ثم أرسلوا نصكم، فقد بقي هنا.
console-conversations-closed = لا يسمح واتساب بالجواب بعد يوم من آخر رسالة. يمكنكم الجواب حين يكتب الشخص من جديد.
console-conversations-answered = ينطلق الجواب خلال ثوان.
console-conversations-returned = عاد المساعد إلى الجواب.
console-conversations-not-here = لم تعد هذه المحادثة لدى الموظفين.
