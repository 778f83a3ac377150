"""Data, oracles and generators that several tests share."""
