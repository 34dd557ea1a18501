"""The residents' page at `/`: Gradio Blocks in a shell of our own."""
