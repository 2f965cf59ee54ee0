import { useLocation } from '@tanstack/react-router'
import { isAt, type Place } from '../navigation'

/** Marks the link to the place at which the page is. */
export function useHere(...places: readonly Place[]): { 'aria-current'?: 'page' } {
  const path = useLocation({ select: ({ pathname }) => pathname.replace(/(.)\/$/, '$1') })
  return places.some((place) => isAt(place, path)) ? { 'aria-current': 'page' } : {}
}
