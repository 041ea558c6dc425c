// Many places on one map: how large their signs are, and which names have room.

interface Point {
  lat: number
  lon: number
}

/** Longitude and latitude in MapLibre's world of 0..1. */
export const world = (place: Point): [number, number] => [
  (180 + place.lon) / 360,
  (180 - (180 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + (place.lat * Math.PI) / 360))) / 360,
]

/** CSS pixels of a sign, in steps, so that signs that lie close are not one heap: 25 where there is room. */
export function sign_size(places: number, span: number, zoom: number): number {
  const apart = (span * 512 * 2 ** zoom) / Math.sqrt(Math.max(1, places))
  return apart >= 22 ? 25 : apart >= 13 ? 18 : 12
}

/** The side of a square, in the world of 0..1, as large as the box around the places. */
export function span_of_places(places: readonly Point[]): number {
  if (places.length === 0) return 1
  const at = places.map(world)
  const side = (axis: 0 | 1) => at.reduce((most, one) => Math.max(most, one[axis]), 0) - at.reduce((least, one) => Math.min(least, one[axis]), 1)
  return Math.sqrt(Math.max(1e-9, side(0) * side(1)))
}

const unit = 8 // CSS pixels of a square of the table of what is taken
const high = 18 // of a name
const most_names = 90

/** A name beside its sign: the middle of the sign, and how wide the name is, in CSS pixels. */
export interface Wanted_name {
  x: number
  y: number
  wide: number
  /** It stands at the point itself, and nowhere else: the name of an area. */
  area?: boolean
  /** It stands at the point or not at all: a town that is ground only. */
  still?: boolean
}

/**
 * Where the middle of each name goes, the most important first: below its sign, beside it or above it, clear of other
 * names, and of signs where that can be had; null where there is no room.
 */
export function lay_names(wanted: readonly Wanted_name[], size: number, view: { width: number; height: number }): ({ x: number; y: number } | null)[] {
  const [across, down] = [Math.ceil(view.width / unit), Math.ceil(view.height / unit)]
  const taken = new Uint8Array(across * down) // 1: a sign, 2: a name
  const area = (x: number, y: number, wide: number, tall: number) => ({
    left: Math.floor((x - wide / 2) / unit), right: Math.floor((x + wide / 2) / unit), top: Math.floor((y - tall / 2) / unit), bottom: Math.floor((y + tall / 2) / unit),
  })
  const each = (of: ReturnType<typeof area>, what: (at: number) => void) => {
    for (let row = Math.max(0, of.top); row <= Math.min(down - 1, of.bottom); row += 1) for (let column = Math.max(0, of.left); column <= Math.min(across - 1, of.right); column += 1) what(row * across + column)
  }
  for (const one of wanted) if (!one.area) each(area(one.x, one.y, size - 4, size - 4), (at) => (taken[at]! |= 1))
  let named = 0
  return wanted.map(({ x, y, wide, area: is_area, still }) => {
    if (named >= most_names || x < 0 || y < 0 || x > view.width || y > view.height) return null
    const [beside, above] = [size / 2 + 3 + wide / 2, size / 2 + high / 2 - 1]
    const tries = (still ? [{ x, y }] : is_area ? [{ x, y }, { x, y: y + 2 * high }, { x, y: y - 2 * high }] : [{ x, y: y + above }, { x: x + beside, y }, { x: x - beside, y }, { x, y: y - above }]).map((at) => {
      let found = 0
      each(area(at.x, at.y, wide, high - 6), (cell) => (found |= taken[cell]!))
      return { at, found }
    })
    const best = tries.find((one) => one.found === 0) ?? (is_area ? undefined : tries.find((one) => (one.found & 2) === 0))
    if (!best) return null
    each(area(best.at.x, best.at.y, wide + 16, high + 4), (cell) => (taken[cell]! |= 2))
    named += 1
    return best.at
  })
}
