import qrcode from 'qrcode-generator'
import { useMemo } from 'react'

/** Dark on white in both themes: some cameras read nothing else. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => modules(text), [text])
  return (
    <svg className="qr" viewBox={`-2 -2 ${String(size + 4)} ${String(size + 4)}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect x="-2" y="-2" width={size + 4} height={size + 4} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

function modules(text: string): { size: number; path: string } {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const size = code.getModuleCount()
  let path = ''
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) if (code.isDark(row, column)) path += `M${String(column)} ${String(row)}h1v1h-1z`
  }
  return { size, path }
}
