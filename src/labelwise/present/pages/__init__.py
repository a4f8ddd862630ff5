"""What each page shows, ready for a template: plain values, no markup."""
