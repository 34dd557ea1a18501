"""Keeps libraries from dialling out. Sets their switches in the environment; must run before they are imported."""

import os

_SWITCHES = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_RUN_HISTORY": "False",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "ANONYMIZED_TELEMETRY": "False",
    "DO_NOT_TRACK": "1",
}


def stay_offline() -> None:
    """No telemetry, no version check, no model hub: nothing is fetched while the service runs."""
    os.environ.update(_SWITCHES)
