// Outlines of the world's countries (Natural Earth through world-atlas), fetched once from our own origin.
import { feature } from 'topojson-client'
import type { FeatureCollection } from 'geojson'
import type { GeometryCollection, Topology } from 'topojson-specification'
import source from 'world-atlas/countries-50m.json?url'

let asked: Promise<FeatureCollection> | undefined

/** Rejects where the file cannot be fetched; the map then stands without outlines. */
export function countries(): Promise<FeatureCollection> {
  asked ??= (async () => {
    const answer = await fetch(source)
    if (!answer.ok) throw new Error(`outlines: ${answer.status}`)
    const topology = (await answer.json()) as Topology<{ countries: GeometryCollection }>
    return feature(topology, topology.objects.countries)
  })()
  return asked
}
