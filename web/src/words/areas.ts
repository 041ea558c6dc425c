// The state of an area in words: never that it is held, always what is said of its places.
import { t } from '../i18n'
import type { Area_state } from '../map/areas'
import { without_controls } from '../text/bidi'
import { name_of } from './names.svelte'

export function area_words({ standing, holder }: Area_state): string {
  if (standing === 'unknown') return t('area_unknown')
  if (standing === 'contested') return t('area_contested')
  return holder ? t('area_same', { name: without_controls(name_of(holder)) }) : t('area_nobody')
}
