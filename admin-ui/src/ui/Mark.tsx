/** Many ways that come together at one gate. */
export function Mark({ className = 'mark' }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 20 20" aria-hidden="true">
      <path className="gate" d="M5.200 3v14" />
      <path d="M15.400 3.600 9.300 10l6.100 6.400" />
    </svg>
  )
}
