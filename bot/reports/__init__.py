"""What the council debates and the public may use again: the consultation report (DOCX, PDF) and the open-data package.

`consultation.build` puts the facts together once, as blocks in one language; `docx_file` and `pdf_file` set the same blocks.
"""
