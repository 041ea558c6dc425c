// The base map that the server was started with, under everything that the page draws itself: read by ranges of bytes
// from our own origin. Loaded only where there is one.
import { addProtocol, type Map as Drawn_map } from 'maplibre-gl'
import { EtagMismatch, PMTiles, ResolvedValueCache, type Source } from 'pmtiles'
import { sent, type Basemap } from '../api/client'
import type { Basemap_told } from './drawn'
import { words_of } from './attribution'
import { towns_of, type Town } from './basemap_names'
import { basemap_layers, basemap_source, drawn_layers } from './basemap_style'

const address = '/api/basemap'
const longest_metadata = 8 << 20 // bytes

const served: Source = {
  getKey: () => address,
  async getBytes(offset, length, signal, etag) {
    const answer = await sent(address, { headers: { Range: `bytes=${offset}-${offset + length - 1}` }, signal: signal ?? null, cache: 'no-store' })
    const found = answer.headers.get('ETag') ?? undefined
    // Another file lies there now: what was read before is of no use.
    const is_other = etag !== undefined && found !== etag
    if (answer.status !== 206 || is_other) await answer.body?.cancel()
    if (is_other) throw new EtagMismatch()
    if (answer.status !== 206) throw new Error(`base map: found ${answer.status}, wanted 206`)
    return { data: await answer.arrayBuffer(), ...(found === undefined ? {} : { etag: found }) }
  },
}
// A cache that keeps answers, not promises: what failed once may be asked again.
const archive = new PMTiles(served, new ResolvedValueCache())

addProtocol('basemap', async ({ url }, { signal }) => {
  const [z, x, y] = url.slice(url.indexOf('://') + 3).split('/').map(Number)
  try {
    const tile = await archive.getZxy(z!, x!, y!, signal)
    return { data: tile?.data ?? new ArrayBuffer(0) }
  } catch (error) {
    if (signal.aborted) throw error
    // Without the status of the answer: MapLibre takes a 404 for a tile that the map does not have.
    throw new Error(`base map: ${error instanceof Error ? error.message : String(error)}`)
  }
})

interface Metadata {
  attribution?: unknown
  vector_layers?: unknown
}

/** What the file says of itself; nothing of it where that cannot be read. */
async function metadata(): Promise<Metadata> {
  const { jsonMetadataLength } = await archive.getHeader()
  if (jsonMetadataLength === 0 || jsonMetadataLength > longest_metadata) return {}
  const told = await archive.getMetadata()
  return told !== null && typeof told === 'object' ? told : {}
}

/** Whether a vector file says of its layers that the page draws none of them. */
function is_strange({ vector_layers }: Metadata): boolean {
  if (!Array.isArray(vector_layers) || vector_layers.length === 0) return false
  return !vector_layers.some((one: unknown) => one !== null && typeof one === 'object' && 'id' in one && drawn_layers.includes(String(one.id)))
}

/**
 * Draws it above the outlines of countries; gives the towns that it names whenever the map has come to rest. Rejects
 * where the file cannot be read at all.
 */
export async function lay_basemap(on: Drawn_map, { tiles, min_zoom, max_zoom, bounds }: Basemap, gone: () => boolean, name: (towns: Town[]) => void): Promise<Basemap_told> {
  const told: Basemap_told = { attribution: '', trouble: null }
  await archive.getHeader()
  try {
    const about = await metadata()
    if (typeof about.attribution === 'string') told.attribution = words_of(about.attribution)
    if (tiles === 'vector' && is_strange(about)) told.trouble = 'basemap_strange'
  } catch {
    told.trouble = 'basemap_broken'
  }
  if (gone()) return told
  const [west, south, east, north] = bounds as [number, number, number, number]
  on.addSource(basemap_source, {
    type: tiles, tiles: ['basemap://{z}/{x}/{y}'], minzoom: min_zoom, maxzoom: max_zoom, bounds: [west, Math.max(south, -85.05), east, Math.min(north, 85.05)],
    ...(tiles === 'raster' ? { tileSize: 256 } : {}),
  })
  const scheme = getComputedStyle(document.documentElement).colorScheme === 'dark' ? 'dark' : 'light'
  for (const layer of basemap_layers(tiles, scheme)) on.addLayer(layer)
  if (tiles === 'vector') {
    on.on('idle', () => name(towns_of(on.querySourceFeatures(basemap_source, { sourceLayer: 'places', filter: ['==', ['get', 'kind'], 'locality'] }))))
  }
  // Streets are worth a closer look; places are known to a few hundred metres, so no further.
  on.setMaxZoom(Math.max(on.getMaxZoom(), Math.min(14, max_zoom)))
  return told
}
