import type { Store } from "../store/store.ts";
import type { JsonObject, OpenApiDocument } from "./document.ts";
import type { ErasedService } from "./erased-service.ts";
import type { EngineState } from "./idempotency.ts";
import type { Observer } from "./observer.ts";
import { IndexedRouter, LazyValidator } from "./openapi-backend.ts";
import type { Operation } from "./operation.ts";
import type { ParameterReader } from "./parameters.ts";
import { createParameterReader } from "./parameters.ts";
import type { ContractRequest, DraftReply } from "./request.ts";
import type { CredentialChecks } from "./security.ts";
import { Authenticator } from "./security.ts";
import type { Surroundings } from "./service.ts";
import { answer } from "./stages/answer.ts";
import { authenticate } from "./stages/authenticate.ts";
import type { ReplyCheck } from "./stages/check.ts";
import { checkReply } from "./stages/check.ts";
import { route } from "./stages/route.ts";
import { validate } from "./stages/validate.ts";

/** What the stages need, once for all requests. */
export interface PipelineParts {
  readonly document: OpenApiDocument;
  readonly operations: readonly Operation[];
  readonly service: ErasedService;
  readonly store: Store<EngineState>;
  readonly credentials: CredentialChecks;
  readonly replyCheck: ReplyCheck;
  readonly observer: Observer;
}

/** The five stages in a row. */
export class Pipeline {
  readonly #parts: PipelineParts;
  readonly #root: JsonObject;
  readonly #router: IndexedRouter;
  readonly #validator: LazyValidator;
  readonly #authenticator: Authenticator;
  readonly #readers = new Map<Operation, ParameterReader>();

  constructor(parts: PipelineParts) {
    this.#parts = parts;
    this.#root = { ...parts.document };
    this.#router = new IndexedRouter(parts.document, parts.operations);
    this.#validator = new LazyValidator(parts.document, this.#router);
    this.#authenticator = new Authenticator(parts.document, parts.credentials);
  }

  /** Whether the contract has a path that fits. */
  hasPath(path: string): boolean {
    return this.#router.find(path) !== undefined;
  }

  /**
   * Takes a request through the stages; tells `found` the operation as soon as it is known.
   * @throws {Problem} from the stage that refuses the request.
   */
  async run(
    request: ContractRequest,
    surroundings: Surroundings,
    found: (operation: Operation) => void,
  ): Promise<DraftReply> {
    const { service, store, replyCheck, observer } = this.#parts;
    const routed = route(this.#router, request);
    if ("status" in routed) return routed;
    const { operation } = routed;
    found(operation);
    const authenticated = await authenticate(this.#authenticator, routed);
    const validated = await validate(this.#validator, this.#readerFor(operation), authenticated);
    const check = (draft: DraftReply) =>
      checkReply(this.#validator, replyCheck, observer, operation, draft, request);
    return answer({ service, store, check, surroundings }, validated);
  }

  /** What the parameters' texts have to become is looked up when an operation is first asked for. */
  #readerFor(operation: Operation): ParameterReader {
    const known = this.#readers.get(operation);
    if (known) return known;
    const reader = createParameterReader(this.#root, operation);
    this.#readers.set(operation, reader);
    return reader;
  }
}
