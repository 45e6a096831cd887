"""Broadcasts: one text to many who agreed to hear it; drafted, approved by somebody else, frozen once, sent in portions."""
