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

export const json = (body) => ({ contentType: 'application/json', body: JSON.stringify(body) })
export { day_text }
