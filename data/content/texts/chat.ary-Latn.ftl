### Lmo7adatat b ddarija, b l7orof latin.
### Kola kelma b ktaba w7da; labels: 20 7arf 3la l2aktar.

## Lmowafa9a

consent-comments =
    9bel ma nsjjlo, khassna lmowafa9a dyalkom. Ljama3a ghadi t7fed dakchi lli ghadi tsifto f had ttachawor (الاستشارة العمومية), ghadi y9rawh lmowaddafin lmokallafin bih, w momkin ytnecher bla ssmiya dyalkom. T9dro ts7boh ma7ed ttachawor ba9i m7loul.
    Wach mwaf9in?
    .example = Jawbo « iyeh » wla « lla ». Ila wafe9to, ljama3a ghadi t7fed lmocharaka dyalkom, y9rawha lmowaddafin, w momkin ttnecher bla ssmiya dyalkom. Ila ma waf9toch, ma ghadi n7fdo walo, w t9dro t9raw lbarnamaj wakha hakkak.
    .simple = Wach mwaf9in ljama3a t7fed lmocharaka dyalkom w t9raha, w momkin tnecherha bla ssmiya dyalkom?
    .name = Lmowafa9a

## Lmola7ada w lfikra

contributing-anonymous = Bla smiya
contributing-named = B smiti wla jam3iya
contributing-who = Chno hiya ssmiya lli bghito nketbo: dyalkom wla dyal ljam3iya dyalkom?
    .example = Ktbo ghir ssmiya. Matalan: Fatima Alaoui, wla jam3iyat 7ay Ssalam.
    .simple = Ktbo ssmiya 3afakom:
    .name = Ssmiya
contributing-nothing-kept = Wakha, ma 7fdna walo. W t9dro t9raw lbarnamaj w9tma bghito: ktbo « n9ra lbarnamaj ».
contributing-consent-again = S7ebto lmowafa9a dyalkom mn 9bel chwiya. Bach nsjjlo hadchi, khassna lmowafa9a mn jdid.
contributing-no-round = Ljama3a ba9i ma 3elnatch imta ghadi takhed lmola7adat w lafkar, w ma 3arfinch ttarikh.
contributing-not-yet = { $kind ->
    [ideas] Ba9i ma bdinach nakhdo lafkar. Ghadi nbdaw nhar { $opens } 7tta l nhar { $closes }.
   *[draft] Ba9i ma bdach ttachawor 3la lmosawada (الاستشارة العمومية). Ghadi ybda nhar { $opens } 7tta l nhar { $closes }.
 }
contributing-closed = { $kind ->
    [ideas] Sala jam3 lafkar: kan mn nhar { $opens } 7tta l nhar { $closes }. Ma sjjelna walo daba.
   *[draft] Sala ttachawor 3la lmosawada (الاستشارة العمومية): kan mn nhar { $opens } 7tta l nhar { $closes }. Ma sjjelna walo daba.
 }
contributing-next = { $kind ->
    [ideas] Jam3 lafkar jjay ghadi ybda nhar { $opens } 7tta l nhar { $closes }.
   *[draft] Ttachawor 3la lmosawada ghadi ybda nhar { $opens } 7tta l nhar { $closes }.
 }
contributing-counter = W t9dro 7tta tmchiw l chobbak ljama3a.
contributing-counter-hours = W t9dro 7tta tmchiw l chobbak ljama3a. W9at lkhdma: { $hours }
contributing-instead = Chno bghito daba?
    .example = Khtaro mn lla2i7a. Matalan: N9ra lbarnamaj.
    .simple = Khtaro w7da 3afakom:
    .name = Likhtiyar
contributing-read = N9ra lbarnamaj
contributing-stages = Mara7il lbarnamaj
contributing-menu = Lmenu
contributing-ask-for-it = Lmola7ada dyalkom kattleb ma3louma. Mn b3d ma nsjjloha, ktbo « Ntleb ma3louma »: ljama3a khassha tjaweb 3lih f ajal kay7eddedo l9anoun 31.13.
contributing-a-request-too = Lmola7ada dyalkom kattleb 7tta ma3louma. Ila dertoha talab, ljama3a khassha tjaweb 3lih f ajal kay7eddedo l9anoun 31.13.

## Lmola7ada

comment-offer = N3ti mola7ada
comment-axis = 3la achmen mi7war bghito t3tiw lmola7ada dyalkom?
    .example = Khtaro mi7war mn lla2i7a wla ktbo nnmra dyalo. Matalan: 1.
    .simple = Khtaro mi7war wa7ed 3afakom:
    .name = Lmi7war
comment-about = Wach lmola7ada 3la chi machrou3 mo3ayyan f mi7war « { $axis } », wla 3la lmi7war kamel?
    .example = Khtaro machrou3 wla ktbo nnmra dyalo. Ila kant lmola7ada 3amma, khtaro « Lmi7war kamel ».
    .simple = Khtaro machrou3, wla lmi7war kamel:
    .name = Lmachrou3
comment-whole-axis = Lmi7war kamel
comment-words =
    Ktbo lmola7ada dyalkom kif ma bghito, f message wa7ed.
    T9dro 7tta tsifto tswira wla audio.
    .example = Matalan: bghit jadwal l2a3mal dyal ddawra yt3elle9 f koll 7ay. Ktbo chno kayban likom, wla sifto audio.
    .simple = Chno bghito t9olo l ljama3a?
    .name = Lklam
comment-name = Wach bghito ndiro chi smiya m3a lmola7ada?
    .example = Khtaro « Bla smiya » ila bghito 7tta wa7ed ma y3ref chkoun ktebha.
    .simple = Bla smiya wla b smiya?
    .name = B smiya wla bla
comment-only-the-code = Wakha, bla smiya. Reddo lbal: lcode lli ghadi n3tiwkom f llekher howa tri9 lwa7id bach tl9aw lmola7ada dyalkom.
comment-confirm =
    Ha hiya lmola7ada dyalkom:
    Lmi7war: { $axis }
    Lmachrou3: { $about }
    Lklam: { $words }{ $media ->
        [0] {""}
       *[other] {" "}(fichiyat: { $media })
    }
    Ssmiya: { $name }
    Wach nsiftoha l ljama3a?
    .example = Jawbo « iyeh » bach nsiftoha, wla ktbo chno bghito tbddlo. Matalan: bddel lmi7war.
    .simple = Wach nsifto lmola7ada?
    .name = Lmolakhkhas
comment-thanks =
    Chokran likom. Lmola7ada dyalkom tsjjlat.
    Lcode: { $reference }
    7tafdo bih: siftoh w9tma bghito bach tchoufo lmola7ada dyalkom, ts77oha wla ts7boha.
    Ila bghito chi 7aja khra, ktbo « menu ».
comment-thanks-anonymous =
    Chokran likom. Lmola7ada dyalkom tsjjlat bla smiya.
    Lcode: { $reference }
    7tafdo bih mzyan: ghir bih t9dro tl9aw lmola7ada dyalkom, ts77oha wla ts7boha.
    Ila bghito chi 7aja khra, ktbo « menu ».
comment-not-sent = Wakha, ma sifetnach lmola7ada w ma sjjelna walo.
comment-too-many = Wslona mnkom bzzaf dyal lmola7adat, w ma n9droch nsjjlo w7da khra daba. Ila bghito thdro m3a mowaddaf, ktbo « mowaddaf ».
comment-closed-meanwhile = Sala ttachawor 9bel ma nsjjlo lmola7ada dyalkom, w ma tsjjlatch. Sm7o lina.

## Lbarnamaj

programme-offer = N9ra lbarnamaj
programme-disclaimer = Reddo lbal: { $disclaimer }
programme-axis =
    3ndkom hna: { $title }
    B ikhtissar: { $intro }
    Achmen mi7war bghito t9raw?
    .example = Khtaro mi7war mn lla2i7a wla ktbo nnmra dyalo. Matalan: 1.
    .simple = Khtaro mi7war 3afakom:
    .name = Lmi7war
programme-other-axis = Achmen mi7war bghito t9raw daba?
    .example = Khtaro mi7war mn lla2i7a wla ktbo nnmra dyalo. Bach trj3o l lbdaya ktbo « menu ».
    .simple = Khtaro mi7war 3afakom:
    .name = Lmi7war
programme-commitment =
    Lmi7war: { $axis }
    Chno fih: { $summary }
    Achmen machrou3 bghito t9raw?
    .example = Khtaro machrou3 mn lla2i7a wla ktbo nnmra dyalo. Matalan: 1.
    .simple = Khtaro machrou3 3afakom:
    .name = Lmachrou3
programme-other-commitment = Achmen machrou3 akhor f mi7war « { $axis } » bghito t9raw?
    .example = Khtaro machrou3 mn lla2i7a wla ktbo nnmra dyalo, wla khtaro mi7war akhor.
    .simple = Khtaro machrou3 3afakom:
    .name = Lmachrou3
programme-why =
    Lmachrou3: { $title }
    3lach? { $problem }
    Wach nkmmlo?
    .example = Khtaro « Nkmmel l9raya » bach t3erfo chno ghadi tdir ljama3a.
    .simple = Khtaro w7da 3afakom:
    .name = L9raya
programme-measures =
    Chno nawya tdir ljama3a:
    { $measures }
    Wach nkmmlo?
    .example = Khtaro « Nkmmel l9raya » bach t3erfo chkoun lmokallaf w imta.
    .simple = Khtaro w7da 3afakom:
    .name = L9raya
programme-follow-up =
    Chkoun lmokallaf b lmachrou3:
    { $departments }
    Lmodda: mn chher { $start } 7tta l chher { $end } dyal lbarnamaj.
    Kifach ghadi n7sbo wach nje7 (المؤشرات):
    { $indicators }
    Chno bghito daba?
    .example = T9dro t3tiw mola7ada 3la had lmachrou3, wla t9raw machrou3 akhor.
    .simple = Khtaro w7da 3afakom:
    .name = L9raya
programme-more = Nkmmel l9raya
programme-comment = N3ti mola7ada
programme-idea = N3ti fikra
programme-projects = Machari3 khrin
programme-axes = Ma7awir khrin
programme-done = Salit
programme-bye = Chokran 3la lihtimam dyalkom. Bach trj3o l lbarnamaj w9tma bghito, ktbo « n9ra lbarnamaj ».

## Lmenu

menu-offer = Lmenu
menu-what = Kifach n9dro n3awnokom?
    .example = Khtaro mn lla2i7a wla ktbo nnmra. Matalan: 1 bach t9raw lbarnamaj.
    .simple = Khtaro w7da mn hado 3afakom:
    .name = Lmenu
menu-programme = N9ra lbarnamaj
menu-comment = N3ti mola7ada
menu-idea = N3ti fikra
menu-items = Mola7adat w talabat
menu-information = Ntleb ma3louma
menu-session = Dawrat lmajlis
menu-workshop = Lwarchat
menu-person = Nhder m3a mowaddaf
menu-language = Nbddel llogha
menu-my-data = Ma3loumat dyali

## Lfikra

idea-offer = N3ti fikra
idea-axis = Ta7t achmen mi7war katdkhol lfikra dyalkom?
    .example = Khtaro mi7war mn lla2i7a wla ktbo nnmra dyalo. Matalan: 1.
    .simple = Khtaro mi7war wa7ed 3afakom:
    .name = Lmi7war
idea-words =
    Ktbo lfikra dyalkom kif ma bghito, f message wa7ed: chno kat9tar7o w 3lach?
    T9dro 7tta tsifto tswira wla audio.
    .example = Matalan: ljama3a tnecher lmizaniya dyalha koll 3am, f wer9a w7da yfhemha kolchi.
    .simple = Chno kat9tar7o 3la ljama3a?
    .name = Lklam
idea-name = Wach bghito ndiro chi smiya m3a lfikra?
    .example = Khtaro « Bla smiya » ila bghito 7tta wa7ed ma y3ref chkoun ktebha.
    .simple = Bla smiya wla b smiya?
    .name = B smiya wla bla
idea-only-the-code = Wakha, bla smiya. Reddo lbal: lcode lli ghadi n3tiwkom f llekher howa tri9 lwa7id bach tl9aw lfikra dyalkom.
idea-confirm =
    Ha hiya lfikra dyalkom:
    Lmi7war: { $axis }
    Lklam: { $words }{ $media ->
        [0] {""}
       *[other] {" "}(fichiyat: { $media })
    }
    Ssmiya: { $name }
    Wach nsiftoha l ljama3a?
    .example = Jawbo « iyeh » bach nsiftoha, wla ktbo chno bghito tbddlo. Matalan: bddel lmi7war.
    .simple = Wach nsifto lfikra?
    .name = Lmolakhkhas
idea-thanks =
    Chokran likom. Lfikra dyalkom tsjjlat.
    Lcode: { $reference }
    7tafdo bih: siftoh w9tma bghito bach tchoufo lfikra dyalkom, ts77oha wla ts7boha.
    Ila bghito chi 7aja khra, ktbo « menu ».
idea-thanks-anonymous =
    Chokran likom. Lfikra dyalkom tsjjlat bla smiya.
    Lcode: { $reference }
    7tafdo bih mzyan: ghir bih t9dro tl9aw lfikra dyalkom, ts77oha wla ts7boha.
    Ila bghito chi 7aja khra, ktbo « menu ».
idea-not-sent = Wakha, ma sifetnach lfikra w ma sjjelna walo.
idea-too-many = Wslona mnkom bzzaf dyal lafkar, w ma n9droch nsjjlo w7da khra daba. Ila bghito thdro m3a mowaddaf, ktbo « mowaddaf ».
idea-closed-meanwhile = Sala jam3 lafkar 9bel ma nsjjlo lfikra dyalkom, w ma tsjjlatch. Sm7o lina.

## Mola7adat dyali

items-offer = Mola7adat w talabat
items-which = Achmen w7da bghito tchoufo?
    .example = Khtaro code mn lla2i7a. Ila kan 3ndkom code akhor, khtaro « Code akhor ».
    .simple = Khtaro code 3afakom:
    .name = Lmola7ada
items-by-code = Code akhor
items-code = Chno howa lcode? Howa dakchi lli 3tinakom melli sjjelna lklam dyalkom.
    .example = Ktbo lcode kif ma wselkom. Matalan: { $example }
    .simple = Ktbo lcode 3afakom:
    .name = Lcode
items-not-found = Ma l9ina 7tta 7aja b had lcode: { $reference }
items-throttled = Ktebto bzzaf dyal lcodat w ma l9inahomch. Choufo lcode mzyan w 3awdo mn b3d 3afakom.
items-instead = Chno bghito daba?
    .example = Khtaro « Code akhor » ila kant chi ghalta f lktaba.
    .simple = Khtaro w7da 3afakom:
    .name = Likhtiyar
items-another = Code akhor
items-done = Salit
items-bye = Wakha. W9tma bghito tchoufo lmola7ada dyalkom, sifto lcode dyalha.
items-comment-item =
    Lmola7ada: { $reference }
    3la chno: { $place }
    Lklam: { $words }
    Nhar ttsjil: { $received }
items-idea-item =
    Lfikra: { $reference }
    3la chno: { $place }
    Lklam: { $words }
    Nhar ttsjil: { $received }
items-no-words = bla klam mektoub
items-media = Ch7al mn tswira wla audio m3aha: { $count }
items-status-received = L7ala: msjjla 3nd ljama3a.
items-status-withdrawn = L7ala: ts7bat.
items-status-erased = L7ala: lklam dyalha tms7.
items-fixed = Sala ttachawor, dakchi 3lach ma b9ach momkin ts77oha wla ts7boha mn hna.
items-led-to = Khrej mnha talab ma3louma: { $request }
items-chain-intact = Ssijill salim: koll 7aja w93at fiha raha mektouba fih.
items-chain-broken = Reddo lbal: ma 9dernach nt2akkdo wach ssijill salim. 3elmo chi mowaddaf 3afakom: ktbo « mowaddaf ».
items-action = Wach bghito tbddlo chi 7aja?
    .example = T9dro ts77o lklam wla ts7boh, ma7ed ttachawor ba9i m7loul.
    .simple = Khtaro w7da 3afakom:
    .name = Likhtiyar
items-keep = Khelliwha hakkak
items-correct = Nsa77e7 lklam
items-withdraw = Ns7ebha
items-kept = Wakha, b9at kif ma kant.
items-words = Ktbo lklam jdid kamel. Howa lli ghadi yb9a f blast l9dim.
    .example = 3awdo ktbo lklam dyalkom, s77o lli bghito, w siftoh kamel.
    .simple = Chno howa lklam jdid?
    .name = Lklam jdid
items-confirm-correct =
    Lcode: { $reference }
    Lklam jdid: { $words }
    Wach nsjjlo had ttas7i7?
    .example = Jawbo « iyeh » bach nsjjloh, wla « lla » bach yb9a l9dim.
    .simple = Wach nsjjlo ttas7i7?
    .name = Lmolakhkhas
items-confirm-withdraw =
    Lcode: { $reference }
    Wach ns7boha? Mn b3d ma ghadich tt7seb.
    .example = Jawbo « iyeh » bach ns7boha, wla « lla » bach tb9a kif ma hiya.
    .simple = Wach ns7boha?
    .name = Lmolakhkhas
items-corrected = Ttas7i7 tsjjel. Lcode b9a howa howa: { $reference }
items-withdrawn = S7ebnaha: { $reference }
items-refused-round-closed = Sala ttachawor, w ma b9ach momkin tbddloha. Ila bghito thdro m3a mowaddaf, ktbo « mowaddaf ».
items-refused-not-found = Ma l9inahach: { $reference }
items-refused-withdrawn = Hadi raha ts7bat mn 9bel: { $reference }

## Kifach ghadi lbarnamaj

process-offer = Mara7il lbarnamaj
process-about = B ikhtissar: { $intro }
process-day = Lmar7ala { $number }: { $label }, nhar { $day }.
process-window = Lmar7ala { $number }: { $label }, mn nhar { $start } 7tta l nhar { $end }.
process-month = Lmar7ala { $number }: { $label }, f chher { $month ->
    [1] yanayer
    [2] fbrayer
    [3] mars
    [4] abril
    [5] may
    [6] younyo
    [7] youlyouz
    [8] ghocht
    [9] chotanbir
    [10] oktobr
    [11] nowanbir
   *[12] dojanbir
 } { $year }.
process-undated = Lmar7ala { $number }: { $label }. Ljama3a ba9i ma 3elnat 3la ttarikh.
process-open = { $kind ->
    [ideas] Daba: ljama3a katakhed lafkar 7tta l nhar { $closes }.
   *[draft] Daba: ttachawor 3la lmosawada m7loul 7tta l nhar { $closes }.
 }
process-not-yet = { $kind ->
    [ideas] Daba: ba9i ma bda jam3 lafkar. Ghadi ybda nhar { $opens } 7tta l nhar { $closes }.
   *[draft] Daba: ba9i ma bda ttachawor 3la lmosawada. Ghadi ybda nhar { $opens } 7tta l nhar { $closes }.
 }
process-closed = { $kind ->
    [ideas] Daba: sala jam3 lafkar. Kan mn nhar { $opens } 7tta l nhar { $closes }.
   *[draft] Daba: sala ttachawor 3la lmosawada. Kan mn nhar { $opens } 7tta l nhar { $closes }.
 }

## Ma3loumat dyali

my-data-offer = Ma3loumat dyali
my-data-action =
    Hadchi lli m7foud 3ndna 3likom (المعطيات ذات الطابع الشخصي):
    Ch7al mn message: { $messages }
    Ch7al mn mola7ada wla fikra b smiya: { $items }
    Ch7al mn talab dyal ma3louma: { $requests }
    Wach mwaf9in n7fdo lmocharakat dyalkom: { $agreed ->
        [yes] iyeh
       *[no] lla
    }
    Lli ktebto bla smiya ma mrboutch bikom, w ma kaybanch hna. Chno bghito?
    .example = Khtaro « Ma nbddel walo » ila bghito yb9a kolchi, wla « Nmse7 kolchi ».
    .simple = Khtaro w7da 3afakom:
    .name = Likhtiyar
my-data-keep = Ma nbddel walo
my-data-items = Mola7adat w talabat
my-data-take-back = Ns7eb lmowafa9a
my-data-forget = Nmse7 kolchi
my-data-kept = Wakha, ma bddelna walo.
my-data-taken-back = S7ebna lmowafa9a dyalkom. Ghadi n3awdo nswwlokom 9bel ay mocharaka. Ila bghito ts7bo chi mola7ada 9dima, sifto lcode dyalha.
my-data-confirm-forget =
    Ghadi nms7o lmessagat dyalkom, lmola7adat w lafkar lli b smiya, w lmowafa9a dyalkom. Mn b3d ma ymkench nrj3ohom.
    Talab lma3louma lli t7ett kayb9a 3nd ljama3a 7tta l 3amayn mn b3d ma ysali.
    Wach nms7o kolchi?
    .example = Jawbo « iyeh » bach nms7o kolchi, wla « lla » bach yb9a.
    .simple = Wach nms7o lma3loumat dyalkom kamlin?
    .name = Lmes7
my-data-forgotten = Ms7na lma3loumat dyalkom. Ch7al tms7 mn mola7ada wla fikra: { $items }
my-data-requests-stay = Talabat lma3loumat lli t7etto b9aw 3nd ljama3a, w ma b9awch merboutin b had lmo7adata: { $requests }

## Mowaddaf

person-offer = Nhder m3a mowaddaf
person-sure = Wach ndouzo had lmo7adata l lmowaddafin? Lmosa3id automatique ghadi yskot 7tta yjawbo, { $hours } sa3a 3la l2aktar.
    .example = Jawbo « iyeh » bach thdro m3a mowaddaf, wla « lla » bach nkmmlo hna.
    .simple = Wach ndouzo lmo7adata l lmowaddafin?
    .name = Nhder m3a mowaddaf
person-not-handed = Wakha, nkmmlo hna. Ila bghito chi 7aja khra, ktbo « menu ».
person-handed = Douzna lmo7adata l lmowaddafin dyal { $commune }, w ghadi yjawbkom wa7ed mnhom hna, f w9t lkhdma.
person-hours = W9at lkhdma: { $hours }
person-no-hours = Ljama3a ma dkhlatch hna w9at lkhdma dyalha, dakchi 3lach ma n9droch n9olo likom imta b ddabt.
person-write = Ktbo daba chno bghito t9olo lihom: ghadi y9rawh hna.
person-silent = 7tta l dik ssa3a, lmosa3id automatique ma ghadich yjawbkom. Ghadi yrje3 mn b3d ma yjawbo, wla mn b3d { $hours } sa3a 3la l2aktar. Ila bghitoh yrje3 9bel, ktbo « lmenu ».

## Nnotice ttwila

notice-offer = 3la had lkhdma
notice-who = M3akom lmosa3id automatique dyal { $commune }. Kansta3mlo nnmra wla l7isab dyalkom, w dakchi lli katsifto lina, bach: nwriwkom barnamaj linfita7, nakhdo lmola7adat w lafkar dyalkom, nwejdo m3akom talabat lma3loumat, w nwsslokom b mowaddaf.
notice-readers = F ljama3a, ghir lmowaddafin lmokallafin b had lkhdma lli kaychoufo lmessagat dyalkom. Ljawab machi darori, w t9dro t9raw lbarnamaj bla ma twaf9o 3la walo.
notice-abroad = Lmessagat kaydouzo mn serveurat bra lmaghrib, w y9dro ychoufohom nas khrin.
notice-cards = Ma tsiftoch hna nnmra dyal lacarte (البطاقة الوطنية) wla chi ma3louma 7ssassa.
notice-rights = Mn 7e99kom tchoufo lma3loumat dyalkom, ts77oha wla trfdo nsta3mloha, w t9dro ttlbo nms7oha: ktbo « ma3loumat dyali ».
notice-cndp = Lmarji3 dyal llajna lwataniya (اللجنة الوطنية لمراقبة حماية المعطيات ذات الطابع الشخصي): { $reference }
notice-sample = Hadi ghir noskha l ttajrib, ba9i ma 3ndha marji3 3nd llajna lwataniya (اللجنة الوطنية لمراقبة حماية المعطيات ذات الطابع الشخصي).
## As2ila 3la had lkhdma

basics-axis = Lmi7war howa mawdou3 kbir f lbarnamaj, b7al flous ljama3a. Ta7t koll mi7war kaynin machari3, w t9dro t3tiw mola7ada 3la machrou3 wa7ed wla 3la lmi7war kamel.
basics-readers = Lli katsifto kay9rawh lmowaddafin dyal ljama3a lmokallafin b had ttachawor. W momkin ytnecher bla ssmiya dyalkom.
basics-robot = Rakom kathdro m3a lmosa3id automatique dyal { $commune }: barnamaj, machi bnadem. Ila bghito thdro m3a mowaddaf, ktbo « mowaddaf ».

## Machi mn ikhtissasna

out-of-scope-offer = Khdma khra
out-of-scope-not-mine = Had lmo7adata dyal barnamaj linfita7, w ma kat9dich lkhadamat lkhrin dyal ljama3a. Ma sjjelna walo.
out-of-scope-door = 3la achmen khdma kat9llbo?
    .example = Khtaro mn lla2i7a wla ktbo nnmra. Matalan: 1.
    .simple = Khtaro w7da 3afakom:
    .name = Lkhdma
out-of-scope-line = Fin tmchiw: { $line }
out-of-scope-link = Rrabit: { $url }
out-of-scope-next = Chno bghito daba?
    .example = F lmenu kayn chno momkin tdiro hna. W t9dro 7tta tkhelliw lklam dyalkom l ljama3a ka mocharaka f barnamaj linfita7.
    .simple = Khtaro w7da 3afakom:
    .name = Likhtiyar
out-of-scope-comment = Nkhelliha mola7ada
out-of-scope-idea = Nkhelliha fikra
out-of-scope-done = Lla, chokran
out-of-scope-bye = Wakha. 7na hna w9tma 7tajitona.
