import { describe, expect, it } from 'vitest'
import { filter_of, meaning, ways, with_value, without_value } from './filters'
import { href, route_of } from './route.svelte'

describe('addresses', () => {
  it('are read back as they were written, whatever stands in them', () => {
    for (const key of ['gn.174448', 'name:مدار الفرات', 'a/b?c#d%', '<script>', '%zz']) {
      const query = new URLSearchParams([['place', 'gn.1'], ['place', 'gn.2'], ['text', '"جملة" -لا & 100%']])
      const read = route_of(href('claims', key, query))
      expect(read.page).toBe('claims')
      expect(read.key).toBe(key)
      expect([...read.query]).toEqual([...query])
    }
  })
  it('an empty one is the map; a broken escape breaks nothing', () => {
    expect(route_of('').page).toBe('map')
    expect(route_of('#/').page).toBe('map')
    expect(route_of('#/claim/%zz').key).toBe('%zz')
  })
})

describe('filters', () => {
  const query = new URLSearchParams('place=a&place=b&not_actor=c&polarity=denied&lang=ar&day=2017-11-10')
  it('keep what the server takes and nothing else', () => {
    expect(filter_of(query).toString()).toBe('place=a&place=b&not_actor=c&polarity=denied')
  })
  it('are added once, and taken away one by one', () => {
    expect(with_value(query, 'place', 'a').getAll('place')).toEqual(['a', 'b'])
    expect(with_value(query, 'polarity', 'affirmed').getAll('polarity')).toEqual(['affirmed'])
    expect(without_value(query, 'place', 'a').getAll('place')).toEqual(['b'])
    expect(without_value(query, 'place').has('place')).toBe(false)
  })
  it('say whether they ask for any, for all, or exclude', () => {
    expect(meaning('not_actor')).toEqual({ base: 'actor', how: 'without' })
    expect(meaning('all_place')).toEqual({ base: 'place', how: 'all' })
    expect(meaning('all_versions').how).toBe('any')
    expect(ways('actor')).toEqual(['any', 'all', 'without'])
    expect(ways('stance')).toEqual(['any', 'without'])
    expect(ways('grade')).toEqual(['any'])
  })
})
