"""What every face shows, ready to show."""
