### برنامج الانفتاح: النسخ، الفروق، إرسال ملف.

console-programme-title = برنامج الانفتاح
console-programme-lead = يقرأ السكان أحدث نسخة. النسخة المكتوبة لا تتغير: تبقى الآراء مرتبطة بالكلمات التي قيلت حولها.
console-programme-version = النسخة
console-programme-status = الوضعية
console-programme-holds = المحتوى
console-programme-files = الملف
console-programme-is-draft = مسودة
console-programme-is-adopted = مصادق عليها
console-programme-in-force = تُقرأ اليوم
console-programme-counts = المحاور: { $axes }، الالتزامات: { $commitments }
console-programme-what-changed = ما الذي تغير
console-programme-months = من الشهر { $start } إلى الشهر { $end }
console-programme-back = كل النسخ
console-programme-between = من النسخة { $before } إلى النسخة { $after }
console-programme-against = المقارنة مع
console-programme-no-changes = لا يتغير شيء.
console-programme-whole = البرنامج
console-programme-added = أضيف
console-programme-removed = حُذف
console-programme-changed = عُدل
console-programme-before = قبل
console-programme-after = بعد
console-programme-in-ar = بالعربية
console-programme-in-fr = بالفرنسية
console-programme-in-ary = بالدارجة
console-programme-in-ary-Latn = بالدارجة بالحروف اللاتينية
console-programme-field-title = العنوان
console-programme-field-short = العنوان القصير
console-programme-field-summary = الملخص
console-programme-field-problem = التشخيص
console-programme-field-measures = التدابير
console-programme-field-indicators = المؤشرات
console-programme-field-timeline = الجدول الزمني
console-programme-field-departments = المصالح
console-programme-field-question = السؤال الموجه للسكان
console-programme-field-legal_basis = الأسس القانونية
console-programme-field-intro = التقديم
console-programme-field-period = الفترة
console-programme-field-stages = المراحل
console-programme-field-disclaimer = التنبيه
console-programme-upload = إرسال نسخة
console-programme-upload-lead = خذوا ملف إحدى النسخ، عدلوه ثم أرسلوه هنا. سترون ما سيتغير قبل أن يتغير أي شيء.
console-programme-file = ملف البرنامج
console-programme-file-hint = جدول xlsx أو ملف yaml، لا يتجاوز 2 ميغابايت.
console-programme-look = معاينة ما سيتغير
console-programme-no-file = اختاروا ملفا.
console-programme-mistakes = لا يمكن قبول هذا الملف كما هو
console-programme-more-mistakes = وهناك { $count } نقط أخرى.
console-programme-would = ما سيتغير
console-programme-would-lead = الملف { $file } مقارنا مع النسخة { $number }. لم يُكتب شيء بعد.
console-programme-adoption = هذه النسخة مصادق عليها: سيُخبر كل من ذكر اسمه وتغير المحور أو الالتزام الذي كتب عنه.
console-programme-count-changes = { $count ->
    [one] تغيير واحد
    [two] تغييران
    [few] { $count } تغييرات
   *[other] { $count } تغييرا
  }
console-programme-confirm = نشر هذه النسخة
console-programme-moved = نشر أحد الزملاء نسخة أخرى في هذه الأثناء. أرسلوا الملف من جديد لمقارنته معها.
console-programme-uploaded = نُشرت النسخة { $number }، وهي التي يقرأها السكان.
console-programme-same = هذا الملف مطابق للنسخة { $number }: لم يتغير شيء.
