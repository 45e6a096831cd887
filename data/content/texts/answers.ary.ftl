### الخبار على شنو وقع للملاحظة: هادشي كيجي قبل الكلام ديال fates.ary.ftl.

answers-about = { $kind ->
    [idea] على الفكرة ديالكم { $reference }: { $words }
   *[comment] على الملاحظة ديالكم { $reference }: { $words }
 }
answers-about-many = على الملاحظات ديالكم اللي كيقولو نفس الحاجة: { $references }
answers-adopted = تصادق على البرنامج. ها شنو تبدل فين عطيتو رأيكم.
answers-place = البلاصة: { $title }
answers-other-places = بلايص خرين تبدلو: { $count }. الكود ديال كل ملاحظة كيوصلكم ليها.
answers-request = طلب المعلومة اللي كان فيه محفوظ: { $request }
answers-shown = الكلام ديالكم تنشر عاود.
answers-open = نشوف الملاحظة
