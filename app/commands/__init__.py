"""One file per command, each with a click command named `command`; imported only when that command runs."""
