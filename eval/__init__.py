"""Measures the same answer that every face shows: accuracy on question sets, and speed against embedding alone."""
