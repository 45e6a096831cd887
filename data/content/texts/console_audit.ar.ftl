### سجل الأعمال: من اطلع على ماذا، ومن فعل ماذا. أسماء الأعمال مصادر كلها.

console-audit-when = متى
console-audit-who = من
console-audit-what = ماذا
console-audit-about = بخصوص
console-audit-detail = تفصيل
console-audit-none = لا شيء في السجل بهذه التصفية.
console-audit-system = النظام
console-audit-anyone = الجميع
console-audit-any = أي عمل

## الدخول والحسابات

console-audit-action-signed_in = الدخول
console-audit-action-sign_in_failed = محاولة دخول فاشلة
console-audit-action-refused = منع من عمل
console-audit-action-staff_added = إضافة حساب
console-audit-action-staff_changed = تغيير حساب
console-audit-action-staff_ended = إنهاء حساب
console-audit-action-staff_password_set = وضع كلمة سر
console-audit-action-staff_codes_set = تفعيل الرموز المؤقتة
console-audit-action-staff_codes_removed = إزالة الرموز المؤقتة

## طلبات المعلومات

console-audit-action-request_entered = إدخال طلب معلومات
console-audit-action-request_identity_seen = الاطلاع على هوية
console-audit-action-request_form_taken = تحميل استمارة طلب
console-audit-action-request_dossier_taken = تحميل ملف طلب
console-audit-action-request_paper_taken = تحميل وثيقة من طلب
console-audit-action-request_drafted = كتابة مشروع جواب
console-audit-action-request_draft_seen = الاطلاع على رسالة مشروع جواب
console-audit-action-request_draft_approved = المصادقة على مشروع جواب
console-audit-action-request_draft_returned = إعادة مشروع جواب للتصحيح
console-audit-action-request_draft_dropped = حذف مشروع جواب
console-audit-action-requests_grouped = جمع طلبات متشابهة
console-audit-action-group_proposed = اقتراح نشر استباقي
console-audit-action-group_dismissed = صرف النظر عن اقتراح نشر
console-audit-action-receipt_corrected = تصحيح وصل
console-audit-action-case_register = تسليم الوصل وتسجيل طلب
console-audit-action-case_clarify = طلب توضيح
console-audit-action-case_clarified = تدوين توضيح
console-audit-action-case_consult = استشارة الغير
console-audit-action-case_consulted = تدوين جواب الغير
console-audit-action-case_extend = تمديد أجل طلب
console-audit-action-case_answer = الجواب عن طلب معلومات
console-audit-action-case_withheld = عدم تقديم جزء من المعلومات
console-audit-action-case_refuse = رفض طلب معلومات
console-audit-action-case_redirect = إحالة طلب على مؤسسة أخرى
console-audit-action-case_complain_president = تدوين شكاية إلى الرئيس
console-audit-action-case_complain_cdai = تدوين شكاية إلى اللجنة
console-audit-action-case_complain_court = تدوين طعن أمام المحكمة
console-audit-action-case_decide_president = تدوين جواب الرئيس عن شكاية
console-audit-action-case_decide_cdai = تدوين جواب اللجنة عن شكاية
console-audit-action-case_decide_court = تدوين قرار المحكمة
console-audit-action-case_remark = كتابة ملاحظة على طلب
console-audit-action-case_withdraw = تدوين سحب طلب
console-audit-action-case_close = إغلاق طلب
console-audit-action-notice_printed = قراءة إشعار لتسليمه
console-audit-action-notice_handed = تسليم إشعار

## المساهمات

console-audit-action-contribution_entered = إدخال مساهمة
console-audit-action-contribution_answered = الجواب عن مساهمة
console-audit-action-contribution_hidden = إخفاء مساهمة
console-audit-action-contribution_shown = إعادة نشر مساهمة
console-audit-action-contribution_masked = إخفاء مقطع من مساهمة
console-audit-action-counter_receipt_sent = إرسال وصل الشباك
console-audit-action-demo_people = أشخاص من الخيال للتجربة
console-audit-action-theme_made = إنشاء موضوع
console-audit-action-theme_renamed = تغيير اسم موضوع
console-audit-action-theme_joined = إضافة إلى موضوع
console-audit-action-theme_left = إخراج من موضوع

## المحادثات

console-audit-action-conversation_answered = الجواب في محادثة
console-audit-action-conversation_returned = إعادة محادثة إلى المساعد
console-audit-action-readings_listed = قراءة ما لم يُفهم
console-audit-action-reading_labelled = تصنيف عبارة لم تُفهم
console-audit-action-reading_skipped = ترك عبارة لم تُفهم
console-audit-action-person_unreachable = تعذر الوصول إلى شخص
console-audit-action-person_reachable = عودة الوصول إلى شخص

## الدورات والورشات

console-audit-action-session_added = إضافة دورة
console-audit-action-session_imported = استيراد دورة
console-audit-action-session_agenda_published = نشر جدول أعمال
console-audit-action-session_decided = إدخال مقررات
console-audit-action-session_cancelled = إلغاء دورة
console-audit-action-sitting_added = إضافة جلسة
console-audit-action-sitting_changed = تغيير جلسة
console-audit-action-sitting_postponed = تأجيل جلسة
console-audit-action-sitting_without_quorum = تدوين عدم اكتمال النصاب
console-audit-action-sitting_held = تدوين انعقاد جلسة
console-audit-action-sitting_cancelled = إلغاء جلسة
console-audit-action-workshop_added = إضافة ورشة
console-audit-action-workshop_imported = استيراد ورشة
console-audit-action-workshop_changed = تغيير ورشة
console-audit-action-workshop_postponed = تأجيل ورشة
console-audit-action-workshop_held = تدوين انعقاد ورشة
console-audit-action-workshop_minutes = إدخال محضر ورشة
console-audit-action-workshop_cancelled = إلغاء ورشة
console-audit-action-checked_in = تسجيل حضور

## الإعلانات

console-audit-action-broadcast_drafted = كتابة إعلان
console-audit-action-broadcast_changed = تغيير إعلان
console-audit-action-broadcast_approved = المصادقة على إعلان
console-audit-action-broadcast_reopened = إرجاع إعلان إلى مسودة
console-audit-action-broadcast_frozen = حصر لائحة أشخاص إعلان
console-audit-action-broadcast_paused = إيقاف إعلان مؤقتا
console-audit-action-broadcast_resumed = استئناف إعلان
console-audit-action-broadcast_finished = انتهاء إعلان
console-audit-action-broadcast_cancelled = إلغاء إعلان
console-audit-action-neutrality_entered = إدخال فترة حياد
console-audit-action-neutrality_lifted = رفع فترة حياد
console-audit-action-templates_checked = التحقق من القوالب
console-audit-action-mails_sent_again = إعادة إرسال رسائل إلكترونية

## البرنامج والرزنامة

console-audit-action-commune_imported = استيراد ملف الجماعة
console-audit-action-programme_uploaded = رفع برنامج
console-audit-action-calendar_imported = استيراد رزنامة العطل
console-audit-action-calendar_day_added = إضافة يوم عطلة
console-audit-action-calendar_day_moved = تغيير تاريخ يوم عطلة
console-audit-action-calendar_day_confirmed = تأكيد تاريخ يوم عطلة
console-audit-action-calendar_day_removed = حذف يوم عطلة

## التقارير والملفات

console-audit-action-report_asked = طلب تقرير أو ملف
console-audit-action-report_made = إعداد تقرير
console-audit-action-report_taken = تحميل تقرير أو ملف
console-audit-action-personal_data_exported = تصدير معطيات شخصية

## تفصيل كل عمل

console-audit-with-drafted_by = كتبه:
console-audit-with-kind = النوع:
console-audit-with-request = الطلب الذي فُتح:
console-audit-with-programme = النسخة:
console-audit-with-version = النسخة:
console-audit-with-moved = آجال تغيرت:
console-audit-with-corrections = تصحيحات تُرسل:
console-audit-with-day = اليوم:
console-audit-with-days = عدد الأيام:
console-audit-with-before = قبل التغيير:
console-audit-with-after = بعد التغيير:
console-audit-with-date = التاريخ:
console-audit-with-on = يوم:
console-audit-with-starts_on = من:
console-audit-with-ends_on = إلى:
console-audit-with-number = الرقم:
console-audit-with-before_number = الرقم السابق:
console-audit-with-count = العدد:
console-audit-with-received_on = يوم التوصل السابق:
console-audit-with-sitting = رقم الجلسة:
console-audit-with-sittings = أرقام الجلسات:
console-audit-with-deliberations = عدد المقررات:
console-audit-with-fields = ما تغير:
console-audit-with-absent = عدد الغائبين:
console-audit-with-questions = أسئلة مفتوحة:
console-audit-with-people = عدد الأشخاص:
console-audit-with-left_out = عدد من لن تصلهم:
console-audit-with-messages = عدد الرسائل:
console-audit-with-read = قوالب قُرئت:
console-audit-with-not_read = قوالب لم تُقرأ:
console-audit-field-hours = التوقيت
console-audit-field-place = المكان
console-audit-field-public = حضور العموم
console-audit-field-seats = عدد المقاعد
console-audit-field-words = النصوص
console-audit-why-nobody = لم يُذكر من يقوم بالعمل
console-audit-why-unknown = ليس من الموظفين
console-audit-why-ended = لم يعد من الموظفين
console-audit-why-no_staff = لا موظفين بعد
console-audit-why-role = الدور لا يسمح بذلك
console-audit-why-late = توقف أكثر من يوم
console-audit-why-neutrality = فترة حياد
console-audit-why-changed = تغير النص بعد المصادقة
console-audit-why-grew = أشخاص أكثر مما يُسمح به دون مصادقة زميل
