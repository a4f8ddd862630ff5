"""What a label calls its drug: the class in its own words."""
