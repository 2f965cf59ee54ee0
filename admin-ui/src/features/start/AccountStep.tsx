import { Framed } from '../signin/Step'
import { SignInFlow } from '../signin/SignInFlow'
import type { StartSearch } from './routes'

export function AccountStep({ search, onGo, onDone }: { search: StartSearch; onGo: (search: StartSearch) => void; onDone: () => void }) {
  return (
    <Framed value={false}>
      <SignInFlow
        at={{ id: search.id, kind: search.kind }}
        go={(to) => { onGo({ id: to.id, kind: to.kind }); }}
        onCancel={onDone}
        onDone={onDone}
      />
    </Framed>
  )
}
