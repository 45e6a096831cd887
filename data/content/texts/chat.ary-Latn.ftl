### Lmo7adatat b ddarija, b l7orof latin.
### Kola kelma b ktaba w7da; labels: 20 7arf 3la l2aktar.

## Lmowafa9a

consent-comments =
    9bel ma tketbo, khassna lmowafa9a dyalkom. Ljama3a ghadi t7fed dakchi lli ghadi tsifto f had ttachawor (استشارة عمومية), ghadi y9rawh lmowaddafin lmokallafin bih, w momkin ytnecher bla ssmiya dyalkom. T9dro ts7bouh ma7ed ttachawor ba9i m7loul.
    Wach mwaf9in?
    .example = Jawbo: iyeh wla lla. Ila ma waf9touch, ma ghadi n7fdo walo, w t9dro t9raw lbarnamaj wakha hakkak.
    .simple = Wach mwaf9in t7fed ljama3a lmocharaka dyalkom?
    .name = lmowafa9a

## Lmola7ada w lfikra

contributing-anonymous = Bla smiya
contributing-named = B smiti wla jam3iya
contributing-who = Chno hiya ssmiya lli bghito nketbo: dyalkom wla dyal ljam3iya dyalkom?
    .example = Ktbo ghir ssmiya. Matalan: Fatima Alaoui, wla jam3iyat 7ay Ssalam.
    .simple = Ktbo ssmiya 3afakom:
    .name = ssmiya
contributing-nothing-kept = Wakha, ma 7fdna walo. W t9dro t9raw lbarnamaj w9tma bghito: ktbo « barnamaj ».
contributing-no-round = Ljama3a ba9i ma 3elnatch imta ghadi takhed lmola7adat w lafkar, w ma 3arfinch ttarikh.
contributing-not-yet = { $kind ->
    [ideas] Ba9i ma bdinach nakhdo lafkar. Ghadi nbdaw nhar { $opens } 7tta l nhar { $closes }.
   *[draft] Ba9i ma bdach ttachawor 3la lmosawada (استشارة عمومية). Ghadi ybda nhar { $opens } 7tta l nhar { $closes }.
 }
contributing-closed = { $kind ->
    [ideas] Salina mn jam3 lafkar nhar { $closes }. Konna bdina nhar { $opens }. Lmessage dyalkom ma tsjjelch ka fikra.
   *[draft] Sala ttachawor 3la lmosawada (استشارة عمومية) nhar { $closes }. Kan bda nhar { $opens }. Lmessage dyalkom ma tsjjelch ka mola7ada.
 }
contributing-counter = W t9dro 7tta tmchiw l chobbak ljama3a.
contributing-counter-hours = W t9dro 7tta tmchiw l chobbak ljama3a. W9at lkhdma: { $hours }
contributing-instead = Chno bghito daba?
    .example = Khtaro mn lla2i7a. Matalan: N9ra lbarnamaj.
    .simple = Khtaro w7da 3afakom:
    .name = likhtiyar
contributing-read = N9ra lbarnamaj
contributing-stages = Mara7il lbarnamaj
contributing-menu = Lmenu

## Lmola7ada

comment-offer = N3ti mola7ada
comment-axis = 3la achmen mi7war bghito t3tiw lmola7ada dyalkom?
    .example = Khtaro mi7war mn lla2i7a wla ktbo nnmra dyalo. Matalan: 1.
    .simple = Khtaro mi7war wa7ed 3afakom:
    .name = lmi7war
comment-about = Wach lmola7ada 3la chi machrou3 mo3ayyan f mi7war « { $axis } », wla 3la lmi7war kamel?
    .example = Khtaro machrou3 wla ktbo nnmra dyalo. Ila kant lmola7ada 3amma, khtaro « Lmi7war kamel ».
    .simple = Khtaro machrou3, wla lmi7war kamel:
    .name = lmachrou3
comment-whole-axis = Lmi7war kamel
comment-words =
    Ktbo lmola7ada dyalkom kif ma bghito, f message wa7ed.
    T9dro 7tta tsifto tswira wla audio.
    .example = Matalan: bghit jadwal l2a3mal dyal ddawra yt3elle9 f koll 7ay. Ktbo chno kayban likom, wla sifto audio.
    .simple = Chno bghito t9olo l ljama3a?
    .name = lklam dyal lmola7ada
comment-name = Wach bghito ndiro chi smiya m3a lmola7ada?
    .example = Khtaro « Bla smiya » ila bghito 7tta wa7ed ma y3ref chkoun ktebha.
    .simple = Bla smiya wla b smiya?
    .name = ssmiya
comment-only-the-code = Wakha, bla smiya. Reddo lbal: had lmola7ada ma kattel9a ghir b lcode lli ghadi n3tiwkom f llekher, w ma kayn 7tta tri9 akhor.
comment-confirm =
    Ha hiya lmola7ada dyalkom:
    Lmi7war: { $axis }
    Lmachrou3: { $about }
    Lklam: { $words }
    Ssmiya: { $name }
    Wach nsiftoha l ljama3a?
    .example = Jawbo b iyeh bach nsiftoha, wla ktbo chno bghito tbddlo. Matalan: bddel lmi7war.
    .simple = Wach nsifto lmola7ada?
    .name = lmolakhkhas
comment-thanks =
    Chokran likom. Lmola7ada dyalkom tsjjlat.
    Lcode: { $reference }
    7tafdo bih: siftouh w9tma bghito bach tchoufo lmola7ada dyalkom, ts77oha wla ts7boha.
comment-thanks-anonymous =
    Chokran likom. Lmola7ada dyalkom tsjjlat bla smiya.
    Lcode: { $reference }
    7tafdo bih mzyan: ghir bih t9dro tl9aw lmola7ada dyalkom, ts77oha wla ts7boha.
comment-not-sent = Wakha, ma sifetnach lmola7ada w ma sjjelna walo.
comment-too-many = Wslouna mnkom bzzaf dyal lmola7adat, w ma n9drouch nsjjlo w7da khra daba. Ila bghito thdro m3a mowaddaf, ktbo « mowaddaf ».
comment-closed-meanwhile = Sala ttachawor 9bel ma nsjjlo lmola7ada dyalkom, w ma tsjjlatch. Sm7o lina.

## Lbarnamaj

programme-offer = N9ra lbarnamaj
programme-disclaimer = L3elm dyalkom: { $disclaimer }
programme-axis =
    Hadi { $title }.
    B ikhtissar: { $intro }
    Achmen mi7war bghito t9raw?
    .example = Khtaro mi7war mn lla2i7a wla ktbo nnmra dyalo. Matalan: 1.
    .simple = Khtaro mi7war 3afakom:
    .name = lmi7war
programme-other-axis = Achmen mi7war bghito t9raw daba?
    .example = Khtaro mi7war mn lla2i7a wla ktbo nnmra dyalo. Bach trj3o l lbdaya ktbo « menu ».
    .simple = Khtaro mi7war 3afakom:
    .name = lmi7war
programme-commitment =
    Lmi7war: { $axis }
    Chno fih: { $summary }
    Achmen machrou3 bghito t9raw?
    .example = Khtaro machrou3 mn lla2i7a wla ktbo nnmra dyalo. Matalan: 1.
    .simple = Khtaro machrou3 3afakom:
    .name = lmachrou3
programme-other-commitment = Achmen machrou3 akhor f mi7war « { $axis } » bghito t9raw?
    .example = Khtaro machrou3 mn lla2i7a wla ktbo nnmra dyalo, wla khtaro mi7war akhor.
    .simple = Khtaro machrou3 3afakom:
    .name = lmachrou3
programme-why =
    Lmachrou3: { $title }
    3lach? { $problem }
    Wach nkmmlo?
    .example = Khtaro « Nkmmel l9raya » bach t3erfo chno ghadi tdir ljama3a.
    .simple = Khtaro w7da 3afakom:
    .name = l9raya
programme-measures =
    Chno nawya tdir ljama3a:
    { $measures }
    Wach nkmmlo?
    .example = Khtaro « Nkmmel l9raya » bach t3erfo chkoun lmokallaf w imta.
    .simple = Khtaro w7da 3afakom:
    .name = l9raya
programme-follow-up =
    Chkoun lmokallaf b lmachrou3:
    { $departments }
    Lmodda: mn chher { $start } 7tta l chher { $end } dyal lbarnamaj.
    Kifach ghadi n7sbo wach nje7 (المؤشرات):
    { $indicators }
    Chno bghito daba?
    .example = T9dro t3tiw mola7ada 3la had lmachrou3, wla t9raw machrou3 akhor.
    .simple = Khtaro w7da 3afakom:
    .name = l9raya
programme-more = Nkmmel l9raya
programme-comment = N3ti mola7ada
programme-idea = N3ti fikra
programme-projects = Machari3 khrin
programme-axes = Ma7awir khrin
programme-done = Salit
programme-bye = Chokran 3la lihtimam dyalkom. Bach trj3o l lbarnamaj w9tma bghito, ktbo « barnamaj ».

## Lmenu

menu-offer = Lmenu
menu-what = M3akom lmosa3id l2ali dyal { $commune }. Chno bghito?
    .example = Khtaro mn lla2i7a wla ktbo nnmra. Matalan: 1 bach t9raw lbarnamaj.
    .simple = Khtaro w7da mn hado 3afakom:
    .name = lmenu
menu-programme = N9ra lbarnamaj
menu-comment = N3ti mola7ada
menu-idea = N3ti fikra
menu-items = Mola7adat dyali
menu-information = Ntleb ma3louma
menu-session = Dawrat lmajlis
menu-workshop = Lwarchat
menu-person = Nhder m3a mowaddaf
menu-language = Nbddel llogha
menu-my-data = Ma3loumat dyali
