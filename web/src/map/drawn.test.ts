import { describe, expect, it } from 'vitest'
import type { Intervals } from '../api/client'
import { changes_of, circle, drawn_on, manner_of, span_of, stale_days, timeline_of, vagueness } from './drawn'

const entity = (key: string, more: object = {}) => ({ key, kind: 'city', name_ar: key, name_en: null, country: null, parent: null, ...more })
const interval = (more: object) => ({
  key: 'h', place: 0, holder: 0, rival: null, since: '2017-11-08', until: '2017-11-10', evidence_until: '2017-11-09',
  status: 'disputed', share_min: null, share_max: null, originators: 1, ...more,
})
const all = {
  places: [entity('town', { lat: 34.45, lon: 40.92, precision: 'locality', relation: null })],
  actors: [entity('army'), entity('group')],
  intervals: [
    interval({}),
    interval({ holder: 1, since: '2017-11-10', until: null, evidence_until: '2017-11-12', status: 'third_party' }),
  ],
  complete: true,
} as unknown as Intervals
const every = timeline_of(all)

describe('the state of a day', () => {
  it('an interval ends on the day on which something else is said', () => {
    expect(drawn_on(every, '2017-11-09').map((one) => one.holder?.key)).toEqual(['army'])
    expect(drawn_on(every, '2017-11-10').map((one) => one.holder?.key)).toEqual(['group'])
    expect(drawn_on(every, '2017-11-07')).toEqual([])
  })
  it('tells how long nothing has been said', () => {
    expect(stale_days(all.intervals[1]!, '2017-11-20')).toBe(8)
    expect(stale_days(all.intervals[1]!, '2017-11-11')).toBe(0)
  })
  it('claimed, denied, contested and unknown are apart', () => {
    expect(manner_of({ holder: 0, rival: null, status: 'disputed' })).toBe('denied')
    expect(manner_of({ holder: 0, rival: 1, status: 'disputed' })).toBe('contested')
    expect(manner_of({ holder: 0, rival: null, status: 'third_party' })).toBe('claimed')
    expect(manner_of({ holder: 0, rival: null, status: 'undisputed' })).toBe('held')
    expect(manner_of({ holder: null, rival: null, status: 'third_party' })).toBe('unknown')
  })
  it('a countryside is an area, a town is a point', () => {
    expect(vagueness({ precision: 'locality', relation: null })).toBe(0)
    expect(vagueness({ precision: 'region', relation: 'countryside of' })).toBeGreaterThan(0)
    expect(vagueness({ precision: 'province', relation: null })).toBeGreaterThan(vagueness({ precision: 'district', relation: null }))
  })
  it('spans from the first to the last day spoken of', () => {
    expect(span_of(all)).toEqual({ first: '2017-11-08', last: '2017-11-12' })
    expect(changes_of(all)).toEqual(['2017-11-08', '2017-11-10'])
    expect(span_of({ ...all, intervals: [] })).toBeNull()
  })
  it('a circle is closed and of the size asked for', () => {
    const ring = circle(34, 40, 111.2, 4)
    expect(ring[0]![0]).toBeCloseTo(ring[4]![0])
    expect(Math.max(...ring.map((point) => point[1]))).toBeCloseTo(35, 1)
  })
  it('5,000 places are sorted out within a step of 50 ms', () => {
    const many = { ...all, intervals: Array.from({ length: 20_000 }, (_, i) => interval({ since: i % 4 === 0 ? '2017-11-08' : '2018-01-01', until: null })) } as unknown as Intervals
    const drawn = timeline_of(many)
    // The best of some runs: the machine may be busy with other things.
    const took = Array.from({ length: 7 }, () => {
      const began = performance.now()
      expect(drawn_on(drawn, '2017-11-09').length).toBe(5000)
      return performance.now() - began
    })
    expect(Math.min(...took)).toBeLessThan(50)
  })
})
