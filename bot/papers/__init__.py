"""Papers of an information request, in Arabic and French: the official form and the letters, as PDF.

`form(language, Form)` and `letter(kind, language, facts)`; everything is plain values, and nothing of it is markup.
"""

from bot.papers.form import Form, form
from bot.papers.letters import KINDS, letter
from bot.papers.sheet import Institution, institution_of, paper_language

__all__ = ["KINDS", "Form", "Institution", "form", "institution_of", "letter", "paper_language"]
