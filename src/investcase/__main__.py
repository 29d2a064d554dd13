"""`python -m investcase`: the same commands, where the script itself is not on the path."""

from investcase.cli.start import main

if __name__ == "__main__":
    main()
