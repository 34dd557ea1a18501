"""What every page for people shares: colours, type, header, footer, and how a page is shown."""
