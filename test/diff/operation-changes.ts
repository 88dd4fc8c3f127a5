import { change } from "./changed-documents.ts";
import type { Parts } from "./documents.ts";
import { operation } from "./documents.ts";

const responses = { 204: { description: "" } };
const paths = (items: Parts): Parts => ({ paths: items });
const get = (parts: Parts = {}) => ({ get: { responses, ...parts } });
const two = (second: Parts) => paths({ "/a": { ...get(), delete: { responses, ...second } } });
const removed = (gone: Parts) => [two(gone), paths({ "/a": get() })] as const;
const stable = (level?: string) => operation(level === undefined ? {} : { "x-stability-level": level });
const sunset = (date?: unknown) =>
  operation({ deprecated: true, ...(date !== undefined && { "x-sunset": date }) });
const serverAt = (url: string): Parts => ({ ...operation({}), servers: [{ url }] });

/** Changes of operations as such. */
export const OPERATION_CHANGES = [
  change(
    "a path is gone",
    paths({ "/a": get(), "/b": get() }),
    paths({ "/a": get() }),
    "breaking api-path-removed-without-deprecation",
    "info endpoint-added",
  ),
  change(
    "a path is gone that was deprecated",
    paths({ "/a": get(), "/b": get({ deprecated: true }) }),
    paths({ "/a": get() }),
    "info api-path-removed-with-deprecation",
    "info endpoint-added",
  ),
  change(
    "a path is gone before its time",
    paths({ "/a": get(), "/b": get({ deprecated: true, "x-sunset": "2025-12-16" }) }),
    paths({ "/a": get() }),
    "breaking api-path-removed-before-sunset",
    "info endpoint-added",
  ),
  change(
    "an operation is gone",
    ...removed({}),
    "breaking api-removed-without-deprecation",
    "info endpoint-added",
  ),
  change(
    "an operation is gone that was deprecated",
    ...removed({ deprecated: true }),
    "info api-removed-with-deprecation",
    "info endpoint-added",
  ),
  change(
    "an operation is gone whose time had come",
    ...removed({ deprecated: true, "x-sunset": "2025-12-15" }),
    "info api-removed-with-deprecation",
    "info endpoint-added",
  ),
  change(
    "an operation is gone before its time",
    ...removed({ deprecated: true, "x-sunset": "2025-12-15T11:00:00Z" }),
    "breaking api-removed-before-sunset",
    "info endpoint-added",
  ),
  change(
    "an operation is gone and nobody knows whether its time had come",
    ...removed({ deprecated: true, "x-sunset": "next year" }),
    "breaking api-path-sunset-parse",
    "info endpoint-added",
  ),
  change(
    "an operation is gone that was a draft",
    ...removed({ "x-stability-level": "draft" }),
    "info api-removed-while-unstable",
    "info endpoint-added",
  ),
  change(
    "it is deprecated",
    operation({}),
    operation({ deprecated: true }),
    "info endpoint-deprecated",
    "info endpoint-reactivated",
  ),
  change(
    "it is deprecated, with the date of its end",
    operation({}),
    sunset("2026-12-31"),
    "info endpoint-deprecated-with-sunset",
    "info endpoint-reactivated",
  ),
  change(
    "it is deprecated, with a date that is none",
    operation({}),
    sunset("soon"),
    "breaking api-deprecated-sunset-parse, info endpoint-deprecated",
    "info endpoint-reactivated",
  ),
  change(
    "its end comes earlier",
    sunset("2026-12-31"),
    sunset("2026-06-30"),
    "breaking api-sunset-date-changed-too-small",
    "",
  ),
  change("nobody knows any more when it ends", sunset("2026-12-31"), sunset(), "breaking sunset-deleted", ""),
  change(
    "it is less stable than before",
    stable(),
    stable("beta"),
    "breaking api-stability-decreased",
    "info api-stability-increased",
  ),
  change(
    "nobody knows how stable it is",
    stable(),
    stable("rock"),
    "breaking api-invalid-stability-level",
    "",
  ),
  change(
    "its operationId is gone",
    operation({ operationId: "make" }),
    operation({}),
    "info api-operation-id-removed",
    "info api-operation-id-added",
  ),
  change(
    "its operationId is another one",
    operation({ operationId: "make" }),
    operation({ operationId: "create" }),
    "info api-operation-id-removed",
    "info api-operation-id-removed",
  ),
  change(
    "a tag is gone",
    operation({ tags: ["a", "b"] }),
    operation({ tags: ["b"] }),
    "info api-tag-removed",
    "info api-tag-added",
  ),
  change(
    "all are found under another path",
    serverAt("https://api.example.com/v1"),
    serverAt("/v2"),
    "breaking api-base-path-removed, info api-base-path-added",
    "breaking api-base-path-removed, info api-base-path-added",
  ),
  change(
    "a part of the path went from the servers to the paths",
    { ...paths({ "/a": get() }), servers: [{ url: "/v1" }] },
    paths({ "/v1/a": get() }),
    "",
    "",
  ),
  change(
    "one is found under another path",
    operation({}),
    operation({ servers: [{ url: "/v2" }] }),
    "breaking api-base-path-removed, info api-base-path-added",
    "breaking api-base-path-removed, info api-base-path-added",
  ),
];
