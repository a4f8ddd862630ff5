"""What the page and the API share: bounds, headers, the cache, and how an error is told."""
