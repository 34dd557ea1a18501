"""Headers that keep a browser to our own origin. Gives constants and the page's policy; sends nothing itself."""

_OWN_ORIGIN_ONLY = (
    "default-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
    "style-src 'self' 'unsafe-inline'; object-src 'none'; frame-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'none'"
)

NOTHING_ALLOWED = "default-src 'none'; frame-ancestors 'none'"

DOCS_POLICY = f"{_OWN_ORIGIN_ONLY}; script-src 'self'"

# Pages of our own templates, which hold neither inline style nor inline script.
READER_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)

SECURITY_HEADERS = {
    "Content-Security-Policy": NOTHING_ALLOWED,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def page_policy(nonce: str) -> str:
    """The page's policy: inline scripts only with this reply's nonce.

    'unsafe-eval' stays because Gradio's HTML component compiles its (constant) template with `Function`.
    """
    return f"{_OWN_ORIGIN_ONLY}; script-src 'self' 'nonce-{nonce}' 'unsafe-eval'"
