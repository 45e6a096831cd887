# The chat page's own words, in Darija with Latin letters: everything it says that nobody in the conversation said.

page-language-name = Darija
page-language-words = Darija b l7orof latin
page-languages = Llogha
page-title = Mo7adata m3a { $commune }
page-assistant = Lmosa3id l2ali
page-not-found = Makaynach had ssef7a. Choufo wach l3onwan mktoub mzyan.

page-sample = Hadi ghir tejriba: lma3lomat machi 7a9i9iyin.
page-welcome = Mer7ba bikom! M3akom lmosa3id l2ali dyal { $commune }.
page-welcome-how = Ktbo wla hedro kif ma bghito, b ddarija wla b l3arbiya wla b français, wla khtaro mn lte7t.
page-about = Chno kayt7fed mn had lmo7adata?
page-about-kept = Dakchi li katsifto kaywsel l jama3a, w kaychoufoh ghir lmowaddafin lmokallafin b had lkhidma. Ma tketboch hna nnemra dyal lakart.
page-about-cndp = Lmarji3 dyal llajna lwataniya l 7imayat lmo3tayat (CNDP): { $reference }
page-about-leave = Ila kan had tilifoun wla lpc kaysta3mloh nas khrin, ms7o lmo7adata mn hna mlli tsaliw. Ma ghadich t9dro trej3o liha mn b3d.
page-leave = Ms7o lmo7adata mn had ljihaz
page-start-programme = Bghit n9ra lbarnamaj
page-start-comment = Bghit nkhelli mola7ada
page-start-question = 3ndi so2al

page-log = Lmo7adata
page-choices = Likhtiyarat
page-older = Lmesajat l9dam ma kaybanoch hna.
page-you = Ntoma:
page-staff = Mowaddaf dyal jama3a
page-line-photo = Teswira
page-line-voice = Audio
page-line-forgotten = Had lklam tmse7, w ma b9ach m7foud hna.
page-typing = Lmosa3id kaywejjed ljawab

page-write = Ktbo hna
page-send = Sifto
page-cancel = Lghiw
page-photo = Sifto teswira
page-photo-ready = Teswira li ghadi tsifto
page-voice = Sejlo audio
page-recording = Kansejlo
page-file = Sifto teswira wla audio
page-file-hint = Khtaro teswira wla laudio:
page-refresh = Choufo wach ja chi jawab jdid

page-sending = Kaytsifet
page-not-sent = Ba9i ma tsifetch
page-offline = Lconnexion m9tou3a. Dakchi li ktebto m7foud hna, w ghadi ytsifet mlli trje3.
page-retry = 3awdo daba
page-too-many = Sebro chwiya, lmesajat dyalkom ghadi ytsifto we7da b we7da.
page-saved-draft = Rejj3na likom dakchi li ma kmmeltoch.
page-no-microphone = Ma 9derna nkhedmo lmicro. T9dro tketbo lina.
page-voice-too-long = 7bsna ttesjil, 7it wsel l atwel we9t. Siftoh wla lghiwh.

page-problem-empty = Ktbo chi 7aja hiya llowla, w mn b3d sifto.
page-problem-too-fast = Sifetto bezaf de99a we7da. Tsennaw chwiya w 3awdo, dakchi li ktebto ba9i hna.
page-problem-too-long = Had lmesaj twil bezaf. 9esmoh 3la jouj wla kter w 3awdo.
page-problem-photo-too-large = Had teswira kbira bezaf. Sifto we7da 9ell mn 10 Mo.
page-problem-file-too-large = Had lfichier kbir bezaf. Sifto teswira 9ell mn 10 Mo wla audio 9ell mn 16 Mo.
page-problem-wrong-type = Hna kan9dro nakhdo ghir tsawer w laudio. Ila bghito, ktbo lina chno kayn f had lfichier.
page-problem-no-file = Ma wselna 7ta fichier. Khtaro teswira wla laudio w 3awdo.
page-problem-expired = Had ssef7a t3etlat bezaf w hiya m7loula. Ha hiya jdida: 3awdo sifto 3afakom. Khass les cookies ykouno m9boulin.
page-problem-form = Ma fhemnach had talab. 3awdo mn had ssef7a 3afakom.
page-problem-away = Lkhidma wa9fa chwiya. Dakchi li ktebto ba9i hna, 3awdo mn daba chi d9i9a.
