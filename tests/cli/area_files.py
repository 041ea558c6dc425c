"""Writes small shapefiles of polygons, so that tests need nobody's data."""
import pathlib
import struct

WGS84 = ('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],'
         'UNIT["Degree",0.0174532925199433]]')


def box(west, south, east, north):
    """A ring with the clock, as shapefiles turn outer ones."""
    return [(west, south), (west, north), (east, north), (east, south), (west, south)]


def header(length, points):
    return (struct.pack(">7i", 9994, 0, 0, 0, 0, 0, length // 2) + struct.pack("<2i", 1000, 5)
            + struct.pack("<4d", min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points))
            + bytes(32))


def write_shapefile(stem, columns, rows, prj=WGS84, cpg="UTF-8", encoding="utf-8"):
    """`rows`: (rings, cells) each; `stem` without ending."""
    records, every = [], []
    for rings, _ in rows:
        points = [point for ring in rings for point in ring]
        every += points
        starts, at = [], 0
        for ring in rings:
            starts.append(at)
            at += len(ring)
        content = struct.pack("<i", 5) + struct.pack("<4d", min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points))
        content += struct.pack("<2i", len(rings), len(points)) + struct.pack(f"<{len(rings)}i", *starts)
        content += b"".join(struct.pack("<2d", *point) for point in points)
        records.append(content)
    shp, shx = b"", b""
    for number, content in enumerate(records, 1):
        shx += struct.pack(">2i", (100 + len(shp)) // 2, len(content) // 2)
        shp += struct.pack(">2i", number, len(content) // 2) + content
    width = 60
    dbf = struct.pack("<B3BIHH20x", 3, 126, 1, 1, len(rows), 32 + 32 * len(columns) + 1, 1 + width * len(columns))
    for name in columns:
        dbf += struct.pack("<11sc4xBB14x", name.encode(), b"C", width, 0)
    dbf += b"\r"
    for _, cells in rows:
        dbf += b" " + b"".join(cell.encode(encoding).ljust(width)[:width] for cell in cells)
    stem = pathlib.Path(stem)
    for ending, content in ((".shp", header(100 + len(shp), every) + shp), (".shx", header(100 + len(shx), every) + shx), (".dbf", dbf + b"\x1a")):
        stem.with_suffix(ending).write_bytes(content)
    for ending, words in ((".prj", prj), (".cpg", cpg)):
        if words:
            stem.with_suffix(ending).write_text(words)
    return stem.with_suffix(".shp")


COLUMNS = ("NAME_EN", "NAME_AR", "PCODE", "ADM2_PCODE", "ADM1_PCODE", "UPDATE_DAT")


def write_areas(folder):
    """Two subdistricts and their district around Al-Bukamal; of ours, not as anybody draws them."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    write_shapefile(folder / "xx_admin3", COLUMNS, [
        ([box(40.7, 34.2, 41.2, 34.7)], ("River Bend", "البوكمال", "XX010101", "XX0101", "XX01", "2016-09-05")),
        ([box(40.2, 34.2, 40.7, 34.7)], ("Wells", "الآبار", "XX010102", "XX0101", "XX01", "2016-09-05"))])
    write_shapefile(folder / "xx_admin2", ("NAME_EN", "NAME_AR", "PCODE", "ADM1_PCODE"), [
        ([box(40.2, 34.2, 41.2, 34.7)], ("River", "النهر", "XX0101", "XX01"))])
    return folder
