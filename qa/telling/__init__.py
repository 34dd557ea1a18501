"""Lines in, sentences out: premise, yes or no, comparison, wording, citations."""
