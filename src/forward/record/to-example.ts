import type { Inspection } from "../../contract/inspection.ts";
import { mediaTypeOf } from "../../contract/media-type.ts";
import type { RequestValues } from "../../contract/request-values.ts";
import type { Operation, Parameter } from "../../contract/operation.ts";
import type { DraftReply } from "../../contract/request.ts";
import type { ExamplePlaces } from "./example-places.ts";
import type { Cover } from "../../contract/mask-secrets.ts";
import { COVERS, isSecretName, isSecretText, maskSecrets } from "../../contract/mask-secrets.ts";
import type { PlacedExample } from "./recorded-examples.ts";

/** A request that keeps the contract, and the reply to it that does so too. */
export interface RecordableExchange {
  readonly operation: Operation;
  readonly values: RequestValues;
  /** The media type that the request's body was sent in; empty where it had none. */
  readonly requestMediaType: string;
  readonly reply: DraftReply;
}

/** One exchange as named examples without its secrets. */
export interface ExchangeExample {
  /** Of the reply's body. */
  readonly reply: PlacedExample;
  /** Of the parameters and the body of the request. */
  readonly request: readonly PlacedExample[];
}

/**
 * Makes the examples of an exchange, undefined where the contract has no place for its reply, or where its secrets cannot
 * be covered without breaking the contract.
 */
export function toExample(
  inspection: Inspection,
  places: ExamplePlaces,
  secretNames: ReadonlySet<string>,
  exchange: RecordableExchange,
): ExchangeExample | undefined {
  const { operation, values, reply } = exchange;
  const target = places.ofReply(operation, reply.status, mediaTypeOf(reply.mediaType));
  const cover = COVERS.find((candidate) => isUsable(inspection, exchange, candidate));
  if (target === undefined || !cover) return undefined;
  const parameters = operation.parameters
    .filter((parameter) => isRecordable(parameter, secretNames) && !isSecretText(valueOf(values, parameter)))
    .flatMap((parameter) =>
      placed(places.ofParameter(operation, parameter), maskSecrets(valueOf(values, parameter), cover)),
    );
  const body = placed(places.ofBody(operation, exchange.requestMediaType), maskSecrets(values.body, cover));
  return {
    reply: { target, value: maskSecrets(reply.body, cover) },
    request: [...parameters, ...body],
  };
}

/** Whether what is left when the secrets are covered is still what the contract asks for. */
function isUsable(
  inspection: Inspection,
  { operation, values, reply }: RecordableExchange,
  cover: Cover,
): boolean {
  const body = maskSecrets(reply.body, cover);
  return (
    inspection.findViolations(operation, { ...reply, body }).length === 0 &&
    inspection.isValid(operation, { ...values, body: maskSecrets(values.body, cover) })
  );
}

/** Cookies, keys in headers, and whatever carries a credential are left out. */
function isRecordable({ name, in: place }: Parameter, secretNames: ReadonlySet<string>): boolean {
  const isKey = place === "header" && /key$/i.test(name);
  return place !== "cookie" && !isKey && !secretNames.has(name.toLowerCase()) && !isSecretName(name);
}

function valueOf(values: RequestValues, { name, in: place }: Parameter): unknown {
  return Object.hasOwn(values[place], name) ? values[place][name] : undefined;
}

function placed(target: string | undefined, value: unknown): PlacedExample[] {
  return target === undefined || value === undefined ? [] : [{ target, value }];
}
