"""A question in, a cited and checked answer out; `qa.assistant.Assistant.ask` is the only door."""
