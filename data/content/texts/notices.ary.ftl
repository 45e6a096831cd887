### شنو خاص الواحد يعرف على الطلب ديالو (القانون 31.13)، بالدارجة.
### كل سطر كيبدا بحرف عربي؛ والبوطونة ما تفوتش 20 حرف.

notices-open = نشوف الطلب ديالي
notices-head = الطلب: { $reference }
notices-by-code = باش تشوفو الطلب ديالكم، صيفطو هاد الكود فالمحادثة: { $reference }

## الإيداع والأجل

notices-sent-to-officer = الفورم ديالكم وصل للمكلف بالمعلومات. الطلب باقي ما تحطش رسميا: غادي نكتبو ليكم ملي يعطيو الوصل. وتقدرو تستعملو حتى موقع chafafiya.ma
notices-not-acknowledged = الجماعة باقي ما عطاتش الوصل على الفورم ديالكم: يعني الطلب باقي ما تحطش، وحتى أجل ما بدا. وفكرنا المكلف بالمعلومات بيه. تقدرو تحطوه فالشباك ديال الجماعة، ولا فموقع chafafiya.ma
notices-identity-expired = الطلب ديالكم باقي كيتسنى صفحة الهوية، والرابط ديالها سالا. حلو الطلب باش يوصلكم رابط جديد.
notices-registered = الطلب ديالكم تسجل عند الجماعة بالرقم { $number }. نهار التسلم: { $received }
notices-due = آخر نهار باش يجاوبوكم: { $due }
notices-provisional = هاد التاريخ داخل فيه عيد ديني باقي غير مقدر: إلا تبدل غادي نقولوها ليكم.
notices-extended = الجماعة محتاجة وقت كتر. القانون كيخليها تزيد فالأجل مرة وحدة.
notices-clarify = باش تجاوبكم، الجماعة محتاجة منكم توضيح. الأجل واقف حتى تجاوبو.
notices-question = السؤال: { $words }
notices-consulting = الجماعة كتسول طرف آخر كتهمو هاد المعلومة (المادة 9). الأجل باقي غادي.

## الجواب

notices-answered = الجماعة جاوبات على الطلب ديالكم.
notices-partly-answered = الجماعة عطاتكم جزء من المعلومة، وحيدات داكشي اللي ما كيتعطاش (المادة 8).
notices-refused = الجماعة رفضات الطلب ديالكم.
notices-redirected = هاد المعلومة ماشي عند الجماعة: كتصيفطكم عند اللي عندو.
notices-words = الجماعة كتقول: { $words }
notices-withheld = شنو تحيد، وعلاش: { $words }
notices-code = السبب (المادة 18): { $code }
notices-reasons = علاش: { $words }
notices-letter = النص كامل كاين فالرسالة ديال الجماعة.
notices-papers-mailed = الرسالة ديال الجماعة والوثائق ديالها غادي يوصلوكم فالإيميل اللي عطيتو.
notices-papers-counter = الرسالة ديال الجماعة والوثائق ديالها كيتسناوكم فشباك الجماعة.
notices-papers-too-large = الوثائق اللي كبار على الإيميل كيتسناوكم فشباك الجماعة.
notices-papers-hours = وقات الخدمة: { $hours }

## الشكايات

notices-may-complain = تقدرو تشكيو، حتى ل{ $last }. عند من: { $step }
notices-unanswered = { $step ->
    [president] الجماعة ما جاوباتش فالأجل.
    [cdai] رئيس المجلس ما جاوبش فالأجل.
   *[court] لجنة الحق في الحصول على المعلومات ما جاوباتش فالأجل.
 }
notices-window-ending = تذكير: الأجل باش تشكيو قرب يسالي.
notices-complaint-lodged = الشكاية ديالكم تسجلات. نهار الإيداع: { $lodged }. عند من: { $step }
notices-answer-due = آخر نهار باش يجاوبو عليها: { $due }
notices-decided = { $outcome ->
    [granted] الشكاية ديالكم تقبلات. شكون قرر: { $step }
    [partly] الشكاية ديالكم تقبل منها جزء. شكون قرر: { $step }
   *[rejected] الشكاية ديالكم ترفضات. شكون قرر: { $step }
 }
notices-decision = القرار: { $words }

## التاريخ تبدل

notices-date-changed = { $clock ->
    [reply] آخر نهار باش يجاوبوكم تبدل.
    [answer] آخر نهار باش يجاوبو على الشكاية ديالكم تبدل.
   *[window] آخر نهار باش تشكيو تبدل.
 }
notices-before = قبل: { $day }
notices-after = دابا: { $day }
notices-why-clarified = علاش: جاوبتو على السؤال، والأجل رجع كيتحسب.
notices-why-day = علاش: تبدلو أيام العطلة ديال الجماعة. النهار: { $name }
notices-why-calendar = علاش: تبدلو أيام العطلة ديال الجماعة.
notices-why-proved = علاش: الأجل كيتحسب من النهار اللي وصلكم فيه الجواب.

## قبل التصويت

notices-after-consultation = ردو البال: الجواب يقدر يجي من بعد ما يسالي التشاور، نهار { $day }. تقدرو تعطيو رأيكم قبل.
notices-after-session = ردو البال: الجواب يقدر يجي من بعد الدورة ديال المجلس، نهار { $day }.
notices-after-session-month = ردو البال: الجواب يقدر يجي من بعد الدورة ديال المجلس، اللي فشهر { $month }.

## بالإيميل وفالورق

notices-mail-subject = الطلب ديالكم { $reference }
notices-mail-foot = هاد الرسالة كتمشي بوحدها: جاوبو فالمحادثة، ولا دوزو لشباك الجماعة.
