import { describe, expect, it } from 'vitest'
import { basemap_layers, drawn_layers } from './basemap_style'

describe('the style of a base map', () => {
  it('draws each layer that it knows, in the dark too, and fetches nothing', () => {
    for (const scheme of ['light', 'dark'] as const) {
      const layers = basemap_layers('vector', scheme)
      const used = new Set(layers.map((one) => ('source-layer' in one ? one['source-layer'] : '')))
      expect([...used].sort()).toEqual([...drawn_layers].sort())
      expect(new Set(layers.map((one) => one.id)).size).toBe(layers.length)
      expect(JSON.stringify(layers)).not.toMatch(/url|http|glyphs|sprite|text-field|icon-image|fill-pattern/)
    }
    expect(JSON.stringify(basemap_layers('vector', 'light'))).not.toBe(JSON.stringify(basemap_layers('vector', 'dark')))
  })
  it('has one colour for every border, and fills no country', () => {
    for (const scheme of ['light', 'dark'] as const) {
      const borders = basemap_layers('vector', scheme).filter((one) => 'source-layer' in one && one['source-layer'] === 'boundaries')
      expect(borders.length).toBe(3)
      expect(borders.every((one) => one.type === 'line')).toBe(true)
      expect(new Set(borders.map((one) => (one as { paint: Record<string, unknown> }).paint['line-color'])).size).toBe(1)
    }
  })
  it('shows pictures as they are, dimmed in the dark', () => {
    expect(basemap_layers('raster', 'light').length).toBe(1)
    expect(JSON.stringify(basemap_layers('raster', 'dark'))).toContain('"raster-brightness-max":0.7')
  })
})
