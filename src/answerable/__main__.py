"""`python -m answerable`: the command line where its script is not on the path."""

from answerable.cli import main

main()
