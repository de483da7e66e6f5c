"""What clients make of a server's maps, beside the numbers they were made of.

maps-clients.py make DIRECTORY     makes a data directory of layers for the embedded server
maps-clients.py publish            publishes the layers on any server, by WPS: those that have metres
maps-clients.py owslib|gdal|qgis   looks at them through a client

The server is ADDRESS (http://localhost:8080/geoserver, say), with USER and PASSWORD for what publishes, WORKSPACE and,
where the layers are files of the embedded server, EMBEDDED=1.
"""

import base64
import email
import json
import os
import subprocess
import sys
import tempfile
import urllib.request

import numpy as np
from osgeo import gdal, osr

gdal.UseExceptions()

# name: EPSG code, west, north, cell size, columns, rows; bands are made up, with a hole.
GRIDS = {
    "maps": (28350, 400_000, 6_700_000, 500, 300, 280),  # easting first
    "degrees": (4326, 118.5, -29.25, 0.01, 120, 90),  # latitude first
    "northings": (3006, 500_000, 6_900_000, 1000, 64, 48),  # northing first
}
BANDS = ["Au_ppb_log10", "As_ppm", "SiO2_pct"]
COLOURS = [(0.25, "#2c7bb6"), (0.5, "#abd9e9"), (0.75, "#fdae61"), (10.0, "#d7191c")]
SLD = """<StyledLayerDescriptor xmlns="http://www.opengis.net/sld" version="1.0.0"><NamedLayer><Name>x</Name><UserStyle>
<Title>Classes of arsenic</Title><FeatureTypeStyle><Rule><RasterSymbolizer><ChannelSelection><GrayChannel>
<SourceChannelName>2</SourceChannelName></GrayChannel></ChannelSelection><ColorMap type="intervals">%s</ColorMap>
</RasterSymbolizer></Rule></FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>""" % "".join(
    f'<ColorMapEntry color="{colour}" quantity="{value}" label="below {value}"/>' for value, colour in COLOURS
)
DEPOSIT = (118.9, -29.7)

ADDRESS = os.environ.get("ADDRESS", "").rstrip("/")
USER, PASSWORD = os.environ.get("USER_NAME", ""), os.environ.get("PASSWORD", "")
WORKSPACE = os.environ.get("WORKSPACE") or "ci"
EMBEDDED = bool(os.environ.get("EMBEDDED"))
PREFIX = "" if EMBEDDED else "ci_"
if ADDRESS and not EMBEDDED:
    del GRIDS["degrees"]
    # Samples have concentrations, whose logarithms GridGeochem would take itself.
    BANDS[0] = "Au_ppb"


def layer_name(name):
    return f"{WORKSPACE}:{PREFIX}{name}"


def coverage_id(name):
    return f"{WORKSPACE}__{PREFIX}{name}"


def values(columns, rows):
    """Bands of random cells, so that a cell beside the right one shows, between 0 and 1."""
    bands = np.random.default_rng(columns).random((len(BANDS), rows, columns), dtype=np.float32)
    bands[:, 10:20, 30:40] = np.nan
    return bands


def write(path, name, options):
    epsg, west, north, size, columns, rows = GRIDS[name]
    file = gdal.GetDriverByName("GTiff").Create(path, columns, rows, len(BANDS), gdal.GDT_Float32, options)
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(epsg)
    file.SetProjection(crs.ExportToWkt())
    file.SetGeoTransform([west, size, 0, north, 0, -size])
    for b, band in enumerate(values(columns, rows), 1):
        file.GetRasterBand(b).SetDescription(BANDS[b - 1])
        file.GetRasterBand(b).SetNoDataValue(float("nan"))
        file.GetRasterBand(b).WriteArray(band)


def publish():
    """A sample on each node that has a value, and no neighbour near enough for the others: the maps are the samples."""
    for name, (epsg, west, north, size, columns, rows) in GRIDS.items():
        lines = ["x,y," + ",".join(BANDS)]
        bands = values(columns, rows)
        for row in range(rows):
            for column in range(columns):
                if not np.isnan(bands[0, row, column]):
                    here = [west + (column + 0.5) * size, north - (row + 0.5) * size]
                    lines.append(",".join(map(str, here + [float(band[row, column]) for band in bands])))
        with tempfile.TemporaryDirectory() as directory:
            path = os.path.join(directory, "grid.tif")
            write(path, name, ["COMPRESS=DEFLATE"])
            with open(path, "rb") as file:
                grid = base64.b64encode(file.read()).decode()

        def data(identifier, content):
            return f"<wps:Input><ows:Identifier>{identifier}</ows:Identifier><wps:Data>{content}</wps:Data></wps:Input>"

        literals = {
            "crs": f"EPSG:{epsg}", "elements": ",".join(BANDS), "method": "NEAREST", "maxDistance": size / 10,
            "layer": layer_name(name), "overwrite": "true", "style": SLD.replace("&", "&amp;").replace("<", "&lt;"),
        }
        request = (
            '<wps:Execute service="WPS" version="1.0.0" xmlns:wps="http://www.opengis.net/wps/1.0.0"'
            ' xmlns:ows="http://www.opengis.net/ows/1.1"><ows:Identifier>prospectivity:GridGeochem</ows:Identifier>'
            "<wps:DataInputs>"
            + data("samples", '<wps:ComplexData mimeType="text/csv"><![CDATA[' + "\n".join(lines) + "]]></wps:ComplexData>")
            + data("alignTo", f'<wps:ComplexData mimeType="image/tiff" encoding="base64">{grid}</wps:ComplexData>')
            + "".join(data(key, f"<wps:LiteralData>{value}</wps:LiteralData>") for key, value in literals.items())
            + "</wps:DataInputs><wps:ResponseForm><wps:ResponseDocument><wps:Output><ows:Identifier>layerName"
            "</ows:Identifier></wps:Output></wps:ResponseDocument></wps:ResponseForm></wps:Execute>"
        )
        answer = ask("/wps", request.encode()).decode()
        assert f">{layer_name(name)}<" in answer, answer[:2000]


def ask(path, body=None):
    request = urllib.request.Request(ADDRESS + path, body, {"Content-Type": "text/xml"} if body else {})
    if USER:
        request.add_header("Authorization", "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode())
    with urllib.request.urlopen(request, timeout=300) as answer:
        return answer.read()


def offers(version):
    """Whether the server has this version of WCS: in GeoServer 3.0 only 2.0.1 comes without an extension."""
    answer = ask(f"/wcs?service=WCS&version={version}&request=GetCapabilities").decode()
    return version == "2.0.1" or f'version="{version}"' in answer[:2000]


def make(directory):
    layers = os.path.join(directory, "layers", "ci")
    os.makedirs(layers)
    for name in GRIDS:
        # Bands one after the other in one file, in one another in the others.
        interleave = "INTERLEAVE=" + ("BAND" if name == "maps" else "PIXEL")
        write(os.path.join(layers, name + ".tif"), name, ["TILED=YES", "COMPRESS=DEFLATE", interleave])
        with open(os.path.join(layers, name + ".sld"), "w") as style:
            style.write(SLD)
    deposit = {"type": "Feature", "properties": {"name": "Known 01"}, "geometry": {"type": "Point", "coordinates": DEPOSIT}}
    with open(os.path.join(layers, "deposits.geojson"), "w") as features:
        json.dump({"type": "FeatureCollection", "features": [deposit]}, features)


def bounds(name):
    _, west, north, size, columns, rows = GRIDS[name]
    return west, north - rows * size, west + columns * size, north


def classes(band):
    """The colours of a band, as red, green, blue and opacity."""
    picture = np.zeros((4, *band.shape), np.uint8)
    for value, colour in reversed(COLOURS):
        below = band < value
        for channel in range(3):
            picture[channel][below] = int(colour[1 + 2 * channel : 3 + 2 * channel], 16)
        picture[3][below] = 255
    return picture


def same(expected, seen, what):
    assert expected.shape == seen.shape, f"{what}: {seen.shape}, expected {expected.shape}"
    off = ~((expected == seen) | (np.isnan(expected) & np.isnan(seen)))
    assert not off.any(), f"{what}: {off.sum()} of {off.size} values differ"


def of_bytes(content, suffix):
    with tempfile.NamedTemporaryFile(suffix=suffix) as file:
        file.write(content)
        file.flush()
        opened = gdal.Open(file.name)
        if opened.RasterCount == 1 and opened.GetRasterBand(1).GetColorTable():
            opened = gdal.Translate("", opened, format="MEM", rgbExpand="rgba")
        return opened.ReadAsArray(), opened.GetGeoTransform(), [
            opened.GetRasterBand(b).GetDescription() for b in range(1, opened.RasterCount + 1)
        ]


def owslib():
    from owslib.wcs import WebCoverageService
    from owslib.wms import WebMapService

    for version in ("1.1.1", "1.3.0"):
        wms = WebMapService(ADDRESS + "/wms", version=version)
        if EMBEDDED:
            assert set(wms.contents) == {"ci:deposits", *(layer_name(name) for name in GRIDS)}, list(wms.contents)
            layer = wms[layer_name("degrees")]
            assert np.allclose(layer.boundingBoxWGS84, bounds("degrees")), layer.boundingBoxWGS84
            assert set(BANDS) < set(layer.styles), layer.styles
        for name, (epsg, _, _, _, columns, rows) in GRIDS.items():
            code = f"EPSG:{epsg}"
            assert code in wms[layer_name(name)].crsOptions
            # In 1.3.0 OWSLib puts the latitude first where the CRS has it so.
            answer = wms.getmap(
                layers=[layer_name(name)], styles=[""], srs=code, bbox=bounds(name), size=(columns, rows),
                format="image/png", transparent=True,
            )
            picture, _, _ = of_bytes(answer.read(), ".png")
            same(classes(values(columns, rows)[1]), picture, f"OWSLib, WMS {version}, {name}")
        west, south, east, north = bounds("maps")
        information = wms.getfeatureinfo(
            layers=[layer_name("maps")], query_layers=[layer_name("maps")], srs="EPSG:28350", bbox=(west, south, east, north),
            size=(300, 280), info_format="application/json", xy=(123, 45),
        )
        seen = json.load(information)["features"][0]["properties"]
        wanted = values(300, 280)[:, 45, 123]
        assert [np.float32(seen[band]) for band in BANDS] == list(wanted), (seen, wanted)
        if EMBEDDED:
            information = wms.getfeatureinfo(
                layers=["ci:deposits"], query_layers=["ci:deposits"], srs="EPSG:4326", size=(101, 101),
                bbox=(DEPOSIT[0] - 1, DEPOSIT[1] - 1, DEPOSIT[0] + 1, DEPOSIT[1] + 1), info_format="text/plain", xy=(50, 50),
            )
            assert b"name = Known 01" in information.read()

    for version, identifier in (("1.0.0", layer_name), ("2.0.1", coverage_id)):
        if not offers(version):
            print(f"SKIPPED: the server has no WCS {version}")
            continue
        wcs = WebCoverageService(ADDRESS + "/wcs", version=version)
        assert set(map(identifier, GRIDS)) <= set(wcs.contents), list(wcs.contents)
        name = identifier("maps")
        described = wcs.contents[name]
        assert [int(high) for high in described.grid.highlimits] == [299, 279]
        west, north, cell = 430_000, 6_650_000, 500
        if version == "1.0.0":
            answer = wcs.getCoverage(
                identifier=name, bbox=(west, north - 50 * cell, west + 40 * cell, north), crs="EPSG:28350",
                format="GeoTIFF", width=40, height=50, Band="2,3",
            )
        else:
            answer = wcs.getCoverage(
                identifier=[name], format="image/tiff", rangesubset="As_ppm:SiO2_pct",
                subsets=[("E", west, west + 40 * cell), ("N", north - 50 * cell, north)],
            )
        cells, place, names = of_bytes(answer.read(), ".tif")
        assert place == (west, cell, 0, north, 0, -cell), place
        # GeoServer's WCS writes no names of bands into its files; it describes them.
        assert names == BANDS[1:] if EMBEDDED else names == ["", ""], names
        same(values(300, 280)[1:, 100:150, 60:100], cells, f"OWSLib, WCS {version}")

    # In WCS 1.1.1 the coverage is a part of a mail.
    if not offers("1.1.1"):
        print("SKIPPED: the server has no WCS 1.1.1")
    else:
        west, south, east, north = bounds("maps")
        size = GRIDS["maps"][3]
        answer = ask(
            f"/wcs?service=WCS&version=1.1.1&request=GetCoverage&identifier={layer_name('maps')}&format=image/tiff"
            f"&boundingbox={west},{south},{east},{north},urn:ogc:def:crs:EPSG::28350"
            "&gridbasecrs=urn:ogc:def:crs:EPSG::28350&gridoffsets="
            f"{size},-{size}&gridtype=urn:ogc:def:method:WCS:1.1:2dSimpleGrid&gridorigin={west + size / 2},{north - size / 2}"
        )
        message = email.message_from_bytes(answer)
        parts = [part for part in message.walk() if part.get_content_type() == "image/tiff"]
        assert parts, answer[:1000]
        cells, place, _ = of_bytes(parts[0].get_payload(decode=True), ".tif")
        assert place == (west, size, 0, north, 0, -size), place
        same(values(300, 280), cells, "WCS 1.1.1")


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def gdal_tools():
    known = json.loads(run("gdalinfo", "-json", f"WMS:{ADDRESS}/wms?service=WMS&version=1.3.0"))["metadata"]["SUBDATASETS"]
    wanted = "LAYERS=" + layer_name("maps").replace(":", "%3A")
    assert any(wanted in value.replace(":", "%3A") for value in known.values()), known
    with tempfile.TemporaryDirectory() as directory:
        west, south, east, north = bounds("maps")
        source = (
            f"WMS:{ADDRESS}/wms?service=WMS&version=1.1.1&request=GetMap&layers={layer_name('maps')}&styles=&srs=EPSG:28350"
            f"&bbox={west},{south},{east},{north}&format=image/png&transparent=TRUE"
        )
        wanted = os.path.join(directory, "map.tif")
        gdal.Translate(wanted, gdal.Open(source), width=300, height=280)
        picture = gdal.Open(wanted).ReadAsArray()
        expected = classes(values(300, 280)[1])
        # GDAL's WMS driver asks for tiles of its own pyramid: few pixels have just the middle of the same cell.
        opaque = (picture[3] == 255) & (expected[3] == 255)
        assert 0.9 < opaque.mean() < 1, opaque.mean()
        for name, (epsg, west, north, size, columns, rows) in GRIDS.items():
            if not EMBEDDED and epsg == 3006:
                # GeoServer labels the axes easting first and gives the numbers northing first; GDAL believes the labels.
                continue
            source = f"WCS:{ADDRESS}/wcs?version=2.0.1&coverage={coverage_id(name)}"
            info = json.loads(run("gdalinfo", "-json", source))
            assert info["size"] == [columns, rows], info["size"]
            assert np.allclose(info["geoTransform"], [west, size, 0, north, 0, -size]), info["geoTransform"]
            assert f'ID["EPSG",{epsg}]]' in info["coordinateSystem"]["wkt"]
            wanted = os.path.join(directory, name + ".tif")
            run("gdal_translate", "-q", source, wanted)
            same(values(columns, rows), gdal.Open(wanted).ReadAsArray(), f"GDAL, WCS 2.0.1, {name}")
            run("gdal_translate", "-q", "-srcwin", "17", "5", "40", "30", source, wanted)
            same(values(columns, rows)[:, 5:35, 17:57], gdal.Open(wanted).ReadAsArray(), f"GDAL, part of {name}")


def qgis():
    from qgis.core import QgsApplication, QgsRasterLayer, QgsRectangle

    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    # QGIS's own client of WCS knows no 2.0.
    coverages = offers("1.0.0") or offers("1.1.1")
    if not coverages:
        print("SKIPPED: WCS in QGIS, which wants 1.0 or 1.1")
    for name, (epsg, west, north, size, columns, rows) in GRIDS.items():
        box = QgsRectangle(*bounds(name))
        source = f"crs=EPSG:{epsg}&dpiMode=7&format=image/png&layers={layer_name(name)}&styles=&url={ADDRESS}/wms"
        layer = QgsRasterLayer(source, name, "wms")
        assert layer.isValid(), layer.error().summary()
        assert layer.crs().authid() == f"EPSG:{epsg}"
        seen = layer.extent()
        assert np.allclose(
            (seen.xMinimum(), seen.yMinimum(), seen.xMaximum(), seen.yMaximum()), bounds(name)
        ), seen.toString()
        block = layer.dataProvider().block(1, box, columns, rows)
        expected = classes(values(columns, rows)[1])
        argb = np.array([[block.color(r, c) for c in range(columns)] for r in range(rows)], np.uint32)
        picture = np.stack([argb >> shift & 255 for shift in (16, 8, 0, 24)])
        shown = expected[3] == 255
        assert (picture[3] == expected[3]).all() and (picture[:, shown] == expected[:, shown]).all(), f"WMS of {name}"

        if not coverages:
            continue
        layer = QgsRasterLayer(f"identifier={layer_name(name)}&url={ADDRESS}/wcs", name, "wcs")
        assert layer.isValid(), layer.error().summary()
        assert (layer.width(), layer.height(), layer.bandCount()) == (columns, rows, len(BANDS))
        for b, band in enumerate(values(columns, rows), 1):
            block = layer.dataProvider().block(b, box, columns, rows)
            seen = np.array([
                [np.nan if block.isNoData(r, c) else block.value(r, c) for c in range(columns)] for r in range(rows)
            ])
            same(band.astype(float), seen, f"QGIS, WCS, {name}, band {b}")
    if EMBEDDED:
        layer = QgsRasterLayer(
            f"crs=EPSG:4326&dpiMode=7&format=image/png&layers=ci:deposits&styles=&url={ADDRESS}/wms", "deposits", "wms"
        )
        assert layer.isValid(), layer.error().summary()


if __name__ == "__main__":
    what = sys.argv[1]
    if what == "make":
        make(sys.argv[2])
    else:
        {"publish": publish, "owslib": owslib, "gdal": gdal_tools, "qgis": qgis}[what]()
        print(what + (": the layers are there" if what == "publish" else ": the server's maps are the numbers they were made of"))
        # QGIS may crash while it is taken down, after all is said.
        sys.stdout.flush()
        os._exit(0)
