"""What argument and comparison files say, as frozen values."""
