// The pictures of docs/guide/tour.md: every page in both languages, from the server over our samples.
//
// usage: node tests/web/pictures.mjs [FOLDER]     (default docs/guide/tour)
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync, inflateSync } from 'node:zlib'
import { browse, obstacle, open, root, serve } from './harness.mjs'

const why = obstacle()
if (why) throw new Error(`no pictures: ${why}`)
const folder = process.argv[2] ?? join(root, 'docs', 'guide', 'tour')
mkdirSync(folder, { recursive: true })

/** Raw RGB rows of a PNG of 8 bits a channel without interlacing, which is what the browser writes. */
function pixels(png) {
  const header = { width: png.readUInt32BE(16), height: png.readUInt32BE(20), channels: png[25] === 6 ? 4 : 3 }
  const data = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const raw = inflateSync(Buffer.concat(data))
  const { width, height, channels } = header
  const stride = width * channels
  const out = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)]
    for (let x = 0; x < stride; x += 1) {
      const left = x >= channels ? out[y * stride + x - channels] : 0
      const up = y > 0 ? out[(y - 1) * stride + x] : 0
      const corner = y > 0 && x >= channels ? out[(y - 1) * stride + x - channels] : 0
      const guess = left + up - corner
      const [dl, du, dc] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
      const paeth = dl <= du && dl <= dc ? left : du <= dc ? up : corner
      const add = [0, left, up, (left + up) >> 1, paeth][filter]
      out[y * stride + x] = (raw[y * (stride + 1) + 1 + x] + add) & 255
    }
  }
  return { ...header, out }
}

const table = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})
function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  let crc = 0xffffffff
  for (const byte of body) crc = table[(crc ^ byte) & 255] ^ (crc >>> 8)
  const made = Buffer.alloc(12 + data.length)
  made.writeUInt32BE(data.length, 0)
  body.copy(made, 4)
  made.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 8 + data.length)
  return made
}

/** The same picture in at most 64 colours: the most frequent ones, every other pixel the nearest of them. */
function smaller(png) {
  const { width, height, channels, out } = pixels(png)
  const count = new Map()
  const key = (at) => ((out[at] >> 2) << 12) | ((out[at + 1] >> 2) << 6) | (out[at + 2] >> 2)
  for (let at = 0; at < out.length; at += channels) count.set(key(at), (count.get(key(at)) ?? 0) + 1)
  const colours = [...count].sort((a, b) => b[1] - a[1]).slice(0, 64).map(([one]) => [(one >> 12) * 4 + 2, ((one >> 6) & 63) * 4 + 2, (one & 63) * 4 + 2])
  const nearest = new Map()
  const index = (one) => {
    let best = nearest.get(one)
    if (best === undefined) {
      const [r, g, b] = [(one >> 12) * 4 + 2, ((one >> 6) & 63) * 4 + 2, (one & 63) * 4 + 2]
      let least = Infinity
      colours.forEach((colour, i) => {
        const far = (colour[0] - r) ** 2 + (colour[1] - g) ** 2 + (colour[2] - b) ** 2
        if (far < least) [least, best] = [far, i]
      })
      nearest.set(one, best)
    }
    return best
  }
  const raw = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) raw[y * (width + 1) + 1 + x] = index(key((y * width + x) * channels))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('PLTE', Buffer.from(colours.flat())),
    chunk('IDAT', deflateSync(raw, { level: 9 })), chunk('IEND', Buffer.alloc(0)),
  ])
}

const { base, stop } = await serve()
const browser = await browse()
try {
  const items = async (path) => (await (await fetch(base + path)).json()).items
  const said = (await items('/api/claims?place=gn.174448&narrator=org.sy_army&known_from=2017-11-09&known_to=2017-11-09')).find((one) => one.event.type === 'control')
  const incident = (await items('/api/incidents?grade=contested&place=gn.174448')).sort((a, b) => b.claims.length - a.claims.length)[0]
  const pages = {
    map: 'map?day=2017-11-10', claims: 'claims?place=gn.174448', sentence: `claim/${encodeURIComponent(said.id)}`, town: 'place/gn.174448', incident: `incident/${encodeURIComponent(incident.key)}`,
    contradictions: 'contradictions', narrator: 'narrator/org.sohr', read: 'read',
  }
  for (const language of ['ar', 'en']) {
    for (const [name, address] of Object.entries(pages)) {
      const { page, close } = await open(browser, base, address, { language, width: 1180, height: 760 })
      await page.waitForFunction(() => !document.querySelector('[aria-busy="true"], .waiting'))
      if (name === 'read') {
        await page.locator('textarea').fill('أعلن الجيش السوري الخميس سيطرته على مدينة البوكمال. ونفى المرصد السوري لحقوق الإنسان أن يكون الجيش قد سيطر على المدينة، وقال إن 12 مدنياً قتلوا في غارة جوية على الميادين.')
        await page.locator('form input[type=text]').first().fill('2017-11-10')
        await page.locator('button.first').click()
        await page.locator('article.claim').first().waitFor()
      }
      await page.waitForTimeout(name === 'map' ? 6000 : 800) // the map draws in its own time
      const png = smaller(await page.screenshot())
      writeFileSync(join(folder, `${name}-${language}.png`), png)
      console.log(`${name}-${language}.png ${png.length}`)
      await close()
    }
  }
} finally {
  await browser.close()
  stop()
}
