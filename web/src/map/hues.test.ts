import { describe, expect, it } from 'vitest'
import type { Intervals } from '../api/client'
import { hue_of, hues, hues_of, line_looks } from './hues'

const foremost = Array.from({ length: 24 }, (_, i) => `org.${i}`)

describe('the hue of an actor', () => {
  it('is the same whoever is asked about before', () => {
    const one_way = foremost.map((key) => hue_of(key, foremost))
    const other_way = [...foremost].reverse().map((key) => hue_of(key, foremost)).reverse()
    expect(one_way).toEqual(other_way)
    const all = { actors: [{ key: 'org.5' }, { key: 'x.late' }, { key: 'org.0' }] } as unknown as Intervals
    const some = hues_of(all, foremost)
    for (const { key } of all.actors) expect(some.get(key)).toBe(hue_of(key, foremost))
  })
  it('is its own for the eight foremost; the others share those of the rarest of them', () => {
    expect(foremost.slice(0, 8).map((key) => hue_of(key, foremost))).toEqual(hues)
    for (const key of [...foremost.slice(8), 'x.a', 'x.b', 'org.البوكمال', '']) expect(hues.slice(4)).toContain(hue_of(key, foremost))
    expect(new Set(foremost.slice(8, 12).map((key) => hue_of(key, foremost))).size).toBe(4)
    expect(hue_of('x.a', [])).toBe(hue_of('x.a', foremost))
  })
  it('is kept in charts, where no two lines look alike', () => {
    for (const keys of [['x.a', 'org.1', 'x.b', 'org.1', 'x.a'], ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], foremost.slice(0, 8), Array<string>(4).fill('org.0')]) {
      const looks = line_looks(keys, foremost)
      expect(new Set(looks.map(({ hue, dash }) => `${hue} ${dash}`)).size).toBe(keys.length)
      keys.forEach((key, i) => { if (key.startsWith('org.')) expect(looks[i]!.hue).toBe(hue_of(key, foremost)) })
    }
    expect(line_looks(['x.a', 'org.0'], foremost)[0]!.hue).not.toBe(hues[0])
  })
})
