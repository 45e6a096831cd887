### ما يجب إخبار الشخص به عن طلبه للمعلومة (القانون 31.13)، بالعربية.
### يبدأ كل سطر بحرف عربي؛ ولا يتجاوز عنوان الزر 20 حرفا.

notices-open = عرض طلبي
notices-head = الطلب: { $reference }
notices-by-code = لرؤية طلبكم، أرسلوا هذا الرمز في المحادثة: { $reference }

## الإيداع والأجل

notices-sent-to-officer = وصلت استمارتكم إلى الشخص المكلف بالمعلومات. الطلب لم يُودَع بعد: سنكتب لكم حين يُسلَّم الوصل. ويمكنكم أيضا استعمال موقع chafafiya.ma
notices-not-acknowledged = لم تسلّم الجماعة بعدُ وصلا عن استمارتكم: لم يُودَع طلبكم إذن، ولم يبدأ أي أجل. وقد ذكّرنا الشخص المكلف بالمعلومات بذلك. يمكنكم إيداعه في شباك الجماعة، أو عبر موقع chafafiya.ma
notices-identity-expired = ما زال طلبكم ينتظر صفحة الهوية، ورابطها لم يعد صالحا. افتحوا الطلب لتتوصلوا برابط جديد.
notices-registered = سُجل طلبكم لدى الجماعة تحت رقم { $number }. يوم التسلم: { $received }
notices-due = آخر يوم للجواب: { $due }
notices-provisional = يدخل في هذا التاريخ عيد ديني ما زال مُقدَّرا: إن تغيّر أخبرناكم.
notices-extended = تحتاج الجماعة إلى وقت أطول. ويسمح لها القانون بتمديد الأجل مرة واحدة فقط.
notices-clarify = تحتاج الجماعة إلى توضيح منكم لتجيبكم. الأجل متوقف إلى حين جوابكم.
notices-question = السؤال: { $words }
notices-consulting = تستشير الجماعة طرفا آخر تعنيه هذه المعلومة (المادة 9). الأجل مستمر.

## الجواب

notices-answered = أجابت الجماعة عن طلبكم.
notices-partly-answered = أعطتكم الجماعة جزءا من المعلومة، وحذفت ما لا يجوز الكشف عنه (المادة 8).
notices-refused = رفضت الجماعة طلبكم.
notices-redirected = هذه المعلومة ليست لدى الجماعة: وهي توجهكم إلى من يملكها.
notices-words = تقول الجماعة: { $words }
notices-withheld = ما حُذف، ولماذا: { $words }
notices-code = السبب (المادة 18): { $code }
notices-reasons = التعليل: { $words }
notices-letter = النص الكامل في رسالة الجماعة.
notices-papers-mailed = رسالة الجماعة ووثائقها تُرسَل إلى عنوان البريد الإلكتروني الذي أعطيتموه.
notices-papers-counter = رسالة الجماعة ووثائقها تنتظركم في شباك الجماعة.
notices-papers-too-large = الوثائق التي لا يتسع لها البريد الإلكتروني تنتظركم في شباك الجماعة.
notices-papers-hours = أوقات العمل: { $hours }

## الشكايات

notices-may-complain = يمكنكم تقديم شكاية، إلى غاية { $last }. الجهة: { $step }
notices-unanswered = { $step ->
    [president] لم تجب الجماعة داخل الأجل.
    [cdai] لم يجب رئيس المجلس داخل الأجل.
   *[court] لم تجب لجنة الحق في الحصول على المعلومات داخل الأجل.
 }
notices-window-ending = تذكير: أجل تقديم الشكاية يقترب من نهايته.
notices-complaint-lodged = سُجلت شكايتكم. يوم الإيداع: { $lodged }. الجهة: { $step }
notices-answer-due = آخر يوم للجواب عنها: { $due }
notices-decided = { $outcome ->
    [granted] قُبلت شكايتكم. الجهة التي قررت: { $step }
    [partly] قُبلت شكايتكم جزئيا. الجهة التي قررت: { $step }
   *[rejected] رُفضت شكايتكم. الجهة التي قررت: { $step }
 }
notices-decision = القرار: { $words }

## تاريخ تغيّر

notices-date-changed = { $clock ->
    [reply] تغيّر آخر يوم للجواب عن طلبكم.
    [answer] تغيّر آخر يوم للجواب عن شكايتكم.
   *[window] تغيّر آخر يوم لتقديم الشكاية.
 }
notices-before = من قبل: { $day }
notices-after = الآن: { $day }
notices-why-clarified = السبب: أجبتم عن السؤال، فاستأنف الأجل.
notices-why-day = السبب: تغيّرت أيام العطل في الجماعة. اليوم المعني: { $name }
notices-why-calendar = السبب: تغيّرت أيام العطل في الجماعة.
notices-why-proved = السبب: يُحسب الأجل من اليوم الذي بلغكم فيه الجواب.

## قبل التصويت

notices-after-consultation = انتبهوا: قد يأتي الجواب بعد نهاية الاستشارة، يوم { $day }. يمكنكم إبداء رأيكم قبل ذلك.
notices-after-session = انتبهوا: قد يأتي الجواب بعد دورة المجلس، يوم { $day }.
notices-after-session-month = انتبهوا: قد يأتي الجواب بعد دورة المجلس المنتظرة في { $month }.

## بالبريد الإلكتروني وعلى الورق

notices-mail-subject = طلبكم للمعلومة { $reference }
notices-mail-foot = هذه رسالة آلية: المرجو الجواب في المحادثة، أو زيارة شباك الجماعة.
