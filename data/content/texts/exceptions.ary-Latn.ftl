### What article 7 of law 31.13 keeps back, named in a refusal, in Darija, Latin letters.

exception-named = Listitna2 dyal lmadda 7: { $exception }
exception-national-defence = difa3 lwatani
exception-state-security = l2amn dyal dawla, ldakhl wla lbrra
exception-private-life = l7ayat lkhassa dyal nas khrin wla lmo3tayat chkhsiya dyalhom
exception-constitutional-rights = l7orriyat w l7o9o9 lli kaydmnhom dostour
exception-protection-of-sources = 7imayat lli kay3tiw lma3louma
exception-foreign-relations = l3ala9at m3a dawla khra wla monaddama dawliya
exception-economic-policy = siyasa dyal lflous w l2i9tisad dyal dawla
exception-intellectual-property = lmilkiya sina3iya wla 7o9o9 lmo2allif
exception-victims-and-witnesses = l7o9o9 dyal da7aya, chhoud, lkhobara w lli kayballghou
exception-special-laws = sirr kay7mih 9anoun akhor
exception-government-councils = sirr dyal lmodawalat dyal l7okouma
exception-administrative-inquiry = ba7t idari mazal jari
exception-court-proceedings = 9adiya 9ddam lma7kama
exception-free-competition = lmonafasa l7orra w lmobadara lkhassa
