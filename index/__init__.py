"""A report in, a searchable index out; imports no other folder of the project."""
