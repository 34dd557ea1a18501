"""What is shipped for operators, tried: nginx before the service, the units of systemd."""
