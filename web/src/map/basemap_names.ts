// The towns that a vector base map names. The page writes them itself, beside its own names: the browser then shapes
// Arabic as everywhere, no file of letters is fetched, and none stands over a name of which a claim speaks.
import type { Named } from '../words/names.svelte'

export interface Town extends Named {
  lat: number
  lon: number
}

const most = 120
const longest = 60

/** As MapLibre gives them, and no more of it. */
interface Feature {
  geometry: { type: string; coordinates?: unknown }
  properties: Record<string, unknown> | null
}

/** Each once, the largest first; a feature is in every tile that it lies near to. Whatever the file holds, it is text. */
export function towns_of(features: readonly Feature[]): Town[] {
  const found = new Map<string, { town: Town; weight: number }>()
  for (const { geometry, properties } of features) {
    if (geometry.type !== 'Point' || !Array.isArray(geometry.coordinates) || !properties) continue
    const [lon, lat] = geometry.coordinates as unknown[]
    if (typeof lon !== 'number' || typeof lat !== 'number' || !(Math.abs(lat) < 85) || !(Math.abs(lon) <= 180)) continue
    const name = (key: string): string | null => {
      const text = properties[key]
      return typeof text === 'string' && text.trim() !== '' && text.length <= longest ? text.trim() : null
    }
    // The name that is used there often stands for the one in its language.
    const text = name('name') ?? ''
    const own = (script: RegExp): string | null => (script.test(text) ? text : null)
    const town: Town = { lat, lon, name_ar: name('name:ar') ?? own(/\p{Script=Arabic}/u), name_en: name('name:en') ?? own(/\p{Script=Latin}/u), text }
    if (!town.name_ar && !town.name_en && !town.text) continue
    const number = (key: string): number => (typeof properties[key] === 'number' && Number.isFinite(properties[key]) ? properties[key] : 0)
    const weight = number('population_rank') * 100 - number('min_zoom')
    const place = `${town.text || town.name_en || town.name_ar} ${lat.toFixed(1)} ${lon.toFixed(1)}`
    if ((found.get(place)?.weight ?? -Infinity) < weight) found.set(place, { town, weight })
  }
  return [...found.values()].sort((a, b) => b.weight - a.weight).slice(0, most).map(({ town }) => town)
}
