kingdom = المملكة المغربية
about = الحق في الحصول على المعلومات، القانون رقم 31.13
day = { $day }
span-working = { $amount ->
    [one] يوم عمل واحد
    [two] يومي عمل
    [few] { $amount } أيام عمل
   *[other] { $amount } يوم عمل
  }
span-calendar = { $amount ->
    [one] يوم واحد
    [two] يومين
    [few] { $amount } أيام
   *[other] { $amount } يوما
  }

## The form

form-title = طلب الحصول على المعلومات
form-law = القانون رقم 31.13 المتعلق بالحق في الحصول على المعلومات، المادة 14
form-institution = الهيئة الموجه إليها الطلب
form-reference = المرجع
form-day = التاريخ
form-kind = نوع الطلب
form-ordinary = عادي
form-urgent = مستعجل (المادة 17)
form-urgent-reason = سبب الاستعجال
form-who = صاحب(ة) الطلب
form-first-name = الاسم الشخصي
form-family-name = الاسم العائلي
form-status = الصفة
form-citizen = مواطن(ة)
form-resident = أجنبي(ة) مقيم(ة) بالمغرب
form-card-number = رقم البطاقة الوطنية للتعريف
form-residence-number = رقم وثيقة الإقامة
form-address = العنوان الشخصي
form-email = البريد الإلكتروني
form-what = المعلومات المطلوبة
form-period = الفترة
form-format = الشكل المرغوب فيه
format-electronic = إلكتروني
format-paper = ورقي
format-consultation = الاطلاع بعين المكان
form-delivery = طريقة التسليم
delivery-email = بالبريد الإلكتروني
delivery-counter = بالشباك
delivery-chat = عبر المساعد الآلي
form-made-on = حرر في { $day }
form-signed = { $name }
office = إطار خاص بالإدارة
office-number = رقم التسجيل
office-received = تاريخ التسلم
office-stamp = الخاتم والتوقيع
form-prepared = أعد هذا الطلب بواسطة المساعد الآلي للجماعة، ولا يعتبر مودعا إلا بعد تسليم الوصل (المادة 14).
form-other-way = طريقة أخرى: البوابة الوطنية { "\u2066" }chafafiya.ma{ "\u2069" }

## What every letter has

letter-day = في { $day }
letter-to = إلى { $name }
letter-subject-label = الموضوع:
letter-reference-label = المرجع:
letter-reference = طلبكم { $reference } بتاريخ { $day }
letter-reference-number = طلبكم { $reference } المسجل تحت رقم { $number } بتاريخ { $day }
letter-greeting = تحية طيبة، وبعد،
letter-asked = طلبتم المعلومات التالية:
letter-closing = وتفضلوا بقبول فائق التقدير والاحترام.
letter-officer = الشخص المكلف بالحق في الحصول على المعلومات
letter-signed = { $name }
letter-reasons = التعليل
letter-provisional = يتوقف هذا التاريخ على أعياد دينية لم تتأكد أيامها بعد. وسنخبركم إن تغير.

## Acknowledgement

acknowledgement-title = وصل
acknowledgement-below = القانون رقم 31.13، المادة 14
acknowledgement-subject = وصل بإيداع طلبكم للحصول على المعلومات
acknowledgement-said = تسلمت الجماعة طلبكم وسجلته.
acknowledgement-number = رقم التسجيل
acknowledgement-received = تاريخ التسلم
acknowledgement-kind = نوع الطلب
acknowledgement-last-day = آخر يوم للجواب
acknowledgement-law = تجيب الجماعة داخل أجل { $span } ابتداء من تاريخ التسلم (المادة { $article }). لا يحتسب يوم التسلم، ويحتسب اليوم الأخير.
acknowledgement-may-extend = يمكن تمديد هذا الأجل مرة واحدة، بإشعار كتابي معلل.

## Clarification

clarification-title = طلب توضيح
clarification-subject = توضيح لازم لمعالجة طلبكم
clarification-said = للبحث عن المعلومات التي طلبتموها، نحتاج إلى التوضيح التالي:
clarification-how = يمكنكم الجواب عبر المساعد الآلي للجماعة، أو بالشباك، أو كتابة، مع ذكر مرجع طلبكم.
clarification-clock = أجل الجواب متوقف منذ { $day }، ويستأنف فور توصلنا بتوضيحكم.

## Extension

extension-title = إشعار بالتمديد
extension-subject = تمديد أجل الجواب
extension-said = تم تمديد أجل الجواب عن طلبكم، الذي كان سينتهي في { $before }، بمدة { $span } (المادة { $article }). ولا يمكن تمديده إلا مرة واحدة.
extension-last-day = آخر يوم جديد للجواب هو { $day }.

## Answer

answer-title = جواب عن طلب الحصول على المعلومات
answer-subject = الجواب عن طلبكم
answer-full = تجدون فيما يلي الجواب عن طلبكم.
answer-partial = تجدون فيما يلي جوابا جزئيا عن طلبكم. وقد تعذر تسليم جزء من المعلومات للأسباب المبينة أسفله (المادتان 8 و18).
answer-words = الجواب
answer-papers = المرفقات
answer-withheld = ما لم يسلم، وسبب ذلك
answer-reuse = يمكنكم إعادة استعمال هذه المعلومات لأغراض مشروعة، دون تحريف مضمونها، مع الإشارة إلى مصدرها وتاريخ إصدارها، ودون الإضرار بالمصلحة العامة أو بحقوق الغير (المادة 6).
answer-cite = للإشارة إليها: { $source }، { $day }.

## Refusal

refusal-title = قرار بالرفض
refusal-partial-title = قرار بالرفض الجزئي
refusal-subject = رفض تسليم المعلومات المطلوبة
refusal-partial-subject = رفض جزئي لتسليم المعلومات المطلوبة
refusal-said = تعذر على الجماعة تسليم المعلومات التي طلبتموها (المادة 18).
refusal-partial-said = تعذر على الجماعة تسليم جزء من المعلومات التي طلبتموها (المادة 18). أما الباقي فيسلم إليكم (المادة 8).
refusal-ground = السند
refusal-exception = الاستثناء
code-not_available = لا تتوفر الجماعة على هذه المعلومات (المادة 18).
code-exception_art7 = تدخل المعلومات ضمن استثناء نص عليه القانون (المادتان 7 و18).
code-already_published = المعلومات منشورة ومتاحة للعموم (المادة 18). ومكان نشرها مبين في التعليل.
code-repeat_same_year = سبق تسليم المعلومات نفسها إليكم خلال السنة نفسها (المادة 18).
code-unclear = الطلب غير واضح بما يكفي للبحث عن المعلومات (المادة 18).
code-in_preparation = المعلومات في طور التحضير (المادة 18).
code-archives_du_maroc = المعلومات مودعة لدى مؤسسة أرشيف المغرب، وهي التي تنظم الاطلاع عليها (المادة 18).
code-other = سبب آخر، مبين أسفله (المادة 18).
exception-other = انظروا التعليل (المادة 7).
exception-national_defence = الدفاع الوطني (المادة 7).
exception-state_security = أمن الدولة الداخلي أو الخارجي (المادة 7).
exception-private_life = الحياة الخاصة للأفراد أو معطياتهم الشخصية (المادة 7).
exception-constitutional_rights = المس بالحريات والحقوق الأساسية المنصوص عليها في الدستور (المادة 7).
exception-protection_of_sources = حماية مصادر المعلومات (المادة 7).
exception-foreign_relations = العلاقات مع دولة أخرى أو منظمة دولية حكومية (المادة 7).
exception-economic_policy = السياسة النقدية أو الاقتصادية أو المالية للدولة (المادة 7).
exception-intellectual_property = حقوق الملكية الصناعية أو حقوق المؤلف أو الحقوق المجاورة (المادة 7).
exception-victims_and_witnesses = حقوق الضحايا والشهود والخبراء والمبلغين (المادة 7).
exception-special_laws = معلومات تكتسي طابع السرية بمقتضى نص خاص (المادة 7).
exception-government_councils = سرية مداولات المجلس الوزاري ومجلس الحكومة (المادة 7).
exception-administrative_inquiry = بحث إداري جار (المادة 7).
exception-court_proceedings = مسطرة قضائية (المادة 7).
exception-free_competition = المنافسة الحرة والمبادرة الخاصة (المادة 7).

ladder-title = سبل التظلم
ladder-said = إن لم توافقوا على ذلك، يتيح لكم القانون رقم 31.13 السبل التالية، الواحد بعد الآخر:
ladder-president = شكاية إلى رئيس مجلس الجماعة (المادة 19)
ladder-president-words = داخل أجل { $window }. آخر يوم: { $day }. ويجيب الرئيس داخل أجل { $answer } من تاريخ التوصل بها.
ladder-president-rule = داخل أجل { $window } من تاريخ التوصل بهذه الرسالة. ويجيب الرئيس داخل أجل { $answer } من تاريخ التوصل بالشكاية.
ladder-cdai = شكاية إلى لجنة الحق في الحصول على المعلومات (المادة 20)
ladder-cdai-rule = داخل أجل { $window } من تاريخ التوصل بجواب الرئيس، أو من انصرام أجله إن لم يجب. وتجيب اللجنة داخل أجل { $answer }.
ladder-court = الطعن أمام المحكمة الإدارية (المادة 21)
ladder-court-rule = داخل أجل { $window } من تاريخ التوصل بجواب اللجنة، أو من انصرام أجلها إن لم تجب.
ladder-until = آخر يوم: { $day }.
ladder-lodged = سلكتم هذا السبيل يوم { $day }.
ladder-answer-due = آخر يوم لجوابكم: { $day }.
ladder-unanswered = إذا بقي السبيل السابق دون جواب: إلى غاية { $day }.
ladder-latest = إذا سلكتم السبيل السابق في آخر يوم له وبقي دون جواب: إلى غاية { $day }؛ وقبل ذلك إن سلكتموه قبل ذلك.

## Redirect

redirect-title = توجيه طلبكم
redirect-subject = توجيه طلبكم إلى الهيئة المختصة
redirect-said = لا تتوفر الجماعة على المعلومات التي طلبتموها. والهيئة المختصة هي: { $body }.
redirect-close = يمكنكم توجيه طلبكم إلى هذه الهيئة، أو إيداعه عبر البوابة الوطنية { "\u2066" }chafafiya.ma{ "\u2069" }

## Complaints, in the person's own voice

complaint-identity-card = رقم البطاقة الوطنية للتعريف: { $number }
complaint-identity-residence = رقم وثيقة الإقامة: { $number }
complaint-closing = وتفضلوا، السيد(ة) الرئيس(ة)، بقبول فائق التقدير والاحترام.
complaint-facts = الوقائع
complaint-ask = ما ألتمسه
complaint-more = ملاحظاتي
complaint-pieces = المرفقات
complaint-piece-request = نسخة من الطلب { $reference } ومن وصله
complaint-piece-reply = نسخة من جواب الجماعة
complaint-piece-president = نسخة من الشكاية الموجهة إلى الرئيس وما يثبت إيداعها
complaint-piece-president-reply = نسخة من جواب الرئيس
complaint-piece-cdai = نسخة من الشكاية الموجهة إلى اللجنة وما يثبت إيداعها
complaint-piece-cdai-reply = نسخة من جواب اللجنة
complaint-note = نموذج ملأه المساعد الآلي للجماعة. راجعوه وأتموه ووقعوه.
complaint-note-last-day = آخر يوم لإيداعه: { $day }.
complaint-president-title = شكاية
complaint-president-below = القانون رقم 31.13، المادة 19
complaint-president-to = إلى السيد(ة) رئيس(ة) المجلس
complaint-president-subject = شكاية بشأن طلبي للحصول على المعلومات
complaint-president-ask = ألتمس منكم، عملا بالمادة 19 من القانون رقم 31.13، دراسة هذه الشكاية، والعمل على تسليمي المعلومات المطلوبة، والجواب داخل أجل { $span } من تاريخ التوصل بها.
complaint-cdai-title = شكاية إلى لجنة الحق في الحصول على المعلومات
complaint-cdai-below = القانون رقم 31.13، المادة 20
complaint-cdai-to = إلى السيد(ة) رئيس(ة) لجنة الحق في الحصول على المعلومات
complaint-cdai-where = الرباط
complaint-cdai-subject = شكاية بشأن طلب للحصول على المعلومات موجه إلى: { $institution }
complaint-cdai-ask = ألتمس من اللجنة، عملا بالمادة 20 من القانون رقم 31.13، دراسة هذه الشكاية، ودعوة الجماعة إلى تسليمي المعلومات المطلوبة، والجواب داخل أجل { $span }.
complaint-court-title = مقال من أجل الإلغاء
complaint-court-below = القانون رقم 31.13، المادة 21
complaint-court-to = إلى السيد(ة) رئيس(ة) المحكمة الإدارية
complaint-court-where = المحكمة الإدارية المختصة: ………………………
complaint-court-subject = الطعن في قرار رئيس المجلس: { $institution }
complaint-court-ask = ألتمس من المحكمة، عملا بالمادة 21 من القانون رقم 31.13، إلغاء قرار رئيس مجلس الجماعة، الصريح أو الضمني، مع ما يترتب عن ذلك قانونا.
complaint-court-note = اسألوا كتابة الضبط أو محاميا عن الشكليات التي تطلبها المحكمة قبل إيداعه.
fact-request = في { $day }، تسلمت الجماعة طلبي وسجلته تحت رقم { $number } (المرجع { $reference }).
fact-asked = وقد طلبت ما يلي:
fact-silence = كان آخر يوم للجواب هو { $due }، ولم أتوصل بأي جواب.
fact-refused = في { $day }، رفضت الجماعة تسليمي المعلومات. والسبب المذكور: { $ground }
fact-partial = في { $day }، لم تسلمني الجماعة إلا جزءا من المعلومات.
fact-answered = في { $day }، أجابتني الجماعة بجواب لا يلبي طلبي.
fact-president-lodged = في { $day }، وجهت شكاية إلى رئيس مجلس الجماعة (المادة 19).
fact-president-silence = كان آخر يوم لجوابه هو { $due }، ولم أتوصل بأي جواب.
fact-president-replied = أجابني في { $day } دون أن يستجيب لطلبي.
fact-cdai-lodged = في { $day }، وجهت شكاية إلى لجنة الحق في الحصول على المعلومات (المادة 20).
fact-cdai-silence = كان آخر يوم لجوابها هو { $due }، ولم أتوصل بأي جواب.
fact-cdai-replied = أجابتني في { $day } دون أن أتسلم المعلومات.

## The mail to the person in charge

mail-subject = طلب الحصول على المعلومات { $reference }
mail-subject-urgent = مستعجل: طلب الحصول على المعلومات { $reference }
mail-what = أعد طلب للحصول على المعلومات بواسطة المساعد الآلي للجماعة. وتجدون الاستمارة مرفقة.
mail-urgent = الطلب مستعجل (المادة 17 من القانون رقم 31.13).
mail-not-filed = لم يودع الطلب بعد: يعتبر مودعا عندما تسلمون الوصل (المادة 14).
mail-do = سجلوه بهذا الأمر؛ وإذا تسلمتموه في يوم آخر فغيروا التاريخ. ويضاف رقم سجلكم بعد --number:
mail-last-day = إذا تسلمتموه اليوم، فآخر يوم للجواب هو { $day }.
mail-private = تتضمن الاستمارة معطيات شخصية: لا ترسلوها إلا إلى الموظفين المكلفين بالطلب.
