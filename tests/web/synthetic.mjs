// A large map made up for measuring: places on a grid between Aleppo and Al-Qaim whose holders change by rule.

const holders = ['org.sy_army', 'org.isis', 'org.sdf', 'org.hts', 'org.fsa']
const day_text = (n) => new Date(Date.UTC(2017, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)
const entity = (key, kind, more = {}) => ({ key, kind, name_ar: key, name_en: key, country: 'SY', parent: null, ...more })

/**
 * An answer of /api/holdings/intervals: `points` places over `days` days, of which every `rhythm`-th changes its state
 * on any one day (1: all of them change every day).
 */
export function intervals(points, days, rhythm) {
  const across = Math.ceil(Math.sqrt(points * 1.6))
  const places = Array.from({ length: points }, (_, i) =>
    entity(`x.${i}`, 'town', { name_ar: `قرية ${i}`, name_en: `Village ${i}`, lat: 32.6 + 4.2 * (Math.floor(i / across) / (points / across)), lon: 36 + 5.8 * ((i % across) / across), precision: 'locality', relation: null }))
  const actors = holders.map((key) => entity(key, 'force'))
  const made = []
  for (let place = 0; place < points; place += 1) {
    for (let from = -(place % rhythm); from < days; from += rhythm) {
      const n = place + Math.round((from + rhythm) / rhythm)
      const rival = n % 4 === 0 ? (n + 1) % holders.length : null
      made.push({
        key: `holding:x.${place}@${from}`, place, holder: n % holders.length, rival, since: day_text(Math.max(0, from)), until: from + rhythm >= days ? null : day_text(from + rhythm), evidence_until: day_text(Math.max(0, from)),
        status: ['undisputed', 'disputed', 'third_party'][n % 3], share_min: null, share_max: null, originators: 1 + (n % 3),
      })
    }
  }
  return { places, actors, intervals: made, complete: true }
}

/** An answer of /api/areas: a mosaic of so many areas with wavy borders of `corners` corners, each around places of `intervals`. */
export function areas(of, wanted, corners = 60) {
  const across = Math.ceil(Math.sqrt(wanted * 1.4))
  const down = Math.ceil(wanted / across)
  const [wide, tall] = [5.8 / across, 4.2 / down]
  // A border is one line for both its neighbours: what it does depends on where it runs, not on whose it is.
  const wave = (a, b) => 0.12 * Math.sin(40 * a + 17 * b) * Math.sin(Math.PI * 2 * b)
  const side = corners / 4
  const features = Array.from({ length: wanted }, (_, i) => {
    const [column, row] = [i % across, Math.floor(i / across)]
    const at = (x, y) => [36 + wide * (column + x), 32.6 + tall * (row + y)]
    const ring = []
    for (let k = 0; k < side; k += 1) ring.push(at(k / side, wave(row, k / side)))
    for (let k = 0; k < side; k += 1) ring.push(at(1 + wave(column + 1, k / side), k / side))
    for (let k = 0; k < side; k += 1) ring.push(at(1 - k / side, 1 + wave(row + 1, 1 - k / side)))
    for (let k = 0; k < side; k += 1) ring.push(at(wave(column, 1 - k / side), 1 - k / side))
    ring.push(ring[0])
    const places = of.places.filter(({ lat, lon }) => Math.floor((lon - 36) / wide) === column && Math.floor((lat - 32.6) / tall) === row).map((one) => one.key)
    return { type: 'Feature', geometry: { type: 'MultiPolygon', coordinates: [[ring]] }, properties: { code: `A${i}`, level: 3, parent: null, name_ar: `ناحية ${i}`, name_en: `Area ${i}`, source: 'own', places } }
  })
  return { type: 'FeatureCollection', level: 3, levels: [3], sources: [{ key: 'own', level: 3, areas: wanted, publisher: 'ours', licence: 'CC0', attribution: 'made up', dated: null, imported: '2026-11-23T05:00:00Z' }], features }
}

export const json = (body) => ({ contentType: 'application/json', body: JSON.stringify(body) })
export { day_text }
