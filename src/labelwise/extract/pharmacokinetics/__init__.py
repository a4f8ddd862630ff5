"""Half-life, time to peak, bioavailability, protein binding, share excreted by the kidney."""
