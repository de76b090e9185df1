"""`python -m talkdex`: the command line, as `talkdex` is."""

from talkdex.cli.__main__ import main

if __name__ == "__main__":
    main()
