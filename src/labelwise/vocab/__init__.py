"""What words mean: names, classes, effects, conditions. Data files beside small code."""
