### What article 7 of law 31.13 keeps back, named in a refusal, in Darija, Arabic letters.

exception-named = الاستثناء ديال المادة 7: { $exception }
exception-national-defence = الدفاع الوطني
exception-state-security = الأمن ديال الدولة، لداخل ولا لبرا
exception-private-life = الحياة الخاصة ديال ناس خرين ولا المعطيات الشخصية ديالهم
exception-constitutional-rights = الحريات والحقوق اللي كيضمنها الدستور
exception-protection-of-sources = حماية اللي كيعطيو المعلومة
exception-foreign-relations = العلاقات مع دولة خرى ولا منظمة دولية
exception-economic-policy = السياسة ديال الفلوس والاقتصاد ديال الدولة
exception-intellectual-property = الملكية الصناعية ولا حقوق المؤلف
exception-victims-and-witnesses = الحقوق ديال الضحايا والشهود والخبرا واللي كيبلغو
exception-special-laws = سر كيحميه قانون آخر
exception-government-councils = السر ديال المداولات ديال الحكومة
exception-administrative-inquiry = بحث إداري مازال جاري
exception-court-proceedings = قضية قدام المحكمة
exception-free-competition = المنافسة الحرة والمبادرة الخاصة
