import { describe, expect, it } from 'vitest'
import type { Area_collection, Intervals } from '../api/client'
import { areas_of, areas_on } from './areas'
import { drawn_on, timeline_of } from './drawn'

const town = (key: string) => ({ key, kind: 'town', name_ar: key, name_en: null, country: null, parent: null, lat: 34.5, lon: 40.5, precision: 'locality', relation: null })
const interval = (place: number, holder: number | null, more: object = {}) => ({ key: `h${place}`, place, holder, rival: null, since: '2017-11-08', until: null, evidence_until: '2017-11-08', status: 'undisputed', share_min: null, share_max: null, originators: 1, ...more })
const square = (west: number) => ({ type: 'MultiPolygon', coordinates: [[[[west, 34], [west + 1, 34], [west + 1, 35], [west, 35], [west, 34]]]] })
const feature = (code: string, places: string[], west = 40) => ({ type: 'Feature', geometry: square(west), properties: { code, level: 3, parent: null, name_ar: code, name_en: code, source: 's', places } })
const state = (intervals: object[], places: string[]) => {
  const all = { places: ['a', 'b', 'c'].map(town), actors: [town('army'), town('group')], intervals, complete: true } as unknown as Intervals
  const areas = areas_of({ type: 'FeatureCollection', level: 3, levels: [3], sources: [], features: [feature('x', places)] } as unknown as Area_collection, all)
  return areas_on(areas, drawn_on(timeline_of(all), '2017-11-09'))[0]!
}

describe('an area on a day', () => {
  it('nothing said of any of its places: unknown, and no holder', () => {
    expect(state([interval(2, 0)], ['a', 'b'])).toMatchObject({ standing: 'unknown', holder: null, rests_on: [] })
  })
  it('one village held: the same holder, and it rests on one of two known places', () => {
    const one = state([interval(0, 0)], ['a', 'b'])
    expect(one).toMatchObject({ standing: 'same_holder', holder: { key: 'army' } })
    expect(one.rests_on.map((drawn) => drawn.place.key)).toEqual(['a'])
    expect(one.area.known).toBe(2)
  })
  it('two holders, a rival or a dispute: contested, and nobody its holder', () => {
    expect(state([interval(0, 0), interval(1, 1)], ['a', 'b'])).toMatchObject({ standing: 'contested', holder: null })
    expect(state([interval(0, 0, { rival: 1 })], ['a', 'b'])).toMatchObject({ standing: 'contested', holder: null })
    expect(state([interval(0, 0, { status: 'disputed' })], ['a', 'b'])).toMatchObject({ standing: 'contested', holder: null })
    expect(state([interval(0, 0), interval(1, null)], ['a', 'b'])).toMatchObject({ standing: 'contested', holder: null })
  })
  it('a place of which the ledger has no interval counts among the known ones', () => {
    expect(state([interval(0, 0)], ['a', 'elsewhere']).area).toMatchObject({ places: [0], known: 2 })
  })
  it('its name stands in the middle', () => {
    expect(state([], ['a']).area).toMatchObject({ lon: 40.5, lat: 34.5 })
  })
})
