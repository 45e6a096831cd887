information-document-at-counter =
    الوثيقة: { $title } ({ $year })
    هي منشورة، لكن لا رابط لها هنا: اسألوا عنها في شباك الجماعة.
