"""`python -m rolecall`: the command `rolecall`, where its script is not on the path."""

from rolecall.cli import main

if __name__ == "__main__":
    main()
