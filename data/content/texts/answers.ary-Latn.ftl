### Lkhbar 3la chno w9e3 l lmola7ada: hadchi kayji 9bel lklam dyal fates.ary-Latn.ftl.

answers-about = { $kind ->
    [idea] 3la lfikra dyalkom { $reference }: { $words }
   *[comment] 3la lmola7ada dyalkom { $reference }: { $words }
 }
answers-about-many = 3la lmola7adat dyalkom lli kay9olo nefs l7aja: { $references }
answers-adopted = Tsade9 3la lbarnamaj. Ha chno tbddel fin 3tito rraykom.
answers-place = Lblassa: { $title }
answers-other-places = Blayes khrin tbddlo: { $count }. Lcode dyal koll mola7ada kaywesselkom liha.
answers-request = Talab lma3louma lli kan fih ma7foud: { $request }
answers-shown = Lklam dyalkom tncher 3awd.
answers-open = Nchouf lmola7ada
