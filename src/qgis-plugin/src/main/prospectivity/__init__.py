"""Prospectivity in QGIS: every process of a Prospectivity server in the Processing toolbox."""


def classFactory(iface):  # the name that QGIS asks for
    from .plugin import ProspectivityPlugin

    return ProspectivityPlugin(iface)
