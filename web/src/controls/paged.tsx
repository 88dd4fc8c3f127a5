import type { InfiniteData } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Asked } from "./answered.tsx";
import { Answered } from "./answered.tsx";

/** As much of a query of pages as is to be known for showing them. */
export interface AskedPages<Page> extends Asked<InfiniteData<Page>> {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** The entries of all pages read so far, and a button for the next page while there is one. */
export function Paged<Page, Entry>({
  query,
  entriesOf,
  empty,
  children,
}: {
  readonly query: AskedPages<Page>;
  readonly entriesOf: (page: Page) => readonly Entry[];
  /** What is said where there is no entry. */
  readonly empty: ReactNode;
  readonly children: (entries: readonly Entry[]) => ReactNode;
}) {
  return (
    <Answered query={query}>
      {({ pages }) => {
        const entries = pages.flatMap(entriesOf);
        return (
          <>
            {entries.length === 0 ? <p className="empty">{empty}</p> : children(entries)}
            {query.hasNextPage && (
              <button
                type="button"
                className="more"
                aria-busy={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                Show more
              </button>
            )}
          </>
        );
      }}
    </Answered>
  );
}
