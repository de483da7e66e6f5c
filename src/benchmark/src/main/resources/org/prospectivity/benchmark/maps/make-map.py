"""A smooth map of 4000 x 4000 cells with a hole, tiled, with overviews, as WMS servers like it: make-map.py FILE"""

import sys

import numpy as np
from osgeo import gdal, osr

gdal.UseExceptions()
SIDE, CELL, WEST, NORTH = 4000, 100, 400_000, 6_800_000

random = np.random.default_rng(1)
y, x = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32) / SIDE
values = 0.1 * np.sin(40 * x) * np.cos(33 * y)
for height, centre_x, centre_y, width in random.uniform(0, 1, (12, 4)):
    values += (0.3 + height) * np.exp(-((x - centre_x) ** 2 + (y - centre_y) ** 2) / (0.002 + 0.03 * width))
values += 0.003 * random.standard_normal((SIDE, SIDE))
values[(x - 0.2) ** 2 + (y - 0.8) ** 2 < 0.01] = np.nan

options = ["TILED=YES", "COMPRESS=DEFLATE", "ZLEVEL=1", "BLOCKXSIZE=256", "BLOCKYSIZE=256"]
file = gdal.GetDriverByName("GTiff").Create(sys.argv[1], SIDE, SIDE, 1, gdal.GDT_Float32, options)
crs = osr.SpatialReference()
crs.ImportFromEPSG(28350)
file.SetProjection(crs.ExportToWkt())
file.SetGeoTransform([WEST, CELL, 0, NORTH, 0, -CELL])
band = file.GetRasterBand(1)
band.SetDescription("Au_ppb_log10")
band.SetNoDataValue(float("nan"))
band.WriteArray(values.astype(np.float32))
file = band = None
file = gdal.Open(sys.argv[1], gdal.GA_Update)
file.BuildOverviews("AVERAGE", [2, 4, 8, 16])
