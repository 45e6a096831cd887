### Dakchi lli kayt9al mlli lmowaddafin kayrej3o lmo7adata.

conversations-back = Lmosa3id automatique rje3: ktbo lih w9tma bghito. Bach tchoufo chno kay9der ydir, ktbo « menu ».
