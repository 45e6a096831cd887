### Dakchi lli kan3lmo bih nnas bla ma iswlo dak nnhar: ddawrat, lwarchat w lblays dyalhom, b ddarija b l7orof llatiniya.

## Fo9ach w fin

announcements-when =
    Nnhar: { $day }
    Ssa3a: { $time ->
        [both] mn { $start } 7tta l { $end }
        [start] m3a { $start }
        [morning] f ssba7, w ssa3a ma m7eddedach
        [afternoon] f l3chiya, w ssa3a ma m7eddedach
        [evening] f llil, w ssa3a ma m7eddedach
       *[none] ba9i ma t7eddedat
    }
    Lblasa: { $place }
announcements-stop = Bach ma yb9awch ywslokom had lmessaget, ktbo « stop ».

## Ttadkir

announcements-reminder = { $when ->
    [today] Lmaw3id lyoum: { $title }
    [tomorrow] Lmaw3id ghedda: { $title }
    [two_days] Lmaw3id mn hna yomayn: { $title }
   *[soon] Ghir kanfekkrokom, lmaw3id 9erreb: { $title }
 }
announcements-agenda = { $what ->
    [new] Jadwal l2a3mal tnecher: { $title }
   *[changed] Jadwal l2a3mal tbeddel: { $title }
 }
announcements-points =
    { $more ->
        [0] Chno kayn f ljadwal:
       *[other] Chno kayn f ljadwal (ba9in no9at khrin, 9rawhom mn lbouton: { $more }):
    }
    { $points }
announcements-decided = Ljama3a dkhlat hna chno 9errer lmajlis: { $title }
announcements-posted = Had ddawra dazet: { $title }. W ljama3a ba9i ma dkhlat hna chno t9errer fiha.
announcements-last-to-comment = Akhir nhar bach t3tiw rra2y dyalkom f lmosawada howa { $day }.
announcements-last-to-ask = Ila bghito chi ma3louma mn ljama3a 9bel ddawra, w ysali l2ajal dyal ljawab 9bel mnha, 7etto ttalab 7tta l { $day } 3la ab3ad ta9dir.

## Ttebdilat

announcements-correction = { $what ->
    [called_off] Lmaw3id tlgha: { $title }
    [put_off] Lmaw3id t2ejjel: { $title }
    [moved] Ttarikh tbeddel: { $title }
   *[changed] Ssa3a wla lblasa tbeddlat: { $title }
 }
announcements-before = Nnhar lli kan 9bel: { $day }
announcements-no-date = Ttarikh jjdid ba9i ma t7edded.

## Lwarchat

announcements-workshop = Kayna warcha jdida: { $title }
announcements-moved-up = Khwaw blays, w homa dyalkom. Rakom msjlin f lwarcha: { $title }
announcements-seat = { $state ->
    [waiting] Rakom f la2i7at lintidar, nnemra { $place }. Lblays lli tlebto: { $seats }. Rramz: { $reference }
   *[registered] Rakom msjlin. Lblays: { $seats }. Rramz lli twerriwh f lbab: { $reference }
 }
announcements-after-workshop = Chokran 7it jito l lwarcha: { $title }. { $asks ->
    [yes] B9a t9olo lina, mi7war b mi7war, chno khass ljama3a takhed mnha.
   *[no] Ila b9at 3ndkom chi mola7ada, ktboha hna.
 }
announcements-minutes = Hada howa lma7dar dyal lwarcha: { $title }
