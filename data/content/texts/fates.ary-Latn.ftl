### Chno w9e3 l lklam dyal nnas: jawab ljama3a, nnass lli tsade9 3lih, w chno ma kaytnchrch.

fates-answer = { $state ->
    [accepted] Jawab ljama3a, { $day }: ljama3a khdat b rray dyalkom.
    [partly] Jawab ljama3a, { $day }: ljama3a khdat b chi 7aja mn rray dyalkom.
   *[not_accepted] Jawab ljama3a, { $day }: ljama3a ma khdatch b rray dyalkom.
 }
fates-reason = { $written ->
    [ar] 3lach, kif ma ktbato ljama3a b l3arbiya: { $words }
    [ary] 3lach, kif ma ktbato ljama3a b ddarija b l7orof l3arbiya: { $words }
    [ary-Latn] 3lach, kif ma ktbato ljama3a b ddarija: { $words }
    [fr] 3lach, kif ma ktbato ljama3a b lfransawiya: { $words }
   *[same] 3lach: { $words }
 }
fates-measure = Lblassa lme3niya f lbarnamaj: { $title }

## Nnass lli tsade9 3lih

fates-adopted = Tsade9 3la lbarnamaj. Ha chno tbddel hna:
fates-adopted-same = Tsade9 3la lbarnamaj, w had lblassa ma tbddlatch.
fates-changed =
    F lmosawada: { $before }
    F nnass lli tsade9 3lih: { $after }
fates-added = Tzadt f nnass lli tsade9 3lih: { $after }
fates-dropped = T7eydat mn nnass lli tsade9 3lih: { $before }
fates-more = 7wayej khrin tbddlo hna: { $count }. Bach t9raw lbarnamaj kamel, ktbo « lbarnamaj ».

## Chno ma kaytnchrch

fates-hidden =
    { $reason ->
        [insult] Lklam dyalkom ma ghadich ytncher: fih ssebban wla tthdid.
        [hatred] Lklam dyalkom ma ghadich ytncher: fih da3wa l lkarahiya wla ttmyiz wla l3onf.
        [personal_data] Lklam dyalkom ma ghadich ytncher: fih ma3loumat chakhsiya dyal chi wa7ed akhor.
        [accusation] Lklam dyalkom ma ghadich ytncher: fih tohma l chi wa7ed mo3ayan.
        [off_topic] Lklam dyalkom ma ghadich ytncher: ma 3ndo 3ala9a la b lbarnamaj la b ljama3a.
        [spam] Lklam dyalkom ma ghadich ytncher: ichhar wla klam m3awed.
       *[illegal] Lklam dyalkom ma ghadich ytncher: l9anoun ma kaysme7ch b nachr dakchi lli fih.
    }
    Rah ba9i msjjel. Ila ma kntoch mttaf9in, ktbo « mowaddaf ».
fates-hidden-right = Ila kan fih chi talab dyal lma3louma, ba9i t9dro tdiroh.
