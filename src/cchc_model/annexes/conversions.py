"""The conversion of a file by another program before it is read."""

from attrs import frozen


@frozen
class Conversion:
    """The conversion of a file before it is read.

    Attributes:
        source: the end of the name of files in the format of the file, such as `.doc`.
        target: that of the format that it became.
        program: the program that converted it, with its version.
    """

    source: str
    target: str
    program: str
