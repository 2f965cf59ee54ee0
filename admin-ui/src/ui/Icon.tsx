import type { ReactElement } from 'react'

/** Our own icons: 16 px, stroke 1.5. */
const icons = {
  about: <><circle cx="8" cy="8" r="5.700"/><path d="M8 7.400v3.400M8 5.200h.01"/></>,
  alert: <path d="M8 2.7 14 13H2zM8 6.6v3M8 11.3h.01"/>,
  ban: <><circle cx="8" cy="8" r="5.5"/><path d="m4.2 4.2 7.6 7.6"/></>,
  branch: <><circle cx="4.7" cy="3.8" r="1.5"/><circle cx="4.7" cy="12.2" r="1.5"/><circle cx="11.3" cy="5.3" r="1.5"/><path d="M4.7 5.3v5.4M11.3 6.8c0 2.4-2.8 2.2-6.6 3.4"/></>,
  building: <path d="M3.5 13.5v-10h5.5v10M9 6.5h3.5v7M2.3 13.5h11.4M5.6 6h1.3M5.6 8.5h1.3M5.6 11h1.3"/>,
  bulb: <path d="M6 11.2c0-1.5-2-2.2-2-4.6a4 4 0 0 1 8 0c0 2.4-2 3.1-2 4.6zM6.3 13.6h3.4"/>,
  check: <path d="m3.500 8.500 3 3 6-7"/>,
  clock: <><circle cx="8" cy="8" r="5.5"/><path d="M8 5v3.2l2.2 1.3"/></>,
  close: <path d="m4 4 8 8M12 4l-8 8"/>,
  connect: <path d="M6 2.5v3M10 2.5v3M4 5.5h8v2a4 4 0 0 1-8 0zM8 11.5v2"/>,
  copy: <><rect x="5.5" y="5.5" width="8" height="8" rx="1.5"/><path d="M3.6 10.5c-.6 0-1.1-.5-1.1-1.1V3.6c0-.6.5-1.1 1.1-1.1h5.8c.6 0 1.1.5 1.1 1.1"/></>,
  credentials: <><rect x="2" y="3.5" width="12" height="9" rx="1.5"/><circle cx="5.7" cy="7.2" r="1.3"/><path d="M3.8 10.6c.4-1 1.1-1.4 1.9-1.4s1.5.4 1.9 1.4M9.8 6.7h2M9.8 9.3h2"/></>,
  down: <path d="m4.5 6.3 3.5 3.5 3.5-3.5"/>,
  download: <path d="M8 2.8v7.4M4.9 7.2 8 10.3l3.1-3.1M3 13.2h10"/>,
  edit: <path d="m3 13 .6-2.6 7.3-7.3a1.4 1.4 0 0 1 2 2l-7.3 7.3z"/>,
  external: <path d="M6.500 3.500h-3v9h9v-3M9.500 3h3.500v3.500M13 3 7.500 8.500"/>,
  filter: <path d="M2.500 4h11M4.500 8h7M6.500 12h3"/>,
  globe: <><circle cx="8" cy="8" r="5.6"/><path d="M2.4 8h11.2M8 2.4c4 3.3 4 7.9 0 11.2-4-3.3-4-7.9 0-11.2z"/></>,
  grip: <path d="M6 4.2h.01M10 4.2h.01M6 8h.01M10 8h.01M6 11.8h.01M10 11.8h.01" strokeWidth="1.8"/>,
  info: <><circle cx="8" cy="8" r="5.7"/><path d="M8 7.4v3.4M8 5.2h.01"/></>,
  keys: <><circle cx="5.2" cy="10.8" r="2.7"/><path d="m7.2 8.8 5.6-5.6M10.6 5.4l1.9 1.9"/></>,
  left: <path d="M9.7 4.5 6.2 8l3.5 3.5"/>,
  link: <path d="M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.8-.8"/>,
  logout: <path d="M9.500 3.500h-6v9h6M7 8h6.500M11 5.500 13.500 8 11 10.500"/>,
  logs: <path d="M3 3.8h10M3 6.6h6.5M3 9.4h10M3 12.2h4.5"/>,
  models: <path d="M8 2.200 13 5v6l-5 2.800L3 11V5zM3 5l5 2.800L13 5M8 7.800v6"/>,
  moon: <path d="M13 9.6A5.4 5.4 0 0 1 6.4 3a5.4 5.4 0 1 0 6.6 6.6z"/>,
  more: <path d="M3.6 8h.01M8 8h.01M12.4 8h.01" strokeWidth="2"/>,
  overview: <path d="M2.5 8.5h2.8l2-5 2.6 9 1.7-4h1.9"/>,
  pause: <path d="M5.5 3.5v9M10.5 3.5v9"/>,
  play: <path d="M5.500 3.500 12 8l-6.500 4.500z"/>,
  plus: <path d="M8 3.2v9.6M3.2 8h9.6"/>,
  power: <path d="M8 2.5v5M4.6 4.6a4.9 4.9 0 1 0 6.8 0"/>,
  refresh: <path d="M13 8a5 5 0 0 1-9 3M3 8a5 5 0 0 1 9-3M12.3 2.6V5H10M3.7 13.4V11H6"/>,
  requests: <path d="M3 5.2h9.2M9.8 2.8l2.4 2.4-2.4 2.4M13 10.8H3.8M6.2 8.4 3.8 10.8l2.4 2.4"/>,
  right: <path d="m6.3 4.5 3.5 3.5-3.5 3.5"/>,
  rotate: <path d="M3 8a5 5 0 1 0 1.7-3.8M3 2.8v2.4h2.4" transform="translate(0 .2)"/>,
  search: <><circle cx="7" cy="7" r="4.2"/><path d="m10.2 10.2 3 3"/></>,
  settings: <><path d="M2.5 4.8h6M12.3 4.8h1.2M2.5 11.2h1.2M7.5 11.2h6"/><circle cx="10.4" cy="4.8" r="1.8"/><circle cx="5.6" cy="11.2" r="1.8"/></>,
  shield: <path d="M8 2.3 13 4v4c0 3-2.1 4.9-5 5.8C5.1 12.9 3 11 3 8V4z"/>,
  stop: <rect x="4" y="4" width="8" height="8" rx="1"/>,
  sun: <><circle cx="8" cy="8" r="2.6"/><path d="M8 1.8v1.4M8 12.8v1.4M1.8 8h1.4M12.8 8h1.4M3.6 3.6l1 1M11.4 11.4l1 1M12.4 3.6l-1 1M4.6 11.4l-1 1"/></>,
  system: <><rect x="2.2" y="3" width="11.6" height="8" rx="1.3"/><path d="M6 13.4h4"/></>,
  test: <path d="M2.5 4.3c0-.7.6-1.3 1.3-1.3h8.4c.7 0 1.3.6 1.3 1.3v5.4c0 .7-.6 1.3-1.3 1.3H7l-2.8 2.3V11h-.4c-.7 0-1.3-.6-1.3-1.3z"/>,
  trash: <path d="M3 4.5h10M6.3 4.5V3h3.4v1.5M4.3 4.5l.5 8.5h6.4l.5-8.5"/>,
  up: <path d="m4.500 9.700 3.500-3.500 3.500 3.500"/>,
  upload: <path d="M8 10.4V3M4.9 6 8 2.9 11.1 6M3 13.2h10"/>,
  usage: <path d="M2.5 13.5h11M4.3 11V8.3M8 11V3M11.7 11V6"/>,
  user: <><circle cx="8" cy="5.4" r="2.6"/><path d="M3 13.4c.5-2.8 2.5-4 5-4s4.5 1.2 5 4"/></>,
} satisfies Record<string, ReactElement>

export type IconName = keyof typeof icons

/** Decoration: the word stands beside it, or the control has a label. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return (
    <svg className={`i ${className}`} viewBox="0 0 16 16" aria-hidden="true">
      {icons[name]}
    </svg>
  )
}
