"""`python -m labelwise` is `labelwise`."""

from labelwise.faces.cli import main

if __name__ == "__main__":
    main()
