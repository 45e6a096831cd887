### Talabat lma3loumat (l9anoun 31.13), b ddarija w b l7orouf llatiniya.
### L3anawin dyal lboutonat: 20 7arf 3la lktar.

## Ntleb ma3louma

information-offer = Ntleb ma3louma
information-begins = Mn hna kaybda talab lma3louma.
information-subject = Chno hiya lma3louma wla lwati9a lli bghito? Ma m7tajinch t9olo 3lach.
    .example = Matalan: ch7al serfat ljama3a 3la jjerda dyal l7ay. Ktboha kif ma jat.
    .simple = Ktbo chno bghito t3erfo mn ljama3a:
    .name = Lma3louma
information-opinion = Hadchi bayn fih ray kter mn talab dyal ma3louma. Chno ndiro bih?
    .example = Ila kan ray wla i9tira7, nsjjloh mola7ada. Ila bghito ljama3a tjawbkom b wati9a wla b ar9am, khelliwh talab.
    .simple = Talab wla ray?
    .name = Talab wla ray
information-request = Nkhellih talab
information-comment = Ndiroh mola7ada
information-idea = Ndiroh fikra
information-period = 3la achmen fatra? Matalan: 2024, wla mn 2023 7tta l 2025. Ila ma kantch mohimma, fewto had so2al.
    .example = Ktbo l3am wla jouj snin: mn 2023 7tta l 2025. Wla berko 3la « Nfowwet hadi ».
    .simple = Achmen 3am? Wla « Nfowwet hadi ».
    .name = Lfatra
information-turned = Ktebto mn { $start } 7tta l { $end }, w llekher ja 9bel llewel. Wach hadi lli bghito?
    .example = Khtaro llewla ila kant hiya, wla « Fatra khra » bach tktboha mn jdid.
    .simple = Achmen fatra?
    .name = Jouj snin
information-another-period = Fatra khra
information-period-backwards = Ktebto mn { $start } 7tta l { $end }, w llekher ja 9bel llewel. 3awdo liha 3afakom.
information-document =
    Lwati9a: { $title } ({ $year })
    Rrabit: { $url }
information-document-dated =
    Lwati9a: { $title } ({ $year })
    Tnechrat nhar: { $day }
    Rrabit: { $url }
information-published = Hadchi rah mnchour mn 9bel. Wach howa lli kat9ellbo 3lih?
    .example = 7ello rrabit w choufo. Ila l9ito dakchi lli bghito, khtaro lwati9a. W ila machi howa, kmmlo ttalab.
    .simple = Nkmmlo ttalab, wla l9itoha?
    .name = Lwati9a lmnchoura
information-lodge = Ntleb wakha hakkak
information-found =
    Mzyan. Lwati9a: { $title }
    Rrabit: { $url }
    Ma sjjelna 7tta talab. Ila ma kfatkomch, ktbo « Ntleb ma3louma » w nbdaw ttalab.
information-format = Kifach bghitoha?
    .example = « Milaf ra9mi » howa l2asra3. « Wer9a » katakhdoha mn chobbak. « Nchoufha temma » y3ni t9rawha f ljama3a.
    .simple = Milaf, wer9a, wla tchoufoha temma?
    .name = Chchkel
information-electronic = Milaf ra9mi
information-paper = Wer9a
information-on-site = Nchoufha temma
information-delivery = Mnin bghito takhdo lmilaf? Ma tktboch l'email hna: ghadi nsewlokom 3lih f ssaf7a dyal ljama3a.
    .example = B l'email kaywselkom l ddar. Mn chobbak katjiw takhdoh.
    .simple = B l'email wla mn chobbak?
    .name = Ttaslim
information-email = B l'email
information-counter = Mn chobbak ljama3a
information-urgency = Wach ttalab 3adi wla mosta3jal? Lmosta3jal ghir ila kan bach tt7ma 7ayat nnas, ssalama dyalhom wla l7orriya dyalhom (lmadda 17).
    .example = 3adi: ljawab f 20 nhar dyal lkhdma. Mosta3jal: f 3 iyyam, w khass ykoun kayn khatar 3la nnas.
    .simple = 3adi wla mosta3jal?
    .name = 3adi wla mosta3jal
information-ordinary = 3adi
information-urgent = Mosta3jal
information-why = Chno howa lkhatar 3la nnas? L9anoun kaytlebha ghir f ttalab lmosta3jal. Ila ma kanch, fewto w ghadi ykoun talab 3adi.
    .example = Matalan: l7it dyal lmadrassa mch9o9 w drari kaydozo mn t7to.
    .simple = Chno howa lkhatar?
    .name = Lkhatar
information-urgent-without-reason = Wakha, ghadi ykoun talab 3adi: ljawab f 20 nhar dyal lkhdma.
information-confirm =
    Ha howa ttalab dyalkom:
    Chno bghito: { $subject }
    Lfatra: { $period }
    Chchkel: { $form }
    Ttaslim: { $delivery }
    { $kind ->
        [urgent] Nnou3: mosta3jal, 7it: { $reason }
       *[ordinary] Nnou3: 3adi
    }
    Wach howa hada?
    .example = Jawbo « Iyeh, howa hada » bach nkmmlo, wla ktbo chno bghito tbddlo. Matalan: bddel lfatra.
    .simple = Wach howa hada?
    .name = Lmolakhkhas
information-right = Iyeh, howa hada
information-any-period = ga3 lfatrat
information-not-opened = Wakha, ma sjjelna 7tta talab.
information-kept =
    7fdna lmosawada dyal ttalab. Ba9i ma t7etch rasmiyan: l2ajal kaybda melli lmokallaf f ljama3a ytwessel bih w y3tih nnmra.
    Lcode dyal ttalab: { $reference }
information-linked = Had ttalab merbout b lmola7ada dyalkom: { $comment }
information-link =
    B9at ghir lhowiya (smiya, l3onwan w nmrat lacarte): l9anoun kaytlebha, w had lmo7adata machi blastha. Dekhloha f had ssaf7a dyal ljama3a:
    Rrabit: { $url }
    Kheddam { $hours } sa3a, w merra w7da. Ma t3tiwh l 7tta wa7ed.
information-elsewhere = W ila bghito, t9dro t7etto nefs ttalab f lmaw9i3 chafafiya.ma
information-too-many = 7ellito bzzaf dyal talabat lyoum, w ma n9drouch nzido wa7ed akhor. Rj3o ghedda, wla lmaw9i3 chafafiya.ma
information-same-unsigned = Had ttalab deja 3ndna, w ba9i khasskom tkmmlo saf7at lhowiya: { $reference }. Ha rabit jdid.
information-same-sent = Had ttalab deja 3ndna, w howa f tri9o l lmokallaf: { $reference }. Ba9i ma tsjjelch: kantsennaw lwasl, w mnno kaybda l2ajal.
information-same-due = Had ttalab deja msjjel: { $reference }. Akhir nhar l ljawab: { $due }
information-same-again = Had ttalab deja 3ndna: { $reference }. Sifto had lcode bach tchoufo fin wsel.
information-urgent-refused = Ma ymkench ykoun mosta3jal bla ma t9olo chno howa lkhatar 3la nnas. Ma sjjelna walo; ktbo « Ntleb ma3louma » bach t3awdo.

## L7e99 f lma3louma: ajwiba 9sira, koll w7da b lmadda dyalha

rights-offer = L7e99 f lma3louma
rights-law = L9anoun 31.13 kay3tikom l7e99 f lma3louma (الحق في الحصول على المعلومات) lli 3nd ljama3a. Ttalab fabor (lmadda 5), w ma khasskomch t9olo 3lach bghitoha.
rights-who = Mn 7e99 lmgharba kamlin ytlbo, w 7tta l2ajanib lli mo9imin f lmaghrib b chakl 9anouni (lmaddatayn 3 w 4).
rights-foreigners = L2ajanib lli mo9imin f lmaghrib b chakl 9anouni 3ndhom nefs l7e99 (lmadda 4). Kay3tiw nmrat bita9at l2i9ama f blast lacarte (lmadda 14).
rights-associations = L9anoun ma kaysemmich jjam3iyat: kaytlebha bnadem b smiyto (lmaddatayn 4 w 14). Y3ni wa7ed mn jjam3iya y9der ytleb liha.
rights-cost = Ttalab w ljawab fabor. Katkhllso ghir lphotocopie, lmo3alaja wla lirsal, ila kano (lmadda 5).
rights-no-reason = Ma khasskomch t9olo 3lach bghitoha: ssabab ma kaynch f dakchi lli kaytkteb f ttalab (lmadda 14). Ghir lmosta3jal kaytchra7 (lmadda 17).
rights-content = F ttalab kayn: smiya w lkniya, l3onwan, nmrat lacarte, l'email ila kan darouri, w lma3louma lli bghito (lmadda 14). Hna kan3awnokom fih, w lmokallaf 7tta howa (lmadda 12).
rights-where = Ttalab kayt7ett f chobbak ljama3a m9abel wasl, b lbosta, wla b l'email m9abel ich3ar b ttawassol (lmadda 14). Kayn 7tta lmaw9i3 chafafiya.ma
rights-delay = Ljawab kaykoun f 20 nhar dyal lkhdma mn nhar tsellmo ttalab. Y9der ytmdded merra w7da b nefs lmodda (lmadda 16).
rights-extension = Ttamdid merra w7da, 20 nhar dyal lkhdma khrin, w khass ljama3a t3elmkom 9bel, b lktaba wla b l'email, w t9ol 3lach (lmadda 16).
rights-urgent = Ila kan l2amr bach tt7ma 7ayat nnas, ssalama wla l7orriya dyalhom, ljawab f 3 iyyam, w y9der ytmdded (lmadda 17).
rights-exceptions = Ma kayt3tach: lma3loumat chakhsiya dyal nnas, ddifa3 w l2amn, w dakchi lli sirri b l9anoun, b7al tta79i9at l2idariya w lma7akim lli ba9i kheddamin (lmadda 7).
rights-partial = Ila kan ghir joz2 sirri, kay7iydoh w kay3tiwkom lba9i (lmadda 8).
rights-refusal = Rrafd khasso ykoun mektoub, fih 3lach, w fih belli mn 7e99kom tchkiw (lmadda 18).
rights-silence = Ila daz l2ajal w ma jawbokomch, t9dro tchkiw b7al ila rfdo (lmadda 19).
rights-president = Chikaya llewla 3nd ra2is lmajlis: 3ndkom 20 nhar dyal lkhdma, w howa 3ndo 15 nhar bach yjaweb (lmadda 19).
rights-cdai = Mn b3d, lajnat lma3loumat (لجنة الحق في الحصول على المعلومات): 3ndkom 30 nhar, w 3ndha 30 nhar bach tjaweb (lmadda 20).
rights-court = F llekher, lma7kama l2idariya: 3ndkom 60 nhar (lmadda 21).
rights-reuse = T9dro tsta3mlo lma3louma w tnchroha, l gharad 9anouni, bla ma t7errfoha, w t9olo mnin jat w ttarikh dyalha (lmadda 6).
rights-published = Ljama3a khassha tnecher bo7dha bzzaf dyal lwata2i9: lmizaniya, l7isabat, ssafa9at, tta9arir (lmadda 10). Melli katkoun chi w7da mnchoura kanwerriwha likom 9bel ma t7etto ttalab.
rights-officer = F koll w7da mn jama3at lmaghrib kayn mokallaf: kaysta9bel talabat, kay3ti lma3louma, w kay3awen nnas ykttbo ttalab (lmadda 12).
rights-receipt = Melli kat7etto ttalab kay3tiwkom wasl, wla ich3ar b ttawassol ila sifetoh b l'email (lmadda 14). Mn dak nnhar kayt7seb l2ajal (lmadda 16).
rights-next = Mn b3d: kat2ekdo lmolakhass, katkmmlo saf7at lhowiya, w katmchi listimara l lmokallaf. L2ajal 20 nhar dyal lkhedma mn nhar ttwassol (lmadda 16).
rights-here = Bach tbdaw ttalab hna, ktbo « Ntleb ma3louma ».

## Talab t7ell: fin wsel, 3lach dak nnhar, w chno momkin ytdar

request-case-offer = Ttalab dyali
request-case-head =
    Ttalab: { $reference }
    Chno bghito: { $subject }
request-case-no-words = lklam dyalo tms7
request-case-registered = Msjjel 3nd ljama3a b nnmra { $number }, nhar { $received }.
request-case-awaiting-identity = Ba9i ma t7etch: khasskom tkmmlo saf7at lhowiya. Ila rrabit sala lw9t dyalo, n3tiwkom wa7ed jdid.
request-case-awaiting-receipt = Listimara f tri9ha l lmokallaf f ljama3a. Ba9i ma t7ettatch rasmiyan: kantsennaw lwasl, w mnno kaybda l2ajal.
request-case-clarifying = Ljama3a sewlatkom 3la chi 7aja bach t9der tjaweb. 7tta tjawbo, l2ajal wa9ef.
request-case-question = Sso2al dyalha: { $question }
request-case-consulting = Ljama3a katchawer wa7ed akhor kat3nih had lma3louma (lmadda 9). L2ajal ba9i ghadi.
request-case-at-president = Chikaya dyalkom 3nd ra2is lmajlis.
request-case-at-cdai = Chikaya dyalkom 3nd lajnat lma3loumat (لجنة الحق في الحصول على المعلومات).
request-case-at-court = Lmilaf dyalkom 3nd lma7kama l2idariya.
request-case-extended = Ljama3a mddedat l2ajal merra w7da (lmadda 16).
request-case-due = Akhir nhar l ljawab: { $due }
request-case-overdue = Kan khass ljawab yji 9bel ma ydoz nhar { $due }, w ba9i ma jach. Mn 7e99kom tchkiw.
request-case-provisional = Had ttarikh fih 3id dini ba9i m9dder: ila ban lhilal f nhar akhor, ghadi ytbddel w n3elmokom.
request-case-provisional-closure = Had ttarikh fih seddan ba9i m9dder: ila tbeddel n3elmokom.
request-case-answered-full = Ljama3a jawbat 3la ttalab kamel.
request-case-answered-partial = Ljama3a 3tat joz2 mn lma3louma, w 7iydat lli ma kayt3tach (lmadda 8).
request-case-refused = Ljama3a refdat ttalab.
request-case-redirected = Had lma3louma machi 3nd ljama3a: siftatkom 3nd lli 3ndo.
request-case-is-withdrawn = S7ebto had ttalab, w lmilaf tsedd.
request-case-reason = Ssabab (lmadda 18): { $code }
request-case-code-not-available = Lma3louma ma kaynach 3nd ljama3a
request-case-code-exception-art7 = Lma3louma mn listitna2at dyal lmadda 7
request-case-code-already-published = Lma3louma mnchoura mn 9bel
request-case-code-repeat-same-year = Nefs lma3louma t3tatkom mn 9bel f nefs l3am
request-case-code-unclear = Ttalab machi wade7
request-case-code-in-preparation = Lwati9a ba9i katwjed
request-case-code-archives-du-maroc = Lwati9a raha f archif lmaghrib
request-case-code-other = Sabab akhor, mektoub lta7t
request-case-commune-words = Klam ljama3a: { $words }
request-case-reuse = T9dro tsta3mlo had lma3louma, w 9olo mnin jat w ttarikh dyalha (lmadda 6).
request-case-step-president = ra2is lmajlis
request-case-step-cdai = lajnat lma3loumat (لجنة الحق في الحصول على المعلومات)
request-case-step-court = lma7kama l2idariya
request-case-ladder-until = T9dro tchkiw 3nd { $step } 7tta l nhar { $last }.
request-case-ladder-from = T9dro tmchiw l { $step } mn nhar { $opens } 7tta l nhar { $last }.
request-case-ladder-silent = Ila ma jach ljawab, t9dro tmchiw l { $step } mn nhar { $opens } 7tta l nhar { $last }.
request-case-ladder-after = Mn b3d ra2is lmajlis kayna lajnat lma3loumat (لجنة الحق في الحصول على المعلومات) (lmadda 20), w mn b3dha lma7kama l2idariya (lmadda 21). Koll ajal ghadi nfekkrokom bih 9bel ma yfout.
request-case-ladder-court = W mn b3dha kayna lma7kama l2idariya (lmadda 21). Ghadi nfekkrokom b l2ajal 9bel ma yfout.
request-case-before-vote = { $kind ->
    [session] Ljawab khasso yji 9bel ddawra dyal lmajlis, nhar { $day }.
   *[consultation] Ljawab khasso yji 9bel ma ysali ttachawor, nhar { $day }.
 }
request-case-after-vote = { $kind ->
    [session] Reddo lbal: ljawab y9der yji mn b3d ddawra dyal lmajlis, nhar { $day }.
   *[consultation] Reddo lbal: ljawab y9der yji mn b3d ma ysali ttachawor, nhar { $day }.
 }
request-case-before-vote-month = Ljawab khasso yji 9bel ddawra dyal lmajlis, lli f chher { $month }.
request-case-after-vote-month = Reddo lbal: ljawab y9der yji mn b3d ddawra dyal lmajlis, lli f chher { $month }.
request-case-action = Chno bghito tdiro?
    .example = Khtaro mn lla2i7a wla ktbo nnmra. Ila ma bghito walo, khtaro « Safi, chokran ».
    .simple = Khtaro w7da 3afakom:
    .name = Likhtiyar
request-case-new-link = Rabit jdid
request-case-answer = Njaweb 3la sso2al
request-case-complain = Nchki
request-case-why = 3lach dak nnhar?
request-case-withdraw = Ns7eb ttalab
request-case-done = Safi, chokran
request-case-bye = Wakha. W9tma bghito tchoufo ttalab, sifto lcode: { $reference }
request-case-changed = Had ttalab yallah tbddel. 3awdo sifto lcode bach tchoufoh kif ma howa daba: { $reference }
request-case-words = Ljama3a sewlat: { $question } Ktbo ljawab dyalkom.
    .example = Jawbo ghir 3la sso2al, b klamkom. Sso2al: { $question }
    .simple = Chno howa ljawab dyalkom?
    .name = Ljawab
request-case-confirm-answer =
    Ttalab: { $reference }
    Sso2al: { $question }
    Ljawab dyalkom: { $words }
    Wach nsiftoh l ljama3a?
    .example = Jawbo « iyeh » bach nsiftoh, wla ktbo chno bghito tbddlo. Matalan: bddel ljawab.
    .simple = Wach nsifto ljawab?
    .name = Lmolakhkhas
request-case-send-it = Iyeh, siftoh
request-case-not-sent = Wakha, ma sifetna walo. Sso2al ba9i kaytsennakom: { $reference }
request-case-clarified = Ljawab dyalkom wsel l ljama3a, w l2ajal rje3 ghadi. Akhir nhar l ljawab: { $due }
request-case-clarified-undated = Ljawab dyalkom wsel l ljama3a, w l2ajal rje3 ghadi.
request-case-nothing-asked = Sso2al dyal ljama3a ma b9ach kaytsenna ljawab.
request-answer-offer = Ljawab l ljama3a
request-case-confirm-withdraw =
    Ttalab: { $reference }
    Wach ns7boh? Ljama3a ma ghadich tjaweb 3lih, w lmilaf ghadi ytsedd.
    .example = Jawbo « iyeh » bach ns7boh, wla « lla » bach yb9a.
    .simple = Wach ns7bo ttalab?
    .name = Ss7ib
request-case-kept = Wakha, ttalab b9a kif ma howa: { $reference }
request-case-withdrawn = S7ebna ttalab, w lmilaf tsedd: { $reference }
request-case-too-late = Fat l2ajal dyal had chikaya: { $reference }. Ila bghito thdro m3a mowaddaf, ktbo « mowaddaf ».
request-case-complaint-ready = Nnass dyal chikaya l { $step } wajed. 7na ma 7ettina walo: ntoma lli kat7ettoha, 7tta l nhar { $last }.
request-case-complaint-mailed = Sifetnah likom f l'email.
request-case-complaint-paper = Khodoh metbou3 mn chobbak ljama3a, 9olo lihom ghir lcode dyal ttalab.
request-case-how-president = Wa99e3o 3lih w 7ettoh f maktab ddabt dyal ljama3a m9abel wasl, w 7tafdo b lwasl (lmadda 19).
request-case-how-cdai = Siftoh l lajna b risala madmouna, wla b l'email m9abel ich3ar b ttawassol (lmadda 20).
request-case-how-court = Ddiwh l lma7kama l2idariya. Mo7ami y9der y3awnkom (lmadda 21).
request-case-why-received = Nhar ttasellom, w ma kayt7sebch: { $day }
request-case-why-counted-one = Lyoum { $number }: { $day }
request-case-why-counted = L2iyyam mn { $start } 7tta l { $end }: mn { $first } 7tta l { $last }
request-case-why-skipped-one = Ma kayt7sebch: { $day }, { $name }
request-case-why-skipped = Ma kayt7sbouch: mn { $first } 7tta l { $last }, { $name }
request-case-why-paused = L2ajal kan wa9ef: mn { $first } 7tta l { $last }
request-case-why-weekends = Ssbouta w l7doud lli ma t7esbouch: { $count }
request-case-why-due = Ch7al t7seb mn nhar: { $counted }. Akhir nhar: { $due }
