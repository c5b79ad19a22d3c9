"""`python -m preflight` and the console script."""

import sys


def main() -> None:
    """Run the command line and exit with its status."""
    from preflight.cli.quick import answered

    if answered(sys.argv[1:]):
        sys.exit(0)
    from preflight.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
