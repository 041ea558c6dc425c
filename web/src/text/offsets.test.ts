import { describe, expect, it } from 'vitest'
import { Offsets } from './offsets'

/** The slow and plain way, to hold the fast one against. */
const plainly = (text: string, point: number) => [...text].slice(0, point).join('').length

describe('code points to UTF-16 units', () => {
  const texts = ['', 'abc', 'استعاد التنظيم', '𝒜𝒷', 'قبل 😀 بعد 👩🏽‍🚀 ثم', 'a\ud800b', '\udc00x', '😀']
  it.each(texts)('agrees with counting one by one in %j', (text) => {
    const offsets = new Offsets(text)
    expect(offsets.points).toBe([...text].length)
    for (let point = 0; point <= offsets.points; point += 1) {
      expect(offsets.toUnits(point)).toBe(plainly(text, point))
      expect(offsets.toPoints(offsets.toUnits(point))).toBe(point)
    }
  })
  it('moves what lies outside to the nearest end', () => {
    const offsets = new Offsets('😀ب')
    expect(offsets.toUnits(-4)).toBe(0)
    expect(offsets.toUnits(99)).toBe(3)
    expect(offsets.toUnits(Number.NaN)).toBe(0)
  })
  it('refuses spans that mark nothing', () => {
    const offsets = new Offsets('استعاد')
    expect(offsets.spanToUnits({ start: 2, end: 2 })).toBeNull()
    expect(offsets.spanToUnits({ start: 4, end: 1 })).toBeNull()
    expect(offsets.spanToUnits({ start: 6, end: 9 })).toBeNull()
    expect(offsets.spanToUnits({ start: null, end: 3 })).toBeNull()
    expect(offsets.spanToUnits(null)).toBeNull()
    expect(offsets.spanToUnits({ start: 1, end: 99 })).toEqual({ start: 1, end: 6 })
  })
  it('converts random texts of one and two units', () => {
    let seed = 7
    const random = (n: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n
    for (let round = 0; round < 200; round += 1) {
      const text = Array.from({ length: random(60) }, () => (random(3) === 0 ? '😀' : 'س')).join('')
      const offsets = new Offsets(text)
      for (let point = 0; point <= offsets.points; point += 1) expect(offsets.toUnits(point)).toBe(plainly(text, point))
    }
  })
  it('the middle of a pair counts as its beginning', () => {
    expect(new Offsets('a😀b').toPoints(2)).toBe(1)
    expect(new Offsets('a😀b').toPoints(3)).toBe(2)
  })
  it('takes 200,000 characters in a blink', () => {
    const text = 'سوريا 😀 '.repeat(25_000)
    const began = performance.now()
    const offsets = new Offsets(text)
    for (let i = 0; i < 2500; i += 1) offsets.toUnits(i * 80)
    expect(performance.now() - began).toBeLessThan(500)
    expect(offsets.toUnits(offsets.points)).toBe(text.length)
  })
})
