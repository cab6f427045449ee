"""From text to the typed page: decoding, YAML events, places, shape, and the sentences for slips."""
