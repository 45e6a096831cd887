information-document-at-counter =
    الوثيقة: { $title } ({ $year })
    راها منشورة، ولكن ما عندهاش رابط هنا: سولو عليها فشباك الجماعة.
