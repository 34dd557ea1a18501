"""A question in, what it asks out: its edition, its parts, its words and the kind of answer wanted."""
