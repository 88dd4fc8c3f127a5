/** Where something is in its life, as a word in its colour. */
export function StatusBadge({ status }: { readonly status: string }) {
  return <span className={`status ${status}`}>{status}</span>;
}
