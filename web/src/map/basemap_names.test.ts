import { describe, expect, it } from 'vitest'
import { towns_of } from './basemap_names'

const at = (properties: Record<string, unknown> | null, coordinates: unknown = [40.14, 35.33], type = 'Point') => ({ geometry: { type, coordinates }, properties })

describe('towns of a base map', () => {
  it('stand once each, the largest first, with their names in both languages', () => {
    const features = [
      at({ name: 'قرية', population_rank: 2 }, [40.5, 35]),
      at({ name: 'دير الزور', 'name:ar': 'دير الزور', 'name:en': 'Deir ez-Zor', population_rank: 10 }),
      at({ name: 'دير الزور', 'name:ar': 'دير الزور', 'name:en': 'Deir ez-Zor', population_rank: 10 }, [40.141, 35.331]),
      at({ name: 'قرية', population_rank: 2 }, [39, 36]),
    ]
    expect(towns_of(features)).toEqual([
      { lat: 35.33, lon: 40.14, name_ar: 'دير الزور', name_en: 'Deir ez-Zor', text: 'دير الزور' },
      { lat: 35, lon: 40.5, name_ar: 'قرية', name_en: null, text: 'قرية' },
      { lat: 36, lon: 39, name_ar: 'قرية', name_en: null, text: 'قرية' },
    ])
  })
  it('have the name that is used there for the one in its language', () => {
    expect(towns_of([at({ name: 'Maskanah', 'name:ar': 'مسكنة' })])[0]).toMatchObject({ name_ar: 'مسكنة', name_en: 'Maskanah' })
    expect(towns_of([at({ name: 'مسكنة', 'name:en': 'Maskanah' })])[0]).toMatchObject({ name_ar: 'مسكنة', name_en: 'Maskanah' })
  })
  it('are left out where the file holds nonsense', () => {
    const name = { name: 'x' }
    expect(towns_of([at(null), at({}), at({ name: ' ' }), at({ name: 7 }), at({ name: 'x'.repeat(1000) }), at(name, [NaN, 1]), at(name, [1, 95]), at(name, 'x'), at(name, [['1', 2]]), at(name, [[1, 2]], 'LineString')])).toEqual([])
    expect(towns_of([at({ name: 'x', population_rank: Infinity, min_zoom: 'y' })]).length).toBe(1)
  })
  it('are not too many', () => {
    expect(towns_of(Array.from({ length: 5000 }, (_, i) => at({ name: `t${i}` }, [i / 100, 30]))).length).toBe(120)
  })
})
