import { type ReactNode, useId } from "react";

interface Props {
  readonly title: string;
  readonly isPending: boolean;
  readonly children: ReactNode;
}

/** A part of the page under a heading; while nothing is known yet, the shape of what will come. */
export function Section({ title, isPending, children }: Props) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} aria-busy={isPending} className="metrics">
      <h2 id={heading}>{title}</h2>
      {isPending ? (
        <div aria-hidden>
          <div className="metric-tiles">
            {Array.from({ length: 5 }, (_, at) => (
              <div key={at} className="card skeleton" />
            ))}
          </div>
          <div className="charts">
            <div className="card skeleton" />
            <div className="card skeleton" />
          </div>
        </div>
      ) : (
        children
      )}
    </section>
  );
}
