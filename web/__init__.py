"""The same answer over HTTP: the API and the residents' page. Takes `Assistant.ask`; no other folder imports it."""
