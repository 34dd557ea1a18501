"""A saved web page to lines: what a browser shows, the report's body told from the site around it."""
