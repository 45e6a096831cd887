"""The calendar of a commune: the days on which it does not work, and the last day of every delay of the law."""
