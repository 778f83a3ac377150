"""The settings of the office suite while it converts a file: no macros, no links, no network, nothing recomputed."""

from typing import Final

_COMMON = "/org.openoffice.Office.Common"
_CALC = "/org.openoffice.Office.Calc"
_WRITER = "/org.openoffice.Office.Writer"
_INET = "/org.openoffice.Inet/Settings"

_SETTINGS: Final = (
    # No code: neither macros nor what a document does when it opens.
    (f"{_COMMON}/Security/Scripting", "MacroSecurityLevel", "3"),
    (f"{_COMMON}/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{_COMMON}/Security/Scripting", "DisablePythonRuntime", "true"),
    (f"{_COMMON}/Security/Scripting", "DisableActiveContent", "true"),
    # No other file and no network: a link is not followed, and there is no way out for one that is.
    (f"{_COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    (f"{_WRITER}/Content/Update", "Link", "0"),
    (f"{_CALC}/Content/Update", "Link", "1"),
    (_INET, "ooInetProxyType", "1"),
    *(
        (_INET, f"ooInet{kind}Proxy{what}", value)
        for kind in ("HTTP", "HTTPS", "FTP")
        for what, value in (("Name", "127.0.0.1"), ("Port", "9"))
    ),
    (_INET, "ooInetNoProxy", ""),
    # What the file stores is what it shows: fields, charts and formulas keep their results.
    (f"{_WRITER}/Content/Update", "Field", "false"),
    (f"{_WRITER}/Content/Update", "Chart", "false"),
    (f"{_CALC}/Formula/Load", "OOXMLRecalcMode", "1"),
    (f"{_CALC}/Formula/Load", "ODFRecalcMode", "1"),
    # The same on every computer.
    ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", "vi-VN"),
    (f"{_COMMON}/Save/Document", "AutoSave", "false"),
    (f"{_COMMON}/Misc", "FirstRun", "false"),
    ("/org.openoffice.Setup/Office", "FirstRun", "false"),
    (f"{_COMMON}/Java", "Enable", "false"),
    ("/org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
)
"""The path, the name and the value of each setting."""


def _profile() -> str:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>"
    )


PROFILE: Final = _profile()
"""The settings, as the file of a profile."""
