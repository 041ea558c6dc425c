// The ground that MapLibre draws, and the colours of the page for what is drawn above it.
import type { StyleSpecification } from 'maplibre-gl'
import { patch_strength } from './markers'

/** A colour of the page's style sheet: "--ink". */
export const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

export const style = (): StyleSpecification => ({
  version: 8,
  sources: { countries: { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, tolerance: 0.6 } },
  layers: [
    // The sea is the ground of the element: nothing need be drawn for it. The outline of a fill is drawn by far fewer
    // corners than a layer of lines: half of what a frame cost without a GPU.
    { id: 'land', type: 'fill', source: 'countries', paint: { 'fill-color': colour('--land'), 'fill-outline-color': colour('--border') } },
  ],
})

/** A hue ("#0072b2") as it lies under everything else. */
export const ground_of = (hue: string): string => `rgba(${[1, 3, 5].map((at) => parseInt(hue.slice(at, at + 2), 16)).join(',')},${patch_strength})`
