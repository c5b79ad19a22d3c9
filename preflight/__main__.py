"""`python -m preflight` and the console script."""

import os
import sys


def main() -> None:
    """Run the command line and exit with its status."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever called: nobody wants to hear
            setattr(sys, name, open(os.devnull, "w"))  # noqa: PTH123, SIM115
    from preflight.cli.quick import answer

    status = answer(sys.argv[1:])
    if status is None:
        from preflight.cli.main import run

        status = run(sys.argv[1:])
    sys.exit(status)


if __name__ == "__main__":
    main()
