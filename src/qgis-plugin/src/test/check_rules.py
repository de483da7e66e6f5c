"""The rules of QGIS's plugin repository, and the project's own: check_rules.py ZIP [--publish].

With --publish the addresses have to be real ones, too.
"""

import ast
import configparser
import importlib
import io
import re
import sys
import zipfile

MOST_BYTES = 25 << 20
WANTED = ("name", "description", "version", "qgisMinimumVersion", "author", "email", "about", "tracker", "repository")
ALLOWED_SUFFIXES = (".py", ".txt", ".svg", ".ts", "LICENSE")
# What every QGIS has beside Python's own.
ALLOWED_MODULES = {"qgis", "osgeo", "processing", "prospectivity"}

faults = []


def fault(text):
    """Notes what is wrong."""
    faults.append(text)


def chain(node):
    """A name with its attributes, as a list; or None."""
    names = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return [node.id] + names[::-1] if isinstance(node, ast.Name) else None


def check_metadata(text, publish):
    """The file metadata.txt."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read_file(io.StringIO(text))
    general = parser["general"]
    for key in WANTED:
        if not general.get(key, "").strip():
            fault(f"metadata.txt lacks {key}")
    for key, value in (("hasProcessingProvider", "yes"), ("supportsQt6", "True"), ("qgisMaximumVersion", "4.99")):
        if general.get(key) != value:
            fault(f"metadata.txt: {key} is {general.get(key)}, not {value}")
    if "plugin" in general["name"].lower() or "qgis" in general["name"].lower():
        fault("the name says that it is a plugin")
    if not re.fullmatch(r"\d+(\.\d+)*", general["version"]):
        fault(f"the version is {general['version']}")
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", general["email"]):
        fault("the email address is none")
    for key in ("tracker", "repository", "homepage"):
        if not re.match(r"https://[^/]+/\S", general.get(key, "")):
            fault(f"{key} is no address")
        if publish and "example.org" in general[key]:
            fault(f"{key} still has to be told")


def check_source(name, text):
    """A file of Python: what it imports, and that its enumerations are those of Qt 6, too."""
    tree = ast.parse(text, name)
    compile(tree, name, "exec")
    qt = {}
    for node in ast.walk(tree):
        modules = []
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            modules = [node.module]
            if node.module.startswith("qgis.PyQt."):
                for alias in node.names:
                    qt[alias.asname or alias.name] = node.module.rpartition(".")[2], alias.name
        for module in modules:
            top = module.partition(".")[0]
            if top not in ALLOWED_MODULES and top not in sys.stdlib_module_names:
                fault(f"{name} imports {module}")
            if top in ("PyQt5", "PyQt6", "sip"):
                fault(f"{name} imports {module}, not by qgis.PyQt")
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("exec_", "print_"):
            fault(f"{name}:{node.lineno} {node.attr} is gone with Qt 6")
        names = chain(node) if isinstance(node, ast.Attribute) else None
        if names and names[0] in qt:
            check_qt6(name, node.lineno, qt[names[0]], names)


def check_qt6(name, line, where, names):
    """A name of Qt, by PyQt6 where that is at hand."""
    module, first = where
    try:
        here = getattr(importlib.import_module("PyQt6." + module), first, None)
    except ImportError:
        return
    if here is None:
        # qgis.PyQt keeps names where Qt 5 had them.
        return
    for attribute in names[1:]:
        if not hasattr(here, attribute):
            fault(f"{name}:{line} {'.'.join(names)} is not in Qt 6")
            return
        here = getattr(here, attribute)
        if callable(here) and not isinstance(here, type):
            return


def main(path, publish):
    """All of the zip."""
    with open(path, "rb") as file:
        size = len(file.read())
    if size > MOST_BYTES:
        fault(f"the zip has {size} bytes")
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        tops = {name.partition("/")[0] for name in names}
        if tops != {"prospectivity"}:
            fault(f"the zip holds {sorted(tops)}, not one folder")
        for name in ("__init__.py", "metadata.txt", "LICENSE", "icon.svg"):
            if "prospectivity/" + name not in names:
                fault(f"{name} is missing")
        for name in names:
            if not name.endswith(ALLOWED_SUFFIXES) or "__pycache__" in name or "/." in name:
                fault(f"{name} does not belong there")
            if name.endswith(".py"):
                check_source(name, archive.read(name).decode("utf-8"))
        check_metadata(archive.read("prospectivity/metadata.txt").decode("utf-8"), publish)
    for text in faults:
        print(text, file=sys.stderr)
    qt6 = "" if importlib.util.find_spec("PyQt6") else " (without PyQt6, which is not installed)"
    print(f"{path}: {len(names)} files, {size} bytes, {len(faults)} faults{qt6}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--publish" in sys.argv))
