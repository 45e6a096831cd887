# The menu of commands in Telegram.
command-menu = القائمة
command-programme = نقرا برنامج الانفتاح
command-comment = نعطي ملاحظة ولا فكرة
command-language = نبدل اللغة
command-help = عاونوني
command-stop = وقفو الإعلانات
