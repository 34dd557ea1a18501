"""A Word file (.docx) to lines: the package opened, its story told in order, as Word would show it."""
