"""What people touch: the `kehoach` command line. Vietnamese first, English by `--lang en` or KEHOACH_LANG=en."""
