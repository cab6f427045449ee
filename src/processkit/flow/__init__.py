"""What follows from the steps: who can be reached, the ways, the handovers, the circles."""
