"""A pdf's text layer to lines: glyphs to rows, rows to paragraphs, page furniture and footnotes set apart."""
