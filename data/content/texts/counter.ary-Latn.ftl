### Lwesl dyal dakchi lli t9al f chobbak, kaytsifet f WhatsApp l nmra lli 3taha lwa7ed.

counter-receipt = { $kind ->
    [idea] { $commune }: lfikra lli 9olto lina f chobbak tsejlat nhar { $day }.
    [request] { $commune }: weslna talab lma3louma lli 7etito f chobbak nhar { $day }.
   *[comment] { $commune }: lmola7ada lli 9olto lina f chobbak tsejlat nhar { $day }.
 }
counter-receipt-code = { $kind ->
    [request] Rra9m dyal ttalab: { $reference }
   *[comment] Lcode dyalkom: { $reference }
 }
counter-receipt-keep = { $kind ->
    [request] 7tafdo b had lmessage. Machi hadchi lli tlebto? 9olouha lina f chobbak b had rra9m.
   *[comment] 7tafdo b had lmessage: lcode ila da3 ma ymkench ytl9a. Bih t9edro t9raw dakchi lli tkteb, wla ts77oh, wla ts7boh.
 }
