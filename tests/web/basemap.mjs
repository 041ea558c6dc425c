// A base map of the user's under what is said: pictures, vector tiles, one that breaks. The files are made here.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { settled } from './hands.mjs'
import { open, root, serve, test, violations } from './harness.mjs'

const words = {
  ar: { from: 'خريطة الأساس:', note: 'ولا تدل على من يسيطر على ماذا', broken: 'تعذرت قراءة أجزاء من خريطة الأساس', strange: 'ليس في خريطة الأساس أي من الطبقات', plain: 'وهي بلا خريطة الأساس' },
  en: { from: 'Base map:', note: 'say nothing of who holds what', broken: 'Parts of the base map cannot be read', strange: 'has none of the layers' },
}
const attribution = 'Tiles & lakes of our own © nobody'
// The colours of actors (web/src/map/hues.ts): where one of them is seen, a sign is.
const hues = ['#0072b2', '#c04a00', '#00805c', '#a3507f', '#8a6200', '#557f00', '#6a4c9c', '#7a4a2c']

/** Writes an archive; over one that is there, so that whoever has it open sees it change. */
function write(kind, path) {
  const done = spawnSync('python3', [join(root, 'tests', 'cli', 'pmtiles_file.py'), kind, path], { encoding: 'utf8' })
  assert.equal(done.status, 0, done.stderr)
}
const made_by = (kind) => {
  const made = {}
  made.fill = (ledger, folder) => {
    made.path = join(folder, `${kind}.pmtiles`)
    write(kind, made.path)
    return ['--basemap', made.path]
  }
  return made
}

/** Of the map as it is seen: the share of each of these colours, or of what comes as near to them. */
async function shares(browser, page, colours, within = 6) {
  const png = await page.locator('.frame .map').screenshot()
  // A page without our policy, so that nothing of ours is changed to look at it.
  const helper = await browser.newPage()
  try {
    return await helper.evaluate(async ({ source, colours, within }) => {
      const image = new Image()
      image.src = source
      await image.decode()
      const brush = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height }).getContext('2d')
      brush.drawImage(image, 0, 0)
      const { data } = brush.getImageData(0, 0, image.width, image.height)
      return colours.map((colour) => {
        const wanted = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
        let seen = 0
        for (let i = 0; i < data.length; i += 4) if (wanted.every((value, k) => Math.abs(data[i + k] - value) <= within)) seen += 1
        return seen / (data.length / 4)
      })
    }, { source: `data:image/png;base64,${png.toString('base64')}`, colours, within })
  } finally {
    await helper.close()
  }
}
/** Waits until so much of the map has this colour. */
async function covered(browser, page, colour, least) {
  let share = 0
  for (let i = 0; i < 40; i += 1) {
    ;[share] = await shares(browser, page, [colour])
    if (share >= least) return share
    await page.waitForTimeout(200)
  }
  throw new Error(`${colour} covers ${share} of the map, wanted ${least}`)
}
const with_signs = (page) => page.waitForFunction(() => document.querySelectorAll('.map canvas.signs').length === 4)
const hide_signs = (page, hidden) => page.evaluate((off) => document.querySelectorAll('.map canvas.signs').forEach((one) => (one.style.visibility = off ? 'hidden' : '')), hidden)

/** Whose it is, and what its borders do not say. */
async function told(page, w) {
  for (const text of [w.from, attribution, w.note]) await page.getByText(text).waitFor()
}
const in_the_dark = ['color-contrast', 'link-in-text-block'] // what is not colour is the same there

async function with_server(kind, run) {
  const made = made_by(kind)
  const server = await serve(made.fill)
  try {
    await run(server.base, made)
  } finally {
    server.stop()
  }
}

test('a base map of pictures lies under the signs, in the dark too, and says whose it is (ar)', async ({ browser }) => {
  const w = words.ar
  await with_server('raster', async (base) => {
    const { page, close } = await open(browser, base, 'read', { language: 'ar' })
    const asked = []
    page.on('response', (answer) => { if (answer.url().includes('/api/basemap')) asked.push([answer.status(), answer.request().headers().range]) })
    await page.goto(`${base}/#/map?day=2017-11-10`)
    await settled(page)
    for (const [scheme, colour] of [['light', '#e020a0'], ['dark', '#9d1670']]) {
      await page.emulateMedia({ colorScheme: scheme })
      await with_signs(page)
      await covered(browser, page, colour, 0.6)
      const [seen, ...signs] = await shares(browser, page, [colour, ...hues])
      assert.ok(Math.max(...signs) > 0.0005, `signs are seen above it (${scheme}): ${signs}`)
      await hide_signs(page, true)
      const [bare, ...left] = await shares(browser, page, [colour, ...hues])
      await hide_signs(page, false)
      assert.ok(bare > seen, `${scheme}: without the signs more of it is seen, ${bare} and ${seen}`)
      assert.ok(Math.max(...left) < 0.0005, `${scheme}: ${left}`)
      await told(page, w)
      assert.deepEqual(await violations(page, scheme === 'dark' ? in_the_dark : undefined), [], scheme)
    }
    // Its attribution is words: nothing of its markup has become part of the page.
    assert.equal(await page.locator('a[href*="tiles.example"], img[src*="tiles.example"]').count(), 0)
    assert.notEqual(await page.title(), 'run')
    assert.ok(asked.length > 3)
    assert.ok(asked.every(([status, range]) => status === 206 && /^bytes=\d+-\d+$/.test(range)), JSON.stringify(asked.slice(0, 5)))
    await page.goto(`${base}/#/map?day=2017-11-10&plain=1`)
    await page.getByText(w.plain).waitFor()
    await close()
  })
})

test("a base map of vector tiles is drawn in the page's own colours, in the dark too (en)", async ({ browser }) => {
  await with_server('vector', async (base) => {
    const { page, close } = await open(browser, base, 'map?day=2017-11-10', { language: 'en' })
    for (const [scheme, land, water, border] of [['light', '#f5f2e9', '#d3e1e8', '#a29b8b'], ['dark', '#22262b', '#10161b', '#666c74']]) {
      await page.emulateMedia({ colorScheme: scheme })
      await with_signs(page)
      await covered(browser, page, water, 0.12) // a lake covers a quarter of every tile
      await hide_signs(page, true)
      const [lake, earth] = await shares(browser, page, [water, land])
      const [line] = await shares(browser, page, [border], 45) // thin: half of it is the land beside it
      await hide_signs(page, false)
      assert.ok(lake > 0.15 && lake < 0.35, `${scheme}: water ${lake}`)
      assert.ok(earth > 0.6, `${scheme}: land ${earth}`)
      assert.ok(line > 0.0004 && line < 0.02, `${scheme}: a thin border ${line}`)
      const signs = await shares(browser, page, hues)
      assert.ok(Math.max(...signs) > 0.0005, `${scheme}: signs above it: ${signs}`)
      await told(page, words.en)
      assert.deepEqual(await violations(page, scheme === 'dark' ? in_the_dark : undefined), [], scheme)
    }
    await close()
  })
})

test('towns that a base map of vector tiles names are written by the page, in its language', async ({ browser }) => {
  await with_server('vector', async (base) => {
    const { page, close } = await open(browser, base, 'read', { language: 'en' })
    await page.addInitScript(() => {
      const own = CanvasRenderingContext2D.prototype.fillText
      globalThis.written = []
      CanvasRenderingContext2D.prototype.fillText = function (text, ...at) {
        globalThis.written.push({ text, font: this.font })
        return own.call(this, text, ...at)
      }
    })
    await page.reload()
    for (const [language, town, ours] of [['en', 'Ourtown', 'Al-Bukamal'], ['ar', 'بلدتنا', 'البوكمال']]) {
      // The language changes on the map that is there: its names are written anew.
      if (language === 'ar') await page.getByRole('button', { name: 'العربية' }).click()
      else await page.goto(`${base}/#/map?day=2017-11-10`)
      await page.waitForFunction(([town, ours]) => [town, ours].every((name) => globalThis.written.some(({ text }) => text === name)), [town, ours])
      const fonts = await page.evaluate(([town, ours]) => [town, ours].map((name) => globalThis.written.find(({ text }) => text === name).font), [town, ours])
      assert.ok(parseFloat(fonts[0]) < parseFloat(fonts[1]), `smaller than ours: ${fonts}`)
    }
    await close()
  })
})

test('a base map that breaks leaves the map as it was, and is told: tiles that are no pictures (ar), a file that is written over, then cut off (en)', async ({ browser }) => {
  await with_server('broken', async (base) => {
    const { page, close } = await open(browser, base, 'map?day=2017-11-10', { language: 'ar' })
    await page.getByRole('status').filter({ hasText: words.ar.broken }).waitFor()
    await with_signs(page)
    assert.ok(Math.max(...(await shares(browser, page, hues))) > 0.0005, 'the signs are there')
    assert.deepEqual(await violations(page), [])
    await close()
  })
  await with_server('raster', async (base, { path }) => {
    const { page, close } = await open(browser, base, 'map?day=2017-11-10', { language: 'en', allow: [/416/] })
    await with_signs(page)
    await covered(browser, page, '#e020a0', 0.6)
    const farther = page.getByRole('button', { name: 'Farther', exact: true })
    write('green', path)
    await farther.click()
    await covered(browser, page, '#20a040', 0.25) // tiles that are drawn already stay
    truncateSync(path, 200)
    for (let i = 0; i < 2; i += 1) await farther.click()
    await page.getByRole('status').filter({ hasText: words.en.broken }).waitFor()
    await page.getByRole('button', { name: '+1 A day later', exact: true }).click()
    await page.waitForFunction(() => location.hash.includes('day=2017-11-11'))
    assert.ok(Math.max(...(await shares(browser, page, hues))) > 0.0005, 'the signs are there')
    assert.ok((await page.locator('main tbody tr').count()) > 0)
    await close()
  })
})

test('a base map of whose layers none is drawn says so (ar, en)', async ({ browser }) => {
  await with_server('strange', async (base) => {
    for (const language of ['ar', 'en']) {
      const { page, close } = await open(browser, base, 'map?day=2017-11-10', { language })
      await page.getByRole('status').filter({ hasText: words[language].strange }).waitFor()
      await close()
    }
  })
})

test('without a base map none is asked for, and nothing of its reader is loaded', async ({ browser, base }) => {
  const { page, close } = await open(browser, base, 'read', { language: 'en' })
  const asked = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`${base}/#/map?day=2017-11-10`)
  await with_signs(page)
  await settled(page)
  assert.ok(asked.some((url) => url.includes('maplibre')), asked.join(' '))
  assert.deepEqual(asked.filter((url) => /basemap/i.test(url)), [])
  assert.equal(await page.getByText('Base map:').count(), 0)
  await close()
})
