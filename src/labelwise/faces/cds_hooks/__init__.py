"""CDS Hooks: cards for orders, from labels."""
