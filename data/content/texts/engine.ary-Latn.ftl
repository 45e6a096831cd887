### Chno kay9ol lmo7arrik b rasso, b ddarija b l7orof latin.

## Awwel merra

engine-notice =
    M3akom lmosa3id automatique dyal { $commune }. Kan7fdo lmessagat dyalkom bach njawbokom. 3afakom ma tsiftoch hna nnmra dyal lacarte.
    Bach tkouno f lkhbar: { $kind ->
        [sample] hadi ghir noskha l ttajrib.
       *[real] lmarji3 dyal llajna lwataniya (CNDP): { $reference }.
    } Ila bghito kter, ktbo « ktar ».
engine-greeting = Mer7ba bikom.
engine-thanks = Bla jmil, mer7ba bikom.
engine-goodbye = Bslama. 7na hna w9tma 7tajitona.
engine-help = T9dro tkhtaro mn lboutonat, tketbo nnmra, wla tketbo kif ma bghito. W ktbo f ay w9t: « menu », « rje3 », « laghi », « 3awed », « logha », « mowaddaf ».

## Melli ma kanfhmoch

engine-not-understood = Sm7o lina, ma fhemnach.
engine-out-of-scope = Sm7o lina, hadchi khrej 3la lli kandiro hna: ghir barnamaj linfita7.
engine-calm = 7na hna bach n3awnokom. 9olo lina chno khasskom, wla ktbo « menu » wla « mowaddaf ».
engine-masked = Bach n7miwkom, khebbina wa7ed nnmra f lmessage dyalkom ([•••]): had ttatbi9at machi blast nmrat lacarte wla nmrat ttilifoun. Ila 7tajinaha, ghadi tsewlkom 3liha saf7a m7miya dyal ljama3a.
engine-needed = Khassna had ljawab bach nkmmlo. Ila bghito nw9fo hna, ktbo « laghi ».
engine-empty = Wselna message bla klam. Ktbo chno bghito 3afakom.
engine-stale = Had lbouton dyal so2al fat, machi mochkil: nkmmlo mn hna.
engine-number-outside = Khtaro nmra mn 1 7tta l { $last } 3afakom.
engine-no-person = Ma n9droch nwsslokom b mowaddaf mn hna. Mchiw 3afakom l chobbak ljama3a.
engine-person = Kayban lina ma fhemnakomch mzyan. Chno bghito: mowaddaf, lmenu, wla n3awdo?
engine-talk-to-person = Nhder m3a mowaddaf
engine-to-menu = Nchouf lmenu
engine-try-again = N3awed njerreb
engine-did-you-mean = { $count ->
    [1] Wach hadchi lli bghito?
   *[other] Achmen w7da mn hado bghito?
 }
engine-none-of-these = 7tta w7da mn hado
engine-trouble = Sm7o lina, w9e3 mochkil 3ndna w ma 9dernach nkhdmo 3la lmessage dyalkom. Lmowaddafin f khbarhom. T9dro tkmmlo lmo7adata.
engine-in-arabic-letters = Had lklam b l7orof l3arbiya:

## Lmilaffat w lmessagat ttwal

engine-cut = Lmessage dyalkom twil: khellina mnno llewwel, 7tta l { $limit } 7arf.
engine-media-too-large = Had lfichier kbir bzzaf 3lina. Sifto wa7ed sgher mnno 3afakom.
engine-media-lost = Ma wselnach lfichier. 3awdo siftoh 3afakom.
engine-media-wrong-type = Ma n9droch n7llo had nnou3 dyal lfichiyat. Kanakhdo ttsawer w laudiowat.
engine-media-sticker = Wselna sticker, walakin ma kanfhmoch stickerat.
engine-media-location = Wselna maw9i3 f lkharita, w ma 7fdnahch. Ktbo smiyt lblassa ila kant mohimma.
engine-media-contact = Wselna wa7ed lcontact, w ma 7fdnahch.
engine-media-video = Ma kanakhdoch lvideowat. Kanakhdo ttsawer w laudiowat.
engine-media-other = Ma kanakhdoch had nnou3 dyal lfichiyat. Kanakhdo ttsawer w laudiowat.
engine-not-here-voice = Hna ma kansem3och l audio. Jawbo b lktaba wla b lboutonat 3afakom.
engine-not-here-photo = Hna ma khassnach tswira. Jawbo b lktaba wla b lboutonat 3afakom.
engine-not-here-text = Hna ma khassnach lktaba.
engine-media-added = Zdna lfichier. Ch7al kayn mn fichier: { $count }
engine-media-enough = Ma zdnach had lfichier: ma kan9bloch kter mn { $count }.
engine-a-voice-note = audio
engine-a-photo = tswira

## Rrjou3 w ttbdil

engine-cancelled = Lghina « { $flow } », w ma sjjelna walo.
engine-closed = Seddina « { $flow } ». Lli tsjjel mn 9bel b9a msjjel.
engine-left = Wakha.
engine-what-next = Ila bghito chi 7aja khra, ktbo « menu ».
engine-nothing-open = Ma kayn 7tta 7aja m7loula bach nlghiwha.
engine-nothing-before = Hada howa sso2al llewwel, ma kayn walo 9bel mnno.
engine-on-record = Lli tsjjel ma kaytbddelch b rrjou3. Bach ts77oh wla ts7boh, sifto lcode dyalo.
engine-form-kept = 7fdna likom lli ktebto f « { $flow } ».
engine-form-again = Ghadi n3awdo « { $flow } » mn llewwel.
engine-flow-gone = Sm7o lina, had lmo7adata w9fat 3ndna. T9dro tbdaw mn lmenu.
engine-too-long = Had lmo7adata twalat bzzaf w seddinaha. T9dro tbdaw mn lmenu.
engine-finish-first = Kaynin bzzaf dyal l7wayj m7loulin. Kmmlo « { $flow } » hiya llewla 3afakom.
engine-where = Konna f « { $flow } ».
engine-resume = Wach nkmmlo « { $flow } » wla nbdaw mn jdid?
engine-reopen = Rakom bdito « { $flow } » mn 9bel. Wach nkmmlo wla nbdaw mn jdid?
engine-go-on = Nkmmlo
engine-start-again = Nbdaw mn jdid
engine-offer = Wach bghito tmchiw l « { $flow } »? Lli ktebto f « { $open } » ghadi yb9a m7foud.
engine-stay = Nb9aw hna
engine-keep-as-words = Hada mn klami
engine-later = Hdrto 7tta 3la « { $flow } ». Wach nmchiw liha daba?
engine-not-now = Machi daba
engine-kept-for-later = 7fdna lli sifetto, w ghadi nrj3o lih mn b3d chwiya.
engine-no-name = Wakha, bla smiya.
engine-kept-too = Ktebna had lmessage 7tta f lklam dyalkom. Ila kan ghir so2al, t9dro t7iydoh f llekher b « Nbddel chi 7aja ».
engine-proposal =
    Sifetto: { $words }
    Wach nsjjloh?
    .example = Khtaro « Iyeh, sjjloh », wla « Nkteb mn jdid » bach tsifto 7aja khra.
    .simple = Wach nsjjlo lli sifetto?
engine-keep = Iyeh, sjjloh
engine-rewrite = Nkteb mn jdid
engine-change = Chno bghito tbddlo?
engine-change-nothing = Walo
engine-nothing-to-change = Ma kayn 7tta jawab ytbddel.
engine-add =
    Wach nzido hadchi l lklam dyalkom?
    Lklam: { $words }
engine-add-it = Zidoh
engine-leave-it = Khelliwh
engine-answers =
    Ljama3a sewlatkom 3la ttalab dyalkom { $reference }. Wach hada howa ljawab dyalkom?
    Lklam: { $words }
engine-answers-it = Iyeh, howa ljawab
engine-something-else = Lla, 7aja khra
engine-added = Zdnah l lklam dyalkom.

## Lboutonat

engine-yes = Iyeh
engine-no = Lla
engine-confirm-yes = Iyeh, siftoha
engine-confirm-save = Iyeh, sjjlo ttas7i7
engine-confirm-change = Nbddel chi 7aja
engine-confirm-no = Lla
engine-skip = Nfowwet hadi
engine-more = Kter

## Lichtirakat

engine-stopped =
    W9efna lli konto msjjlin fih:
    { $purposes }
    T9dro dima tketbo lina. Bach trej3o chi ich3ar, ktbo « Lichtirakat dyali ».
engine-stopped-requests = Lli kaylzemna l9anoun n9olouh likom 3la chi talab ghadi ywselkom b tari9a khra: f l'email wla f chobbak ljama3a.
engine-nothing-to-stop = Ma msjjlin f 7tta ich3ar, ma kayn ma nw9fo.
engine-purpose-sessions = Ttadkir b dawrat lmajlis
engine-purpose-workshops = Lakhbar dyal lwarchat
engine-purpose-requests = L2ajwiba 3la lmola7adat w ttalabat dyalkom
engine-purpose-comments = Lakhbar dyal lmola7adat dyalkom
engine-purpose-other = Ich3arat khrin

## Llogha

engine-language = B achmen logha bghitona njawbokom?
engine-language-set = Wakha, ghadi nkmmlo b ddarija b l7orof latin.
engine-language-ar = العربية
engine-language-ary-arab = الدارجة
engine-language-ary-latn = Darija (latin)
engine-language-fr = Français
