"""Questions to ask next, each known to be answered."""
