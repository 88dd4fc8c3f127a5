import { infiniteQueryOptions } from "@tanstack/react-query";

/** A list that is read page by page, each by the `next_cursor` of the one before. */
export function pagesOf<Page extends { readonly next_cursor: string | null }>(
  queryKey: readonly unknown[],
  read: (cursor: string | undefined) => Promise<Page>,
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });
}
