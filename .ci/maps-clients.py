"""What clients make of the server's maps, beside the files they come from.

maps-clients.py make DIRECTORY           makes a data directory of layers
maps-clients.py CLIENT DIRECTORY ADDRESS  looks at it through owslib, gdal or qgis
"""

import json
import os
import subprocess
import sys
import tempfile

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


def values(columns, rows):
    """Bands of random cells, so that a cell beside the right one shows, between 0 and 1."""
    bands = np.random.default_rng(columns).random((len(BANDS), rows, columns), dtype=np.float32)
    bands[:, 10:20, 30:40] = np.nan
    return bands


def make(directory):
    layers = os.path.join(directory, "layers", "ci")
    os.makedirs(layers)
    for name, (epsg, west, north, size, columns, rows) in GRIDS.items():
        # Bands one after the other in one file, in one another in the others.
        options = ["TILED=YES", "COMPRESS=DEFLATE", "INTERLEAVE=" + ("BAND" if name == "maps" else "PIXEL")]
        path = os.path.join(layers, name + ".tif")
        file = gdal.GetDriverByName("GTiff").Create(path, columns, rows, len(BANDS), gdal.GDT_Float32, options)
        crs = osr.SpatialReference()
        crs.ImportFromEPSG(epsg)
        file.SetProjection(crs.ExportToWkt())
        file.SetGeoTransform([west, size, 0, north, 0, -size])
        for b, band in enumerate(values(columns, rows), 1):
            file.GetRasterBand(b).SetDescription(BANDS[b - 1])
            file.GetRasterBand(b).SetNoDataValue(float("nan"))
            file.GetRasterBand(b).WriteArray(band)
        file = None
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


def owslib(address):
    from owslib.wcs import WebCoverageService
    from owslib.wms import WebMapService

    for version in ("1.1.1", "1.3.0"):
        wms = WebMapService(address + "/wms", version=version)
        assert set(wms.contents) == {"ci:deposits", *("ci:" + name for name in GRIDS)}, list(wms.contents)
        layer = wms["ci:degrees"]
        assert np.allclose(layer.boundingBoxWGS84, bounds("degrees")), layer.boundingBoxWGS84
        assert set(BANDS) < set(layer.styles), layer.styles
        for name, (epsg, _, _, _, columns, rows) in GRIDS.items():
            code = f"EPSG:{epsg}"
            assert code in wms["ci:" + name].crsOptions
            # In 1.3.0 OWSLib puts the latitude first where the CRS has it so.
            answer = wms.getmap(
                layers=["ci:" + name], styles=[""], srs=code, bbox=bounds(name), size=(columns, rows),
                format="image/png", transparent=True,
            )
            picture, _, _ = of_bytes(answer.read(), ".png")
            same(classes(values(columns, rows)[1]), picture, f"OWSLib, WMS {version}, {name}")
        west, south, east, north = bounds("maps")
        information = wms.getfeatureinfo(
            layers=["ci:maps"], query_layers=["ci:maps"], srs="EPSG:28350", bbox=(west, south, east, north),
            size=(300, 280), info_format="application/json", xy=(123, 45),
        )
        seen = json.load(information)["features"][0]["properties"]
        wanted = values(300, 280)[:, 45, 123]
        assert [np.float32(seen[band]) for band in BANDS] == list(wanted), (seen, wanted)
        information = wms.getfeatureinfo(
            layers=["ci:deposits"], query_layers=["ci:deposits"], srs="EPSG:4326", size=(101, 101),
            bbox=(DEPOSIT[0] - 1, DEPOSIT[1] - 1, DEPOSIT[0] + 1, DEPOSIT[1] + 1), info_format="text/plain", xy=(50, 50),
        )
        assert b"name = Known 01" in information.read()

    for version, identifier in (("1.0.0", "ci:{}"), ("2.0.1", "ci__{}")):
        wcs = WebCoverageService(address + "/wcs", version=version)
        assert set(wcs.contents) == {identifier.format(name) for name in GRIDS}, list(wcs.contents)
        name = identifier.format("maps")
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
        assert names == BANDS[1:], names
        same(values(300, 280)[1:, 100:150, 60:100], cells, f"OWSLib, WCS {version}")


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def gdal_tools(address):
    known = json.loads(run("gdalinfo", "-json", f"WMS:{address}/wms?service=WMS&version=1.3.0"))["metadata"]["SUBDATASETS"]
    assert any("LAYERS=ci%3Amaps" in value for value in known.values()), known
    with tempfile.TemporaryDirectory() as directory:
        west, south, east, north = bounds("maps")
        source = (
            f"WMS:{address}/wms?service=WMS&version=1.1.1&request=GetMap&layers=ci:maps&styles=&srs=EPSG:28350"
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
            source = f"WCS:{address}/wcs?version=2.0.1&coverage=ci__{name}"
            info = json.loads(run("gdalinfo", "-json", source))
            assert info["size"] == [columns, rows], info["size"]
            assert np.allclose(info["geoTransform"], [west, size, 0, north, 0, -size]), info["geoTransform"]
            assert f'ID["EPSG",{epsg}]]' in info["coordinateSystem"]["wkt"]
            wanted = os.path.join(directory, name + ".tif")
            run("gdal_translate", "-q", source, wanted)
            same(values(columns, rows), gdal.Open(wanted).ReadAsArray(), f"GDAL, WCS 2.0.1, {name}")
            run("gdal_translate", "-q", "-srcwin", "17", "5", "40", "30", source, wanted)
            same(values(columns, rows)[:, 5:35, 17:57], gdal.Open(wanted).ReadAsArray(), f"GDAL, part of {name}")


def qgis(address):
    from qgis.core import QgsApplication, QgsRasterLayer, QgsRectangle

    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    for name, (epsg, west, north, size, columns, rows) in GRIDS.items():
        box = QgsRectangle(*bounds(name))
        source = f"crs=EPSG:{epsg}&dpiMode=7&format=image/png&layers=ci:{name}&styles=&url={address}/wms"
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

        layer = QgsRasterLayer(f"identifier=ci:{name}&url={address}/wcs", name, "wcs")
        assert layer.isValid(), layer.error().summary()
        assert (layer.width(), layer.height(), layer.bandCount()) == (columns, rows, len(BANDS))
        for b, band in enumerate(values(columns, rows), 1):
            block = layer.dataProvider().block(b, box, columns, rows)
            seen = np.array([
                [np.nan if block.isNoData(r, c) else block.value(r, c) for c in range(columns)] for r in range(rows)
            ])
            same(band.astype(float), seen, f"QGIS, WCS, {name}, band {b}")
    layer = QgsRasterLayer(
        f"crs=EPSG:4326&dpiMode=7&format=image/png&layers=ci:deposits&styles=&url={address}/wms", "deposits", "wms"
    )
    assert layer.isValid(), layer.error().summary()


if __name__ == "__main__":
    what, place = sys.argv[1:3]
    if what == "make":
        make(place)
    else:
        {"owslib": owslib, "gdal": gdal_tools, "qgis": qgis}[what](sys.argv[3])
        print(f"{what}: the server's maps are the files' values")
        # QGIS may crash while it is taken down, after all is said.
        sys.stdout.flush()
        os._exit(0)
