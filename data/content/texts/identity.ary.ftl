# The page on which a person says who they are, in Darija. Law 31.13, article 14; law 09.08 on personal data.

identity-name = الجماعة
identity-title = شكون نتوما، باش يكمل الطلب · { $commune }
identity-title-errors = للتصحيح · { $title }
identity-heading = شكون نتوما، باش يكمل الطلب ديالكم
identity-lead = القانون 31.13 كيطلب يكون فالطلب السمية والعنوان والنمرة ديال لاكارط. عمرنا ما غادي نطلبوهم منكم فالمحادثة، غير هنا.
identity-sample = هادي غير تجربة: المعطيات ماشي حقيقية. ما تكتبوش السمية والنمرة الحقيقية ديالكم.
identity-languages = اللغة
identity-until = هاد الصفحة كتسناكم حتى ل { $day } مع { $time }، وكتخدم غير مرة وحدة.

identity-request = شنو كتطلبو
identity-subject = المعلومة
identity-period = المدة
identity-format = الشكل
identity-format-electronic = ملف إلكتروني
identity-format-paper = نسخة فالورق
identity-format-consultation = تشوفوها فعين المكان
identity-delivery = الجواب
identity-delivery-email = بالإيميل
identity-delivery-counter = فشباك الجماعة
identity-delivery-chat = فالمحادثة
identity-type = نوع الطلب
identity-type-ordinary = عادي
identity-type-urgent = مستعجل
identity-urgent-reason = علاش مستعجل
identity-addressed = لمن غادي

identity-who = شكون كيطلب
identity-first-name = السمية
identity-family-name = الكنية
identity-name-hint = كيف ما كاينة فلاكارط، بالحروف العربية ولا بالفرنسية.
identity-kind = نتوما
identity-kind-citizen = مغربي ولا مغربية
identity-kind-resident = أجنبي ولا أجنبية عندهم الإقامة فالمغرب
identity-document = النمرة ديال لاكارط
identity-document-citizen = لاكارط ناسيونال: حرف ولا جوج، ومن بعد الأرقام.
identity-document-resident = الإقامة: النمرة ديال الكارط ولا الورقة اللي كتثبتها.
identity-document-cin = لاكارط ناسيونال
identity-document-residence = ورقة الإقامة
identity-address = العنوان
identity-address-hint = الزنقة والنمرة ولا الدوار، ومن بعد المدينة.
identity-email = الإيميل
identity-email-hint = هنا غادي يوصلكم الجواب.
identity-phone = التيليفون
identity-phone-yes = الجماعة تقدر تعيط ليا فالنمرة اللي كنكتب منها، إلا كان عندها شي سؤال.
identity-phone-no = بلا تيليفون
identity-optional = ماشي ضروري
identity-preview = شوفو الاستمارة
identity-preview-hint = ما كيتصيفط والو حتى تعاودو تقراوه.

identity-errors = { $count ->
    [one] كاينة حاجة وحدة خاصها تتصاوب
    [two] كاينين جوج حوايج خاصهم يتصاوبو
    [few] كاينين { $count } ديال الحوايج خاصهم يتصاوبو
   *[other] كاينين { $count } ديال الحوايج خاصهم يتصاوبو
  }
identity-error-first-name-missing = كتبو السمية ديالكم.
identity-error-first-name-wrong = كتبو السمية غير بالحروف، بلا أرقام وبلا رموز.
identity-error-first-name-long = هاد السمية طويلة بزاف: 80 حرف هي الكتر.
identity-error-family-name-missing = كتبو الكنية ديالكم.
identity-error-family-name-wrong = كتبو الكنية غير بالحروف، بلا أرقام وبلا رموز.
identity-error-family-name-long = هاد الكنية طويلة بزاف: 80 حرف هي الكتر.
identity-error-kind-missing = ختارو واحد من هاد الجوج.
identity-error-document-missing = كتبو النمرة ديال لاكارط.
identity-error-document-wrong-cin = هاد النمرة ما كتشبهش للنمرة ديال لاكارط ناسيونال: حرف ولا جوج، ومن بعد من ربعة حتى لسبعة ديال الأرقام.
identity-error-document-wrong = هاد النمرة ما كتشبهش لنمرة ديال شي ورقة: من ربعة حتى لعشرين حرف ورقم.
identity-error-address-missing = كتبو العنوان ديالكم.
identity-error-address-short = هاد العنوان قصير بزاف: زيدو الزنقة ولا الدوار، ومن بعد المدينة.
identity-error-address-long = هاد العنوان طويل بزاف: 300 حرف هي الكتر.
identity-error-email-missing = كتبو الإيميل ديالكم: ختاريتو يجيكم الجواب بالإيميل.
identity-error-email-wrong = هاد الإيميل باين ناقص. مثلا: name@example.ma

identity-notice = المعطيات الشخصية ديالكم
identity-notice-who = المسؤول: { $commune }.
identity-notice-purpose = علاش: باش يتوجد الطلب ديالكم على المعلومة (القانون 31.13، المادة 14) ويتجاوب عليه. والو آخر.
identity-notice-readers = شكون كيشوفها: الموظف المكلف بالمعلومات واللي كيعاونوه. وكتتحفظ مشفرة.
identity-notice-kept = شحال كتبقى: ما حد الطلب والشكايات عليه مفتوحين، ومن بعد المدة اللي صرحات بها الجماعة عند اللجنة الوطنية لحماية المعطيات. وداكشي اللي كتكتبو هنا وما كتصيفطوهش كيتمسح ملي كتسالي المدة ديال الصفحة.
identity-notice-rights = الحقوق ديالكم (القانون 09.08): تشوفو المعطيات ديالكم، تصححوها، وتعارضو الاستعمال ديالها. سولو الجماعة، ولا كتبو «المعطيات ديالي» فالمحادثة.
identity-notice-cndp = المرجع عند اللجنة الوطنية لحماية المعطيات: { $reference }
identity-notice-sample = المرجع عند اللجنة الوطنية لحماية المعطيات: ما كاينش، حيت هاد الجماعة غير مثال.

identity-check = عاودو قراو الاستمارة
identity-check-lead = ها هو الطلب كيف ما غادي يتصيفط للموظف المكلف بالمعلومات.
identity-paper = شوفو الاستمارة (ملف PDF)
identity-correct = صححو
identity-send = صيفطو الطلب
identity-send-hint = ملي تصيفطو، هاد الصفحة كتسد وما بقاش فيها تبدال.

identity-sent = تصيفط الطلب
identity-sent-lead = الطلب ديالكم مشى عند الموظف المكلف بالمعلومات.
identity-sent-not-filed = باقي ما تسجلش. كيتسجل ملي الجماعة تعطي الوصل، ومن داك النهار كيبداو الآجال ديال القانون.
identity-sent-told = غادي نعلموكم فالمحادثة بالنمرة والتاريخ وآخر نهار ديال الجواب.
identity-reference = المرجع ديالكم
identity-sent-other = الطريق الأخرى باقية مفتوحة: البوابة الوطنية
identity-sent-close = تقدرو تسدو هاد الصفحة.

identity-gone = هاد الصفحة ما بقاتش مفتوحة
identity-gone-why = يا إما تخدمات من قبل، يا إما سالات المدة ديالها.
identity-gone-sent = إلا كنتو صيفطتو الطلب ديالكم، راه وصل: تبعوه فالمحادثة.
identity-gone-new = وإلا لا، كتبو المرجع ديالكم فالمحادثة وغادي يوصلكم رابط جديد. وما ضاع والو آخر.

identity-away = الخدمة واقفة شوية
identity-away-why = ما تصيفط والو. تسناو شي دقيقة وعاودو.
identity-away-kept = داكشي اللي كتبتو باقي هنا.
identity-again = عاودو
identity-too-fast = كان هادشي بالزربة، وما تصيفط والو. تسناو شوية وعاودو.
identity-expired = بقات هاد الصفحة محلولة بزاف، وما تصيفط والو. شوفوها وكملو.
identity-form = ما فهمناش شنو تصيفط. عاودو من هاد الصفحة عافاكم.
identity-too-long = هادشي طويل بزاف، وما تحفظ والو. نقصو منو وعاودو.
