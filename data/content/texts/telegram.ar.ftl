# The menu of commands in Telegram.
command-menu = القائمة الرئيسية
command-programme = قراءة برنامج الانفتاح
command-comment = إبداء ملاحظة أو تقديم مقترح
command-language = تغيير اللغة
command-help = المساعدة
command-stop = إيقاف الإعلانات
