// The style of the map: what is drawn of which source. What changes from day to day is a state of a feature, never data.
import type { FillLayerSpecification, LineLayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { Feature } from 'geojson'
import { no_hue } from './drawn'

export const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
const none: { type: 'FeatureCollection'; features: Feature[] } = { type: 'FeatureCollection', features: [] }

export const style = (): StyleSpecification => ({
  version: 8,
  sources: {
    countries: { type: 'geojson', data: none, tolerance: 0.6 },
    circles: { type: 'geojson', data: none },
  },
  layers: [
    // The sea is the ground of the element: nothing need be drawn for it.
    // The outline of a fill is drawn by far fewer corners than a layer of lines: half of what a frame cost without a GPU.
    { id: 'land', type: 'fill', source: 'countries', paint: { 'fill-color': colour('--land'), 'fill-outline-color': colour('--border') } },
  ],
})

/** The edge of a vague place; there only where a map has one, since every layer costs each frame something. */
export const circle_layers: LineLayerSpecification[] = [
  {
    id: 'circles edge', type: 'line', source: 'circles',
    paint: { 'line-color': ['to-color', ['feature-state', 'hue'], no_hue], 'line-opacity': ['case', ['boolean', ['feature-state', 'on'], false], 1, 0], 'line-dasharray': [2, 2], 'line-width': 1.5 },
  },
]

/** Slanted lines of one hue over the features that have this hue on the day shown; `ids`: those that ever have it. */
export const hatched = (source: string, state: string, hue: string, ids: number[]): FillLayerSpecification => ({
  id: `${source} ${state} ${hue}`, type: 'fill', source, filter: ['in', ['id'], ['literal', ids]],
  paint: { 'fill-pattern': `hatch ${hue}`, 'fill-opacity': ['case', ['==', ['feature-state', state], hue], 1, 0] },
})
