### ما يقرؤه موظفو الجماعة عن إعلان: معاينته، وتقدمه، وما يمنع إرساله.

broadcasts-none = لا يوجد أي إعلان.
broadcasts-state-draft = مسودة
broadcasts-state-approved = مصادق عليه
broadcasts-state-sending = قيد الإرسال
broadcasts-state-paused = متوقف مؤقتا
broadcasts-state-done = انتهى
broadcasts-state-cancelled = ملغى

broadcasts-channel-telegram = تيليغرام
broadcasts-channel-whatsapp = واتساب
broadcasts-channel-web = صفحة الجماعة
broadcasts-channel-terminal = الطرفية
broadcasts-language-ar = العربية
broadcasts-language-ary = الدارجة
broadcasts-language-ary-Latn = الدارجة بالحروف اللاتينية
broadcasts-language-fr = الفرنسية

## المعاينة

broadcasts-reads = { $language }:
broadcasts-button = الزر: { $label }
broadcasts-template = واتساب، بعد يوم من الصمت: النموذج { $name } ({ $language }، { $category })
broadcasts-field = { $name }: { $value }
broadcasts-people = الأشخاص
broadcasts-total = المجموع
broadcasts-left-out = من لن يصلهم
broadcasts-why = السبب
broadcasts-channel = القناة
broadcasts-nobody = لن يصل الإعلان إلى أي شخص.
broadcasts-cost = النماذج المؤدى عنها ({ $category }): { $templates } × { $price } { $currency } = { $sum } { $currency }
broadcasts-cost-unknown = النماذج المؤدى عنها ({ $category }): { $templates }. لم يُدخل الثمن (commune.yaml، announcing.prices).
broadcasts-cost-none = لا نماذج مؤدى عنها.
broadcasts-statutory = إشعار يفرضه القانون: يُرسل حتى في فترة الحياد.
broadcasts-leaves-at = يُرسل يوم { $day } ابتداء من الساعة { $hour }.
broadcasts-leaves-soon = يُرسل فور المصادقة عليه، ما بين { $from } و{ $to }.
broadcasts-needs-another = يصادق عليه شخص آخر غير { $authors }.
broadcasts-alone = يمكن أن يصادق عليه { $authors } دون شخص آخر.
broadcasts-neutral = فترة الحياد من { $from } إلى { $until }: { $reason }. لن يُرسل في هذه الأيام.
broadcasts-warning = تنبيه ({ $language }): { $what }
broadcasts-warning-begins = السطر { $line } لا يبدأ بكلمة عربية، وقد يظهر معكوسا في الهاتف
broadcasts-warning-latin = لا يوجد نص بالحروف اللاتينية، وسيقرأ هؤلاء النص بالحروف العربية
broadcasts-warning-missing = لا يوجد نص، ولن يصل هؤلاء أي شيء

## لماذا لا يصل إلى شخص

broadcasts-reason-no_consent = لم يطلبوا التوصل بهذه الرسائل
broadcasts-reason-stopped = طلبوا التوقف
broadcasts-reason-unreachable = حظروا الحساب
broadcasts-reason-no_text = لا نص بلغتهم
broadcasts-reason-capped = توصلوا بما يكفي من الإعلانات في هذه الأيام
broadcasts-reason-no_template = صامتون منذ أكثر من يوم في واتساب، ولا نموذج مصادق عليه
broadcasts-reason-no_address = بدون عنوان
broadcasts-reason-gone = طلبوا حذف معطياتهم
broadcasts-reason-cancelled = أُلغي الإعلان قبل دورهم
broadcasts-reason-window = رفضه واتساب بعد يوم من الصمت
broadcasts-reason-other = سبب آخر: { $words }

## التقدم

broadcasts-status-waiting = في الانتظار
broadcasts-status-leaving = في الطريق
broadcasts-status-sent = أُرسلت
broadcasts-status-delivered = وصلت
broadcasts-status-read = قُرئت
broadcasts-status-failed = فشلت
broadcasts-status-unknown = بدون جواب من القناة
broadcasts-status-parked = بدون طريق الآن
broadcasts-status-dropped = لن ترسل
broadcasts-outcome = { $state }، { $reason }: { $people }
broadcasts-progress = الإعلان { $name }
broadcasts-paused-late = توقف أكثر من يوم. أعيدوا قراءة النص، ثم: jemaa broadcast resume
broadcasts-paused-neutrality = أوقفته فترة الحياد. وبعد هذه الأيام: jemaa broadcast resume
broadcasts-reopened-changed = تغير بعد المصادقة عليه: تجب المصادقة عليه من جديد.
broadcasts-reopened-grew = عدد الأشخاص أكبر مما يمكن لمن كتبه أن يصادق عليه: يصادق عليه شخص آخر.
broadcasts-event = يوم { $day } على { $hour }، { $actor }: { $what }
broadcasts-event-drafted = كُتب
broadcasts-event-changed = عُدل
broadcasts-event-approved = صودق عليه
broadcasts-event-reopened = عاد مسودة
broadcasts-event-frozen = حُصرت لائحة الأشخاص
broadcasts-event-paused = أوقف مؤقتا
broadcasts-event-resumed = استؤنف
broadcasts-event-finished = انتهى
broadcasts-event-cancelled = أُلغي
broadcasts-service = الخدمة
