### Dawrat lmajlis, lwarchat w ttadkir, b ddarija b l7orof latin.

## Lli kayjme3 ddawrat w lwarchat

meetings-no-place = ljama3a ba9i ma 7eddatou
meetings-ics = Bach tzidoh f l'agenda dyal ttilifoun: { $url }

## Dawrat lmajlis

session-offer = Dawrat lmajlis
session-unknown = Ljama3a ba9i ma dkhlat hna ttarikh dyal ddawra jjaya wla jadwal l2a3mal dyalha, w ma 3arfinhomch.
session-law = Lli 3arfin mn l9anoun: ddawrat l3adiya dyal lmajlis kaykouno f fbrayer w may w oktobr, w ljalasat m7loulin l nnas (الجلسات العمومية), ghir ila t9errer l3eks.
session-head = { $kind ->
    [extraordinary] Jjaya, dawra istitna2iya: { $title }
   *[ordinary] Jjaya: { $title }
 }
session-expected = { $is_known ->
    [month] Had ddawra kantsnnawha f { $month }. Ljama3a ba9i ma dkhlat ttarikh dyalha, w ma 3arfinouch.
   *[none] Ljama3a ba9i ma dkhlat ttarikh dyal had ddawra, w ma 3arfinouch.
 }
session-sitting =
    Ljalsa: { $day }
    Ssa3a: { $time ->
        [both] mn { $start } 7tta l { $end }
        [start] m3a { $start }
        [morning] f ssba7, w ssa3a ma m7eddedach
        [afternoon] f l3chiya, w ssa3a ma m7eddedach
        [evening] f llil, w ssa3a ma m7eddedach
       *[none] ba9i ma t7eddedat
    }
    Lblassa: { $place }
session-put-off = Ljalsa lli kant nhar { $day } t2ejlat. Ttarikh jjdid ba9i ma t7edded.
session-sitting-cancelled = Ljalsa dyal { $day } ma ghadich tkoun: tlghat.
session-moved = { $why ->
    [no_quorum] Ljalsa dyal { $day } ma kmelch fiha nnisab (l9anoun 113.14, lmadda 42): t3eyyet l lmajlis mn jdid.
   *[postponed] Ljalsa lli kant nhar { $day } t2ejlat. Ha ttarikh jjdid.
 }
session-closed = Ljalsa dyal { $day } msdouda: ma y9drouch nnas y7edro liha (l9anoun 113.14, lmadda 48).
session-cancelled = Had ddawra tlghat: { $title }
session-attendance = Bach t7edro: { $words }
session-public = T9dro t7edro: ljalasat dyal lmajlis m7loulin l nnas (l9anoun 113.14, lmadda 48).
session-agenda = Jadwal l2a3mal tnecher. 3adad nno9at: { $count } { $version ->
    [1] (tnecher nhar { $day }).
   *[other] (tbeddel nhar { $day }).
 }
session-no-agenda = Jadwal l2a3mal ba9i ma kaynch hna.
session-on-axis = { $count ->
    [0] 3la mi7war « { $axis } »: ma kayna 7tta no9ta.
   *[other] 3la mi7war « { $axis } », chofo nno9at: { $numbers }
 }
session-point = No9ta { $number }: { $text }{ $source ->
    [petition] {" "}(mn 3arida dyal nnas)
   *[council] {""}
 }{ $mark ->
    [axis] {" "}(lmi7war: { $axes })
   *[none] {""}
 }
session-not-decided = Ljama3a ba9i ma dkhlat hna chno 9errer lmajlis.
session-decided =
    Chno 9errer lmajlis: { $title }
    T7ett hna nhar { $day }.
session-decision = L9arar { $number }: { $text }
session-posted = L9ararat kayt3ell9o f ljama3a f temn iyam, w t9dro ttelbo tchofohom (l9anoun 113.14, lmadda 273).
session-next = Chno bghito daba?
    .example = Khtaro mn lla2i7a. Matalan: Fekkrouni.
    .simple = Khtaro 3afakom:
    .name = Likhtiyar
session-agenda-button = Jadwal l2a3mal
session-more-points = Nno9at lakhrin
session-decided-button = Chno t9errer 9bel
session-remind = Fekkrouni
session-done = Salina
session-bye = Wakha. Ila bghito chi 7aja khra, ktbo « menu ».

## Lmowafa9at

consent-sessions =
    Wach n9dro nketbo likom hna 3la dawrat lmajlis? Ghadi nketbo melli ytnecher jadwal l2a3mal, w melli y9erreb ttarikh wla ytbeddel, w melli ykhorjo l9ararat. Kan7tafdo b l'ittisal dyalkom ghir l hadchi. Bach nwe99fo, ktbo « stop » w9tma bghito.
    Wach mwaf9in?
        .example = Jawbo « iyeh » wla « lla ». Ila wafe9to, ghadi nketbo likom 9bel ddawrat w mn b3d. Ila ma waf9touch, ma ghadi nsifto walo, w t9dro dima tsewlo hna.
        .simple = Wach mwaf9in nketbo likom 3la ddawrat?
        .name = Lmowafa9a
consent-workshops =
    Wach n9dro nketbo likom hna 3la lwarchat? Ghadi nketbo bach nfekkrokom f warcha, wla ila tbeddlat chi 7aja, wla khwat chi blassa, wla kaynin warchat khrin. Kan7tafdo b l'ittisal dyalkom ghir l hadchi. Bach nwe99fo, ktbo « stop » w9tma bghito.
    Wach mwaf9in?
        .example = Jawbo « iyeh » wla « lla ». Ila ma waf9touch, ma ghadi nsifto walo, w ttsjil dyalkom kayb9a sale7 ila kan 3ndkom.
        .simple = Wach mwaf9in nketbo likom 3la lwarchat?
        .name = Lmowafa9a
consent-case-replies =
    Wach n9dro nketbo likom hna 3la lmola7adat w ttalabat dyalkom? Ghadi nketbo bach ywselkom ljawab dyal ljama3a, wla ila kan 3ndna chi so2al likom, wla ila 9reb chi ajal. Kan7tafdo b l'ittisal dyalkom ghir l hadchi. Bach nwe99fo, ktbo « stop » w9tma bghito.
    Wach mwaf9in?
    .example = Jawbo « iyeh » wla « lla ». Ila ma waf9touch, t9dro dima tsewlo hna b lcode dyalkom; w lli kaylzemna l9anoun n9olouh likom 3la chi talab, kaymchi f l'email wla kaytsennakom f chobbak ljama3a.
    .simple = Wach mwaf9in nketbo likom 3la lmola7adat w ttalabat dyalkom?
    .name = Lmowafa9a
replies-offer = Ywselni ljawab
replies-we-write = Wakha: ghadi nketbo likom hna 3la lmola7adat w ttalabat dyalkom. Bach nwe99fo, ktbo « stop ».
replies-no-write = Ma ghadich nketbo likom 3la hadchi. Bach t3erfo fin wsel, sifto lcode dyalkom hna. Ila beddelto rayekom: « Lichtirakat dyali ».

## Lichtirakat

reminders-offer = Lichtirakat dyali
reminders-none = Daba ma kansifto likom walo bla ma ttelboh.
reminders-on =
    Ntoma mochtarikin f:
    { $purposes }
reminders-on-all = ttadkir b ga3 ddawrat
reminders-on-mine = ttadkir b lli kayhemm lmola7adat w ttalabat dyalkom
reminders-on-workshops = akhbar lwarchat
reminders-on-replies = l2ajwiba 3la lmola7adat w ttalabat dyalkom
reminders-on-axes =
    Ttadkir b ddawrat lli kathemm:
    { $axes }
reminders-kept = { $state ->
    [yes] Wafe9to ljama3a t7fed lmola7adat dyalkom w t9rahom.
   *[no] Ma mwaf9inch ljama3a t7fed mola7adat jdad dyalkom.
 }
reminders-what = Fach bghito nfekkrokom?
    .example = Khtaro mn lla2i7a. Matalan: Ga3 ddawrat.
    .simple = Khtaro 3afakom:
    .name = Ttadkir
reminders-all = Ga3 ddawrat
reminders-an-axis = Ghir mi7war wa7ed
reminders-mine = Ghir lli kayhemmni
reminders-workshops = Akhbar lwarchat
reminders-replies = L2ajwiba dyali
reminders-comments = T7fed mola7adati
reminders-stop-one = Nwe99ef chi wa7ed
reminders-axis = 3la achmen mi7war?
    .example = Khtaro mi7war mn lla2i7a wla ktbo nnmra dyalo. Matalan: 1.
    .simple = Khtaro mi7war 3afakom:
    .name = Lmi7war
reminders-which = Achmen wa7ed nwe99fo? Bach nwe99fo kolchi d99a w7da, ktbo « stop ».
    .example = Khtaro mn lla2i7a chno ma b9itouch bghito ywselkom.
    .simple = Khtaro 3afakom:
    .name = Lichtirak
reminders-subscribed = { $kind ->
    [all] Wakha: ghadi nketbo likom hna 3la koll dawra, ghir tdkhel ljama3a ttarikh dyalha.
    [axis] Wakha: ghadi nketbo likom hna melli tkoun chi dawra kathemm mi7war « { $axis } ».
    [mine] Wakha: ghadi nketbo likom hna melli tkoun chi dawra kathemm lma7awir dyal lmola7adat wla ttalabat dyalkom.
    [replies] Wakha: ghadi nketbo likom hna 3la lmola7adat w ttalabat dyalkom.
    [comments] Wakha: ljama3a t9der t7fed lmola7adat dyalkom w t9rahom.
   *[workshops] Wakha: ghadi nketbo likom hna 3la lwarchat. Bach nwe99fo, ktbo « stop ».
 }
reminders-nothing = { $kind ->
    [sessions] Wakha: ma ghadich nketbo likom 3la ddawrat. W t9dro dima tsewlo hna.
    [replies] Wakha: ma ghadich nketbo likom 3la lmola7adat w ttalabat dyalkom. W t9dro dima tsewlo hna.
    [comments] Wakha: ljama3a ma ghadich t7fed mola7adat jdad dyalkom.
   *[workshops] Wakha: ma ghadich nketbo likom 3la lwarchat. W t9dro dima tsewlo hna.
 }
reminders-no-longer-all = Hadchi khda blasst lichtirak dyalkom f ga3 ddawrat.
reminders-how-to-stop = Bach tchofo wla tbddlo: « Lichtirakat dyali ». Bach nwe99fo kolchi: « stop ».
reminders-stopped = { $kind ->
    [all] We99efna: ttadkir b ga3 ddawrat.
    [axis] We99efna: ttadkir b mi7war « { $axis } ».
    [mine] We99efna: ttadkir b lli kayhemm lmola7adat w ttalabat dyalkom.
    [replies] We99efna: l2ajwiba 3la lmola7adat w ttalabat dyalkom. W lli kaylzemna l9anoun n9olouh likom 3la chi talab, kaymchi f l'email wla kaytsennakom f chobbak ljama3a.
    [comments] S7ebna lmowafa9a dyalkom: ljama3a ma ghadich t7fed mola7adat jdad dyalkom. Bach ts7bo lli tsejjel mn 9bel, sifto lcode dyalo.
   *[workshops] We99efna: akhbar lwarchat. W ttsjil f chi warcha kayb9a sale7.
 }
reminders-bye = Wakha, ma tbeddel walo.

## Lwarchat

workshop-offer = Lwarchat
workshop-unknown = Ljama3a ba9i ma dkhlat hna 7tta warcha jaya, w ma 3arfin la ttarikh la lblassa.
workshop-listed = { $state ->
    [postponed] Warcha t2ejlat: { $title } (kant nhar { $day })
    [cancelled] Warcha tlghat: { $title } (kant nhar { $day })
   *[planned] Warcha: { $title }, nhar { $day }
 }
workshop-which = Achmen warcha kathemmkom?
    .example = Khtaro warcha mn lla2i7a wla ktbo nnmra dyalha. Matalan: 1.
    .simple = Khtaro warcha 3afakom:
    .name = Lwarcha
workshop-when =
    Lwarcha: { $title }
    Nnhar: { $day }
    Ssa3a: { $time ->
        [both] mn { $start } 7tta l { $end }
        [start] m3a { $start }
        [morning] f ssba7, w ssa3a ma m7eddedach
        [afternoon] f l3chiya, w ssa3a ma m7eddedach
        [evening] f llil, w ssa3a ma m7eddedach
       *[none] ba9i ma t7eddedat
    }
    Lblassa: { $place }
workshop-postponed = Had lwarcha lli kant nhar { $day } t2ejlat: { $title }. Ttarikh jjdid ba9i ma t7edded. W ttsjilat ba9in sal7in.
workshop-cancelled = Had lwarcha lli kant nhar { $day } tlghat: { $title }.
workshop-audience = Chkoun m3roud: { $words }
workshop-axes =
    Lma7awir:
    { $axes }
workshop-seats = { $kind ->
    [open] T9dro ttsjjlo hna. Lblays lkhawyin: { $left }
    [unlimited] T9dro ttsjjlo hna.
    [full] 3emro lblays, walakin t9dro tdkhlo hna f la2i7at lintidar.
    [not_needed] T9dro tjiw bla tsjil.
   *[closed] Ttsjil sala.
 }
workshop-until = Akher nhar l ttsjil: { $day }
workshop-points =
    Lbarnamaj dyal lwarcha:
    { $points }
workshop-next-steps = W mn b3d: { $words }
workshop-held = Akher warcha: { $title }, nhar { $day }.
workshop-minutes = Chno khrej mnha: { $words }
workshop-no-minutes = Ljama3a ba9i ma dkhlat hna chno khrej mnha.
workshop-next = Chno bghito daba?
    .example = Khtaro mn lla2i7a. Matalan: 1.
    .simple = Khtaro 3afakom:
    .name = Likhtiyar
workshop-points-button = Barnamaj lwarcha
workshop-last-button = Akher warcha

## Ttsjil f warcha

registration-offer = Ntsejjel f warcha
registration-none = Ljama3a ba9i ma dkhlat hna 7tta warcha jaya: ma kayn tsjil daba.
registration-which = F achmen warcha bghito ttsjjlo?
    .example = Khtaro warcha mn lla2i7a wla ktbo nnmra dyalha. Matalan: 1.
    .simple = Khtaro warcha 3afakom:
    .name = Lwarcha
registration-full = Ga3 lblays tcheddo. T9dro tdkhlo f la2i7at lintidar: ila khwaw chi blays, kay3tiwhom l llwlin f lla2i7a.
registration-seats =
    Ch7al mn blassa bghito, w ntoma m7soubin?
    Lwarcha: { $title }, nhar { $day }
        .example = Khtaro l3adad wla ktboh. Matalan: 1 likom bo7edkom, w 2 ila kan m3akom chi wa7ed. Ila kntou kter mn 6, ktbo « mowaddaf ».
        .simple = Ch7al mn blassa?
        .name = Lblays
registration-seats-1 = Blassa w7da
registration-seats-2 = Jouj blays
registration-seats-3 = 3 blays
registration-seats-4 = 4 blays
registration-seats-5 = 5 blays
registration-seats-6 = 6 blays
registration-confirm =
    Ha howa ttsjil dyalkom:
    Lwarcha: { $title }
    Nnhar: { $day }
    Ssa3a: { $time ->
        [both] mn { $start } 7tta l { $end }
        [start] m3a { $start }
        [morning] f ssba7, w ssa3a ma m7eddedach
        [afternoon] f l3chiya, w ssa3a ma m7eddedach
        [evening] f llil, w ssa3a ma m7eddedach
       *[none] ba9i ma t7eddedat
    }
    Lblassa: { $place }
    Ch7al mn blassa: { $seats }
    Wach hadchi s7i7?
        .example = Jawbo « iyeh » bach ttsjjlo, wla ktbo chno bghito tbddlo. Matalan: bddel lblays.
        .simple = Wach bghito ttsjjlo?
        .name = Lmolakhkhas
registration-not-sent = Wakha, ma sjjelna walo.
registration-registered =
    Safi: rakom msjjlin. Ch7al mn blassa: { $seats }
    Lcode: { $reference }
    Bach tbddlo lblays wla trddohom, ktbo « Ttsjilat dyali ».
registration-waiting =
    Rakom f la2i7at lintidar: ba9i machi blassa madmouna.
    Nnmra dyalkom f lla2i7a: { $place }
    Lblays lli tlebto: { $seats }
    Lcode: { $reference }
registration-refused = { $why ->
    [closed] Ttsjil f had lwarcha sala.
    [over] Had lwarcha bdat wla salat.
    [called_off] Had lwarcha tlghat.
    [put_off] Had lwarcha t2ejlat w ttarikh dyalha ba9i ma m3roufch: ma kayn tsjil daba.
    [not_needed] T9dro tjiw bla tsjil.
    [too_many] Had l3adad bzzaf 3la tsjil wa7ed. Kber 3adad momkin: { $most }
    [full] Ma b9awch blays kafyin. Kber 3adad momkin likom: { $most }. Ttsjil dyalkom ma tbeddelch.
    [already] Rakom msjjlin mn 9bel f had lwarcha.
   *[unknown] Ma b9inach kanl9aw had ttsjil wla had lwarcha: ma tbeddel walo.
 }
registration-we-write = Ghadi nketbo likom hna: bach nfekkrokom, wla ila tbeddlat chi 7aja, wla ila wllat 3ndkom blassa.
registration-no-write = Ma ghadich nketbo likom. Bach t3erfo fin wsel ttsjil dyalkom: « Ttsjilat dyali ». Ila beddelto rayekom: « Lichtirakat dyali ».

## Ttsjilat dyali

my-registrations-offer = Ttsjilat dyali
my-registrations-none = Ma 3ndkom 7tta tsjil f chi warcha jaya.
my-registrations-which = Achmen tsjil mn dyalkom?
    .example = Khtaro warcha mn lla2i7a wla ktbo nnmra dyalha. Matalan: 1.
    .simple = Khtaro warcha 3afakom:
    .name = Ttsjil
my-registrations-place = { $state ->
    [waiting] Rakom f la2i7at lintidar, nnmra { $place }. Lblays lli tlebto: { $seats }. Lcode: { $reference }
   *[registered] Rakom msjjlin. Ch7al mn blassa: { $seats }. Lcode: { $reference }
 }
my-registrations-action = Chno bghito tdiro b had ttsjil?
    .example = Khtaro mn lla2i7a. Matalan: Nbddel lblays.
    .simple = Khtaro 3afakom:
    .name = Likhtiyar
my-registrations-give-back = Nredd lblays
my-registrations-change = Nbddel lblays
my-registrations-keep = Ma nbddel walo
my-registrations-confirm-cancel = Wach nreddo lblays dyalkom f « { $title } »? Ch7al mn blassa: { $seats }. Ghadi yakhdohom nas khrin, w ymken ma t9drouch t3awdo tcheddohom.
    .example = Jawbo « iyeh » bach nreddohom, wla « lla » bach tkhelliwhom.
    .simple = Wach nreddo lblays dyalkom?
    .name = Redd lblays
my-registrations-cancelled = Safi: reddina lblays dyalkom. Chokran 7it khbertouna.
my-registrations-kept = Wakha, ttsjil dyalkom ba9i kif ma kan.

## F bab lwarcha

arrival-offer = Dkhoul l lwarcha
arrival-unknown = Wach ntoma f bab chi warcha? Ktbo hna lcode lm3elle9 f lbab, reb3a dyal l7orof w lar9am.
arrival-welcome = Mer7ba bikom f lwarcha: { $title }. Rah sjjelna belli wselto. Lblays: { $seats }
arrival-again = Rah sjjelna mn 9bel belli wselto. Ntmennaw likom warcha mzyana: { $title }
arrival-waiting =
    Ntoma f bab lwarcha: { $title }
    Rakom f la2i7at lintidar, nnemra { $place }. Werriw had lcode f listi9bal: { $reference }. Ghadi y9olo likom wach b9at chi blassa.
arrival-full = Ma b9at hna 7tta blassa khawya f warchat « { $title } ». Sewlo f listi9bal: ghadi y9olo likom wach chi wa7ed ma jach.
arrival-seats =
    Ntoma f bab warchat « { $title } » w ma msjjlinch, w ba9yin blays.
    Ch7al mn blassa ghadi takhdo, w ntoma m7soubin?
    .example = Khtaro 3adad wla ktboh. Matalan: 1 likom bo7edkom.
    .simple = Ch7al mn blassa?
    .name = Lblays
arrival-no-seat = Wakha, ma sjjelna walo.
arrival-your-code = Lcode dyal ttsjil dyalkom: { $reference }
arrival-early = Hada lcode dyal warchat « { $title } », nhar { $day }. Ktboh 3awtani dak nnhar f lbab.
arrival-over = Warchat « { $title } » dazt nhar { $day }, w had lcode ma b9ach khddam.

## Mn be3d lwarcha

after-workshop-offer = Rayi f lwarcha
after-workshop-not-there = Had l2as2ila kan7ettohom 3la lli jaw l chi warcha, mn be3d ma tsali. T9dro t3tiw rayekom w9tma bghito: ktbo « menu ».
after-workshop-nothing-left = Chokran likom, ma b9a likom 7tta so2al 3la lwarcha: { $title }
after-workshop-begins = Chokran 7it jito l warchat « { $title } », nhar { $day }. Ch7al mn so2al: { $count }. L2ajwiba dyalkom kaytzado l ttachawor, 3la annahom mn had lwarcha.
after-workshop-first = 3la mi7war « { $axis } »: chno khass ljama3a takhed mn lwarcha?
    .example = Ktbo chi jomal, wla sifto audio wla tswira. Matalan: « bghina lmizaniya b klam sahel ». Ma 3ndkom walo 3la had lmi7war? Dewzo.
    .simple = Chno t9olo l ljama3a 3la mi7war « { $axis } »?
    .name = Ljawab lwel
after-workshop-second = 3la mi7war « { $axis } »: chno khass ljama3a takhed mn lwarcha?
    .example = Ktbo chi jomal, wla sifto audio wla tswira. Matalan: « bghina lmizaniya b klam sahel ». Ma 3ndkom walo 3la had lmi7war? Dewzo.
    .simple = Chno t9olo l ljama3a 3la mi7war « { $axis } »?
    .name = Ljawab ttani
after-workshop-third = 3la mi7war « { $axis } »: chno khass ljama3a takhed mn lwarcha?
    .example = Ktbo chi jomal, wla sifto audio wla tswira. Matalan: « bghina lmizaniya b klam sahel ». Ma 3ndkom walo 3la had lmi7war? Dewzo.
    .simple = Chno t9olo l ljama3a 3la mi7war « { $axis } »?
    .name = Ljawab ttalet
after-workshop-fourth = 3la mi7war « { $axis } »: chno khass ljama3a takhed mn lwarcha?
    .example = Ktbo chi jomal, wla sifto audio wla tswira. Matalan: « bghina lmizaniya b klam sahel ». Ma 3ndkom walo 3la had lmi7war? Dewzo.
    .simple = Chno t9olo l ljama3a 3la mi7war « { $axis } »?
    .name = Ljawab rrabe3
after-workshop-nothing-said = Wakha, ma sjjelna walo. T9dro trej3o l had l2as2ila: ktbo « Rayi f lwarcha ».
after-workshop-name = Wach bghito ndiro chi smiya m3a l2ajwiba dyalkom?
    .example = Khtaro « Bla smiya » ila bghito 7tta wa7ed ma y3ref chkoun ktebhom.
    .simple = Bla smiya wla b smiya?
    .name = B smiya wla bla
after-workshop-only-the-code = Wakha, bla smiya. Reddo lbal: lcodat lli ghadi n3tiwkom f llekher homa tri9 lwa7id bach tl9aw l2ajwiba dyalkom.
after-workshop-confirm =
    Ha homa l2ajwiba dyalkom:
    { $answers }
    Ssmiya: { $name }
    Wach hadchi s7i7?
    .example = Jawbo « iyeh » bach nsifto, wla ktbo chno bghito tbddlo. Matalan: bddel ssmiya.
    .simple = Wach nsifto l2ajwiba dyalkom?
    .name = Lmolakhkhas
after-workshop-not-sent = Wakha, ma sifetnach l2ajwiba dyalkom w ma sjjelna walo.
after-workshop-too-many = Wslona mnkom lyoum bzzaf dyal lmola7adat, w ma 9dernach nsjjlo had l2ajwiba.
after-workshop-refused = Ma 9dernach nsjjlo had l2ajwiba: jawebto mn 9bel, wla sala ttachawor.
after-workshop-thanks =
    Chokran likom. L2ajwiba dyalkom tsjjlo.
    Lcodat: { $codes }
    7tafdo bihom: sifto code bach tchoufo jawab, ts77oh wla ts7boh.
after-workshop-thanks-anonymous =
    Chokran likom. L2ajwiba dyalkom tsjjlo bla smiya.
    Lcodat: { $codes }
    7tafdo bihom mzyan: ghir bihom t9dro tl9aw l2ajwiba dyalkom, ts77ohom wla ts7bohom.
after-workshop-some-left-out = Machi kamlin: ktebto lina bzzaf lyoum. T9dro tjawbo 3la lli b9a ghedda.
