/** Stands for cards that are being asked for. */
export function Skeletons({ count }: { readonly count: number }) {
  return (
    <ul className="grid" aria-hidden>
      {Array.from({ length: count }, (_, at) => (
        <li key={at} className="card skeleton" />
      ))}
    </ul>
  );
}
