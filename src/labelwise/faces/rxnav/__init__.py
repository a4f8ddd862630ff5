"""The interaction paths of NLM's RxNav, retired in January 2024, in the shape that its clients read."""
