// What the claims about the places of an area come to on a day. No area is ever said to be held: a village is not its
// district, so each state carries the places that it rests on.
import type { MultiPolygon } from 'geojson'
import type { Area_collection, Entity, Intervals } from '../api/client'
import type { Drawn } from './drawn'

export type Standing = 'unknown' | 'same_holder' | 'contested'

export interface Area {
  code: string
  name_ar: string | null
  name_en: string | null
  shape: MultiPolygon
  /** Where its places stand in the answer of intervals; the ledger may know more of them, see `known`. */
  places: number[]
  known: number
  /** Where its name stands: the middle of its largest piece. */
  lat: number
  lon: number
}

export interface Area_state {
  area: Area
  standing: Standing
  /** Whom every place of which something is said is said to be held by; null where they differ or nobody is named. */
  holder: Entity | null
  rests_on: Drawn[]
}

export function areas_of(collection: Area_collection, all: Intervals): Area[] {
  const index = new Map(all.places.map((place, i) => [place.key, i]))
  return collection.features.map(({ geometry, properties }) => {
    const shape = geometry as MultiPolygon
    const [lon, lat] = middle(shape)
    return {
      code: properties.code, name_ar: properties.name_ar, name_en: properties.name_en, shape, lat, lon,
      places: properties.places.flatMap((key) => index.get(key) ?? []), known: properties.places.length,
    }
  })
}

/** The state of each area, in their order, from that of the places. */
export function areas_on(areas: readonly Area[], drawn: readonly Drawn[]): Area_state[] {
  const by_place = new Map(drawn.map((one) => [one.index, one]))
  return areas.map((area) => {
    const rests_on = area.places.flatMap((index) => by_place.get(index) ?? [])
    return { area, rests_on, ...standing_of(rests_on) }
  })
}

function standing_of(rests_on: readonly Drawn[]): { standing: Standing; holder: Entity | null } {
  const first = rests_on[0]
  if (!first) return { standing: 'unknown', holder: null }
  const differ = rests_on.some((one) => one.rival !== null || one.interval.status === 'disputed' || one.holder?.key !== first.holder?.key)
  return differ ? { standing: 'contested', holder: null } : { standing: 'same_holder', holder: first.holder }
}

/** The centre of mass of the largest piece, [lon, lat]; the first corner of one without a surface. */
function middle(shape: MultiPolygon): [number, number] {
  let best = { surface: 0, lon: 0, lat: 0 }
  for (const [ring] of shape.coordinates) {
    let [surface, lon, lat] = [0, 0, 0]
    for (let i = 0; i + 1 < (ring?.length ?? 0); i += 1) {
      const [x, y] = ring![i]! as [number, number]
      const [u, v] = ring![i + 1]! as [number, number]
      const cross = x * v - u * y
      surface += cross
      lon += (x + u) * cross
      lat += (y + v) * cross
    }
    if (Math.abs(surface) > Math.abs(best.surface)) best = { surface, lon: lon / (3 * surface), lat: lat / (3 * surface) }
  }
  if (best.surface === 0) return (shape.coordinates[0]?.[0]?.[0] ?? [0, 0]) as [number, number]
  return [best.lon, best.lat]
}
