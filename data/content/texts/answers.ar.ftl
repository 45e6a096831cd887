### إخبار بمآل المشاركة: ما يسبق كلمات fates.ar.ftl.

answers-about = { $kind ->
    [idea] بخصوص مقترحكم { $reference }: { $words }
   *[comment] بخصوص ملاحظتكم { $reference }: { $words }
 }
answers-about-many = بخصوص ملاحظاتكم التي تقول الشيء نفسه: { $references }
answers-adopted = اعتُمد البرنامج. هذا ما تغير حيث أبديتم رأيكم.
answers-place = الجزء: { $title }
answers-other-places = أجزاء أخرى تغيرت: { $count }. رمز كل ملاحظة يوصلكم إليها.
answers-request = طلب المعلومة الذي كان فيها محفوظ: { $request }
answers-shown = مشاركتكم منشورة من جديد.
answers-open = عرض ملاحظتي
