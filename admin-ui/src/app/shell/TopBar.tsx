import { Link } from '@tanstack/react-router'
import { Mark } from '../../ui/Mark'
import { LiveMark } from './LiveMark'

export function TopBar() {
  return (
    <header className="top desk-off">
      <Link className="brand" to="/">
        <Mark />
        kiro4j
      </Link>
      <LiveMark />
    </header>
  )
}
