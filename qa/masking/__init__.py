"""Text in, the same text without what tells who wrote it: numbers, cards, plates, names and doors."""
