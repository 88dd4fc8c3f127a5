import { createOperationChecks } from "#openapi-backend";
import type { Asked } from "../mock/asked.ts";
import type { Mock } from "../mock/create-mock.ts";
import { createMock } from "../mock/create-mock.ts";
import type { Disturbance } from "../mock/disturbance.ts";
import { unavailableOnPurpose } from "../mock/fault.ts";
import type { MockOptions } from "../mock/options.ts";
import type { Store } from "../store/store.ts";
import type { Router } from "./checks.ts";
import { ContractValidator } from "./contract-validator.ts";
import type { JsonObject, OpenApiDocument } from "./document.ts";
import type { ErasedService } from "./erased-service.ts";
import type { EngineState } from "./idempotency.ts";
import type { Inspection } from "./inspection.ts";
import { createInspection } from "./inspection.ts";
import type { Observer } from "./observer.ts";
import { JsonText } from "./json-text.ts";
import { JudgedTexts } from "./judged-texts.ts";
import type { Operation } from "./operation.ts";
import type { Overrides } from "./overrides.ts";
import type { RequestReader } from "./request-reader.ts";
import { createRequestReader } from "./request-reader.ts";
import type { Problem } from "./problem.ts";
import type { ContractRequest, DraftReply } from "./request.ts";
import { settleMediaType } from "./reply-media.ts";
import type { CredentialChecks } from "./security.ts";
import { Authenticator } from "./security.ts";
import type { Surroundings } from "./service.ts";
import { isPromise } from "./settled.ts";
import { answer } from "./stages/answer.ts";
import { authenticate } from "./stages/authenticate.ts";
import type { ReplyCheck, ReplyChecking } from "./stages/check.ts";
import { checkReply, findViolations } from "./stages/check.ts";
import { route } from "./stages/route.ts";
import type { RequestCheck } from "./stages/validate.ts";
import { validate } from "./stages/validate.ts";
import { violationsOf, withViolations } from "./violation.ts";
import { writeReply } from "./write-reply.ts";
import type { TimeLimit } from "./time-limit.ts";

/** What the stages need, once for all requests. */
export interface PipelineParts {
  readonly document: OpenApiDocument;
  readonly operations: readonly Operation[];
  readonly service: ErasedService;
  readonly overrides: Overrides;
  readonly credentials: CredentialChecks;
  readonly requestCheck: RequestCheck;
  readonly replyCheck: ReplyCheck;
  readonly mock: MockOptions;
  readonly timeLimit: TimeLimit;
  readonly observer: Observer;
}

/** What a request is answered from, besides the document. */
export interface Around {
  readonly store: Store<EngineState>;
  readonly surroundings: Surroundings;
}

/** The five stages in a row. */
export class Pipeline {
  /** What the stages find out, without an answer. */
  readonly inspection: Inspection;
  readonly #parts: PipelineParts;
  readonly #root: JsonObject;
  readonly #router: Router;
  readonly #validator: ContractValidator;
  readonly #checking: ReplyChecking;
  readonly #authenticator: Authenticator;
  readonly #mock: Mock;
  readonly #readers = new Map<Operation, RequestReader>();

  constructor(parts: PipelineParts) {
    this.#parts = parts;
    this.#root = { ...parts.document };
    const { router, checks } = createOperationChecks(parts.document, parts.operations);
    this.#router = router;
    this.#validator = new ContractValidator(this.#root, checks);
    const { replyCheck: mode, observer } = parts;
    const memory = { texts: new JsonText(), judged: new JudgedTexts() };
    this.#checking = { validator: this.#validator, ...memory, mode, observer };
    this.#authenticator = new Authenticator(parts.document, parts.credentials);
    this.#mock = createMock(
      {
        root: this.#root,
        findViolations: (operation, reply) => findViolations(this.#validator, operation, reply),
        observer: parts.observer,
      },
      parts.mock,
    );
    this.inspection = createInspection({
      document: parts.document,
      operations: parts.operations,
      router: this.#router,
      validator: this.#validator,
      readerFor: (operation) => this.#readerFor(operation),
    });
  }

  /** The paths under which operations are found; `/` for the root. */
  get basePaths(): readonly string[] {
    return this.#router.basePaths.map((path) => (path === "" ? "/" : path));
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
    { request, preferences }: Asked,
    { fault }: Disturbance,
    { store, surroundings }: Around,
    found: (operation: Operation) => void,
  ): Promise<DraftReply> {
    const { service, overrides, requestCheck, timeLimit, observer } = this.#parts;
    const routed = route(this.#router, request);
    if ("status" in routed) return routed;
    const { operation } = routed;
    found(operation);
    if (fault === "503") throw unavailableOnPurpose();
    // What is there already is not waited for: a turn of the queue for each stage would add up.
    const authenticating = authenticate(this.#authenticator, routed);
    const authenticated = isPromise(authenticating) ? await authenticating : authenticating;
    let broken: Problem | undefined;
    const report = requestCheck === "report" ? (problem: Problem) => (broken = problem) : undefined;
    const validating = validate(this.#validator, this.#readerFor(operation), authenticated, report);
    const validated = isPromise(validating) ? await validating : validating;
    const check = (draft: DraftReply) => {
      const settled = settleMediaType(operation, draft, request.headers.accept);
      return checkReply(this.#checking, operation, settled, request);
    };
    const write = (draft: DraftReply) => this.#write(operation, draft);
    const mock = this.#mock;
    // prettier-ignore
    const answering = { service, overrides, store, mock, preferences, check, write, surroundings, timeLimit };
    const answered = answer(answering, validated);
    const reply = write(isPromise(answered) ? await answered : answered);
    if (!broken) return reply;
    observer.requestBroke?.(operation.operationId, violationsOf(broken), request);
    return withViolations(reply, broken);
  }

  /** A refusal in the form that its operation declares for it. */
  async refuse(operation: Operation, request: ContractRequest, problem: Problem): Promise<DraftReply> {
    return this.#write(operation, await this.#mock.refuse(operation, request, problem));
  }

  #write(operation: Operation, reply: DraftReply): DraftReply {
    return writeReply(this.#root, this.#validator.shapes, operation, reply);
  }

  /** What the parameters' texts have to become is looked up when an operation is first asked for. */
  #readerFor(operation: Operation): RequestReader {
    const known = this.#readers.get(operation);
    if (known) return known;
    const reader = createRequestReader(this.#root, operation);
    this.#readers.set(operation, reader);
    return reader;
  }
}
