### Chno khass lwa7ed y3ref 3la ttalab dyalo (l9anoun 31.13), b ddarija b l7orouf llatiniya.
### Lbouton ma yfoutch 20 7arf.

notices-open = Nchouf ttalab dyali
notices-answer = Njaweb hna
notices-head = Ttalab: { $reference }
notices-by-code = Bach tchofo ttalab dyalkom, sifto had lcode f lmo7adata: { $reference }

## L'ida3 w lajal

notices-sent-to-officer = Lform dyalkom f tri9o l lmokallaf b lma3loumat. Ttalab ba9i ma t7ettch rasmiyan: ghadi nketbo likom melli y3tiw lwasl. W t9edro tsta3mlo 7ta chafafiya.ma
notices-not-acknowledged = Ljama3a ba9i ma 3tatch lwasl 3la lform dyalkom: ya3ni ttalab ba9i ma t7ettch, w 7ta ajal ma bda. W fekkerna lmokallaf b lma3loumat bih. T9edro t7ettoh f chchoubbak dyal ljama3a, wla f chafafiya.ma
notices-identity-expired = Ttalab dyalkom ba9i kaytsenna safhat lhawiya, w rrabit dyalha sala. 7ello ttalab bach ywsalkom rabit jdid.
notices-registered = Ttalab dyalkom tsejjel 3nd ljama3a b ra9m { $number }. Nhar ttasallom: { $received }
notices-due = Akher nhar bach yjawbokom: { $due }
notices-provisional = Had ttarikh dakhel fih 3id dini ba9i ghir m9edder: ila tbeddel ghadi n9olouha likom.
notices-provisional-closure = Had ttarikh dakhel fih seddan ba9i ghir m9edder: ila tbeddel ghadi n9olouha likom.
notices-extended = Ljama3a m7taja w9t kter. L9anoun kaykhelliha tzid f lajal merra w7da.
notices-clarify = Bach tjawbkom, ljama3a m7taja mnkom tawdi7. Lajal wa9ef 7ta tjawbo.
notices-answer-here = Bach tjawbo: ktbo ljawab dyalkom f lmo7adata, w nwerriwh likom 9bel ma nsiftoh.
notices-question = Ssoual: { $words }
notices-consulting = Ljama3a katsewwel taraf akhor kathemmo had lma3louma (lmadda 9). Lajal ba9i ghadi.

## Ljawab

notices-answered = Ljama3a jawbat 3la ttalab dyalkom.
notices-partly-answered = Ljama3a 3tatkom joz2 mn lma3louma, w 7iydat dakchi lli ma kayt3tach (lmadda 8).
notices-refused = Ljama3a rafdat ttalab dyalkom.
notices-redirected = Had lma3louma machi 3nd ljama3a: katsiftkom 3nd lli 3ndo.
notices-words = Ljama3a kat9ol: { $words }
notices-withheld = Chno t7iyed, w 3lach: { $words }
notices-code = Ssabab (lmadda 18): { $code }
notices-reasons = 3lach: { $words }
notices-letter = Nnass kamel kayn f rrisala dyal ljama3a.
notices-papers-mailed = Rrisala dyal ljama3a w lwata2i9 dyalha ghadi ywslokom f l'email lli 3tito.
notices-papers-counter = Rrisala dyal ljama3a w lwata2i9 dyalha kaytsennawkom f chobbak ljama3a.
notices-papers-too-large = Lwata2i9 lli kbar 3la l'email kaytsennawkom f chobbak ljama3a.
notices-papers-hours = W9at lkhdma: { $hours }

## Chikayat

notices-may-complain = T9edro tchkiw, 7ta l { $last }. 3nd men: { $step }
notices-goes-on =
    Chikaya dyalkom ba9a ghadya. 3nd men: { $step }
    Akhir nhar bach yjawbo 3liha: { $due }
    Ila ma jach ljawab wla ma 3jbkomch, mn b3d t9edro tmchiw l: { $after }
notices-ladder = Ila ma kentouch mettaf9in, l9anoun kay3tikom had ttor9, we7da mour we7da: ra2is lmajlis (lmadda 19), lajnat lma3loumat (لجنة الحق في الحصول على المعلومات) (lmadda 20), lma7kama l2idariya (lmadda 21). W chikaya lli deja t7ettat ba9a ghadya.
notices-unanswered = { $step ->
    [president] Ljama3a ma jawbatch f lajal.
    [cdai] Ra2is lmajlis ma jawbch f lajal.
   *[court] Lajnat l7a9 f l7osol 3la lma3loumat (CDAI) ma jawbatch f lajal.
 }
notices-window-ending = Tadkir: lajal bach tchkiw 9rreb ysali.
notices-complaint-lodged = Chikaya dyalkom tsejlat. Nhar l'ida3: { $lodged }. 3nd men: { $step }
notices-answer-due = Akher nhar bach yjawbo 3liha: { $due }
notices-decided = { $outcome ->
    [granted] Chikaya dyalkom t9eblat. Chkon 9errer: { $step }
    [partly] Chikaya dyalkom t9bel mnha joz2. Chkon 9errer: { $step }
   *[rejected] Chikaya dyalkom trefdat. Chkon 9errer: { $step }
 }
notices-decision = L9arar: { $words }

## Ttarikh tbeddel

notices-date-changed = { $clock ->
    [reply] Akher nhar bach yjawbokom tbeddel.
    [answer] Akher nhar bach yjawbo 3la chikaya dyalkom tbeddel.
   *[window] Akher nhar bach tchkiw tbeddel.
 }
notices-before = 9bel: { $day }
notices-after = Daba: { $day }
notices-runs-again = Konna 9olna likom belli lajal fat bla jawab. Hadchi ma b9ach s7i7: lajal ba9i ghadi.
notices-why-clarified = 3lach: jawbto 3la ssoual, w lajal rje3 kayt7seb.
notices-why-day = 3lach: tbeddlo iyyam l3otla dyal ljama3a. Nhar: { $name }
notices-why-also = W 7tta: { $name }
notices-why-calendar = 3lach: tbeddlo iyyam l3otla dyal ljama3a.
notices-why-proved = 3lach: lajal kayt7seb mn nhar lli wsalkom fih ljawab.

## 9bel ttaswit

notices-after-consultation = Reddo lbal: ljawab y9der yji mn b3d ma ysali ttachawor, nhar { $day }. T9edro t3tiw rayekom 9bel.
notices-after-session = Reddo lbal: ljawab y9der yji mn b3d ddawra dyal lmajlis, nhar { $day }.
notices-after-session-month = Reddo lbal: ljawab y9der yji mn b3d ddawra dyal lmajlis, lli f chher { $month }.

## B l'email w f lwra9

notices-mail-subject = Ttalab dyalkom { $reference }
notices-mail-foot = Had lmessage kaymchi b wa7do: jawbo f lmo7adata, wla dozo l chobbak ljama3a.
