"""The pages that are read: what the service is (/about), and each report whole (/report/{id})."""
