"""How staff look through contributions: lists, search, tags, notes, and themes that are answered once."""
