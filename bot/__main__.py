"""`python -m bot` is `jemaa`."""

from bot.cli import main

main()
