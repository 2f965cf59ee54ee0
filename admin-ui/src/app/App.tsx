import { ConnectCard } from '../features/connect/ConnectCard'
import { StatusCard } from '../features/status/StatusCard'
import { Header } from './Header'

export function App() {
  return (
    <div className="mx-auto grid max-w-4xl gap-6 px-4 py-8 sm:px-6 sm:py-12">
      <Header />
      <main className="grid gap-6">
        <StatusCard />
        <ConnectCard />
      </main>
    </div>
  )
}
