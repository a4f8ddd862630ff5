"""One plain function for each thing the product does."""
