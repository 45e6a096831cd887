# The page on which a person says who they are, in Darija in Latin letters. Law 31.13, article 14; law 09.08 on personal data.

identity-name = Ljama3a
identity-title = Chkon ntoma, bach ykmel ttalab · { $commune }
identity-title-errors = Khassha tse7i7 · { $title }
identity-heading = Chkon ntoma, bach ykmel ttalab dyalkom
identity-lead = L9anoun 31.13 kaytleb tkon f ttalab ssmiya, l3onwan w nnemra dyal lacarte. 3mmerna ma ghadi ntelbohom mnkom f lmo7adata, ghir hna.
identity-sample = Hadi ghir tejriba: lmo3tayat machi 7a9i9iya. Ma tktboch ssmiya w nnemra l7a9i9iya dyalkom.
identity-languages = Llogha
identity-until = Had ssef7a kattsennakom 7ta l { $day } m3a { $time }, w katkhdem ghir merra we7da.

identity-request = Chno kattelbo
identity-subject = Lma3louma
identity-period = Lmodda
identity-format = Chkel
identity-format-electronic = Fichier électronique
identity-format-paper = Noskha f lwer9
identity-format-consultation = Tchofoha f 3in lmakan
identity-delivery = Ljawab
identity-delivery-email = B email
identity-delivery-counter = F chobbak ljama3a
identity-delivery-chat = F lmo7adata
identity-type = Naw3 ttalab
identity-type-ordinary = 3adi
identity-type-urgent = Mosta3jal
identity-urgent-reason = 3lach mosta3jal
identity-addressed = L mn ghadi

identity-who = Chkon kaytleb
identity-first-name = Ssmiya
identity-family-name = Lkonya
identity-name-hint = Kif ma kayna f lacarte, b l7orof l3arbiya wla latin.
identity-kind = Ntoma
identity-kind-citizen = Maghribi wla maghribiya
identity-kind-resident = Ajnabi wla ajnabiya 3ndhom l2i9ama f lmaghrib
identity-document = Nnemra dyal lacarte
identity-document-citizen = Lacarte nationale (CNIE): 7erf wla jouj, w mn b3d l2ar9am.
identity-document-resident = L2i9ama: nnemra dyal lacarte wla lwer9a lli katbetha.
identity-document-cin = Lacarte nationale (CNIE)
identity-document-residence = Wer9et l2i9ama
identity-address = L3onwan
identity-address-hint = Zzen9a w nnemra wla ddouar, w mn b3d lmdina.
identity-email = Email
identity-email-hint = Hna ghadi ywselkom ljawab.
identity-phone = Ttilifoun
identity-phone-yes = Ljama3a t9der t3eyyet liya f nnemra lli kanketb mnha, ila kan 3ndha chi so2al.
identity-phone-no = Bla tilifoun
identity-optional = Machi darori
identity-preview = Chofo l2istimara
identity-preview-hint = Ma kaytsifet walo 7ta t3awdo t9rawh.

identity-errors = { $count ->
    [one] Kayna 7aja we7da khassha tse7i7
    [two] Kaynin jouj 7wayej khasshom tse7i7
    [few] Kaynin { $count } dyal l7wayej khasshom tse7i7
   *[other] Kaynin { $count } dyal l7wayej khasshom tse7i7
  }
identity-error-first-name-missing = Ktbo ssmiya dyalkom.
identity-error-first-name-wrong = Ktbo ssmiya ghir b l7orof, bla ar9am w bla romouz.
identity-error-first-name-long = Had ssmiya twila bzzaf: 80 7erf hiya lkter.
identity-error-family-name-missing = Ktbo lkonya dyalkom.
identity-error-family-name-wrong = Ktbo lkonya ghir b l7orof, bla ar9am w bla romouz.
identity-error-family-name-long = Had lkonya twila bzzaf: 80 7erf hiya lkter.
identity-error-kind-missing = Khtaro wa7ed mn had jjouj.
identity-error-document-missing = Ktbo nnemra dyal lacarte.
identity-error-document-wrong-cin = Had nnemra ma katchbehch l nnemra dyal lacarte nationale: 7erf wla jouj, w mn b3d mn reb3a 7ta l seb3a dyal l2ar9am.
identity-error-document-wrong = Had nnemra ma katchbehch l nnemra dyal chi wer9a: mn reb3a 7ta l 3chrin 7erf w re9m.
identity-error-address-missing = Ktbo l3onwan dyalkom.
identity-error-address-short = Had l3onwan 9sir bzzaf: zido zzen9a wla ddouar, w mn b3d lmdina.
identity-error-address-long = Had l3onwan twil bzzaf: 300 7erf hiya lkter.
identity-error-email-missing = Ktbo l'email dyalkom: khtarito yjikom ljawab b email.
identity-error-email-wrong = Had l'email bayn na9es. Matalan: name@example.ma

identity-notice = Lmo3tayat chakhsiya dyalkom
identity-notice-who = Lmas2oul: { $commune }.
identity-notice-purpose = 3lach: bach ytwjed ttalab dyalkom 3la lma3louma (l9anoun 31.13, lmadda 14) w ytjaweb 3lih. Walo akhor.
identity-notice-readers = Chkon kaychofha: lmowaddaf lmokallaf b lma3loumat w lli kay3awnoh. W katt7fed mchefra.
identity-notice-kept = Ch7al katb9a: ma 7edd ttalab w chikayat 3lih mftou7in, w mn b3d lmodda lli serr7at biha ljama3a 3nd CNDP. W dakchi lli katketbo hna w ma katsiftohch kaytmse7 melli katsali lmodda dyal ssef7a.
identity-notice-rights = L7o9o9 dyalkom (l9anoun 09.08): tchofo lmo3tayat dyalkom, tse77oha, w t3ardo listi3mal dyalha. Sewlo ljama3a, wla ktbo « lmo3tayat dyali » f lmo7adata.
identity-notice-cndp = Lmarji3 3nd CNDP: { $reference }
identity-notice-sample = Lmarji3 3nd CNDP: ma kaynch, 7it had ljama3a ghir mital.

identity-check = 3awdo 9raw l2istimara
identity-check-lead = Ha howa ttalab kif ma ghadi ytsifet l lmowaddaf lmokallaf b lma3loumat.
identity-paper = Chofo l2istimara (PDF)
identity-correct = Se77o
identity-send = Sifto ttalab
identity-send-hint = Melli tsifto, had ssef7a kattsedd w ma b9ach fiha tebdal.

identity-sent = Tsifet ttalab
identity-sent-lead = Ttalab dyalkom mcha 3nd lmowaddaf lmokallaf b lma3loumat.
identity-sent-not-filed = Ba9i ma tsejjelch. Kaytsejjel melli ljama3a t3ti lwasl, w mn dak nnhar kaybdaw l2ajal dyal l9anoun.
identity-sent-told = Ghadi n3elmokom f lmo7adata b nnemra, ttarikh w akhir nhar dyal ljawab.
identity-reference = Lmarji3 dyalkom
identity-sent-other = Ttri9 lkhra ba9a mftou7a: lbawaba lwataniya
identity-sent-close = T9dro tseddo had ssef7a.

identity-gone = Had ssef7a ma b9atch mftou7a
identity-gone-why = Ya imma tkhedmat mn 9bel, ya imma salat lmodda dyalha.
identity-gone-sent = Ila knto siftto ttalab dyalkom, rah wsel: teb3oh f lmo7adata.
identity-gone-new = W ila la, ktbo lmarji3 dyalkom f lmo7adata w ghadi ywselkom lien jdid. W ma da3 walo akhor.

identity-away = Lkhedma wa9fa chwiya
identity-away-why = Ma tsifet walo. Tsennaw chi d9i9a w 3awdo.
identity-away-kept = Dakchi lli ktebto ba9i hna.
identity-again = 3awdo
identity-too-fast = Kan hadchi b zzerba, w ma tsifet walo. Tsennaw chwiya w 3awdo.
identity-expired = B9at had ssef7a m7loula bzzaf, w ma tsifet walo. Chofoha w kemmlo.
identity-form = Ma fhemnach chno tsifet. 3awdo mn had ssef7a 3afakom.
identity-too-long = Hadchi twil bzzaf, w ma t7fed walo. Ne99so mnno w 3awdo.
