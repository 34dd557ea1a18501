"""The routes under /api/v1, the service's health and the API's own documentation."""
