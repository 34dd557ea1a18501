"""What ends a matter before any report is asked."""
