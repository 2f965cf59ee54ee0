import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'

/** Keeps the end of a growing list in sight, unless the reader has scrolled away from it. */
export function useFollow(end: RefObject<HTMLElement | null>): { follow: () => void } {
  const following = useRef(true)
  useEffect(() => {
    if (end.current === null) return
    const observer = new IntersectionObserver(([entry]) => { following.current = entry?.isIntersecting ?? true; }, { rootMargin: '0px 0px 80px' })
    observer.observe(end.current)
    return () => { observer.disconnect(); }
  }, [end])
  useLayoutEffect(() => {
    if (following.current) end.current?.scrollIntoView({ block: 'end' })
  })
  return { follow: () => { following.current = true; } }
}
