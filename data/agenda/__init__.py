"""What the commune announces: council sessions, workshops, who registered, who wants to be reminded, and when of what."""
