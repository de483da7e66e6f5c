"""The servers the user has named, and what they were last seen to offer."""

import os
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from qgis.core import QgsApplication, QgsSettings

from . import wps

ROOT = "prospectivity/connections"

# What was read from the files of descriptions, with their time.
_read_before = {}


@dataclass(frozen=True)
class Connection:
    """A server by its name, address and login (an entry of QGIS's authentication manager, or none)."""

    name: str
    url: str
    authcfg: str = ""
    workspace: str = ""
    everything: bool = False

    @property
    def base(self):
        """The address that /wps, /wms and /wcs follow."""
        return re.sub(r"(/(ows|wps|wms|wcs|wfs))?/*(\?.*)?$", "", self.url.strip())

    @property
    def slug(self):
        """The name as the beginning of algorithms' names; no two connections share it."""
        return re.sub("[^a-z0-9]+", "_", self.name.lower()).strip("_") or "server"

    @property
    def described(self):
        """The file that keeps what the server's processes were last seen to be."""
        return os.path.join(QgsApplication.qgisSettingsDirPath(), "prospectivity", self.slug + ".xml")

    def published(self, name):
        """The name of a layer to publish here."""
        return f"{self.workspace}:{name}" if self.workspace else name


def fault(connection, replaced=None):
    """What is wrong with a connection that is to be kept in place of another, as a sentence; or None."""
    from .i18n import tr

    if not connection.name.strip():
        return tr("The connection has no name.")
    if not re.match(r"https?://[^/\s]+", connection.base):
        return tr("The address “{url}” does not begin with http:// or https:// and a host.").format(url=connection.url)
    for other in every():
        if other.slug == connection.slug and other.name != replaced:
            return tr("There is a connection “{name}” already.").format(name=other.name)
    return None


def every():
    """All connections, by name."""
    settings = QgsSettings()
    settings.beginGroup(ROOT)
    groups = settings.childGroups()
    settings.endGroup()
    return sorted((_read(settings, group) for group in groups), key=lambda connection: connection.name.lower())


def find(name):
    """The connection of a name, or None."""
    return next((connection for connection in every() if connection.name == name), None)


def _read(settings, group):
    key = f"{ROOT}/{group}/"
    return Connection(
        unquote(group),
        settings.value(key + "url", ""),
        settings.value(key + "authcfg", ""),
        settings.value(key + "workspace", ""),
        settings.value(key + "everything", False, type=bool),
    )


def keep(connection, replaced=None):
    """Keeps a connection, in place of that of another name, if given."""
    if replaced and replaced != connection.name:
        remove(replaced)
    settings = QgsSettings()
    key = f"{ROOT}/{quote(connection.name, safe='')}/"
    settings.setValue(key + "url", connection.url.strip())
    settings.setValue(key + "authcfg", connection.authcfg)
    settings.setValue(key + "workspace", connection.workspace.strip())
    settings.setValue(key + "everything", connection.everything)
    settings.sync()


def remove(name):
    """Forgets a connection and what its server offered. The login stays with QGIS."""
    connection = find(name)
    if connection is not None and os.path.exists(connection.described):
        os.remove(connection.described)
    QgsSettings().remove(f"{ROOT}/{quote(name, safe='')}")


def remember(connection, document):
    """Keeps an answer to DescribeProcess; it takes its place as a whole."""
    path = connection.described
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + ".part", "wb") as file:
        file.write(document)
    os.replace(path + ".part", path)


def processes(connection):
    """What the server's processes were last seen to be; empty if it was never asked."""
    path = connection.described
    try:
        stamp = os.stat(path).st_mtime_ns
        known = _read_before.get(path)
        if known is None or known[0] != stamp:
            with open(path, "rb") as file:
                known = _read_before[path] = stamp, wps.processes(file.read())
        return known[1]
    except (OSError, wps.NotWps, wps.ExceptionReport):
        return []
