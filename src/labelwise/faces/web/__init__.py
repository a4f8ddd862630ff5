"""The pages: server-rendered, complete without a script."""
