"""A file of any kind to its text: one reader a format, each run where it can neither hang nor swell the program."""
