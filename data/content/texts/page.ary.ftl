# The chat page's own words, in Darija: everything it says that nobody in the conversation said.

page-language-name = الدارجة
page-language-words = بالدارجة
page-languages = اللغة
page-title = محادثة مع { $commune }
page-assistant = المساعد الآلي
page-not-found = ماكايناش هاد الصفحة. شوفو واش العنوان مكتوب مزيان.

page-sample = هادي غير تجربة: المعطيات ماشي حقيقية.
page-welcome = مرحبا بيكم! معاكم المساعد الآلي ديال { $commune }.
page-welcome-how = كتبو ولا هضرو كيف ما بغيتو، بالدارجة ولا بالعربية ولا بالفرنسية، ولا ختارو من لتحت.
page-about = شنو كيتحفظ من هاد المحادثة؟
page-about-kept = داكشي اللي كتصيفطو كيوصل للجماعة، وكيشوفوه غير الموظفين المكلفين بهاد الخدمة. ما تكتبوش هنا النمرة ديال لاكارط.
page-about-cndp = المرجع ديال اللجنة الوطنية لحماية المعطيات: { $reference }
page-about-leave = إلا كان هاد التيليفون ولا البيسي كيستعملوه ناس خرين، مسحو المحادثة من هنا ملي تساليو. ما غاديش تقدرو ترجعو ليها من بعد.
page-leave = مسحو المحادثة من هاد الجهاز
page-start-programme = بغيت نقرا البرنامج
page-start-comment = بغيت نخلي ملاحظة
page-start-question = عندي سؤال

page-log = المحادثة
page-choices = الاختيارات
page-older = الميساجات القدام ما كيبانوش هنا.
page-you = انتوما:
page-staff = موظف ديال الجماعة
page-line-photo = تصويرة
page-line-voice = أوديو
page-line-forgotten = هاد الكلام تمسح، وما بقاش محفوظ هنا.
page-typing = المساعد كيوجد الجواب

page-write = كتبو هنا
page-send = صيفطو
page-cancel = لغيو
page-photo = صيفطو تصويرة
page-photo-ready = التصويرة اللي غادي تصيفطو
page-voice = سجلو أوديو
page-recording = كنسجلو
page-file = صيفطو تصويرة ولا أوديو
page-file-hint = ختارو التصويرة ولا الأوديو:
page-refresh = شوفو واش جا جواب جديد

page-sending = كيتصيفط
page-not-sent = باقي ما تصيفطش
page-offline = الكونيكسيون مقطوعة. داكشي اللي كتبتو محفوظ هنا، وغادي يتصيفط ملي ترجع.
page-retry = عاودو دابا
page-too-many = صبرو شوية، الميساجات ديالكم غادي يتصيفطو وحدة بوحدة.
page-saved-draft = رجعنا ليكم داكشي اللي ما كملتوش.
page-no-microphone = ما قدرناش نخدمو الميكرو. تقدرو تكتبو لينا.
page-voice-too-long = حبسنا التسجيل، حيت وصل لأطول وقت. صيفطوه ولا لغيوه.

page-problem-empty = كتبو شي حاجة هي الأولى، ومن بعد صيفطو.
page-problem-too-fast = صيفطتو بزاف دقة وحدة. تسناو شوية وعاودو، داكشي اللي كتبتو باقي هنا.
page-problem-too-long = هاد الميساج طويل بزاف. قسموه على جوج ولا كتر وعاودو.
page-problem-photo-too-large = هاد التصويرة كبيرة بزاف. صيفطو وحدة قل من 10 ميڭا.
page-problem-file-too-large = هاد الملف كبير بزاف. صيفطو تصويرة قل من 10 ميڭا ولا أوديو قل من 16 ميڭا.
page-problem-wrong-type = هنا كنقدرو ناخدو غير التصاور والأوديو. إلا بغيتو، كتبو لينا شنو كاين فهاد الملف.
page-problem-no-file = ما وصلنا حتى ملف. ختارو التصويرة ولا الأوديو وعاودو.
page-problem-expired = هاد الصفحة تعطلات بزاف وهي محلولة. ها هي جديدة: عاودو صيفطو من فضلكم. خاص الكوكيز يكونو مقبولين.
page-problem-form = ما فهمناش هاد الطلب. عاودو من هاد الصفحة عافاكم.
page-problem-away = الخدمة واقفة شوية. داكشي اللي كتبتو باقي هنا، عاودو من دابا شي دقيقة.
