// What the map shows of the intervals on one day: which, how they are said, and where.
import type { Basemap, Entity, Interval, Intervals } from '../api/client'
import type { Word } from '../i18n'
import { day_number } from '../time/days'
import type { Area_state } from './areas'

/** How a holding is drawn. Each has a shape of its own, so that colour is never the only sign. */
export type Manner = 'held' | 'claimed' | 'contested' | 'denied' | 'unknown'
export const manners: readonly Manner[] = ['held', 'claimed', 'contested', 'denied', 'unknown']

export interface Drawn {
  /** Where the interval and its place stand in the answer. */
  at: number
  index: number
  interval: Interval
  place: Entity
  holder: Entity | null
  rival: Entity | null
  manner: Manner
  /** Radius in kilometres within which the place lies; 0 for a place that is a point. */
  vague_km: number
}

/** What there is to say of the base map beside the map. */
export interface Basemap_told {
  /** Whom it is owed to, as plain words; "" where its file does not say. */
  attribution: string
  trouble: Word | null
}

/** What a map takes, whichever draws it. */
export interface Chart {
  /** All that may be drawn on some day; it changes with the answer of the server, not with the day. */
  every: Drawn[]
  drawn: Drawn[]
  /** The state of every area on the day; [] where no areas were imported. */
  areas: Area_state[]
  hues: Map<string, string>
  /** The base map that the server has; null where it has none. */
  basemap: Basemap | null
  told_basemap: (told: Basemap_told) => void
  label: string
  choose: (key: string) => void
  choose_area: (code: string) => void
  /** Called where WebGL is not to be had. */
  failed: () => void
}

/** Who is not named is no known party: an interval may be contested by somebody whom no account names. */
export function manner_of(interval: Pick<Interval, 'holder' | 'rival' | 'status'>): Manner {
  if (interval.holder === null && interval.rival === null) return 'unknown'
  if (interval.rival !== null) return 'contested'
  if (interval.status === 'disputed') return 'denied'
  return interval.status === 'undisputed' || interval.status === 'conceded_by_loser' ? 'held' : 'claimed'
}

/** How far off a place may lie. A pin would promise more than the article said. */
export function vagueness(place: Pick<Entity, 'precision' | 'relation'>): number {
  if (place.relation === 'centre of') return 2
  if (place.relation) return 12
  const radius: Record<string, number> = { district: 15, region: 25, province: 45, line: 20, country: 150 }
  return radius[place.precision ?? ''] ?? 0
}

/** Every interval of an answer as it is drawn, made once: a step of the slider only chooses among them. */
export interface Timeline {
  every: Drawn[]
  /** First day of each, and the first day on which something else is said, counted as in time/days.ts. */
  from: Int32Array
  to: Int32Array
}

export function timeline_of(all: Intervals): Timeline {
  const never = 2 ** 31 - 1
  const vague = all.places.map(vagueness)
  const every = all.intervals.flatMap((interval, at) => {
    const place = all.places[interval.place]
    if (!place) return []
    return {
      at,
      index: interval.place,
      interval,
      place,
      holder: interval.holder === null ? null : (all.actors[interval.holder] ?? null),
      rival: interval.rival === null ? null : (all.actors[interval.rival] ?? null),
      manner: manner_of(interval),
      vague_km: vague[interval.place]!,
    }
  })
  return {
    every,
    from: Int32Array.from(every, (one) => day_number(one.interval.since) ?? never),
    to: Int32Array.from(every, (one) => (one.interval.until === null ? never : (day_number(one.interval.until) ?? never))),
  }
}

/** The state of a day, in the order of the intervals. */
export function drawn_on({ every, from, to }: Timeline, day: string): Drawn[] {
  const now = day_number(day) ?? -1
  const found: Drawn[] = []
  for (let i = 0; i < from.length; i += 1) if (from[i]! <= now && now < to[i]!) found.push(every[i]!)
  return found
}

/** Days from the last claim to the day shown; 0 where a claim speaks of it or of later. */
export const stale_days = (interval: Pick<Interval, 'evidence_until'>, day: string): number =>
  Math.max(0, (day_number(day) ?? 0) - (day_number(interval.evidence_until) ?? Infinity))

export const is_located = (place: Entity): place is Entity & { lat: number; lon: number } =>
  typeof place.lat === 'number' && typeof place.lon === 'number' && place.precision !== 'none'

/** First and last day of which the intervals speak; null where there are none. */
export function span_of(all: Intervals): { first: string; last: string } | null {
  let first = ''
  let last = ''
  for (const one of all.intervals) {
    if (first === '' || one.since < first) first = one.since
    for (const end of [one.since, one.until ?? '', one.evidence_until]) if (end > last) last = end
  }
  return first === '' ? null : { first, last }
}

/** Days on which something changes, ascending: the slider shows them as ticks. */
export function changes_of(all: Intervals): string[] {
  const found = new Set<string>()
  for (const one of all.intervals) {
    found.add(one.since)
    if (one.until) found.add(one.until)
  }
  return [...found].sort()
}

/** A ring of points around a place, [lon, lat], closed: how an area without a border is drawn. */
export function circle(lat: number, lon: number, km: number, steps = 32): [number, number][] {
  const made: [number, number][] = []
  const north = km / 111.2
  const east = km / (111.2 * Math.max(0.1, Math.cos((lat * Math.PI) / 180)))
  for (let i = 0; i <= steps; i += 1) {
    // Clockwise on the map, as d3 wants a ring that holds its inside.
    const angle = (-2 * Math.PI * i) / steps
    made.push([lon + east * Math.cos(angle), lat + north * Math.sin(angle)])
  }
  return made
}
