// How a base map of the user lies under what is said: quiet, in the colours of the page, without names and signs.
// Layers and kinds are those of the Protomaps basemap, version 4; another one is drawn as far as its layers are named so.
import type { AddLayerObject, ExpressionSpecification } from 'maplibre-gl'
import type { Basemap } from '../api/client'

export const basemap_source = 'basemap'
/** The layers of a vector file that are drawn; the names of its towns are read, too (basemap_names.ts). */
export const drawn_layers: readonly string[] = ['earth', 'landcover', 'landuse', 'water', 'roads', 'boundaries', 'buildings']

const light = {
  earth: '#f5f2e9', wood: '#e6ebda', grass: '#edefdf', field: '#f2efde', sand: '#f1eadb', ice: '#f2f5f6', town: '#ece7dc', water: '#d3e1e8',
  highway: '#d5cab5', street: '#e2dbcc', rail: '#cdc6b8', building: '#e2dbcd', border: '#a29b8b',
}
const dark: typeof light = {
  earth: '#22262b', wood: '#232d28', grass: '#252c29', field: '#282b2a', sand: '#2b2a28', ice: '#2e3338', town: '#292e33', water: '#10161b',
  highway: '#454a51', street: '#363b41', rail: '#3b4046', building: '#2f343a', border: '#666c74',
}

const kind: ExpressionSpecification = ['get', 'kind']
const wide = (near: number, far: number): ExpressionSpecification => ['interpolate', ['exponential', 1.5], ['zoom'], 6, far, 14, near]

export function basemap_layers(tiles: Basemap['tiles'], scheme: 'light' | 'dark'): AddLayerObject[] {
  if (tiles === 'raster') {
    // In the dark a picture of a bright map would outshine everything else.
    return [{ id: 'basemap', type: 'raster', source: basemap_source, paint: { 'raster-fade-duration': 0, 'raster-brightness-max': scheme === 'dark' ? 0.7 : 1 } }]
  }
  const ink = scheme === 'dark' ? dark : light
  const surface: ExpressionSpecification = [
    'match', kind,
    ['forest', 'wood'], ink.wood,
    ['grassland', 'grass', 'park', 'scrub', 'meadow', 'nature_reserve', 'national_park', 'protected_area', 'orchard'], ink.grass,
    ['farmland', 'farmyard', 'allotments'], ink.field,
    ['barren', 'sand', 'beach', 'bare_rock', 'desert'], ink.sand,
    ['glacier'], ink.ice,
    ['urban_area', 'residential', 'commercial', 'industrial', 'railway', 'aerodrome', 'airfield', 'military', 'hospital', 'school', 'university', 'college', 'cemetery'], ink.town,
    ink.earth,
  ]
  const fill = (layer: string, colour: string | ExpressionSpecification): AddLayerObject => ({
    id: `basemap ${layer}`, type: 'fill', source: basemap_source, 'source-layer': layer, filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': colour },
  })
  const line = (id: string, layer: string, filter: ExpressionSpecification, paint: Record<string, unknown>): AddLayerObject => ({
    id: `basemap ${id}`, type: 'line', source: basemap_source, 'source-layer': layer, filter, layout: { 'line-join': 'round' }, paint,
  })
  // Borders are drawn alike, whoever drew them: one colour, thin, no country filled. Those of which the file says that
  // they are disputed are broken lines, and so are those inside a country.
  const border = (id: string, filter: ExpressionSpecification, width: number, dashes?: number[]) =>
    line(id, 'boundaries', filter, { 'line-color': ink.border, 'line-width': width, ...(dashes ? { 'line-dasharray': dashes } : {}) })
  const is_country: ExpressionSpecification = ['==', kind, 'country']
  const is_disputed: ExpressionSpecification = ['==', ['get', 'disputed'], true]
  return [
    fill('earth', ink.earth),
    fill('landcover', surface),
    fill('landuse', surface),
    fill('water', ink.water),
    line('rivers', 'water', ['==', ['geometry-type'], 'LineString'], { 'line-color': ink.water, 'line-width': wide(3, 0.8) }),
    fill('buildings', ink.building),
    line('rails', 'roads', ['==', kind, 'rail'], { 'line-color': ink.rail, 'line-width': 0.8, 'line-dasharray': [4, 2] }),
    line('streets', 'roads', ['match', kind, ['minor_road', 'path', 'other'], true, false], { 'line-color': ink.street, 'line-width': wide(2, 0.3) }),
    line('roads', 'roads', ['==', kind, 'major_road'], { 'line-color': ink.street, 'line-width': wide(4, 0.6) }),
    line('highways', 'roads', ['==', kind, 'highway'], { 'line-color': ink.highway, 'line-width': wide(5, 0.9) }),
    border('borders inside', ['!', is_country], 0.6, [3, 3]),
    border('borders', ['all', is_country, ['!', is_disputed]], 1),
    border('borders disputed', ['all', is_country, is_disputed], 1, [4, 3]),
  ]
}
