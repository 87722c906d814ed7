/** Reads one setting as what its description promises. */
import type { ChannelSettings } from './channel.js'

/** Empty where it is not set. */
export function textOf(settings: ChannelSettings, name: string): string {
  const value = settings[name]
  return typeof value === 'string' ? value : ''
}

export function textsOf(settings: ChannelSettings, name: string): readonly string[] {
  const value = settings[name]
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
}

export function isSet(settings: ChannelSettings, name: string): boolean {
  return settings[name] === true
}

export function numberOf(settings: ChannelSettings, name: string, otherwise: number): number {
  const value = settings[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise
}
