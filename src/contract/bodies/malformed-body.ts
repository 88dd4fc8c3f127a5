import { Problem } from "../problem.ts";

/** The refusal of a body, or of a part of it, that cannot be read; `path` leads to the part. */
export function malformed(detail: string, path = ""): Problem {
  return new Problem({
    status: 400,
    kind: "malformed-body",
    title: "Malformed body",
    detail,
    errors: [{ in: "body", path, keyword: "parse", message: detail }],
  });
}

/** What an error says, without a full stop at its end. */
export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, "");
}
