### ما يُكتب إلى الشخص المكلف بالمعلومات، بالعربية والفرنسية: بلا أسماء ولا معطيات شخصية.

officer-subject = طلبات المعلومات: آجال يجب الانتباه إليها
officer-overdue = فات آخر يوم:
officer-near = اقترب آخر يوم:
officer-reply = الطلب { $reference }، آخر يوم للجواب: { $due }
officer-complaint = شكاية إلى الرئيس، الطلب { $reference }، آخر يوم للجواب: { $due }
officer-unfiled = استمارات بلا وصل:
officer-form = الطلب { $reference }، يوم إرسال الاستمارة: { $sent }
officer-form-urgent = طلب مستعجل { $reference }، يوم إرسال الاستمارة: { $sent }
officer-receipt = بلا وصل لا يُعد الطلب مودعا والشخص ينتظر: يُسلَّم الوصل عند التسلم (المادة 14).
officer-late = الجواب المتأخر خير من السكوت: بعد الأجل يحق للشخص تقديم شكاية (المادة 19).
officer-do = لعرضها كلها:
