// Every page for every reader: axe-core in both languages, light and dark; narrow windows; nothing by colour alone.
import assert from 'node:assert/strict'
import { open, test, violations } from './harness.mjs'

const first = async (base, path, pick) => pick((await (await fetch(base + path)).json()).items)
const addresses = async (base) => {
  const claim = await first(base, '/api/claims?place=gn.174448&polarity=denied', (items) => items[0].id)
  const incident = await first(base, '/api/incidents?grade=contested', (items) => items[0].key)
  return {
    map: 'map?day=2017-11-10', 'plain map': 'map?day=2017-11-10&plain=1', claims: 'claims?place=gn.174448', sentence: `claim/${encodeURIComponent(claim)}`, town: 'place/gn.174448',
    incidents: 'incidents', incident: `incident/${encodeURIComponent(incident)}`, contradictions: 'contradictions', narrators: 'narrators', narrator: 'narrator/org.sohr', read: 'read',
  }
}
const calm = async (page) => {
  const wanted = /#\/(\w+)/.exec(page.url())[1]
  await page.locator(`main[data-page="${wanted}"] h1`).first().waitFor()
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"], .waiting'))
  await page.evaluate(() => document.fonts.ready)
}

for (const language of ['ar', 'en']) {
  test(`axe-core finds nothing on any page, light or dark (${language})`, async ({ browser, base }) => {
    const found = []
    const { page, close } = await open(browser, base, 'read', { language })
    for (const [name, address] of Object.entries(await addresses(base))) {
      await page.emulateMedia({ colorScheme: 'light' })
      await page.goto(`${base}/#/${address}`)
      await page.locator('main h1').first().waitFor()
      await calm(page)
      if (name === 'sentence') await page.waitForFunction(() => (CSS.highlights.get('sj-evidence')?.size ?? 0) > 0)
      found.push(...(await violations(page)).map((one) => `${name}, light: ${one}`))
      // What is not colour is the same in the dark.
      await page.emulateMedia({ colorScheme: 'dark' })
      found.push(...(await violations(page, ['color-contrast', 'link-in-text-block'])).map((one) => `${name}, dark: ${one}`))
    }
    await close()
    assert.deepEqual(found, [])
  })
}

test('at 200 % on a small window nothing is cut off or needs sideways scrolling', async ({ browser, base }) => {
  for (const language of ['ar', 'en']) {
    // 640 pixels are a window of 1280 at 200 %.
    const { page, close } = await open(browser, base, 'read', { language, width: 640, height: 480 })
    for (const [name, address] of Object.entries(await addresses(base))) {
      await page.goto(`${base}/#/${address}`)
      await page.locator('main h1').first().waitFor()
      await calm(page)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      assert.ok(wide <= 1, `${name} (${language}) is ${wide} pixels too wide`)
    }
    await close()
  }
})

test('forced colours keep the marks and the choice of a button apart', async ({ browser, base }) => {
  const { page, close } = await open(browser, base, 'contradictions', { language: 'en', forcedColors: 'active' })
  await calm(page)
  const borders = await page.evaluate(() => {
    const width = (selector) => getComputedStyle(document.querySelector(selector)).borderTopWidth
    return [width('button[aria-pressed="true"]'), width('button[aria-pressed="false"]')]
  })
  assert.notEqual(borders[0], borders[1])
  await close()
})

test('the signs of the map differ in shape, not in hue alone', async ({ browser, base }) => {
  const { page, close } = await open(browser, base, 'map?day=2017-11-10', { language: 'en' })
  await page.locator('.legend img').first().waitFor()
  const pictures = await page.locator('.legend ul.muted img').evaluateAll((all) => all.map((one) => decodeURIComponent(one.src).replace(/#[0-9a-f]{6}/g, 'hue')))
  assert.equal(pictures.length, 6)
  assert.equal(new Set(pictures).size, 6)
  await close()
})

test('an actor has one hue on every view, whichever is opened first', async ({ browser, base }) => {
  const on_the_map = async (page) => {
    await page.goto(`${base}/#/map?day=2017-11-09`)
    await page.locator('main[data-page="map"] .legend ul.row li').first().waitFor()
    await calm(page)
    return Object.fromEntries(await page.locator('.legend ul.row li').evaluateAll((all) => all.map((one) => [one.textContent.trim(), /#[0-9a-f]{6}/.exec(decodeURIComponent(one.querySelector('img').src))[0]])))
  }
  const of_a_town = async (page) => {
    await page.goto(`${base}/#/place/gn.174448`)
    await page.locator('.stripes rect[stroke]').first().waitFor()
    await calm(page)
    return Object.fromEntries(await page.locator('.stripes svg').evaluateAll((all) => all.map((one) => [one.getAttribute('aria-label'), one.querySelector('a rect').getAttribute('stroke')])))
  }
  const seen = []
  // Each in a visit of its own: what was shown first used to take the first hue.
  for (const views of [[on_the_map, of_a_town], [of_a_town, on_the_map]]) {
    const { page, close } = await open(browser, base, 'read', { language: 'en' })
    for (const view of views) seen.push(await view(page))
    await close()
  }
  const [map, town, town_first, map_after] = seen
  assert.deepEqual(map_after, map)
  assert.deepEqual(town_first, town)
  const both = Object.keys(map).filter((name) => name in town)
  assert.ok(both.length >= 2, `actors of both views: ${Object.keys(map)} and ${Object.keys(town)}`)
  for (const name of both) assert.equal(town[name], map[name], name)
  assert.ok(new Set(Object.values(town)).size >= 2)
})
