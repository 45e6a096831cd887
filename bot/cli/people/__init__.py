"""`jemaa demo people`: invented people live in a sample commune, one module a thing that they do.

A life is a generator: it yields the moment of what it does next, and does it when it goes on (`living.live`).
"""
