"""`python -m summarizer`."""

from summarizer.commands import main

if __name__ == "__main__":
    main()
