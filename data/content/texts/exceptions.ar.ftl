### What article 7 of law 31.13 keeps back, named in a refusal, in Arabic.

exception-named = الاستثناء المعني في المادة 7: { $exception }
exception-national-defence = الدفاع الوطني
exception-state-security = أمن الدولة الداخلي أو الخارجي
exception-private-life = الحياة الخاصة للغير أو معطياتهم الشخصية
exception-constitutional-rights = الحريات والحقوق الأساسية التي يضمنها الدستور
exception-protection-of-sources = حماية مصادر المعلومات
exception-foreign-relations = العلاقات مع دولة أخرى أو منظمة دولية
exception-economic-policy = السياسة النقدية أو الاقتصادية أو المالية للدولة
exception-intellectual-property = حقوق الملكية الصناعية أو حقوق المؤلف
exception-victims-and-witnesses = حقوق الضحايا والشهود والخبراء والمبلغين
exception-special-laws = سر يحميه قانون آخر
exception-government-councils = سرية مداولات الحكومة
exception-administrative-inquiry = بحث إداري جار
exception-court-proceedings = قضية معروضة على القضاء
exception-free-competition = المنافسة الحرة والمبادرة الخاصة
