### What staff read in a terminal about cases: where they stand, what the person must be told.

## Where a case stands

short-awaiting_identity = مسودة، تنقصها الهوية
short-awaiting_receipt = ينتظر التسجيل
short-open = مسجل، قيد المعالجة
short-clarifying = طُلب توضيح
short-consulting = استشارة الغير
short-answered = تم الجواب
short-complaint_president = شكاية إلى الرئيس
short-complaint_cdai = شكاية إلى اللجنة
short-court = لدى المحكمة
short-closed = مغلق
short-full = كليا
short-partial = جزئيا
short-refused = رفض
short-redirected = توجيه
short-withdrawn = سحب
case-overdue = متأخر
case-soon = قريبا
case-to-register = للتسجيل
case-urgent = مستعجل
case-age = منذ { $days } يوم
case-last-day = آخر يوم { $day }
case-none = لا توجد طلبات.

event-correct_receipt = صُحح الوصل

## What waits to be handed over

notice-not_acknowledged = لم يُسلم الوصل بعد
paper-since = منذ { $day }
paper-see-file = لمن: انظروا الملف
paper-nobody = بدون هوية: يقرأه الشخص حين يكتب من جديد
paper-may-have-arrived = ربما توصل به
paper-none = لا شيء ينتظر التسليم.
paper-letter = الرسالة:
paper-letters-more = في الملف الكلمات وكل الوثائق.
paper-take = لكتابتها في ملف، أضيفوا --out FILE
paper-written = كُتبت في
paper-next = لقراءة الكلمات: jemaa requests paper ثم الرقم؛ وبعد التسليم: jemaa requests handed ثم الرقم
