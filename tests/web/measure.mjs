// How long each view of the page takes over a large ledger: from the address to what is shown, and what the server took.
//
// usage: node tests/web/measure.mjs LEDGER [TIMES]      (default 15 of each view, each of another place, claim, …)
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { browse, open, root } from './harness.mjs'

const [ledger, times = '15'] = process.argv.slice(2)
if (!ledger) throw new Error('usage: node tests/web/measure.mjs LEDGER [TIMES]')
const program = process.env.SIJILL_PROGRAM ?? join(root, 'build', 'release', 'bin', 'sijill')
const more = process.env.SIJILL_WEB_FOLDER ? ['--web', process.env.SIJILL_WEB_FOLDER] : []
const server = spawn(program, ['serve', '--ledger', ledger, '--port', '0', ...more], { stdio: ['ignore', 'pipe', 'inherit'] })
const base = await new Promise((found) => server.stdout.on('data', (chunk) => {
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(String(chunk))
  if (address) found(address[0])
}))

// A small generator of our own, so that every run asks the same.
let seed = 7
const below = (n) => {
  seed = (seed * 1103515245 + 12345) % 2147483648
  return Math.floor((seed / 2147483648) * n)
}
const ask = async (path) => (await fetch(base + path)).json()
const some = (list) => Array.from({ length: Number(times) }, () => list[below(list.length)])
const places = some((await ask('/api/places?limit=300')).items.map((one) => one.entity.key))
const actors = some((await ask('/api/actors?limit=100')).items.map((one) => one.entity.key))
const facts = await ask('/api/ledger')
const days = some(Array.from({ length: 3000 }, (_, i) => new Date(Date.parse(facts.first_known) + (300 + i) * 86_400_000).toISOString().slice(0, 10)).filter((day) => day < facts.last_known))
const claims = []
for (const day of days) claims.push((await ask(`/api/claims?limit=1&known_to=${day}`)).items[0])
const incidents = []
for (const day of days) incidents.push((await ask(`/api/incidents?limit=1&happened_to=${day}`)).items[0].key)
const narrators = some((await ask('/api/narrators?limit=200')).items.map((one) => one.narrator.key))
const words = some(claims.flatMap((one) => (one.evidence.text ?? '').split(' ').filter((word) => word.length > 4)))
const e = encodeURIComponent

const views = {
  'map, all voices, as known on a day': ['map', days.map((day) => `map?known_at=${day}`)],
  'map of one narrator': ['map', narrators.map((key) => `map?narrator=${e(key)}`)],
  'claims, to a day': ['claims', days.map((day) => `claims?known_to=${day}`)],
  'claims of a place': ['claims', places.map((key) => `claims?place=${e(key)}`)],
  'claims of an actor, denied': ['claims', actors.map((key) => `claims?actor=${e(key)}&polarity=denied`)],
  'claims by a word': ['claims', words.map((word) => `claims?text=${e(word)}`)],
  'a sentence in its article': ['claim', claims.map((one) => `claim/${e(one.id)}`)],
  incidents: ['incidents', days.map((day) => `incidents?happened_to=${day}`)],
  'an incident': ['incident', incidents.map((key) => `incident/${e(key)}`)],
  'contradictions of a place': ['contradictions', places.map((key) => `contradictions?place=${e(key)}`)],
  'a town': ['place', places.map((key) => `place/${e(key)}`)],
  narrators: ['narrators', ['narrators', ...days.map((day) => `narrators?known_from=${day}`)]],
  'a narrator': ['narrator', narrators.map((key) => `narrator/${e(key)}`)],
}

const visit = ({ address, page }) => new Promise((done, failed) => {
  performance.clearResourceTimings()
  const began = performance.now()
  location.hash = `#/${address}`
  let frames = 0
  const look = () => {
    frames += 1
    const main = document.querySelector('main')
    const shown = frames > 2 && main?.dataset.page === page && main.querySelector('h1') && !document.querySelector('[aria-busy="true"], .waiting')
    if (shown) {
      const asked = performance.getEntriesByType('resource').filter((one) => one.name.includes('/api/') && !one.name.includes('/api/changes'))
      done({ shown: performance.now() - began, api: Math.max(0, ...asked.map((one) => one.duration)), failed: !!document.querySelector('.fault') })
    } else if (performance.now() - began > 20_000) failed(new Error(`${address} is not shown after 20 s`))
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
})
const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]

const browser = await browse()
const { page } = await open(browser, base, 'read', { language: 'en' })
console.log(`${facts.claims} claims, ${facts.documents} articles; ${times} of each view, milliseconds\n\n| view | server, median | server, worst | shown, median | shown, worst |\n|---|--:|--:|--:|--:|`)
try {
  for (const [name, [kind, addresses]] of Object.entries(views)) {
    const took = []
    for (const address of addresses) {
      await page.evaluate(visit, { address: 'read', page: 'read' })
      const one = await page.evaluate(visit, { address, page: kind })
      if (one.failed) console.log(`${address}: the page shows a fault`)
      took.push(one)
    }
    const [api, shown] = [took.map((one) => one.api), took.map((one) => one.shown)]
    console.log(`| ${name} | ${middle(api).toFixed(0)} | ${Math.max(...api).toFixed(0)} | ${middle(shown).toFixed(0)} | ${Math.max(...shown).toFixed(0)} |`)
  }
} finally {
  await browser.close()
  server.kill('SIGTERM')
}
