import { describe, expect, it } from 'vitest'
import { lay_names, sign_size, span_of_places } from './crowd'

const view = { width: 900, height: 500 }
const grid = Array.from({ length: 5000 }, (_, i) => ({ lat: 33 + (i % 70) * 0.06, lon: 36 + Math.floor(i / 70) * 0.08 }))
const overlap = (a: { x: number; y: number } | null, b: { x: number; y: number } | null, wide: number) => a && b && Math.abs(a.x - b.x) < wide - 16 && Math.abs(a.y - b.y) < 10

describe('names on a map', () => {
  it('a name stands below its sign where there is room', () => {
    expect(lay_names([{ x: 100, y: 100, wide: 60 }], 25, view)).toEqual([{ x: 100, y: 120.5 }])
  })
  it('two neighbours keep their names apart, and off the signs', () => {
    const [first, second] = lay_names([{ x: 100, y: 100, wide: 60 }, { x: 100, y: 122, wide: 60 }], 25, view)
    expect(first!.y).toBe(100) // beside it: below lies the other sign
    expect(second!.y).toBeGreaterThan(122)
  })
  it('a name that stands still is left out where it has no room', () => {
    const town = { x: 100, y: 100, wide: 60 }
    const ground = (x: number) => ({ x, y: 120, wide: 60, area: true, still: true })
    expect(lay_names([town, ground(110)], 25, view)[1]).toBeNull()
    expect(lay_names([town, ground(400)], 25, view)[1]).toEqual({ x: 400, y: 120 })
  })
  it('among thousands as many are named as have room, none over another, in good time', () => {
    const wanted = Array.from({ length: 5000 }, (_, i) => ({ x: 20 + (i % 100) * 8.6, y: 20 + Math.floor(i / 100) * 9, wide: 70 }))
    const began = performance.now()
    const laid = lay_names(wanted, 12, view).filter((one) => one !== null)
    expect(performance.now() - began).toBeLessThan(500)
    expect(laid.length).toBeGreaterThan(40)
    expect(laid.length).toBeLessThanOrEqual(90)
    for (const [i, one] of laid.entries()) for (const other of laid.slice(i + 1)) expect(overlap(one, other, 70)).toBeFalsy()
  })
  it('what lies outside the view is not named', () => {
    expect(lay_names([{ x: -5, y: 10, wide: 60 }], 25, view)).toEqual([null])
  })
})

describe('signs of thousands of places', () => {
  it('few signs are large, many are small, and grow with the zoom', () => {
    const span = span_of_places(grid)
    expect(sign_size(20, span, 6)).toBe(25)
    expect(sign_size(5000, span, 6)).toBe(12)
    expect(sign_size(5000, span, 9)).toBe(25)
    expect(span_of_places([])).toBe(1)
  })
})
