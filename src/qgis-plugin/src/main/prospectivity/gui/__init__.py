"""The plugin's windows."""
