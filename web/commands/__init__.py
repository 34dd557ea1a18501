"""What an operator types: one module a subject, each a part of `python -m web`."""
