"""The last door: nothing is said that what it cites does not prove."""
