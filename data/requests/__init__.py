"""Requests for information under law 31.13: their cases, and every clock that runs for them."""
