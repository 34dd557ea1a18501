"""The residents' page's own service, browser and visit, opened anew for this folder."""

from tests.web.page.browser.conftest import address, browser, hostile_address, page_settings, visit

__all__ = ["address", "browser", "hostile_address", "page_settings", "visit"]
