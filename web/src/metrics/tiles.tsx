import type { ReactNode } from "react";

/** A figure of now. */
export interface Tile {
  readonly name: string;
  /** With its unit; undefined where it is not known. */
  readonly value: ReactNode;
  /** What it means, in a few words. */
  readonly note?: string;
}

/** Figures of now side by side. */
export function Tiles({ tiles }: { readonly tiles: readonly Tile[] }) {
  return (
    <dl className="metric-tiles">
      {tiles.map(({ name, value, note }) => (
        <div key={name} className="card">
          <dt>{name}</dt>
          <dd>{value ?? "–"}</dd>
          {note && <dd className="quiet">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
