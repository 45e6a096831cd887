"""`jemaa sessions` and `jemaa workshops`: what the commune announces."""
