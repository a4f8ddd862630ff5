"""What a label's text says is sold: amounts, forms, and which belong together."""
