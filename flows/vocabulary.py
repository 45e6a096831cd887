"""Words that are recognised, never said: control words, yes and no, numbers, in four varieties.

ar, Darija in Arabic letters, Darija in Latin letters, French (and the English that phones teach). Everything is
folded by flows/matching.py before it is compared, so accents, hamza seats and capitals do not matter here.

"safi", "baraka" and "wakha" are not stop words: they mean done, enough said, yes.
"""

STOP, MENU, BACK, CANCEL, REPEAT, HELP = "stop", "menu", "back", "cancel", "repeat", "help"
PERSON, LANGUAGE, MORE, SKIP, AGAIN = "person", "language", "more", "skip", "again"
GREETING, THANKS, GOODBYE = "greeting", "thanks", "goodbye"

# Only as the whole message, politeness aside.
CONTROLS = {
    STOP: """stop | arret | arreter | arretez | desabonner | desabonnement | se desabonner | me desabonner
        | unsubscribe | stop messages | stop sms | arreter les messages | arretez les messages | plus de messages
        | ne m envoyez plus rien | ne m ecrivez plus | توقف | توقفوا | ايقاف | وقف | وقفو | حبس | حبسو | سطوب | الغاء الاشتراك | we99ef | wa9ef
        | حبسو عليا الميساجات | وقفو عليا الميساجات | ما تصيفطو ليا والو | ماتصيفطو ليا والو | ما تصيفطوش ليا | ماتصيفطوش ليا
        | باراكا من الميساجات | اوقفوا الرسائل | توقفوا عن الارسال | لا ترسلوا لي شيئا | لا تراسلوني
        | 7bso 3liya lmessagat | we9fo 3liya lmessagat | ma tsifto liya walo | ma tsiftouch liya | ma tsiftoch liya
        | weqqef | we9fo | wa9fo | 7bes | 7ebsso | hbes | w9ef | we9ef | wa99ef | w99ef | weqef | waqef | waqqef | wqef
        | w9fo | w9fou | we9fou | wa9fou | we99fo | wa99fo | weqfo | waqfo | waqfou | 7bess | 7ebes | 7ebess | 7abes
        | 7abess | hbess | habess | 7bso | 7bsso | 7bsou | 7ebso | 7ebsou | hbso | w9ef 3liya lmessagat
        | w9fo 3liya lmessagat | 7bes 3liya lmessagat | w9ef lmessagat | w9fo lmessagat | 7bso lmessagat
        | baraka mn lmessagat | ma tb9awch tsifto liya | ma ttb9awch tsifto liya | حبسو الميساجات | وقفو الميساجات
        | ما تبقاوش تصيفطو ليا | ماتبقاوش تصيفطو ليا | اوقفوا | لا اريد رسائل | ne m envoyez plus de messages
        | ne m envoyez plus de message | arretez de m ecrire | arretez de m envoyer des messages
        | je ne veux plus recevoir de messages""",
    MENU: """menu | le menu | menu principal | accueil | sommaire | start | main menu | القائمه | قائمه
        | القائمه الرئيسيه | الرئيسيه | اللائحه | اللائحه الرئيسيه | المنيو | مينو | المينو | lmenu | l menu
        | lista | lla2i7a | la2i7a | l9a2ima | lqa2ima""",
    BACK: """back | retour | retourner | revenir | revenir en arriere | en arriere | precedent | question precedente
        | رجوع | ارجع | رجع | رجع لور | رجعني | رجع اللور | الرجوع | السابق | السوال السابق | لور | اللور
        | rje3 | rja3 | rjou3 | reje3 | rje3 lor | rje3 llor | rja3 lor | lor | llor | rej3ni | rja3ni""",
    CANCEL: """cancel | annuler | annule | annulez | tout annuler | abandonner | laisser tomber | laisse tomber
        | الغاء | الغ | الغي | الغيو | لغي | لغيها | لغيه | نلغي | بلاش
        | laghi | lghi | lghiha | elghi | l8i | 2il8a2 | ilgha2 | blach""",
    REPEAT: """repeat | repeter | repete | repetez | encore une fois | pardon | اعد | اعاده | كرر | كررو
        | عاود | عاودي | عاودو | عاودها | عاود ليا | مره اخري | 3awed | 3awd | 3awdo | 3awedha | 3awd liya
        | 3awed liya | 3awd lia""",
    HELP: """help | aide | aidez moi | aide moi | besoin d aide | a l aide | مساعده | المساعده | ساعدني | ساعدوني
        | عاوني | عاونوني | عاونيني | شرح ليا | mosa3ada | moussa3ada | 3awni | 3awenni | 3awnouni | 3awnoni
        | 3aweni""",
    PERSON: """person | a person | human | agent | un agent | humain | un humain | une personne | personne
        | conseiller | un conseiller | fonctionnaire | un fonctionnaire | operateur | parler a quelqu un
        | parler a une personne | parler a un agent | parler a un humain | quelqu un | شخص | موظف | الموظف | موظفه
        | بنادم | انسان | شي واحد | شي موظف | شي حد | نهضر مع شي واحد | بغيت نهضر مع شي واحد
        | اريد التحدث مع موظف | التحدث مع موظف | التحدث مع شخص | bnadem | bnadm | mowaddaf | mowadaf | lmowaddaf
        | mouwadaf | mowddaf | chi wa7ed | chi mowaddaf | chi 7ed | nhder m3a chi wa7ed
        | bghit nhder m3a chi wa7ed | bghit nhder m3a bnadem""",
    LANGUAGE: """language | langue | la langue | langues | changer de langue | changer la langue | اللغه | لغه | اللغات
        | تغيير اللغه | غير اللغه | بدل اللغه | نبدل اللغه | بدلو اللغه | logha | lougha | llogha | lo8a | louha
        | bddel llogha | nbddel llogha | beddel llogha | bdel logha | beddel lougha""",
    MORE: """more | plus | en savoir plus | savoir plus | voir plus | plus d infos | lire plus | المزيد | مزيد | اكثر
        | كتر | كثر | زيد قرا | زيدني | ktar | kter | zidni | ktr""",
    SKIP: """skip | passer | passe | passez | sauter | ignorer | تخطي | تجاوز | دوز | دوزها | فوت | فوتها | بلا هادي
        | dewez | douz | dawez | dewezha | douzha | fout | foutha""",
    AGAIN: """restart | start again | start over | recommencer | recommence | tout recommencer | depuis le debut
        | من جديد | البدايه من جديد | من الاول | نبداو من الاول | عاود من الاول | mn jdid | mn lwel | mn loul
        | nbdaw mn lwel | 3awd mn lwel | 3awed mn lwel""",
    GREETING: """salam | slm | salam alikom | salam 3likom | salamo 3alaykom | assalam 3alaykom | salam alaykoum
        | salamou alaykoum | slam | slm 3likom | ahlan | mrehba | marhaba | sba7 lkhir | sbah lkhir | msa lkhir
        | mselkhir | sba7 nour | bonjour | bonsoir | salut | coucou | bjr | bsr | hello | hi | hey | allo
        | سلام | السلام | السلام عليكم | سلام عليكم | السلام عليكم ورحمه الله | السلام عليكم ورحمه الله وبركاته
        | سلام عليكم ورحمه الله | اهلا | اهلا وسهلا | مرحبا | صباح الخير | مساء الخير | صباح النور | تحيه طيبه""",
    THANKS: """merci | merci beaucoup | merci bien | mrc | grand merci | thanks | thank you | thx | chokran | choukran
        | shukran | chokran bezaf | chokran bzaf | lah ykhlik | lay khlik | baraka lahou fik | lah y3tik sa7a
        | lah i3tik sa7a | tbarkallah 3likom | شكرا | شكرا جزيلا | شكرا لكم | شكرا بزاف | مشكورين | بارك الله فيكم
        | بارك الله فيك | الله يعطيك الصحه | الله يعطيكم الصحه | جزاكم الله خيرا | تبارك الله عليكم""",
    GOODBYE: """bye | au revoir | a bientot | bonne journee | bonne soiree | ciao | besslama | bslama | beslama
        | bessalama | lla y3awen | lah y3awn | tsba7 3la khir | tesba7 3la khir | مع السلامه | بالسلامه | بسلامه
        | الي اللقاء | وداعا | الله يعاون | تصبح على خير | تصبحو على خير | طاب يومكم""",
}  # fmt: skip

# Said around a word without changing it.
POLITENESS = """svp | stp | s il vous plait | s il te plait | please | pls | 3afak | 3afakom | afak | lah ykhlik
    | من فضلك | من فضلكم | المرجو | عافاك | عافاكم | الله يخليك | الله يخليكم | لو سمحت | لو سمحتم"""

LANGUAGES = ("ar", "ary-Arab", "ary-Latn", "fr")
# A language asked for in words, alone or with a courtesy ("parlez français svp"). Darija with no word of the letters is
# answered in those it was asked for in. Inside a longer wish: flows/language.py.
LANGUAGE_NAMES = {
    "fr": """francais | en francais | parlez francais | parler francais | parle francais | french | in french
        | fr | bel fransawiya | b fransawiya | bfransawiya | b lfransawiya | blfransawiya | b fransiya
        | b lfronsi | b français | fransawiya | lfransawiya | بالفرنسيه | الفرنسيه | فرنسيه | بالفرونسي
        | باللغه الفرنسيه | اللغه الفرنسيه | بالفرنساويه | الفرنساويه | فرونسي""",
    "ar": """arabe | en arabe | parlez arabe | arabe classique | en arabe classique | arabe standard | arabic
        | in arabic | b l3arbiya | bl3arbiya | b l3arabiya | l3arabiya | 3arabiya | l3arbiya l fos7a | fos7a
        | b lfos7a | بالعربيه | العربيه | عربيه | باللغه العربيه | اللغه العربيه | بالفصحي | الفصحي
        | العربيه الفصحي | بالعربيه الفصحي""",
    "ary-Arab": """darija b l7orof l3arbiya | b l7orof l3arbiya | b l7rouf l3arbiya | darija en lettres arabes
        | en lettres arabes | en caracteres arabes | الدارجه | دارجه | بالدارجه | بالدارجه المغربيه | الدارجه المغربيه | بالمغربيه
        | بالحروف العربيه | حروف عربيه | دارجه بالحروف العربيه | الدارجه بالحروف العربيه""",
    "ary-Latn": """darija | en darija | b darija | bddarija | b ddarija | bdarija | b l7orof latin
        | b l7rouf latin | b l7orof llatiniya | b l7orof latiniya | b l7rouf latiniya | bl7orof latin | bl7rouf latin | b7orof latin | lettres latines | en lettres latines
        | en caracteres latins | darija en lettres latines | darija latin | darija b latin | b latin
        | darija b l7orof latin | darija b l7rouf latin | b l7orof l fransawiya | arabizi | بالحروف اللاتينيه
        | حروف لاتينيه | الحروف اللاتينيه | بالحروف الفرنسيه | دارجه بالحروف اللاتينيه
        | الدارجه بالحروف اللاتينيه""",
}  # fmt: skip

YES = """yes | y | ok | okay | okey | oki | d accord | dac | dacc | daccord | oui | ouii | ouais | wi | bien sur
    | exact | exactement | c est bon | c est ca | parfait | je confirme | confirmer | valider | je valide | envoyer
    | envoyez | wakha | wa5a | wakha 3likom | waxa | ah | ahh | eh | eyh | iyeh | iyyeh | iwa | na3am | n3am | mzyan
    | mezyan | safi | saafi | saf | ewa safi | sifto | siftoh | sifet | mwafe9 | mwaf9 | mouwafi9 | mwafa9
    | baraka | barka | نعم | اجل | اه | ايه | ايوه | اييه | ايوا | واخا | وخا | صافي | موافق | موافقه | موافقين | مزيان
    | اكيد | طبعا | تمام | حسنا | اوكي | اوك | صحيح | صيفطو | صيفط | صيفطوه | ارسل | ارسلوا | ارسلوه | بطبيعه الحال
    | متفق | متفقه | بركه | باركا | براكا"""
NO = """no | n | nope | non | nn | pas du tout | non merci | jamais | pas d accord | lla | la | laa | la la | lala
    | la chokran | la merci | ma bghitch | mabghitch | mab8itch | machi mwafe9 | لا | لالا | لا لا | كلا | لا شكرا
    | ما بغيتش | مابغيتش | غير موافق | ماشي موافق | ما متفقش | لست موافقا | ابدا"""
# Said with a comment: no name beside it.
ANONYMOUSLY = """anonymement | de facon anonyme | de maniere anonyme | en anonyme | sans mon nom | sans donner mon nom
    | sans indiquer mon nom | sans nom | bla smiya | bla smiti | bla ssmiya | bla ma n3ti smiti | bla ism | بلا سميه
    | بلا سميتي | بلا السميه | بلا اسم | بدون اسم | بدون اسمي | بدون ذكر اسمي | بدون ذكر الاسم | دون اسم | دون ذكر اسمي
    | دون ذكر الاسم | anonymously"""
# An answer to "in whose name?" that gives none is made of these words and of no other: NAMELESS says it alone; a word for a name says
# it beside WITHOUT or NOT, and the small words may stand around them. Any other word may be the name of somebody.
NAMELESS = """anonyme anonymes anonymement anonymat anonime annonyme anonym anonymous anonymously majhoul majhoula majhol majhola mjhoul
    mjhoula مجهول مجهوله مجهولا مجهولين المجهول"""
A_NAME = """nom noms prenom identite nomme nommee nommer cite citee smiya ssmiya lsmiya lssmiya smia smya smiyya smiti ssmiti smiyti ssmiyti
    smyti smitna smiytna semiti semiya ism lism l2ism ismi ismy name y3rfni y3erfni y3rfoni y3refni اسم اسما الاسم اسمي اسمنا باسمي هويتي
    الهويه هويه سميه السميه سميتي السميتي سميتنا يعرفني يعرفوني تعرفوني"""
WITHOUT = """sans aucun bla blla bidoun bidoune bidon bdoun bdon bidun doun without بلا بدون دون"""
NOT = """ne n pas jamais ma machi mashi mabghitch mabghitsh mab8itch mabghit mabaghich ma3ndich makaynch makaynach don t not لا لن لست ليس ما
    ماشي مابغيتش مبغيتش مابغيت ماباغيش ماباغيش ماعندي ماعنديش ماكاينش ماكايناش عدم"""
# Before these a "no" answers the question, and denies nothing of what follows.
A_NO_FIRST = "non no lla la laa lala nn لا لالا كلا"
AROUND_NO_NAME = """je j me moi on vous il y a c est ce sera soit prefere prefererais veux voudrais souhaite souhaiterais aimerais desire rester reste
    demeurer etre que qu le la l les de du d en un une mon ma mes et mais pour par sous dans s te plait svp stp merci mettez mets mettre
    ecrire ecrivez indiquer indiquez donner donnez donne dire dis mentionner mentionnez publier publiez afficher affichez citer communiquer
    communique reveler divulguer preciser laisser laissez laisse garder gardez garde envoyer envoyez envoie signer simplement juste seulement
    plutot alors ok oui bien sur facon maniere couvert remarque avis commentaire idee message cette cet ecris tout i my want prefer to stay
    be please non no lla laa sache connaisse
    bghit bghina baghi baghya bghitch bghitsh baghich nb9a neb9a nbqa nb9aw nkoun nkon koun khelliwha khelliha khliwha khliha khlliwha khliwni
    khelliwni khallini khaliwni nkhelliha nkhelli ngol ngoul n9ol n9oul nqol nqoul ngolha n9olha ngollkom n9ollkom n3ti n3te n3tih n3tiha
    n3tikom n3tiw nkteb nktb nketb nktbo nkteb nktbha tktb tktbo tketbo tktebo tktbou tktbouch tktboch tketboch tketbouch tkteboch tktebouch
    tkteb ktbo ktbou dir diro dirou dirha diroha tdir tdiro tdirou tdiroch tdirouch ndir ndiro ndirha t7ett t7etto t7ettou t7ettoch t7ettouch
    t7tto t7ttoch t7ttouch n7ett n7ett n7etha ndker ndkr tdekro tdkro tdkroch tdekroch nbeyyen nbayn yban tban tbanch ybanch yt3ref nt3ref
    nsinyi tsjjlo sjjloha sjloha siftoha dyali dyalna dyal had hadi lmola7ada mola7ada lfikra chi 7ed 7ad hed 7tta hta wa7ed wahed ana
    3afakom 3afak afak afakom chokran choukran safi wakha waxa ah iyeh walo walou khass khassni daroriya darori
    اريد اود ارغب افضل احبذ احب ان ابقي اظل اكون يبقي تبقي ذكر ذكري كتابه الافصاح افصاح الكشف كشف الادلاء اعطاء اعلان الاعلان عن في من
    فضلكم فضلك المرجو شكرا رجاء اذكر اكتب اعطي اقول اصرح افصح اكشف تصريح التصريح داعي داع حاجه لذكر بذكر نشر هذه هذا الملاحظه ملاحظتي
    ملاحظه صاحب صاحبها المصدر الفكره فكرتي مقترحي المقترح يذكر يكتب ينشر تذكروا تكتبوا تنشروا كتابته حسنا نعم اجل انا لي اي
    بغيت بغينا بغيتش باغي باغيه باغيش نبقي نبقاو نكون خليوها خليها خلي خليو خليوني خليني نخليها نقول نقولش نقولها نقوليكم نعطي نعطيش
    نعطيها نعطيكم نكتب نكتبش نكتبها تكتبو تكتبوش كتبو كتبوها ديروها ديرو ديرها تديرو تديروش ندير نديرها نديرو نذكر نذكرش تذكرو تذكروش
    تحطو تحطوش تحط نحط نحطها تبان تبانش يبان يبانش تسجلو سجلوها صيفطوها حد شي حتي واحد عافاكم عافاك عفاكم صافي واخا وخا اه ايه والو
    ديالي ديالنا ديال هاد هادي ضروري خاص"""
# What stands around a card or telephone number that somebody sends.
ANNOUNCING_A_NUMBER = """c est voici voila ma mon la le l n no num numero carte nationale identite cin cnie telephone tel portable et
    nom dyal dyali lacarte lakart la9art lcarte carta nmra nmrat nnmra ra9m ra9mi tilifoun ttilifoun ha hahiya hiya howa hadi hada w d
    رقم الرقم رقمي بطاقه بطاقتي البطاقه الوطنيه للتعريف لاكارط لكارط ديالي ديال نمره النمره نمرتي هي هو ها هاهي هادي هذا هذه
    هاتف هاتفي الهاتف تيليفون التيليفون تيليفوني و"""
URGENTLY = """urgent | urgente | urgemment | en urgence | c est urgent | mosta3jal | mosta3jala | mst3jel | mosta3jel | مستعجل | مستعجله
    | بشكل عاجل | عاجل | عاجله | ايرجون"""

YES_SIGNS, NO_SIGNS = "👍👌✅✔☑💯", "👎❌✖🚫"

# The n-th of the choices, in words. Only as the whole message.
NUMBERS = {
    1: """un | une | premier | premiere | le premier | la premiere | one | first | wa7ed | wahed | wa7da | lwel | lawel
        | loul | llowla | lowla | واحد | وحده | واحده | الاول | الاولي | اول | اللول | اللوله | الاوله""",
    2: """deux | deuxieme | le deuxieme | la deuxieme | second | seconde | two | jouj | joj | zouj | tani | ttani
        | tanya | ttanya | جوج | زوج | اثنان | اثنين | تنين | الثاني | الثانيه | التاني | التانيه""",
    3: """trois | troisieme | le troisieme | la troisieme | three | tlata | tleta | talet | ttalet | talta | ttalta
        | ثلاثه | تلاته | الثالث | الثالثه | التالت | التالته""",
    4: """quatre | quatrieme | le quatrieme | la quatrieme | four | reb3a | rb3a | arb3a | rabe3 | rrabe3 | rab3a
        | rrab3a | اربعه | ربعه | الرابع | الرابعه""",
    5: """cinq | cinquieme | five | khamsa | khemsa | 5amsa | lkhames | lkhamsa | خمسه | الخامس | الخامسه""",
    6: """six | sixieme | setta | stta | sadis | ssades | ssadsa | سته | ستا | السادس | السادسه""",
    7: """sept | septieme | seven | seb3a | sb3a | ssabe3 | ssab3a | سبعه | السابع | السابعه""",
    8: """huit | huitieme | eight | tmenya | tmnya | tamen | ttamen | ttamna | ثمانيه | تمنيه | تمنيا | الثامن | التامن""",
    9: """neuf | neuvieme | nine | tes3oud | ts3oud | tse3oud | ttase3 | تسعه | تسعود | التاسع | التاسعه""",
}  # fmt: skip
# Said before a number.
NUMBER_SIGNS = "n no numero nr num number choix option question رقم الرقم نمره النمره اختيار الاختيار nmra nemra lnmra ra9m r9m"

# At a summary: "change the axis", "bddel l axe: 3".
CHANGE = """change | changer | changez | changeons | modifier | modifie | modifiez | corriger | corrige | corrigez
    | rectifier | rectifiez | remplacer | remplacez | bddel | beddel | bedel | bdel | bddlo | beddlo | bedlo | nbeddel
    | nbedel | nbddel | tbeddel | badel | gheyyer | gheyer | ghayer | gheyro | nghayer | sa77e7 | sahhe7 | se77e7
    | n9ad | غير | غيرو | غيروا | نغير | تغيير | بدل | بدلو | بدلي | نبدل | تبديل | صحح | صححو | نصحح | تصحيح | عدل
    | عدلو | تعديل"""
ADD = """ajoute | ajouter | ajoutez | rajoute | rajouter | rajoutez | add | zid | zido | zidou | zidi | nzid | نزيد
    | زيد | زيدو | زيدوا | زيدي | اضف | اضيفوا | ضيف | ضيفو | نضيف | اضافه"""
# Small words that may stand before such a verb: "wakha walakin bghit nbddel …".
BEFORE_A_VERB = """wakha ok oui yes safi ah iyeh non no la lla walakin walayni mais et puis alors je j veux voudrais
    souhaite peux peut on bghit bgit baghi ghir bas 3afak svp stp نعم واخا صافي لا ولكن لكن والاكن بغيت باغي اريد اود
    عافاك و من فضلك il faut merci de d please"""
# "pas la gouvernance": a label beside one of these is not chosen.
# Beside a label: who asks what a thing is does not choose it.
QUESTIONS = """quoi quel quelle quels quelles pourquoi comment qui chno chnou achno ach chnahiya chnahowa 3lach kifach chkoun
    شنو اشنو شنهو شناهو شنهي اش علاش كيفاش شكون ماذا لماذا كيف ماهو ماهي"""
NEGATIONS = "pas non ni sans jamais plus machi mashi bla ma lla ماشي لا ليس ليست بلا بدون ما غير"
# ... between the thing and its new value: "change le nom par Ahmed".
TO = """par en pour avec a to l ll b ب ل الي الى لـ ila bach"""

# Words of wanting to take part. A sentence of these alone says nothing yet that could be kept as a comment.
WANTING = """je j me nous on veux voudrais souhaite souhaiterais aimerais peux puis pouvoir comment est ce que il y a t
    donner laisser faire ecrire poster envoyer deposer participer proposer exprimer dire ajouter un une mon ma mes notre
    avis commentaire commentaires remarque remarques opinion idee idees proposition propositions suggestion suggestions
    sur le la les l de du des d au aux a axe projet programme consultation question commune bonjour salut salam svp stp
    merci s vous plait pour concernant propos bghit bgit baghi brit bghina nqder n9der nkhelli nkheli n3ti n3te nkteb
    ngol n9ol n9oul nchark ncharek ndir ray rayi ra2y ra2yi rayy dyali dyalna wa7ed wahed chi ta3li9 commentaire
    mola7ada moulahada mola7adat fikra afkar i9tira7 iqtirah 3la 3ala f fi fel l7 dyal d hadak had hadchi lmachrou3
    lbernamaj barnamaj ljama3a jama3a lme7war me7war mi7war lmi7war 3afak kifach wach momkin اريد اود ارغب يمكن يمكنني
    هل كيف ان اعطي اعطاء ابدي ابداء اترك اكتب اضع اشارك المشاركه بغيت باغي باغيه بغينا نقدر نعطي نخلي نكتب نقول نشارك
    ندير راي الراي رايي ملاحظه ملاحظات ملاحظتي الملاحظه تعليق تعليقي تعليقا التعليق فكره افكار اقتراح اقتراحي اقتراحات
    مقترح واحد شي علي على في ف من عن حول بخصوص ديالي ديالنا ديال هاد هادشي هذا هذه المشروع مشروع البرنامج برنامج
    الجماعه جماعه المحور محور السلام عليكم سلام مرحبا عافاك كيفاش واش ممكن"""

# Questions about the service itself, as the whole message (folded; spaces are written \\s because patterns are spread out).
_WHAT = r"(?:(?:chno|chnou|chnowa|chniya|achno|ach|wach|شنو|اشنو|شنهو|شني|شنيه|اش|ما|ماذا|c\s est\s quoi|qu\s est\s ce\s que?(?:\s c\s est)?(?:\s que)?|quest\s ce\s que|que\s veut\s dire|que\s signifie|what\s is)\s)"
_IS = r"(?:(?:hiya|howa|huwa|howa|hia|hya|hwa|hadak|had|dak|ka?y3ni|y3ni|ka?t3ni|ma3na|m3na|kay9sdo\s b|هو|هي|هاد|معني|كيعني|يعني|كتعني|المقصود\s ب|يقصد\s ب)\s)"
ASKED = {
    "axis": _WHAT
    + _IS
    + r"{0,2}(?:un\s|l\s|le\s|les\s|une\s|an\s)?(?:axes?|(?:a?l)?m[ei]7?h?war|(?:a?l)?m[ei]7war|lma7awir|ma7awir|(?:ب?ال|ب|لل)?(?:محور|محاور))",
    "readers": r"""(?:chkou?n|chkoune|شكون|من|qui|who)\s(?:(?:hadak|howa|هو)\s)?
        (?:li\s|lli\s|اللي\s|الذي\s|سوف\s|va\s|vont\s|ghadi\s|غادي\s|est\s ce\s qui\s)?
        (?:kay9ra|kay9raw|kaye9ra|ka\sy9ra|kayqra|kaqra|kay9ray|y9ra|ye9ra|y9raw|kaychouf|ychouf|كيقرا|كيقراو|كايقرا|يقرا|يقراو|كيشوف|سيقرا
        |يطلع\s علي|سيطلع\s علي|lit|lisent|lira|lire|voit|reads)
        (?:\s(?:hadchi|had\schi|dakchi|hadshi|lmola7adat|lmola7ada|mola7adat|lmessagat|klami|lklam|dyali|dyalna|dyalkom|hado|had
        |هادشي|هاد|هدشي|داكشي|الملاحظات|ملاحظاتي|ملاحظتي|الملاحظه|الميساجات|رسايلي|الرسايل|كلامي|هذا|هذه|ما|نكتب|نكتبه|اكتب|اكتبه|ديالي|ديالنا
        |mes|ma|mon|nos|les|la|le|cela|ca|ce|que|j|ecris|remarques?|messages?|avis|contributions?|commentaires?|this)){0,5}""",
    "closing": r"""(?:imta|emta|imtta|foka?ch|fo9ach|w9tach|إمتى|امتي|فوقاش|وقتاش|متي|quand|jusqu\s a\s quand|7tta\s l\s imta|حتي\s لامتي|الي\s متي|jusqu\s quand)\s
        (?:est\s ce\s que?\s)?(?:(?:la|l|le)\s(?:consultation|recueil)\s)?
        (?:(?:ghadi|غادي|سوف|va)\s)?
        (?:katsali|kat\ssali|tsali|katssali|kaysali|ysali|ketsali|salat|katsed|tsed|كتسالي|تسالي|كيسالي|يسالي|كتسد|تسد|كتسدو|تنتهي|ستنتهي|ينتهي|تغلق|ستغلق
        |تنتهي|se\s termine|se\s terminer|finit|finir|termine|ferme|fermer|se\s cloture|cloture|prend\s fin|s\s acheve)
        (?:\s(?:t\s elle|t\s il))?
        (?:\s(?:l|la|le|had|هاد|هذه|l\s?istichara|listichara|istichara|tachawor|ttachawor|lconsultation|consultation|recueil|lidées|idees|des
        |الاستشاره|التشاور|الاستشاره|العموميه|لستشاره|تلقي|المقترحات|الملاحظات|lmola7adat|publique|l3omomiya)){0,4}""",
    "robot": r"""(?:(?:chkou?n|chkoune|شكون)\s(?:nta|ntoma|ntouma|nti|ntina|nta\s?ya|انت|انتا|نتا|نتي|نتوما|انتم|انتوما|m3aya|معايا|kayjawbni|كيجاوبني|kayjaweb|li\s kayjaweb)
        |(?:من|مين)\s(?:انت|انتم|معي|انتي|يجيبني|يكلمني)|qui\s(?:es\s tu|etes\s vous|est\s ce|etes\s vous\s donc|me\s repond|repond)|(?:tu\s es|t\s es|vous\s etes)\s qui|c\s est\s qui
        |(?:(?:wach|واش|هل|est\s ce\s que)\s)?(?:nta|nti|ntoma|ntouma|انت|انتم|نتا|نتي|نتوما|tu\s es|t\s es|vous\s etes|es\s tu|etes\s vous|c\s est|are\s you)\s
        (?:(?:un|une|ghir|غير|مجرد|chi|شي|a)\s)?(?:robot|roubot|robo|bot|machine|humain|personne|vraie\spersonne|bnadem|bnadm|insan|روبو|روبوت|الي|اله|بنادم|انسان|شخص|ماكينه)(?:\s(?:reel|reelle|humaine?|wla\s\w+|ولا\s\w+|ام\s\w+|ou\s\w+(?:\s\w+)?)){0,2}|who\s are\s you)""",
}  # fmt: skip
# Answered calmly in one line, as the whole of a short message; an open question keeps them.
INSULTS = """connard connards connasse salaud salauds imbecile imbeciles cretin cretins abruti abrutis debile debiles merde merdique
    encule encules pute putain batard batards a7mar zaml zamel 9a7ba l9a7ba 9e7ba
    احمق حماق زامل زوامل قحبه القحبه مكلخ مكلخين mkellekh mkellkhin fuck idiot idiots stupide"""
CURSES = """nta 7mar | nta hmar | ya 7mar | ntoma 7mir | ntouma 7mir | nta kelb | ya kelb | ya klab | wlad l9a7ba | يا حمار | نتا حمار
    | انت حمار | نتوما حمير | انتم حمير | يا حمير | يا كلب | يا كلاب | نتا كلب | انتم كلاب | ta gueule | fermez la | va te faire | allez vous faire | nique | lah yn3el | lah in3el | allah yn3al | allah yn3el | lah yn3al
    | na3lat llah | lah yl3en | la3nat allah | la3nato allah | الله ينعل | الله يلعن | لعنه الله | لعنكم الله | نعله الله | ينعل بو | ينعل دين
    | yn3el bo | yn3al bo | n3el chitan | n3el chitane | نعل الشيطان | نعلو الشيطان | انعل الشيطان | ان3ل الشيطان | حسبي الله | تفو | tfou
    | sir t9wd | sir t9awd | سير تقود"""
# "I have a complaint": another counter's matter, whatever it is about.
COMPLAINTS = """شكايه شكايتي شكوي الشكايه شكايات اشتكي نشتكي نشكي نتشكي chikaya chikayat chkaya nchki nchtaki netchekka reclamation
    reclamations plainte plaintes reclamer"""
