"""Writes small PMTiles archives of our own: pictures of one colour, or vector tiles with a lake, the same everywhere.

usage: pmtiles_file.py raster | vector | green | broken | strange FILE
"""
import gzip
import json
import pathlib
import struct
import sys
import zlib

# What a careless map could bring with it: markup that must stay words.
ATTRIBUTION = ('<a href="https://tiles.example/">Tiles &amp; lakes of our own</a> &copy; <b>nobody</b>'
               '<script>document.title = "run"</script><img src="https://tiles.example/x.png" onerror="document.title = \'run\'">')
MAGENTA, GREEN = (224, 32, 160), (32, 160, 64)
VECTOR, PNG = 1, 2
DEEPEST = 8
EVERYWHERE = (4 ** (DEEPEST + 1) - 1) // 3  # tiles of zooms 0 to DEEPEST, numbered one after the other


def varint(value):
    out = b""
    while value > 127:
        out += bytes([value & 127 | 128])
        value >>= 7
    return out + bytes([value])


def packed(values):
    return b"".join(map(varint, values))


def field(number, value):
    """A field of a protobuf message: a number, or bytes with their length."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    return varint(number << 3 | 2) + varint(len(value)) + value


def picture(colour, side=256):
    """A PNG of one colour."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    rows = (b"\0" + bytes(colour) * side) * side
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def path_of(points, closed):
    """A line or a ring in the steps of a vector tile."""
    def step(value):
        return varint(value << 1 if value >= 0 else (-value << 1) - 1)
    out, (x, y) = varint(1 << 3 | 1), (0, 0)
    for i, (to_x, to_y) in enumerate(points):
        if i == 1:
            out += varint(len(points) - 1 << 3 | 2)
        out += step(to_x - x) + step(to_y - y)
        x, y = to_x, to_y
    return out + (varint(1 << 3 | 7) if closed else b"")


def layer(name, shape, points, /, **tags):
    """A layer of a vector tile with one feature: shape 1 point, 2 line, 3 polygon."""
    feature = field(2, packed(n for i in range(len(tags)) for n in (i, i))) + field(3, shape) + field(4, path_of(points, shape == 3))
    values = b"".join(field(4, field(7, int(v)) if isinstance(v, bool) else field(1, v.encode())) for v in tags.values())
    return field(3, field(15, 2) + field(1, name.encode()) + field(2, feature) +
                 b"".join(field(3, key.encode()) for key in tags) + values + field(5, 4096))


def lake():
    """Land with a lake in its middle that covers a quarter, a border of which there is dispute, a town."""
    def square(least, most):
        return [(least, least), (most, least), (most, most), (least, most)]
    return (layer("earth", 3, square(0, 4096), kind="earth") + layer("water", 3, square(1024, 3072), kind="lake") +
            layer("boundaries", 2, [(512, 0), (512, 4096)], kind="country", disputed=True) +
            layer("places", 1, [(512, 3600)], kind="locality", name="بلدتنا", **{"name:en": "Ourtown"}))


def directory(entries):
    """Of (first tile, how many alike, offset, length), ascending."""
    ids = [0] + [entry[0] for entry in entries]
    return (varint(len(entries)) + packed(after - before for before, after in zip(ids, ids[1:])) +
            packed(entry[1] for entry in entries) + packed(entry[3] for entry in entries) + packed(entry[2] + 1 for entry in entries))


def archive(tile, tile_type, tile_packing=1, **metadata):
    """The bytes of an archive that has one tile, everywhere."""
    root = gzip.compress(directory([(0, EVERYWHERE, 0, len(tile))]), mtime=0)
    about = gzip.compress(json.dumps({"attribution": ATTRIBUTION, **metadata}).encode(), mtime=0)
    places, at = b"", 127
    for size in (len(root), len(about), 0, len(tile)):
        places += struct.pack("<QQ", at, size)
        at += size
    head = (b"PMTiles\x03" + places + struct.pack("<QQQ", EVERYWHERE, 1, 1) + bytes([1, 2, tile_packing, tile_type, 0, DEEPEST]) +
            struct.pack("<iiii", -1_800_000_000, -850_000_000, 1_800_000_000, 850_000_000) +
            bytes([5]) + struct.pack("<ii", 395_000_000, 349_000_000))
    assert len(head) == 127
    return head + root + about + tile


def write_pmtiles(path, kind):
    """Writes an archive of this kind and gives its path."""
    layers = [{"id": name, "fields": {}} for name in ("earth", "water", "boundaries", "places")]
    made = {
        "raster": lambda: archive(picture(MAGENTA), PNG),
        "green": lambda: archive(picture(GREEN), PNG),
        "vector": lambda: archive(gzip.compress(lake(), mtime=0), VECTOR, 2, vector_layers=layers),
        "broken": lambda: archive(b"this is no picture", PNG),
        "strange": lambda: archive(gzip.compress(layer("roofs", 3, [(0, 0), (9, 0), (9, 9)], kind="x"), mtime=0), VECTOR, 2,
                                   vector_layers=[{"id": "roofs", "fields": {}}]),
    }
    path = pathlib.Path(path)
    path.write_bytes(made[kind]())
    return path


if __name__ == "__main__":
    write_pmtiles(sys.argv[2], sys.argv[1])
