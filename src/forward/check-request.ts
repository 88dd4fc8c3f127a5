import type { Inspected, Inspection } from "../contract/inspection.ts";
import { covers, mediaTypeOf } from "../contract/media-type.ts";
import type { Operation } from "../contract/operation.ts";
import type { Violation } from "../contract/problem.ts";
import type { ContractRequest } from "../contract/request.ts";
import { violationsOfRequest } from "../contract/violation.ts";
import type { Upload } from "./upload.ts";

/** A request held against the contract. */
export interface CheckedRequest extends Pick<Inspected, "operation" | "values" | "preferences"> {
  readonly violations: readonly Violation[];
}

/** Looks at a request before it is passed on. A body that passes as it comes is judged by its media type alone. */
export async function checkRequest(
  inspection: Inspection,
  request: ContractRequest,
  upload: Upload | undefined,
): Promise<CheckedRequest> {
  const { method, path, query, headers } = request;
  const isSeen = upload?.isWhole ?? true;
  const head = { method, path, query, headers };
  const seen = upload?.isWhole === true ? { ...head, body: upload.read } : head;
  const { problems, ...inspected } = await inspection.inspect(seen);
  const found = problems.flatMap(violationsOfRequest);
  if (isSeen) return { ...inspected, violations: found };
  const violations = [
    ...found.filter((violation) => violation.in !== "body"),
    ...unlisted(inspected.operation, request),
  ];
  return { ...inspected, violations };
}

function unlisted(operation: Operation | undefined, { headers }: ContractRequest): Violation[] {
  const mediaType = mediaTypeOf(headers["content-type"]);
  const listed = (operation?.requestBody?.content ?? []).map((media) => media.mediaType);
  if (listed.length === 0 || listed.some((range) => covers(range, mediaType))) return [];
  const message = `is ${mediaType || "missing"}; declared are ${listed.join(", ")}`;
  return [{ in: "header", path: "/Content-Type", keyword: "content", message }];
}
